import { studentT } from '../numerics/distributions.ts'
import { createRandom } from '../numerics/random.ts'
import { type Anova, anova, type FTest } from './anova.ts'
import { pick } from './columns.ts'
import { type ConstructValidity, constructValidity } from './constructValidity.ts'
import { type CorrelationTable, correlationTable } from './correlation.ts'
import { unknownColumn } from './dataset.ts'
import { type Description, describeColumn } from './describe.ts'
import { type FactorOptions, type FactorSolution, factorAnalysis } from './factorAnalysis.ts'
import { splitByGroup } from './groups.ts'
import { type Harman, harman } from './harman.ts'
import { hierarchicalRegression } from './hierarchicalRegression.ts'
import {
  bootstrapIndirect,
  type IndirectEffect,
  indirectEffect,
  type IndirectIntervals,
} from './indirectEffect.ts'
import { moderationByGroups, type SlopeDifference } from './moderationByGroups.ts'
import { type Recommendation, recommendation } from './recommendation.ts'
import { type HistogramBin, histogram } from './histogram.ts'
import { type ParallelAnalysis, parallelAnalysis } from './parallelAnalysis.ts'
import type { Coefficient } from './regression.ts'
import { type Reliability, reliability } from './reliability.ts'
import { type SamplingAdequacy, samplingAdequacy } from './samplingAdequacy.ts'
import type { Scales, SurveyTable } from './surveyTable.ts'
import { type TwoSampleTTest, twoSampleTTest } from './tTest.ts'

export interface ItemDescription extends Description {
  readonly name: string
  readonly bins: readonly HistogramBin[]
}

export interface FactorCount {
  readonly adequacy: SamplingAdequacy
  readonly parallel: ParallelAnalysis
}

export interface RegressionBlock {
  readonly added: readonly string[]
  readonly coefficients: readonly Coefficient[]
  readonly n: number
  readonly dropped: number
  readonly r2: number
  readonly adjustedR2: number
  readonly f: number
  readonly df1: number
  readonly df2: number
  readonly p: number
  readonly durbinWatson: number
  readonly r2Change: number
  readonly fChange: number
  readonly fChangeDf1: number
  readonly pChange: number
}

export interface GroupComparison {
  readonly anova: Anova
  /** Of each group's mean, by its own spread. */
  readonly intervals: readonly (readonly [number, number])[]
  /** Where there are two groups. */
  readonly tTest: TwoSampleTTest | null
}

export interface CommonMethod extends Harman {
  /** Share of all variance of each principal component. */
  readonly shares: readonly number[]
}

export interface IndirectAnswer extends IndirectEffect {
  readonly dropped: number
  readonly bootstrap: IndirectIntervals
}

/** A slope in one group, without what there is of each row. */
export interface GroupSlope {
  readonly group: string
  readonly n: number
  readonly intercept: number
  readonly slope: Coefficient
  readonly r2: number
}

export interface ModerationAnswer {
  readonly groups: readonly GroupSlope[]
  readonly test: FTest & { readonly r2Change: number }
  readonly differences: readonly SlopeDifference[]
}

/** What each step of a survey's analysis asks for. */
export interface ProcedureArguments {
  readonly describe: { readonly items: readonly string[] }
  readonly reliability: { readonly items: readonly string[] }
  readonly factorCount: {
    readonly items: readonly string[]
    readonly draws: number
    readonly percentile: number
    readonly seed: number
  }
  readonly factors: { readonly items: readonly string[] } & FactorOptions
  readonly validity: { readonly scales: Scales }
  readonly correlation: {
    readonly items: readonly string[]
    readonly method: 'pearson' | 'spearman'
    readonly missing: 'listwise' | 'pairwise'
  }
  readonly regression: { readonly outcome: string; readonly blocks: readonly (readonly string[])[] }
  readonly commonMethod: { readonly items: readonly string[] }
  readonly groups: { readonly outcome: string; readonly by: string }
  readonly indirect: {
    /** Cause, mediator, outcome. */
    readonly path: readonly [string, string, string]
    readonly draws: number
    readonly seed: number
    readonly level?: number
  }
  readonly moderation: { readonly outcome: string; readonly predictor: string; readonly by: string }
  readonly recommendation: {
    readonly item: string
    /** '' for everybody together. */
    readonly by: string
  }
}

/** What it receives: plain data, small enough to be sent from a worker or written into a page. */
export interface ProcedureResults {
  readonly describe: readonly ItemDescription[]
  readonly reliability: Reliability
  readonly factorCount: FactorCount
  readonly factors: FactorSolution
  readonly validity: ConstructValidity
  readonly correlation: CorrelationTable
  readonly regression: readonly RegressionBlock[]
  readonly commonMethod: CommonMethod
  readonly groups: GroupComparison
  readonly indirect: IndirectAnswer
  readonly moderation: ModerationAnswer
  readonly recommendation: Recommendation
}

