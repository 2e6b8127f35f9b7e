import * as chiSquare from '../numerics/distributions/chiSquare.ts'
import {
  noncentralChiSquareCdf,
  noncentralChiSquareUpper,
  noncentralityAt,
} from '../numerics/distributions/noncentralChiSquare.ts'
import type { GroupState } from './evaluator.ts'
import { countsMeans, gfi, gfiTerms } from './goodnessOfFit.ts'
import type { SemSettings } from './options.ts'
import { residualIndices, srmrTerms } from './residualIndices.ts'
import type { Scaling } from './testStatistic.ts'

/** What the indices are computed from; `scaling` and its like only with a corrected test. */
export interface FitFacts {
  readonly states: readonly GroupState[]
  readonly settings: SemSettings
  readonly hasMeans: boolean
  /** Number of rows; χ² = multiplier·F. */
  readonly n: number
  readonly multiplier: number
  readonly parameters: number
  readonly df: number
  /** F/2. */
  readonly fmin: number
  readonly baseline: { readonly fmin: number; readonly df: number }
  /** ln-likelihood of the saturated model; null without a likelihood. */
  readonly saturatedLogLikelihood: number | null
  /** Moments without those of exogenous variables taken off: what AGFI and PGFI count. */
  readonly moments: number
  /** Names of observed variables whose moments are taken as given. */
  readonly exogenous: readonly string[]
  readonly scaling?: { readonly model: Scaling; readonly baseline: Scaling } | undefined
  /** FIML: the test of complete data at the same estimates, with its bias. */
  readonly completeData?: { readonly model: CorrectedTest; readonly baseline: CorrectedTest } | undefined
}

/** A statistic whose mean under the model is `bias`. */
export interface CorrectedTest {
  readonly chisq: number
  readonly bias: number
}

export type FitIndices = Readonly<Record<string, number | null>>

/** The sums from which SRMR and GFI come, group by group: what their formulas look like with the numbers put in. */
export interface FitTerms {
  readonly groups: readonly {
    /** n/N, the weight of the group. */
    readonly share: number
    readonly srmr: { readonly sum: number; readonly count: number }
    readonly gfi: { readonly residual: number; readonly total: number }
  }[]
  /** The indices that count the means in. */
  readonly withMeans: readonly string[]
}

export function fitTerms(facts: FitFacts): FitTerms {
  return {
    groups: facts.states.map((state) => ({
      share: state.rowShare,
      srmr: srmrTerms(state, facts.hasMeans),
      gfi: gfiTerms(state, facts),
    })),
    withMeans: [...(facts.hasMeans ? ['srmr'] : []), ...(countsMeans(facts) ? ['gfi'] : [])],
  }
}

/**
 * Every index that lavaan's fitMeasures prints, under its name; null where the estimator does not have it, or where the
 * data leave it undefined: nothing can be explained of variables that do not covary at all.
 *
 * @see the formulas with their sources in `indexGuide.ts`
 */
export function fitIndices(facts: FitFacts): FitIndices {
  return Object.fromEntries(
    Object.entries(allIndices(facts)).map(([name, value]) => [name, Number.isFinite(value) ? value : null]),
  )
}

function allIndices(facts: FitFacts): FitIndices {
  const { df, n, multiplier, parameters, settings } = facts
  const chisq = 2 * multiplier * facts.fmin
  const chisq0 = 2 * multiplier * facts.baseline.fmin
  const df0 = facts.baseline.df
  const groups = facts.states.length
  // The sampling distribution of unweighted least squares is not χ².
  const hasTest = settings.estimator !== 'ULS'
  return {
    npar: parameters,
    fmin: (facts.fmin * multiplier) / (settings.estimator === 'ML' ? multiplier : n),
    chisq,
    df,
    pvalue: hasTest && df > 0 ? chiSquare.upper(Math.max(chisq, 0), df) : null,
    ...scaledTest(facts, chisq, chisq0),
    'baseline.chisq': chisq0,
    'baseline.df': df0,
    'baseline.pvalue': hasTest && df0 > 0 ? chiSquare.upper(chisq0, df0) : null,
    ...comparative(chisq, df, chisq0, df0),
    ...robustIndices(facts, chisq, chisq0, groups),
    ...likelihoodIndices(facts),
    ntotal: n,
    ...rmsea(chisq, df, multiplier, groups),
    'rmsea.ci.level': 0.9,
    'rmsea.close.h0': CLOSE,
    'rmsea.notclose.h0': NOT_CLOSE,
    ...residualIndices(facts.states, facts.hasMeans),
    cn_05: df > 0 ? criticalN(chisq, df, multiplier, 0.05) : null,
    cn_01: df > 0 ? criticalN(chisq, df, multiplier, 0.01) : null,
    ...gfi(facts),
    mfi: Math.exp((-0.5 * (chisq - df)) / multiplier),
    ecvi: (chisq + 2 * parameters) / multiplier,
  }
}

