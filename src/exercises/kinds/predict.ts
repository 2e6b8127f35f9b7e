import type { Text } from '../../core/text.ts'
import { show } from '../../core/model/issue.ts'
import { parseNumber } from '../../core/model/parseValue.ts'
import { evaluate } from '../expression.ts'
import { fill } from '../fill.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import type { Kind, KindTest } from '../kind.ts'
import type { Variant } from '../life.ts'
import type { ExerciseOf } from '../schema.ts'
import type { Solver } from '../solver.ts'

type PredictExercise = ExerciseOf<'predict'>
/** An outcome chosen, or the heights of a drawn curve. */
export type Prediction = string | readonly number[]

/** An outcome chosen or a curve drawn before the model runs; then the model says what happens. */
export const predict: Kind<PredictExercise, Prediction> = {
  expressions: ({ outcomes = [] }) => outcomes.map((outcome) => outcome.when),
  arrange: ({ outcomes = [] }) => outcomes.map((outcome) => outcome.id),
  parse({ outcomes, sketch }, _, raw) {
    if (outcomes) {
      if (typeof raw !== 'string' || raw === '') return { problem: CHOOSE }
      return outcomes.some((outcome) => outcome.id === raw) ? { answer: raw } : { problem: noOutcome(raw) }
    }
    const { at, min, max } = sketch!
    if (!Array.isArray(raw) || raw.length !== at.length) return { problem: points(at.length) }
    const heights = raw.map(parseNumber)
    const astray = heights.findIndex((height) => height === undefined || height < min || height > max)
    if (astray >= 0) return { problem: outside(raw[astray], min, max) }
    return { answer: heights as number[] }
  },
  mark(exercise, variant, answer, solver) {
    if (exercise.outcomes) {
      const came = outcomeOf(exercise, variant)
      const chosen = exercise.outcomes.find((outcome) => outcome.id === answer)!
      const met = chosen.id === came.id
      const words = chosen.feedback ?? (met ? undefined : came.feedback)
      return {
        score: Number(met),
        parts: [
          {
            id: chosen.id,
            met,
            ...(words ? { text: fill(words, (name) => variant.names[name]) } : {}),
            ...(!met && chosen.misconception ? { misconception: chosen.misconception } : {}),
          },
        ],
      }
    }
    const { at, tolerance } = exercise.sketch!
    const curve = curveOf(exercise, variant, solver)
    const parts = at.map((x, i) => {
      const distance = Math.abs((answer as readonly number[])[i]! - curve[i]!)
      const met = distance <= tolerance * (1 + 1e-9)
      return met
        ? { id: `at-${x}`, met }
        : {
            id: `at-${x}`,
            met,
            distance,
            text: off(exercise, x, (answer as readonly number[])[i]!, curve[i]!),
          }
    })
    return { score: parts.filter((part) => part.met).length / parts.length, parts }
  },
}

export const predictTest: KindTest<PredictExercise> = {
  selfTest(exercise, variant, _, solver) {
    if (exercise.outcomes) {
      const came = outcomeOf(exercise, variant).id
      return {
        right: [came],
        wrong: exercise.outcomes.map((outcome) => outcome.id).filter((id) => id !== came),
        malformed: ['', 'no such outcome', null, 3, [came], {}],
      }
    }
    const { at, min, max, tolerance } = exercise.sketch!
    const curve = curveOf(exercise, variant, solver)
    const clamp = (height: number) => Math.min(max, Math.max(min, height))
    return {
      right: [curve, curve.map((height) => clamp(height + 0.9 * tolerance))],
      // A flat line, and the mirror image of the curve.
      wrong: [at.map(() => (min + max) / 2), curve.map((height) => min + max - height)],
      malformed: [null, 'x', [], curve.slice(1), curve.map(() => max + 1), curve.map(() => 'x'), {}],
    }
  },
  guess(exercise, variant, solver) {
    if (exercise.outcomes) return 1 / exercise.outcomes.length
    const { min, max, tolerance } = exercise.sketch!
    return curveOf(exercise, variant, solver)
      .map((height) => (Math.min(max, height + tolerance) - Math.max(min, height - tolerance)) / (max - min))
      .reduce((product, share) => product * share, 1)
  },
}

/** The outcome that comes true. Throws unless exactly one does. */
function outcomeOf({ id, outcomes = [] }: PredictExercise, variant: Variant) {
  const come = outcomes.filter(({ when }) => evaluate(when, (name) => variant.names[name]) === true)
  if (come.length === 1) return come[0]!
  const which = come.map((outcome) => outcome.id).join(' and ')
  throw new Error(`exercise ${id}: ${which ? `${which} come true together` : 'no outcome comes true'}`)
}

/** What the model makes of a sketch. Throws where an output does not exist or leaves the frame. */
export function curveOf(exercise: PredictExercise, variant: Variant, solver?: Solver): number[] {
  if (!solver) throw new Error(`exercise ${exercise.id}: a sketch needs its model`)
  const { parameter, at, output, min, max } = exercise.sketch!
  return at.map((x) => {
    const height = solver.outputs(solver.values({ ...variant.parameters, [parameter]: x }))[output]
    if (typeof height === 'number' && height >= min && height <= max) return height
    throw new Error(`exercise ${exercise.id}: ${output} is ${String(height)} at ${parameter} = ${x}`)
  })
}

const CHOOSE: Text = { en: 'No outcome is chosen yet.', zh: '还没有选择结果。' }
const noOutcome = (id: string): Text => ({
  en: `There is no outcome “${show(id)}”.`,
  zh: `没有“${show(id)}”这一结果。`,
})
const points = (count: number): Text => ({
  en: `The sketch must have ${count} points.`,
  zh: `草图须有 ${count} 个点。`,
})
const outside = (height: unknown, min: number, max: number): Text => ({
  en: `Each point must be a number from ${min} to ${max}; got ${show(height)}.`,
  zh: `每个点须为 ${min} 到 ${max} 之间的数；给出的是 ${show(height)}。`,
})
function off({ sketch }: PredictExercise, x: number, drawn: number, real: number): Text {
  const say = (language: 'en' | 'zh', value: number) => formatValue(value, language, sketch!.format)
  return {
    en: `At ${say('en', x)} you drew ${say('en', drawn)}; the model gives ${say('en', real)}.`,
    zh: `在 ${say('zh', x)} 处，你画的是 ${say('zh', drawn)}，模型给出 ${say('zh', real)}。`,
  }
}
