import { createRandom } from '../../core/numerics/random.ts'
import { columnOf, numbersOf, numericColumns } from '../../core/survey/dataset.ts'
import { bootstrapIndirect, indirectEffect } from '../../core/survey/indirectEffect.ts'
import { moderationByGroups } from '../../core/survey/moderationByGroups.ts'
import { type GroupRecommendation, recommendation } from '../../core/survey/recommendation.ts'
import { UsageError } from '../command.ts'
import { parseComparison } from './formula.ts'
import { type Input, levelOf, listOf, needed, numberOf, refuseFlags } from './input.ts'

/** The mediation of `--path x,m,y`: what of the effect of x on y passes through m. */
export function indirectOf({ data, flags }: Input) {
  const path = listOf(needed(flags, 'path', 'x,m,y: cause, mediator, outcome'))!
  const [x, m, y] = path
  if (path.length !== 3 || new Set(path).size !== 3)
    throw new UsageError(
      `--path must name three columns, cause,mediator,outcome; got "${flags.text('path')}"`,
    )
  const seed = numberOf(flags, 'seed', 'a whole number', Number.isSafeInteger) ?? 1
  const draws =
    numberOf(
      flags,
      'draws',
      'a whole number from 100 to 100000',
      (value) => Number.isInteger(value) && value >= 100 && value <= 100_000,
    ) ?? 2000
  const level = levelOf(flags) ?? 0.95
  const columns = numericColumns(data, path)
  const effect = indirectEffect(columns, x!, m!, y!, level)
  const bootstrap = bootstrapIndirect(columns, [x!, m!, y!], createRandom(seed), { draws, level })
  const { interval, ...sobel } = effect.sobel
  return {
    path,
    n: effect.n,
    dropped: data.rows - effect.n,
    a: effect.a,
    b: effect.b,
    direct: effect.direct,
    total: effect.total,
    indirect: effect.indirect,
    sobel: { ...sobel, ci: interval },
    bootstrap: {
      seed,
      draws: bootstrap.draws,
      level,
      se: bootstrap.se,
      percentile: bootstrap.percentile,
      bias_corrected: bootstrap.biasCorrected,
    },
  }
}

/** Whether the slope of `--formula "y ~ x"` differs between the groups of `--by`. */
export function moderationOf({ data, flags }: Input) {
  const formula = needed(flags, 'formula', '"y ~ x", with --by group')
  const { outcome, group: predictor } = parseComparison(formula)
  const by = needed(flags, 'by', 'group')
  refuseFlags(flags, 'moderation', ['level'])
  const { groups, test, differences } = moderationByGroups(
    numericColumns(data, [outcome, predictor]),
    outcome,
    predictor,
    columnOf(data, by).values,
  )
  const each = <T>(of: (slope: (typeof groups)[number]['model']) => T) =>
    Object.fromEntries(groups.map(({ group, model }) => [group, of(model)]))
  return {
    formula,
    by,
    n: each(({ n }) => n),
    intercept: each(({ coefficients }) => coefficients[0]!.estimate),
    slope: each(({ coefficients }) => coefficients[1]!.estimate),
    se: each(({ coefficients }) => coefficients[1]!.se),
    p: each(({ coefficients }) => coefficients[1]!.p),
    r2: each(({ r2 }) => r2),
    test: { F: test.f, df1: test.df1, df2: test.df2, p: test.p, r2_change: test.r2Change },
    differences: {
      pairs: differences.map(({ pair }) => pair.join('-')),
      diff: differences.map(({ difference }) => difference),
      se: differences.map(({ se }) => se),
      z: differences.map(({ z }) => z),
      p: differences.map(({ p }) => p),
    },
  }
}

/** The net promoter score of the answers from 0 to 10 in `--item`, of all and by the groups of `--by`. */
export function npsOf({ data, flags }: Input) {
  const item = needed(flags, 'item', 'recommend')
  refuseFlags(flags, 'nps', ['level'])
  const by = flags.text('by')
  const { all, missing, groups } = recommendation(
    item,
    numbersOf(data, item),
    by === undefined ? undefined : columnOf(data, by).values,
  )
  return {
    item,
    missing,
    ...scoreOf(all),
    ...(by !== undefined && {
      by,
      groups: Object.fromEntries(groups.map((each) => [each.group, scoreOf(each)])),
    }),
  }
}

/** In points, as scores are reported. */
const scoreOf = ({
  n,
  promoters,
  passives,
  detractors,
  score,
  standardError,
  interval,
}: GroupRecommendation) => ({
  n,
  promoters,
  passives,
  detractors,
  nps: 100 * score,
  se: 100 * standardError,
  ci: interval.map((end) => 100 * end),
})