/** The corrected tests of the model and of the independence model, and the indices that are computed from them. */
function scaledTest(facts: FitFacts, chisq: number, chisq0: number): FitIndices {
  const { scaling, df, multiplier } = facts
  if (!scaling) return {}
  const df0 = facts.baseline.df
  const scaled = df > 0 ? chisq / scaling.model.factor : chisq
  const scaled0 = df0 > 0 ? chisq0 / scaling.baseline.factor : chisq0
  // RMSEA instead keeps χ² and takes its mean under the model, tr(UΓ), for the degrees of freedom.
  const byTrace = rmsea(chisq, df > 0 ? scaling.model.factor * df : NaN, multiplier, facts.states.length)
  return {
    'chisq.scaled': scaled,
    'df.scaled': df,
    'pvalue.scaled': df > 0 ? chiSquare.upper(scaled, df) : null,
    'chisq.scaling.factor': df > 0 ? scaling.model.factor : null,
    ...(scaling.model.h1 !== undefined && {
      'scaling.factor.h1': scaling.model.h1,
      'scaling.factor.h0': scaling.model.h0!,
    }),
    'baseline.chisq.scaled': scaled0,
    'baseline.df.scaled': df0,
    'baseline.pvalue.scaled': df0 > 0 ? chiSquare.upper(scaled0, df0) : null,
    'baseline.chisq.scaling.factor': df0 > 0 ? scaling.baseline.factor : null,
    ...withSuffix(comparative(scaled, df, scaled0, df0), 'scaled'),
    ...withSuffix(byTrace, 'scaled'),
  }
}

/** Names as lavaan has them: `cfi.scaled`, `rmsea.ci.lower.robust`. */
function withSuffix(indices: FitIndices, suffix: string): FitIndices {
  return Object.fromEntries(Object.entries(indices).map(([name, value]) => [`${name}.${suffix}`, value]))
}

/** CFI = 1 − max(χ²−d, 0)/max(χ²−d, χ₀²−d₀, 0) and its relatives. */
function comparative(chisq: number, df: number, chisq0: number, df0: number): FitIndices {
  const excess = chisq - df
  const excess0 = chisq0 - df0
  const worst = Math.max(excess, excess0, 0)
  const tli = df > 0 ? 1 - (excess * df0) / (excess0 * df) : 1
  const nfi = (chisq0 - chisq) / chisq0
  return {
    cfi: worst > 0 ? 1 - Math.max(excess, 0) / worst : 1,
    tli,
    nnfi: tli,
    // A model with fewer parameters than the independence model has no place on their scale. One that fits no better
    // than independence leaves RFI and IFI at 1, as in lavaan.
    rfi: df > df0 ? null : df > 0 && chisq / df <= chisq0 / df0 ? 1 - chisq / df / (chisq0 / df0) : 1,
    nfi: df > df0 ? null : nfi,
    pnfi: (df / df0) * nfi,
    ifi: chisq0 < df ? 1 : (chisq0 - chisq) / (chisq0 - df),
    rni: 1 - excess / excess0,
  }
}

