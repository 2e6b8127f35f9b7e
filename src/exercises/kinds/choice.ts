import type { Text } from '../../core/text.ts'
import { show } from '../../core/model/issue.ts'
import { evaluate } from '../expression.ts'
import { fill } from '../fill.ts'
import { type Kind, type KindTest, shuffle } from '../kind.ts'
import type { Variant } from '../life.ts'
import type { ExerciseOf } from '../schema.ts'

type ChoiceExercise = ExerciseOf<'choice'>

/** One option, or several of them; each tells why or why not once it has been chosen. */
export const choice: Kind<ChoiceExercise, readonly string[]> = {
  expressions: ({ options }) => options.flatMap(({ correct }) => (correct === undefined ? [] : [correct])),
  arrange: ({ options, ordered }, random) => {
    const ids = options.map((option) => option.id)
    return ordered ? ids : shuffle(ids, random)
  },
  parse({ options, several }, _, raw) {
    const chosen = typeof raw === 'string' ? [raw] : raw
    if (!Array.isArray(chosen) || !chosen.every((id) => typeof id === 'string')) return { problem: SHAPE }
    const unknown = chosen.find((id) => !options.some((option) => option.id === id))
    if (unknown !== undefined) return { problem: noOption(unknown) }
    if (chosen.length === 0) return { problem: NONE }
    if (!several && chosen.length > 1) return { problem: ONE }
    return { answer: [...new Set<string>(chosen)] }
  },
  mark(exercise, variant, chosen) {
    const right = rightOptions(exercise, variant)
    const hits = chosen.filter((id) => right.includes(id)).length
    const exact = hits === right.length && chosen.length === right.length
    // A wrong tick costs what a right one earns, so ticking everything earns nothing for it.
    const score = exact ? 1 : Math.max(0, (2 * hits - chosen.length) / right.length)
    const parts = exercise.options
      .filter(({ id }) => chosen.includes(id))
      .map(({ id, feedback, misconception }) => ({
        id,
        met: right.includes(id),
        text: fill(feedback, (name) => variant.names[name]),
        ...(misconception && !right.includes(id) ? { misconception } : {}),
      }))
    const missed = exercise.several && !exact && hits === chosen.length
    return {
      // All that was chosen may be right and something still be missing: never a full score.
      score: exercise.several ? score : Number(exact),
      parts: missed ? [...parts, { id: 'missed', met: false, text: MISSED }] : parts,
    }
  },
}

export const choiceTest: KindTest<ChoiceExercise> = {
  selfTest(exercise, variant) {
    const ids = exercise.options.map((option) => option.id)
    const right = rightOptions(exercise, variant)
    const others = ids.filter((id) => !right.includes(id))
    return {
      right: [right, right.toReversed()],
      wrong: exercise.several
        ? [
            ...others.map((id) => [id]),
            ...(others.length > 0 ? [ids] : []),
            ...(right.length > 1 ? [right.slice(1)] : []),
          ]
        : others.map((id) => [id]),
      malformed: [[], ['no such option'], null, 3, {}, [1], ...(exercise.several ? [] : [ids.slice(0, 2)])],
    }
  },
  guess: ({ options, several }) => 1 / (several ? 2 ** options.length - 1 : options.length),
}

/** Ids of the options that are right in a variant. Throws when there is none, or more than one where one is asked. */
export function rightOptions({ id, options, several }: ChoiceExercise, variant: Variant): string[] {
  const right = options
    .filter(({ correct }) =>
      typeof correct === 'string'
        ? evaluate(correct, (name) => variant.names[name]) === true
        : correct === true,
    )
    .map((option) => option.id)
  if (right.length === 0) throw new Error(`exercise ${id}: no option is right`)
  if (right.length > 1 && !several)
    throw new Error(`exercise ${id}: ${right.join(' and ')} are both right, but only one may be chosen`)
  return right
}

const SHAPE: Text = { en: 'The answer must be a list of options.', zh: '答案须为选项的列表。' }
const NONE: Text = { en: 'No option is chosen yet.', zh: '还没有选择。' }
const ONE: Text = { en: 'Only one option may be chosen.', zh: '只能选一项。' }
const MISSED: Text = {
  en: 'What you chose is right, but something is missing.',
  zh: '选的都对，但没有选全。',
}
const noOption = (id: string): Text => ({
  en: `There is no option “${show(id)}”.`,
  zh: `没有“${show(id)}”这一选项。`,
})
