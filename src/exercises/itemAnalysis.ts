import { group, mean } from 'd3-array'
import { studentT } from '../core/numerics/distributions.ts'
import { isConstant } from '../core/numerics/isConstant.ts'
import { wilson } from '../core/numerics/wilson.ts'
import { correlation } from '../core/survey/correlation.ts'
import { reliability } from '../core/survey/reliability.ts'
import type { Text } from '../core/text.ts'
import type { BatchResult, StudentResult } from './gradeBatch.ts'
import type { ItemResult } from './gradeSubmission.ts'
import type { Scalar } from './expression.ts'

/** A statistic with the number of students it rests on; null where that number does not carry it. */
export interface Estimate {
  readonly value: number | null
  readonly n: number
  readonly interval: readonly [number, number] | null
}

export interface AnswerCount {
  /** The answer as canonical text: an option, a list of arrows, a number. */
  readonly answer: string
  readonly count: number
  readonly share: Estimate
  /** Mean score of those who gave it; where variants differ, the same answer may be right for one and not for another. */
  readonly score: number
  /** One of those who gave it. */
  readonly student: string
}

export interface MisconceptionCount {
  readonly tag: string
  /** What one of those students was told about it. */
  readonly said: Text
  readonly count: number
  readonly share: Estimate
}

/** Mean score among the students whose variant had this value, or one in this range. */
export interface VariantDifficulty {
  readonly parameter: string
  /** A value, or `[from, to]` of a third of the students. */
  readonly values: Scalar | readonly [number, number]
  readonly difficulty: Estimate
}

export interface ItemStatistics {
  readonly item: string
  /** Mean score, 0 to 1: high is easy. Answers that are missing count 0, those awaiting marks do not count. */
  readonly difficulty: Estimate
  /** Correlation of the item's score with the points of all the others. */
  readonly discrimination: Estimate
  readonly missing: number
  /** The commonest answers. */
  readonly answers: readonly AnswerCount[]
  /** How many students answered. */
  readonly n: number
  /** Those of them who gave an answer that is not among `answers`. */
  readonly others: { readonly count: number; readonly share: Estimate }
  readonly misconceptions: readonly MisconceptionCount[]
  readonly byVariant: readonly VariantDifficulty[]
}

export interface ItemAnalysis {
  readonly items: readonly ItemStatistics[]
  /** Cronbach's α of the items, with Feldt's interval. */
  readonly alpha: Estimate
  readonly students: number
}

/** Answers of one item that are listed; of rarer ones only how many students gave them is told, in `others`. */
const ANSWERS = 20
/** A parameter with more values than this is looked at in thirds. */
const VALUES = 6

/**
 * What a batch tells about its items, with the number of students and an interval of 95% at each statistic.
 * Only files that count are used. An item someone has still to be marked on is left out of totals.
 */
export function itemAnalysis({ assignment, results }: BatchResult, level = 0.95): ItemAnalysis {
  const counting = results.filter((result) => result.counts)
  const used = assignment.items
    .map((item) => item.id)
    .filter((id) => counting.every((result) => isScored(itemOf(result, id))))
  return {
    items: assignment.items.map(({ id }) => statisticsOf(id, counting, used, level)),
    alpha: alphaOf(counting, used, level),
    students: counting.length,
  }
}

interface Answered {
  readonly student: string
  readonly item: ItemResult
}

const itemOf = (result: StudentResult, id: string): ItemResult =>
  result.items.find((item) => item.item === id)!
const isScored = ({ status }: ItemResult) => status === 'graded' || status === 'missing'

function statisticsOf(
  id: string,
  results: readonly StudentResult[],
  used: readonly string[],
  level: number,
): ItemStatistics {
  const all = results.map((result) => itemOf(result, id))
  const scored = all.filter(isScored)
  const answered = scored.filter((item) => item.status === 'graded')
  const given = results
    .map((result) => ({ student: result.student.id, item: itemOf(result, id) }))
    .filter(({ item }) => item.answer !== undefined && item.status === 'graded')
  const answers = answersOf(given, level)
  const others = answers.reduce((left, { count }) => left - count, given.length)
  return {
    item: id,
    difficulty: meanScore(
      scored.map((item) => item.score),
      level,
    ),
    discrimination: discriminationOf(id, results, used, level),
    missing: all.filter((item) => item.status === 'missing').length,
    answers,
    n: given.length,
    others: { count: others, share: shareOf(others, given.length, level) },
    misconceptions: misconceptionsOf(answered, level),
    byVariant: byVariantOf(answered, level),
  }
}

/** A share of k in n with Wilson's interval; null of nobody. */
export function shareOf(k: number, n: number, level = 0.95): Estimate {
  return n === 0 ? { value: null, n, interval: null } : { value: k / n, n, interval: wilson(k, n, level) }
}

/** Mean of scores: Wilson's interval where all are 0 or 1, else Student's, kept within 0 and 1. */
export function meanScore(scores: readonly number[], level = 0.95): Estimate {
  const n = scores.length
  if (scores.every((score) => score === 0 || score === 1))
    return shareOf(scores.filter((score) => score === 1).length, n, level)
  const value = mean(scores)!
  if (n < 2) return { value, n, interval: null }
  const variance = scores.reduce((sum, score) => sum + (score - value) ** 2, 0) / (n - 1)
  const reach = studentT.quantile((1 + level) / 2, n - 1) * Math.sqrt(variance / n)
  return { value, n, interval: [Math.max(0, value - reach), Math.min(1, value + reach)] }
}

