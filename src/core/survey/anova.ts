import { f, studentT, studentizedRangeQuantile, studentizedRangeUpper } from '../numerics/distributions.ts'
import { isConstant, largest } from '../numerics/isConstant.ts'
import { median, mean } from 'd3-array'
import { type Group, type GroupSummary, summariseGroups } from './groups.ts'

export interface FTest {
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
}

export interface Comparison {
  readonly pair: readonly [string, string]
  /** Mean of the first group minus that of the second. */
  readonly difference: number
  readonly p: number
  readonly interval: readonly [number, number]
}

export interface Anova extends FTest {
  readonly groups: readonly GroupSummary[]
  /** Sums of squares between and within groups. */
  readonly ss: readonly [number, number]
  /** η²: the share of the outcome's variation that lies between groups. */
  readonly eta2: number
  /** ω²: η² without what chance alone would give. */
  readonly omega2: number
  /**
   * Equality of variances: Levene's test about the means, and about the medians (Brown & Forsythe 1974); null when in no
   * group the distances from its centre differ, as with two cases each.
   */
  readonly leveneMean: FTest | null
  readonly leveneMedian: FTest | null
  /** Equality of means when variances differ (Welch 1951); null when a group does not vary at all. */
  readonly welch: FTest | null
  /** All pairs, later group minus earlier. */
  readonly lsd: readonly Comparison[]
  readonly bonferroni: readonly Comparison[]
  /** Tukey's honest differences, for unequal groups by Kramer. */
  readonly tukey: readonly Comparison[]
}

/**
 * One-way analysis of variance: do groups differ in the mean, and which of them?
 *
 *   F = (SS_b/(k − 1)) / (SS_w/(N − k)),  η² = SS_b/(SS_b + SS_w)
 *
 * @throws SurveyError with fewer than two groups, a group with one case, or no spread in any group
 */
export function anova(groups: readonly Group[], level = 0.95): Anova {
  const summaries = summariseGroups(groups)
  const main = oneWay(groups.map(({ values }) => values))
  const within = main.ss[1] / main.df2
  return {
    ...main,
    groups: summaries,
    eta2: main.ss[0] / (main.ss[0] + main.ss[1]),
    omega2: Math.max(0, (main.ss[0] - main.df1 * within) / (main.ss[0] + main.ss[1] + within)),
    leveneMean: levene(groups, (values) => mean(values)!),
    leveneMedian: levene(groups, (values) => median(values)!),
    welch: welch(summaries),
    ...comparisons(summaries, within, main.df2, level),
  }
}

function oneWay(groups: readonly (readonly number[])[]): FTest & { readonly ss: readonly [number, number] } {
  const all = groups.flat()
  const grand = mean(all)!
  let [between, within] = [0, 0]
  for (const values of groups) {
    const centre = mean(values)!
    between += values.length * (centre - grand) ** 2
    for (const value of values) within += (value - centre) ** 2
  }
  const df1 = groups.length - 1
  const df2 = all.length - groups.length
  const statistic = between / df1 / (within / df2)
  return { ss: [between, within], f: statistic, df1, df2, p: f.upper(statistic, df1, df2) }
}

/** Analysis of variance of the absolute distances from each group's centre (Levene 1960). */
function levene(groups: readonly Group[], centreOf: (values: readonly number[]) => number): FTest | null {
  const distances = groups.map(({ values }) => {
    const centre = centreOf(values)
    return values.map((value) => Math.abs(value - centre))
  })
  const size = largest(groups.flatMap(({ values }) => values))
  if (distances.every((each) => isConstant(each, size))) return null
  const { f: statistic, df1, df2, p } = oneWay(distances)
  return { f: statistic, df1, df2, p }
}

/**
 * Welch (1951): weights n/s², F = [Σw(x̄ − x̃)²/(k−1)] / [1 + 2(k−2)λ/3], df₂ = 1/λ. A group without spread would have
 * all the weight there is.
 */
function welch(groups: readonly GroupSummary[]): FTest | null {
  if (groups.some(({ variance }) => variance === 0)) return null
  const weights = groups.map(({ n, variance }) => n / variance)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const centre = groups.reduce((sum, group, i) => sum + weights[i]! * group.mean, 0) / total
  const k = groups.length
  const lambda =
    (3 * groups.reduce((sum, { n }, i) => sum + (1 - weights[i]! / total) ** 2 / (n - 1), 0)) / (k * k - 1)
  const between =
    groups.reduce((sum, group, i) => sum + weights[i]! * (group.mean - centre) ** 2, 0) / (k - 1)
  const statistic = between / (1 + (2 * (k - 2) * lambda) / 3)
  return { f: statistic, df1: k - 1, df2: 1 / lambda, p: f.upper(statistic, k - 1, 1 / lambda) }
}

function comparisons(groups: readonly GroupSummary[], within: number, df: number, level: number) {
  const k = groups.length
  const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => [b, a] as const))
  const single = studentT.quantile((1 + level) / 2, df)
  const shared = studentT.quantile(1 - (1 - level) / 2 / pairs.length, df)
  const range = studentizedRangeQuantile(level, k, df) / Math.SQRT2
  const compare = (critical: number, pOf: (t: number) => number) =>
    pairs.map(([a, b]): Comparison => {
      const difference = a.mean - b.mean
      const se = Math.sqrt(within * (1 / a.n + 1 / b.n))
      const interval = [difference - critical * se, difference + critical * se] as const
      return { pair: [a.group, b.group], difference, p: pOf(Math.abs(difference) / se), interval }
    })
  return {
    lsd: compare(single, (t) => studentT.twoSided(t, df)),
    bonferroni: compare(shared, (t) => Math.min(1, pairs.length * studentT.twoSided(t, df))),
    tukey: compare(range, (t) => studentizedRangeUpper(t * Math.SQRT2, k, df)),
  }
}
