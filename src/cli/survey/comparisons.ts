import { type Comparison, type FTest, anova } from '../../core/survey/anova.ts'
import { columnOf, numbersOf } from '../../core/survey/dataset.ts'
import { type Group, type GroupSummary, cutGroups, splitByGroup } from '../../core/survey/groups.ts'
import { type TTest, oneSampleTTest, pairedTTest, twoSampleTTest } from '../../core/survey/tTest.ts'
import { UsageError } from '../command.ts'
import { parseComparison } from './formula.ts'
import { type Input, levelOf, listOf, needed, numberOf } from './input.ts'

/** The outcome by the group of `--formula "y ~ group"`, a number cut into classes by `--cut 12,13,14`. */
function groupsOf({ data, flags }: Input, formula: string): Group[] {
  const { outcome, group } = parseComparison(formula)
  const values = numbersOf(data, outcome)
  const cut = listOf(flags.text('cut'))?.map(Number)
  if (cut === undefined) return splitByGroup(values, columnOf(data, group).values)
  if (cut.some(Number.isNaN))
    throw new UsageError(`--cut must be numbers, such as 12,13,14; got "${flags.text('cut')}"`)
  return cutGroups(values, numbersOf(data, group), cut)
}

export function anovaOf(input: Input) {
  const formula = needed(input.flags, 'formula', '"y ~ group"')
  const result = anova(groupsOf(input, formula), levelOf(input.flags))
  const names = result.groups.map(({ group }) => group)
  return {
    formula,
    ...byGroup(result.groups),
    ss: result.ss,
    df: [result.df1, result.df2],
    F: result.f,
    p: result.p,
    eta2: result.eta2,
    omega2: result.omega2,
    levene_mean: levene(result.leveneMean),
    levene_median: levene(result.leveneMedian),
    welch: result.welch && { F: result.welch.f, df2: result.welch.df2, p: result.welch.p },
    tukey: columnsOf(result.tukey),
    lsd: columnsOf(result.lsd),
    bonferroni: columnsOf(result.bonferroni),
    lsd_p: lowerTriangle(result.lsd, names),
    bonferroni_p: lowerTriangle(result.bonferroni, names),
  }
}

const levene = (test: FTest | null) => test && { F: test.f, p: test.p }

function byGroup(groups: readonly GroupSummary[]) {
  const each = (of: (group: GroupSummary) => number) =>
    Object.fromEntries(groups.map((group) => [group.group, of(group)]))
  return { n: each(({ n }) => n), means: each(({ mean }) => mean), sds: each(({ sd }) => sd) }
}

function columnsOf(comparisons: readonly Comparison[]) {
  return {
    pairs: comparisons.map(({ pair }) => pair.join('-')),
    diff: comparisons.map(({ difference }) => difference),
    lower: comparisons.map(({ interval }) => interval[0]),
    upper: comparisons.map(({ interval }) => interval[1]),
    p: comparisons.map(({ p }) => p),
  }
}

/** Rows from the second group, columns to the last but one: the shape of R's pairwise.t.test. */
function lowerTriangle(comparisons: readonly Comparison[], names: readonly string[]) {
  return names
    .slice(1)
    .map((row) =>
      names
        .slice(0, -1)
        .map((column) => comparisons.find(({ pair }) => pair[0] === row && pair[1] === column)?.p ?? null),
    )
}

export function tTestOf(input: Input) {
  const { data, flags } = input
  const level = levelOf(flags)
  const paired = listOf(flags.text('paired'))
  if (paired) {
    if (paired.length !== 2)
      throw new UsageError(
        `--paired must name two columns, such as before,after; got "${flags.text('paired')}"`,
      )
    return { paired, ...testOf(pairedTTest(numbersOf(data, paired[0]!), numbersOf(data, paired[1]!), level)) }
  }
  const value = numberOf(flags, 'mean', 'a number', Number.isFinite)
  if (value !== undefined) {
    const item = needed(flags, 'items', 'x1')
    return { item, mean: value, ...testOf(oneSampleTTest(numbersOf(data, item), value, level)) }
  }
  const formula = needed(flags, 'formula', '"y ~ group"; or --paired, or --mean with --items')
  const { groups, student, welch } = twoSampleTTest(groupsOf(input, formula), level)
  return { formula, ...byGroup(groups), student: testOf(student), welch: testOf(welch) }
}

const testOf = ({ difference, t, df, p, interval, d }: TTest) => ({
  difference,
  t,
  df,
  p,
  ci: interval,
  cohens_d: d,
})
