import { baselineTable } from './baseline.ts'
import { completeDataTest } from './completeDataTest.ts'
import { constraintSpace } from './constraints.ts'
import type { ConstraintSpace } from './constraints.ts'
import { diagnoseSolution } from './diagnose.ts'
import * as diagnoses from './diagnosis.ts'
import { SemError } from './diagnosis.ts'
import type { Diagnosis } from './diagnosis.ts'
import { estimate } from './estimate.ts'
import type { EstimateOptions, Estimation } from './estimate.ts'
import { evaluator } from './evaluator.ts'
import type { Evaluator } from './evaluator.ts'
import { fitIndices, fitTerms } from './fitIndices.ts'
import type { FitFacts, FitIndices, FitTerms } from './fitIndices.ts'
import { estimateCovariance } from './information.ts'
import { saturatedLogLikelihood } from './logLikelihood.ts'
import { modificationIndices } from './modificationIndices.ts'
import type { ModificationIndex } from './modificationIndices.ts'
import { settingsOf } from './options.ts'
import type { SemOptions, SemSettings } from './options.ts'
import { parameterEstimates } from './parameterEstimates.ts'
import type { ParameterEstimate } from './parameterEstimates.ts'
import { nameOfRow, parameterTable } from './parameterTable.ts'
import type { ParameterTable } from './parameterTable.ts'
import { parseModel } from './parseModel.ts'
import { groupResiduals } from './residuals.ts'
import type { GroupResiduals } from './residuals.ts'
import { rSquared } from './rSquared.ts'
import { givenMeans, groupLabels, sampleMoments } from './sampleMoments.ts'
import type { SampleMoments, SemData } from './sampleMoments.ts'
import { startValues } from './startValues.ts'
import type { PreviousEstimates } from './startValues.ts'
import { scalingFactor } from './testStatistic.ts'

/** Everything about a fitted model, as plain data. */
export interface SemResult {
  readonly converged: boolean
  readonly iterations: number
  /** Empty without a solution: the search did not converge, or the model is not identified. */
  readonly fit: FitIndices
  /** Null where `fit` is empty. */
  readonly fitTerms: FitTerms | null
  readonly parameters: readonly ParameterEstimate[]
  /** Null where the residual variance is negative. */
  readonly r2: Readonly<Record<string, number | null>>
  /** On request, largest first. */
  readonly modindices?: readonly ModificationIndex[]
  readonly groups: readonly GroupResiduals[]
  readonly diagnoses: readonly Diagnosis[]
  readonly table: ParameterTable
  readonly settings: SemSettings
  /** Covariance matrix of the free parameters; null when there is none. */
  readonly vcov: readonly number[] | null
}

export interface FitModelOptions extends EstimateOptions {
  /** Estimates of an earlier fit of this or a similar model: a warm start. */
  readonly start?: PreviousEstimates
}

/**
 * Fits a structural equation model: the whole pipeline, each arrow a file.
 *
 * parseModel → parameterTable → sampleMoments → startValues → estimate → estimateCovariance → fitIndices →
 * parameterEstimates → modificationIndices → diagnoses.
 *
 * @param source a model in lavaan's syntax
 * @param data raw columns, or covariance matrices with n (and means)
 * @throws ModelSyntaxError, ModelError for the model, RangeError for an option, SemError for data that cannot be used
 */
export function fitModel(
  source: string,
  data: SemData,
  options: SemOptions = {},
  { start, ...search }: FitModelOptions = {},
): SemResult {
  const settings = settingsOf(options)
  // Means that are given beside covariances are modelled, unless the options say otherwise.
  const meanstructure = settings.meanstructure ?? givenMeans(data)
  const table = parameterTable(
    parseModel(source),
    { ...settings, meanstructure },
    groupLabels(data, settings),
  )
  const moments = sampleMoments(data, table.roles, settings)
  if (table.meanstructure && !moments.hasMeans) throw new SemError(diagnoses.missingMeans())
  const space = constraintSpace(table)
  const { df, total } = degreesOfFreedom(table, moments, space)
  if (df < 0) throw new SemError(diagnoses.moreParametersThanMoments(total - df, total))

  const objective = evaluator(table, moments, settings)
  const found = estimate(objective, widened(objective, startValues(table, moments, start)), space, search)
  return resultOf(objective, found, found.space, df, settings)
}

/**
 * The start, with variances doubled until Σ is positive definite: where covariances are fixed, half the observed
 * variances may not leave room for them.
 */
