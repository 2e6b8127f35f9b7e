import type { Text } from '../../core/text.ts'
import type { Kind, KindTest } from '../kind.ts'
import type { ExerciseOf } from '../schema.ts'

type ExplainExercise = ExerciseOf<'explain'>

const LENGTH = { least: 20, most: 4000 }

/** Free text. No program judges it: an instructor marks it by the rubric, and a reader compares for herself. */
export const explain: Kind<ExplainExercise, string> = {
  expressions: () => [],
  arrange: () => [],
  parse({ length = LENGTH }, _, raw) {
    if (typeof raw !== 'string') return { problem: SHAPE }
    const text = raw.trim()
    const size = [...text].length
    if (size < length.least) return { problem: tooShort(size, length.least) }
    if (size > length.most) return { problem: tooLong(size, length.most) }
    return { answer: text }
  },
  mark: ({ rubric }) => ({
    score: 0,
    pending: true,
    parts: rubric.map(({ id, text }) => ({ id, met: false, text })),
  }),
}

export const explainTest: KindTest<ExplainExercise> = {
  selfTest: ({ length = LENGTH }) => ({
    right: ['x'.repeat(length.least), 'x'.repeat(length.most)],
    wrong: [],
    malformed: [
      '',
      ' '.repeat(length.least),
      'x'.repeat(length.least - 1),
      'x'.repeat(length.most + 1),
      null,
      7,
      [],
    ],
  }),
  guess: () => null,
}

/**
 * The score an instructor's marks come to: points of the criteria met over all points.
 *
 * @param met by criterion: true, false, or the part of its points earned
 */
export function gradeByRubric(
  { rubric }: ExplainExercise,
  met: Readonly<Record<string, boolean | number>>,
): number {
  const unknown = Object.keys(met).find((id) => !rubric.some((criterion) => criterion.id === id))
  if (unknown !== undefined) throw new RangeError(`invalid marks; no criterion of the rubric: ${unknown}`)
  const earned = rubric.reduce((sum, { id, points }) => {
    const part = Number(met[id] ?? 0)
    if (!(part >= 0 && part <= 1)) throw new RangeError(`invalid marks; ${id} not in [0, 1]: ${part}`)
    return sum + points * part
  }, 0)
  return earned / rubric.reduce((sum, { points }) => sum + points, 0)
}

const SHAPE: Text = { en: 'The answer must be a text.', zh: '答案须为文字。' }
const tooShort = (size: number, least: number): Text => ({
  en: `The text has ${size} characters; write at least ${least}.`,
  zh: `目前有 ${size} 个字；请至少写 ${least} 个字。`,
})
const tooLong = (size: number, most: number): Text => ({
  en: `The text has ${size} characters; write at most ${most}.`,
  zh: `目前有 ${size} 个字；请不要超过 ${most} 个字。`,
})
