import { createRandom } from '../../core/numerics/random.ts'
import { parseModel } from '../../core/sem/parseModel.ts'
import { constructValidity } from '../../core/survey/constructValidity.ts'
import { type Column, columnOf, numericColumns } from '../../core/survey/dataset.ts'
import { describeColumn } from '../../core/survey/describe.ts'
import { type FactorSolution, factorAnalysis } from '../../core/survey/factorAnalysis.ts'
import { frequencies } from '../../core/survey/frequencies.ts'
import { harman } from '../../core/survey/harman.ts'
import { parallelAnalysis } from '../../core/survey/parallelAnalysis.ts'
import { reliability } from '../../core/survey/reliability.ts'
import { samplingAdequacy } from '../../core/survey/samplingAdequacy.ts'
import { UsageError } from '../command.ts'
import { readText } from '../readJson.ts'
import { type Input, choice, itemsOf, levelOf, listOf, namesOf, numberOf } from './input.ts'

export function describeData({ data, flags }: Input) {
  // Nothing here has an interval; a level out of range is a mistake all the same.
  levelOf(flags)
  const names = namesOf(flags)
  const columns = names ? names.map((name) => columnOf(data, name)) : data.columns
  return {
    n: data.rows,
    variables: Object.fromEntries(columns.map((column) => [column.name, describeOne(column)])),
  }
}

function describeOne(column: Column) {
  if (column.type === 'text') return { type: 'text', ...frequencies(column.values) }
  const { quartiles, se, skewnessSe, kurtosisSe, ...rest } = describeColumn(column.values)
  const [p25 = null, median = null, p75 = null] = quartiles ?? []
  return {
    type: column.type,
    ...rest,
    se,
    p25,
    median,
    p75,
    skewness_se: skewnessSe,
    kurtosis_se: kurtosisSe,
  }
}

export function reliabilityOf(input: Input) {
  const result = reliability(itemsOf(input), levelOf(input.flags))
  return {
    items: result.items,
    n: result.n,
    dropped: result.dropped,
    cronbach_alpha: result.alpha,
    ci: result.interval,
    standardized_alpha: result.standardizedAlpha,
    alpha_if_dropped: result.alphaIfDropped,
    item_rest_correlation: result.itemRestCorrelation,
  }
}

const EXTRACTIONS = ['principal', 'ml', 'axis'] as const
const ROTATIONS = ['varimax', 'promax', 'none'] as const

export function factorsOf(input: Input) {
  const { flags } = input
  const items = itemsOf(input)
  const seed = numberOf(flags, 'seed', 'a whole number', Number.isSafeInteger) ?? 1
  const adequacy = samplingAdequacy(items)
  const parallel = parallelAnalysis(items, createRandom(seed))
  const wanted = numberOf(
    flags,
    'factors',
    'a whole number from 1',
    (value) => Number.isInteger(value) && value >= 1,
  )
  const factors = wanted ?? Math.max(1, parallel.suggested)
  const rotation = choice(flags, 'rotation', ROTATIONS) ?? 'varimax'
  const extraction = choice(flags, 'extraction', EXTRACTIONS)
  const solutions = (extraction ? [extraction] : EXTRACTIONS).map((each) => {
    const name = each === 'axis' ? 'principal_axis' : `${each}_${rotation}`
    return [name, solutionOf(factorAnalysis(items, { factors, extraction: each, rotation }))] as const
  })
  const { componentShare, factorShare } = harman(items)
  return {
    items: adequacy.items,
    n: adequacy.n,
    dropped: adequacy.dropped,
    kmo: adequacy.kmo,
    kmo_items: adequacy.kmoItems,
    bartlett: adequacy.bartlett,
    eigenvalues: parallel.eigenvalues,
    parallel: {
      seed,
      mean: parallel.noiseMeans,
      percentile_95: parallel.noisePercentiles,
      suggested: parallel.suggested,
    },
    harman: { component: componentShare, factor: factorShare },
    factors,
    ...Object.fromEntries(solutions),
  }
}

function solutionOf(solution: FactorSolution) {
  const { loadings, communality, uniqueness, ssLoadings, factorCorrelations, converged, heywood, test } =
    solution
  return {
    loadings,
    communality,
    uniqueness,
    ss_loadings: ssLoadings,
    ...(factorCorrelations && { factor_correlations: factorCorrelations }),
    ...(test && { test }),
    converged,
    heywood,
  }
}

export async function validityOf(input: Input) {
  const constructs = await constructsOf(input)
  const result = constructValidity(numericColumns(input.data, Object.values(constructs).flat()), constructs)
  for (const { text } of result.diagnoses) input.io.err(`cvt survey: ${text.en}\n`)
  return {
    factors: result.factors,
    converged: result.converged,
    diagnoses: result.diagnoses,
    loadings: result.loadings,
    composite_reliability_standardized: result.compositeReliability,
    ave_standardized: result.ave,
    omega: result.omega,
    ave_unstandardized: result.aveUnstandardized,
    // One construct has none to be told apart from.
    ...(result.factors.length > 1 && {
      factor_correlations: result.factorCorrelations,
      fornell_larcker: result.fornellLarcker,
      htmt: result.htmt,
      htmt_arithmetic: result.htmtArithmetic,
    }),
  }
}

/** From `--construct name=x1,x2,x3`, one each, or from the `=~` lines of the model in `--model`. */
async function constructsOf({ flags, io }: Input): Promise<Record<string, string[]>> {
  const path = flags.text('model')
  const constructs: Record<string, string[]> = {}
  if (path !== undefined) {
    for (const { lhs, op, rhs } of parseModel(await readText(io, '--model', path)).relations)
      if (op === '=~') (constructs[lhs] ??= []).push(rhs)
  }
  for (const text of flags.texts('construct')) {
    const [name = '', items = ''] = text.split('=').map((part) => part.trim())
    if (name === '' || items === '')
      throw new UsageError(`--construct must be like visual=x1,x2,x3; got "${text}"`)
    constructs[name] = listOf(items)!
  }
  if (Object.keys(constructs).length === 0)
    throw new UsageError('--construct is needed, once for each, such as visual=x1,x2,x3; or --model')
  return constructs
}