/**
 * Item–rest correlation with Fisher's interval, over the students who were scored on the item; null with fewer than
 * four of them or no spread.
 */
function discriminationOf(
  id: string,
  all: readonly StudentResult[],
  used: readonly string[],
  level: number,
): Estimate {
  const results = all.filter((result) => isScored(itemOf(result, id)))
  const n = results.length
  const rest = used.filter((other) => other !== id)
  const none: Estimate = { value: null, n, interval: null }
  if (n < 4 || rest.length === 0) return none
  const own = results.map((result) => itemOf(result, id).score)
  const others = results.map((result) =>
    rest.reduce((sum, other) => sum + itemOf(result, other).score * itemOf(result, other).points, 0),
  )
  if (isConstant(own) || isConstant(others)) return none
  const { r, interval } = correlation(own, others, { level })
  return { value: r, n, interval }
}

/** α of the scores; items that everyone has alike say nothing and are left out. null where all totals are the same. */
function alphaOf(results: readonly StudentResult[], used: readonly string[], level: number): Estimate {
  const n = results.length
  const columns = used
    .map((id) => [id, results.map((result) => itemOf(result, id).score * itemOf(result, id).points)] as const)
    .filter(([, scores]) => !isConstant(scores))
  const totals = results.map((_, i) => columns.reduce((sum, [, scores]) => sum + scores[i]!, 0))
  if (n < 3 || columns.length < 2 || isConstant(totals)) return { value: null, n, interval: null }
  const { alpha, interval } = reliability(Object.fromEntries(columns), level)
  return { value: alpha, n, interval }
}

function answersOf(items: readonly Answered[], level: number): AnswerCount[] {
  return [...group(items, ({ item }) => answerText(item.answer))]
    .map(([answer, of]) => ({
      answer,
      count: of.length,
      share: shareOf(of.length, items.length, level),
      score: mean(of, ({ item }) => item.score)!,
      student: of[0]!.student,
    }))
    .sort((a, b) => b.count - a.count)
    .slice(0, ANSWERS)
}

/** The same for the same answer, and only for it: two essays may begin alike. */
const answerText = (answer: unknown) => (typeof answer === 'string' ? answer : JSON.stringify(answer ?? null))

function misconceptionsOf(items: readonly ItemResult[], level: number): MisconceptionCount[] {
  const shown = items.flatMap((item) => item.misconceptions.map((tag) => ({ tag, item })))
  return [...group(shown, ({ tag }) => tag)]
    .map(([tag, of]) => ({
      tag,
      said: of[0]!.item.feedback.find(({ misconception }) => misconception === tag)!.text,
      count: of.length,
      share: shareOf(of.length, items.length, level),
    }))
    .sort((a, b) => b.count - a.count)
}

const meanOf = (items: readonly ItemResult[], level: number): Estimate =>
  meanScore(
    items.map((item) => item.score),
    level,
  )

/** Was one value of the variant harder than another? */
function byVariantOf(items: readonly ItemResult[], level: number): VariantDifficulty[] {
  const parameters = new Set(items.flatMap((item) => Object.keys(item.drawn)))
  return [...parameters].flatMap((parameter): VariantDifficulty[] => {
    const having = items.filter((item) => Object.hasOwn(item.drawn, parameter))
    const byValue = group(having, (item) => item.drawn[parameter]!)
    if (byValue.size <= VALUES || having.some((item) => typeof item.drawn[parameter] !== 'number'))
      return [...byValue]
        .sort(([a], [b]) =>
          typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
        )
        .map(([values, of]) => ({ parameter, values, difficulty: meanOf(of, level) }))
    return thirdsOf(having, (item) => item.drawn[parameter] as number).map((of) => {
      const ends = [of[0]!, of.at(-1)!].map((item) => item.drawn[parameter] as number) as [number, number]
      return { parameter, values: ends, difficulty: meanOf(of, level) }
    })
  })
}

/** Three parts of about a third each, in order, cut only where the value changes: the same value is in one part. */
function thirdsOf<T>(items: readonly T[], valueOf: (item: T) => number): T[][] {
  const sorted = items.toSorted((a, b) => valueOf(a) - valueOf(b))
  const changes = sorted.flatMap((item, i) => (i > 0 && valueOf(item) !== valueOf(sorted[i - 1]!) ? [i] : []))
  // The first cut leaves a change behind it for the second.
  const first = nearest(changes.slice(0, -1), sorted.length / 3)
  const second = nearest(
    changes.filter((place) => place > first),
    (2 * sorted.length) / 3,
  )
  return [sorted.slice(0, first), sorted.slice(first, second), sorted.slice(second)]
}

const nearest = (places: readonly number[], wanted: number) =>
  places.reduce((best, place) => (Math.abs(place - wanted) < Math.abs(best - wanted) ? place : best))
