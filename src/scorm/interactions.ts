import { answerText } from '../exercises/answerText.ts'
import type { Exercise } from '../exercises/schema.ts'
import type { StudentItem } from '../widgets/teach/attempt/itemView.ts'
import type { Session } from './session.ts'

/** An answer of a student, as a platform's report lists it. */
export interface Interaction {
  readonly of: StudentItem
  readonly answer: unknown
  /** Milliseconds since 1970. */
  readonly time: number
  /** 0 to 1; null where nobody may see it yet, or a person marks. */
  readonly score: number | null
}

/**
 * Adds an answer to the platform's list at its end, one entry for each check as SCORM's journalling has it. Whatever a
 * platform does not take is left out: the list is for looking at, and no grade depends on it.
 *
 * @returns whether the list has grown
 */
export function addInteraction(session: Session, place: number, interaction: Interaction): boolean {
  const { set, dialect, version } = session
  const { of, answer, time, score } = interaction
  const { item, exercise } = of
  const at = (element: string) => `cmi.interactions.${place}.${element}`
  const is2004 = version === '2004'
  const { type, response } = describe(of, answer, is2004)
  if (!set(at('id'), item.id)) return false
  set(at('type'), type)
  set(at(is2004 ? 'timestamp' : 'time'), dialect.moment(time))
  set(at('weighting'), String(item.points))
  // Platforms take no empty answer.
  if (response !== '') set(at(is2004 ? 'learner_response' : 'student_response'), response)
  set(at('result'), resultOf(score, is2004))
  if (is2004) set(at('description'), exercise.title.en.slice(0, 250))
  return true
}

function resultOf(score: number | null, is2004: boolean): string {
  if (score === null) return 'neutral'
  if (score === 1) return 'correct'
  if (score === 0) return is2004 ? 'incorrect' : 'wrong'
  return String(Math.round(score * 1e4) / 1e4)
}

/** The type that fits the kind, and the answer in its notation; the rest in words. */
function describe(of: StudentItem, answer: unknown, is2004: boolean) {
  const { exercise } = of
  // In 2004 the names of the options; in 1.2 one letter each, as the exercise lists them.
  const places = (all: readonly { readonly id: string }[]) => {
    const ids = all.map(({ id }) => id)
    const chosen = Array.isArray(answer) && answer.every((id) => ids.includes(id)) ? answer : []
    return is2004 ? chosen.join('[,]') : chosen.map((id) => letter(ids.indexOf(id))).join()
  }
  const chosen =
    exercise.kind === 'choice'
      ? { type: 'choice', response: places(exercise.options) }
      : exercise.kind === 'order'
        ? { type: 'sequencing', response: places(exercise.items) }
        : undefined
  // An answer that names something else, as one that was tampered with may, is told in words.
  if (chosen?.response) return chosen
  const decimal = String(answer).trim()
  if (exercise.kind === 'number' && /^-?\d+(\.\d+)?$/.test(decimal))
    return { type: 'numeric', response: decimal }
  const text = inWords(exercise, of, answer)
  if (exercise.kind === 'explain')
    return is2004
      ? { type: 'long-fill-in', response: text.slice(0, 4000) }
      : { type: 'fill-in', response: text.slice(0, 255) }
  return is2004
    ? { type: 'other', response: text.slice(0, 4000) }
    : { type: 'performance', response: text.slice(0, 255) }
}

function inWords(exercise: Exercise, { variant, solver }: StudentItem, answer: unknown): string {
  if (typeof answer === 'string') return answer
  try {
    return answerText(exercise, variant, answer, solver).en
  } catch {
    return JSON.stringify(answer) ?? ''
  }
}

const letter = (place: number) => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(place)
