import type { Text } from '../core/text.ts'
import { fill } from './fill.ts'
import { kindOf } from './kinds.ts'
import type { Feedback, Grade, Marks, Parsed, Variant } from './life.ts'
import type { Exercise } from './schema.ts'
import { withYours } from './scope.ts'
import type { Solver } from './solver.ts'

export { fillIn } from './fillIn.ts'

/** Reads an answer as a page or a file gives it; what cannot be read is said, never guessed at. */
export function parse(exercise: Exercise, variant: Variant, raw: unknown, solver?: Solver): Parsed<unknown> {
  return kindOf(exercise).parse(exercise as never, variant, raw, solver)
}

/**
 * Grades an answer that `parse` has read: the same answer always gets the same grade.
 *
 * @param solver of the exercise's model; targets and sketches need it
 */
export function grade(exercise: Exercise, variant: Variant, answer: unknown, solver?: Solver): Grade {
  const marks = kindOf(exercise).mark(exercise as never, variant, answer, solver)
  return { ...marks, feedback: feedback(exercise, variant, marks, answer, solver) }
}

/** Parses and grades; an answer that cannot be read scores nothing and says why. */
export function gradeRaw(
  exercise: Exercise,
  variant: Variant,
  raw: unknown,
  solver?: Solver,
): Grade & { problem?: Text } {
  const { answer, problem } = parse(exercise, variant, raw, solver)
  return problem
    ? { score: 0, parts: [], feedback: [{ tone: 'wrong', text: problem }], problem }
    : grade(exercise, variant, answer, solver)
}

/** The verdict, what the exercise says to it, and what there is to say about each part. */
function feedback(
  exercise: Exercise,
  variant: Variant,
  marks: Marks,
  answer: unknown,
  solver?: Solver,
): Feedback[] {
  const tone = marks.pending ? 'pending' : marks.score === 1 ? 'right' : marks.score > 0 ? 'partly' : 'wrong'
  const own =
    tone === 'right' ? exercise.feedback?.right : tone === 'pending' ? undefined : exercise.feedback?.wrong
  let lookUp = (name: string) => variant.names[name]
  if (exercise.kind === 'target' && solver) {
    const values = { ...variant.parameters, ...(answer as Record<string, never>) }
    lookUp = withYours(lookUp, values, solver.outputs(values)) as typeof lookUp
  }
  return [
    { tone, text: VERDICTS[tone] },
    ...marks.parts.flatMap(({ text, misconception }) =>
      text ? [{ tone: 'detail' as const, text, ...(misconception ? { misconception } : {}) }] : [],
    ),
    ...(own ? [{ tone: 'detail' as const, text: fill(own, lookUp) }] : []),
  ]
}

const VERDICTS: Readonly<Record<Exclude<Feedback['tone'], 'detail'>, Text>> = {
  right: { en: 'Right.', zh: '正确。' },
  partly: { en: 'Partly right.', zh: '部分正确。' },
  wrong: { en: 'Not yet.', zh: '还不对。' },
  pending: {
    en: 'Saved. An instructor marks this answer; compare it with the criteria yourself.',
    zh: '已保存。此题由教师评分；你可以先对照评分标准自查。',
  },
}