function widened({ at, table }: Evaluator, start: Float64Array): Float64Array {
  const variances = new Set(
    table.rows
      .filter(({ op, lhs, rhs, free }) => op === '~~' && lhs === rhs && free >= 0)
      .map(({ free }) => free),
  )
  const theta = Float64Array.from(start)
  for (let doubling = 0; doubling < 4; doubling++) {
    if (Number.isFinite(at(theta))) return theta
    for (const place of variances) theta[place] *= 2
  }
  return start
}

/** Moments that the model is to explain, without those of exogenous variables, less its free parameters. */
export function degreesOfFreedom(
  table: ParameterTable,
  { groups }: SampleMoments,
  space: ConstraintSpace | null,
): { readonly df: number; readonly total: number } {
  const all = momentCount(table, groups.length)
  const total = all - table.rows.filter((row) => row.exogenous).length
  return { df: total - (space?.rank ?? table.freeCount), total }
}

function momentCount({ roles: { observed }, meanstructure }: ParameterTable, groups: number): number {
  const p = observed.length
  return groups * ((p * (p + 1)) / 2 + (meanstructure ? p : 0))
}

function resultOf(
  objective: Evaluator,
  found: Estimation,
  space: ConstraintSpace | null,
  df: number,
  settings: SemSettings,
): SemResult {
  const { table, moments } = objective
  const { theta, converged, iterations } = found
  if (objective.states().length === 0)
    throw new SemError(diagnoses.sigmaNotPositiveDefinite(table.groups.length > 1 ? table.groups[0]! : ''))
  const covariance = converged ? estimateCovariance(objective, theta, space, settings) : null
  const vcov = covariance?.vcov ?? null
  // Degrees of freedom count parameters; those of a model that is not identified count some that do nothing.
  const facts =
    covariance?.unidentified.length === 0 ? factsOf(objective, found, space, df, settings) : undefined
  objective.at(theta)
  const states = objective.states()
  return {
    converged,
    iterations,
    fit: facts ? fitIndices(facts) : {},
    fitTerms: facts ? fitTerms(facts) : null,
    parameters: parameterEstimates(table, states, theta, vcov),
    r2: rSquared(table, states),
    ...(settings.modindices &&
      converged && { modindices: modificationIndices(objective, theta, space, settings) }),
    groups: states.map(groupResiduals),
    diagnoses: [
      ...moments.diagnoses,
      ...(converged ? [] : [diagnoses.notConverged(iterations, found.gradient)]),
      ...unidentifiedIn(table, covariance?.unidentified ?? []),
      ...diagnoseSolution(table, states),
    ],
    table,
    settings,
    vcov: vcov && Array.from(vcov),
  }
}

function unidentifiedIn(table: ParameterTable, places: readonly number[]): readonly Diagnosis[] {
  if (places.length === 0) return []
  const names = places.map((place) => nameOfRow(table.rows.find((row) => row.free === place)!))
  return [diagnoses.notIdentified(names)]
}

function factsOf(
  objective: Evaluator,
  found: Estimation,
  space: ConstraintSpace | null,
  df: number,
  settings: SemSettings,
): FitFacts {
  const { table, moments, multiplier } = objective
  const { theta, fmin } = found
  const independent = baselineTable(table, moments)
  const baseline = evaluator(independent.table, moments, settings)
  const base = estimate(baseline, independent.start, null)
  const baseDf = degreesOfFreedom(independent.table, moments, null).df
  const hasScaling = settings.test !== 'standard'
  const isFiml = settings.missing === 'fiml'
  const model = isFiml ? completeDataTest(objective, theta, space, settings) : null
  const base0 = model && completeDataTest(baseline, base.theta, null, settings)
  const scaling = hasScaling
    ? {
        model: scalingFactor(objective, theta, space, df, settings),
        baseline: scalingFactor(baseline, base.theta, null, baseDf, settings),
      }
    : undefined
  objective.at(theta)
  return {
    states: objective.states(),
    settings,
    hasMeans: table.meanstructure,
    n: moments.n,
    multiplier,
    parameters: space?.rank ?? table.freeCount,
    df,
    fmin,
    baseline: { fmin: base.fmin, df: baseDf },
    saturatedLogLikelihood: settings.estimator === 'ML' ? saturatedLogLikelihood(table, moments) : null,
    moments: momentCount(table, moments.groups.length),
    exogenous: table.fixedX ? table.roles.exogenousObserved : [],
    scaling,
    completeData: model && base0 ? { model, baseline: base0 } : undefined,
  }
}
