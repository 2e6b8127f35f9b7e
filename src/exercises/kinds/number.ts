import { parseNumber } from '../../core/model/parseValue.ts'
import { show } from '../../core/model/issue.ts'
import type { Text } from '../../core/text.ts'
import { fill } from '../fill.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import type { Kind, KindTest } from '../kind.ts'
import type { Part, Variant } from '../life.ts'
import type { ExerciseOf, Term, ToleranceOf } from '../schema.ts'
import { numberOf } from '../scope.ts'

type NumberExercise = ExerciseOf<'number'>

/** Rounding in the last bit must not decide over an answer on the boundary. */
const ROUNDING = 1e-9

/** A number within a tolerance, absolute or relative; the boundary itself is right. A percent sign divides by 100. */
export const number: Kind<NumberExercise, number> = {
  expressions: ({ answer, tolerance, near, wrong = [] }) => [
    answer,
    ...[tolerance, ...(near ? [near.tolerance] : [])].flatMap((t) => ('absolute' in t ? [t.absolute] : [])),
    ...wrong.map((mistake) => mistake.answer),
  ],
  arrange: () => [],
  parse(_, __, raw) {
    const text = String(typeof raw === 'number' || typeof raw === 'string' ? raw : '').trim()
    const percent = /[%％]$/.test(text)
    const value = parseNumber(text.replace(/\s*[%％]$/, ''))
    if (value !== undefined) return { answer: percent ? value / 100 : value }
    return { problem: text === '' ? EMPTY : notANumber(raw) }
  },
  mark(exercise, variant, answer) {
    const right = answerOf(exercise, variant)
    const off = Math.abs(answer - right)
    const within = (tolerance: ToleranceOf) =>
      off <= widthOf(tolerance, right, variant) * (1 + ROUNDING) + Number.EPSILON * Math.abs(right)
    if (within(exercise.tolerance)) return { score: 1, parts: [{ id: 'answer', met: true }] }
    const part: Part = {
      id: 'answer',
      met: false,
      distance: off,
      ...wordsOn(exercise, variant, answer, right),
    }
    const near = exercise.near
    return near && within(near.tolerance)
      ? { score: near.credit, parts: [{ ...part, text: part.text ?? NEAR }] }
      : { score: 0, parts: [part] }
  },
}

export const numberTest: KindTest<NumberExercise> = {
  selfTest(exercise, variant) {
    const right = answerOf(exercise, variant)
    const width = widthOf(exercise.tolerance, right, variant)
    const beyond =
      1.01 * Math.max(width, exercise.near ? widthOf(exercise.near.tolerance, right, variant) : 0)
    return {
      right: [
        String(right),
        right,
        right + 0.99 * width,
        right - 0.99 * width,
        right + width,
        `${100 * right}%`,
      ],
      wrong: [
        right + beyond + 1e-9,
        right - beyond - 1e-9,
        ...(exercise.wrong ?? []).map((mistake) => numberFrom(mistake.answer, variant, 'a wrong answer')),
      ],
      malformed: ['', 'three', '1,5', '1..2', 'NaN', 'Infinity', '0x10', null, [], {}],
    }
  },
  // A blind guess is taken to fall anywhere between nothing and twice the answer: on a whole number where the answer
  // is one and must be met exactly, else no guess would ever pass.
  guess(exercise, variant) {
    const right = answerOf(exercise, variant)
    const width = widthOf(exercise.tolerance, right, variant)
    return width === 0 && Number.isInteger(right)
      ? 1 / (2 * Math.abs(right) + 1)
      : Math.min(1, width / Math.max(Math.abs(right), 1e-6))
  },
}

/** The right number of a variant. Throws when the variant has none. */
const answerOf = (exercise: NumberExercise, variant: Variant): number =>
  numberFrom(exercise.answer, variant, 'the answer')

const numberFrom = (term: Term, variant: Variant, what: string) =>
  numberOf(term, (name) => variant.names[name], `exercise ${variant.exercise}: ${what}`)

function widthOf(tolerance: ToleranceOf, right: number, variant: Variant): number {
  return 'absolute' in tolerance
    ? numberFrom(tolerance.absolute, variant, 'the tolerance')
    : tolerance.relative * Math.abs(right)
}

/** What a known mistake, a missing percent sign or a lost minus sign deserves to be told. */
function wordsOn(
  exercise: NumberExercise,
  variant: Variant,
  answer: number,
  right: number,
): Pick<Part, 'text' | 'misconception'> {
  const width = widthOf(exercise.tolerance, right, variant)
  const near = (value: number) =>
    Math.abs(answer - value) <= Math.max(width, ROUNDING * Math.abs(value)) * (1 + ROUNDING)
  for (const { answer: mistaken, feedback, misconception } of exercise.wrong ?? []) {
    if (!near(numberFrom(mistaken, variant, 'a wrong answer'))) continue
    return {
      text: fill(feedback, (name) => variant.names[name]),
      ...(misconception ? { misconception } : {}),
    }
  }
  if (exercise.percent && near(100 * right))
    return { text: PERCENT(answer), misconception: 'percent-as-number' }
  if (right !== 0 && near(-right)) return { text: SIGN, misconception: 'sign' }
  return {}
}

const EMPTY: Text = { en: 'There is no answer yet.', zh: '还没有填写答案。' }
const notANumber = (raw: unknown): Text => ({
  en: `“${show(raw)}” is no number; write it with digits and a point, as 0.25.`,
  zh: `“${show(raw)}”不是数字；请用半角数字和小数点书写，例如 0.25。`,
})
const NEAR: Text = { en: 'Close, but not close enough.', zh: '接近了，但还不够准确。' }
const SIGN: Text = { en: 'The size is right, the sign is not.', zh: '大小对了，正负号不对。' }
const PERCENT = (answer: number): Text => {
  const typed = formatValue(answer, 'en')
  return {
    en: `Do you mean ${typed}%? Then write the percent sign, or divide by 100.`,
    zh: `你是指 ${typed}% 吗？请写上百分号，或除以 100。`,
  }
}