export type ProcedureName = keyof ProcedureArguments

export type SurveyRequest = {
  readonly [K in ProcedureName]: { readonly procedure: K; readonly arguments: ProcedureArguments[K] }
}[ProcedureName]

const procedures: {
  readonly [K in ProcedureName]: (table: SurveyTable, options: ProcedureArguments[K]) => ProcedureResults[K]
} = {
  describe: ({ numbers }, { items }) =>
    Object.entries(pick(numbers, items)).map(([name, values]) => ({
      name,
      ...describeColumn(values),
      bins: histogram(values),
    })),
  reliability: ({ numbers }, { items }) => reliability(pick(numbers, items)),
  factorCount: ({ numbers }, { items, draws, percentile, seed }) => ({
    adequacy: samplingAdequacy(pick(numbers, items)),
    parallel: parallelAnalysis(pick(numbers, items), createRandom(seed), { draws, percentile }),
  }),
  factors: ({ numbers }, { items, ...options }) => factorAnalysis(pick(numbers, items), options),
  validity: ({ numbers }, { scales }) => constructValidity(numbers, scales),
  correlation: ({ numbers }, { items, ...options }) => correlationTable(pick(numbers, items), options),
  regression: ({ numbers }, { outcome, blocks }) => regressionBlocks(numbers, outcome, blocks),
  commonMethod: ({ numbers }, { items }) => {
    const columns = pick(numbers, items)
    const { eigenvalues } = factorAnalysis(columns, { factors: 1, rotation: 'none' })
    return { ...harman(columns), shares: eigenvalues.map((value) => value / eigenvalues.length) }
  },
  groups: (table, { outcome, by }) => {
    const values = pick(table.numbers, [outcome])[outcome]!
    const groups = splitByGroup(values, classesOf(table, by))
    const analysis = anova(groups)
    const intervals = analysis.groups.map(({ mean, se, n }) => {
      const reach = studentT.quantile(0.975, n - 1) * se
      return [mean - reach, mean + reach] as const
    })
    return { anova: analysis, intervals, tTest: groups.length === 2 ? twoSampleTTest(groups) : null }
  },
  indirect: ({ numbers }, { path: [x, m, y], draws, seed, level }) => {
    const effect = indirectEffect(numbers, x, m, y, level)
    const options = level === undefined ? { draws } : { draws, level }
    return {
      ...effect,
      dropped: numbers[x]!.length - effect.n,
      bootstrap: bootstrapIndirect(numbers, [x, m, y], createRandom(seed), options),
    }
  },
  moderation: (table, { outcome, predictor, by }) => {
    const found = moderationByGroups(table.numbers, outcome, predictor, classesOf(table, by))
    return {
      ...found,
      groups: found.groups.map(({ group, model }) => ({
        group,
        n: model.n,
        intercept: model.coefficients[0]!.estimate,
        slope: model.coefficients[1]!,
        r2: model.r2,
      })),
    }
  },
  recommendation: (table, { item, by }) =>
    recommendation(item, pick(table.numbers, [item])[item]!, by === '' ? undefined : classesOf(table, by)),
}

/**
 * One step of the analysis of a survey, by its name.
 *
 * @throws SurveyError for data or names that the procedure cannot work with
 */
export function runProcedure<K extends ProcedureName>(
  table: SurveyTable,
  procedure: K,
  options: ProcedureArguments[K],
): ProcedureResults[K] {
  return procedures[procedure](table, options)
}

/** The classes that a column of words or of numbers sorts its rows into. */
function classesOf({ numbers, words }: SurveyTable, by: string): readonly (number | string)[] {
  if (Object.hasOwn(words, by)) return words[by]!
  if (Object.hasOwn(numbers, by)) return numbers[by]!
  throw unknownColumn(by, [...Object.keys(numbers), ...Object.keys(words)])
}

/** Without what there is of each row: residuals, fitted values, leverages. */
function regressionBlocks(
  numbers: SurveyTable['numbers'],
  outcome: string,
  blocks: readonly (readonly string[])[],
): RegressionBlock[] {
  const rows = numbers[outcome]?.length ?? 0
  return hierarchicalRegression(numbers, outcome, blocks).map((step) => {
    const { coefficients, n, r2, adjustedR2, f, df1, df2, p, durbinWatson } = step.model
    return {
      added: step.added,
      coefficients,
      n,
      dropped: rows - n,
      r2,
      adjustedR2,
      f,
      df1,
      df2,
      p,
      durbinWatson,
      r2Change: step.r2Change,
      fChange: step.fChange,
      fChangeDf1: step.df1,
      pChange: step.p,
    }
  })
}