/**
 * CFI, TLI and RMSEA whose population values do not depend on the distribution or on what is missing: χ² stays, and
 * its mean under the model takes the place of the degrees of freedom. The interval is that of the corrected χ².
 *
 * @see Brosseau-Liard & Savalei (2014); for missing data Zhang & Savalei (2023)
 */
function robustIndices(facts: FitFacts, chisq: number, chisq0: number, groups: number): FitIndices {
  const { scaling, completeData, df, multiplier } = facts
  const df0 = facts.baseline.df
  const model = completeData?.model ?? (scaling && { chisq, bias: scaling.model.factor * df })
  const baseline =
    completeData?.baseline ?? (scaling && { chisq: chisq0, bias: scaling.baseline.factor * df0 })
  if (!model || !baseline) return {}
  if (df === 0) {
    const perfect = completeData ? 1 : null
    return {
      'cfi.robust': perfect,
      'tli.robust': perfect,
      'nnfi.robust': perfect,
      'rni.robust': perfect,
      ...withSuffix(rmsea(0, 0, multiplier, groups), 'robust'),
    }
  }
  const excess = model.chisq - model.bias
  const excess0 = baseline.chisq - baseline.bias
  const worst = Math.max(excess, excess0, 0)
  const tli = 1 - (excess * df0) / (excess0 * df)
  return {
    'cfi.robust': worst > 0 ? 1 - Math.max(excess, 0) / worst : 1,
    'tli.robust': tli,
    'nnfi.robust': tli,
    'rni.robust': 1 - excess / excess0,
    ...withSuffix(rmsea(model.chisq, df, multiplier, groups, model.bias / df), 'robust'),
  }
}

function likelihoodIndices({ saturatedLogLikelihood, n, parameters, fmin }: FitFacts): FitIndices {
  if (saturatedLogLikelihood === null) return {}
  const logl = saturatedLogLikelihood - n * fmin
  const penalised = (weight: number) => -2 * logl + weight * parameters
  return {
    logl,
    'unrestricted.logl': saturatedLogLikelihood,
    aic: penalised(2),
    bic: penalised(Math.log(n)),
    bic2: penalised(Math.log((n + 2) / 24)),
  }
}

/** Values of RMSEA in the population that its tests take as given. */
const CLOSE = 0.05
const NOT_CLOSE = 0.08

/**
 * RMSEA = √max(χ²/(nd) − c/n, 0)·√G with its 90% interval and the tests of close (≤ .05) and not close (≥ .08) fit,
 * for a χ² that is c times as large as it should be.
 *
 * @see Steiger & Lind (1980); Browne & Cudeck (1993); with c, Li & Bentler (2006)
 */
function rmsea(chisq: number, df: number, n: number, groups: number, c = 1): FitIndices {
  if (!(df > 0)) {
    const none = df === 0 ? 0 : null
    return {
      rmsea: none,
      'rmsea.ci.lower': none,
      'rmsea.ci.upper': none,
      'rmsea.pvalue': null,
      'rmsea.notclose.pvalue': null,
    }
  }
  const statistic = Math.max(chisq, 0) / c
  const fromNoncentrality = (lambda: number) => Math.sqrt((c * lambda) / (n * df)) * Math.sqrt(groups)
  const noncentrality = (value: number) => (value ** 2 * n * df) / (c * groups)
  return {
    rmsea: fromNoncentrality(Math.max(statistic - df, 0)),
    // A trace below one degree of freedom leaves no interval.
    'rmsea.ci.lower': df < 1 ? 0 : fromNoncentrality(noncentralityAt(statistic, df, 0.95)),
    'rmsea.ci.upper': df < 1 ? 0 : fromNoncentrality(noncentralityAt(statistic, df, 0.05)),
    'rmsea.pvalue': noncentralChiSquareUpper(statistic, df, noncentrality(CLOSE)),
    'rmsea.notclose.pvalue': noncentralChiSquareCdf(statistic, df, noncentrality(NOT_CLOSE)),
  }
}

/** Hoelter's N: the sample at which this misfit would be significant. */
function criticalN(chisq: number, df: number, n: number, level: number): number {
  return chiSquare.quantile(1 - level, df) / (chisq / n) + 1
}
