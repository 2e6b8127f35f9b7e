import * as chiSquare from '../numerics/distributions/chiSquare.ts'
import type { Text } from '../text.ts'
import type { SemResult } from './fitModel.ts'

export interface ModelComparison {
  /** χ² of the more restricted model minus that of the freer one; scaled when the fits are. */
  readonly chisq: number | null
  /** null when a model is not identified. */
  readonly df: number | null
  readonly pvalue: number | null
  /** Restricted minus freer; null when the variables or the methods differ. */
  readonly aic: number | null
  readonly bic: number | null
  readonly cfi: number | null
  readonly rmsea: number | null
  readonly text: Text
}

/**
 * Compares two nested models on the same data: Δχ² with Δdf, and with robust fits the scaled difference
 * (T₀ − T₁)/c_d, c_d = (d₀c₀ − d₁c₁)/(d₀ − d₁). What cannot be compared is null, and `text` says why.
 *
 * @param restricted the model with fewer free parameters
 * @throws RangeError when the numbers of rows differ, or a model did not converge
 * @see Satorra & Bentler (2001), eq. 6; (2010) for a scaling that is not positive
 */
export function compareModels(restricted: SemResult, freer: SemResult): ModelComparison {
  if (!restricted.converged || !freer.converged)
    throw new RangeError('invalid models; one of them did not converge')
  const [d0, d1] = [restricted.fit.df, freer.fit.df]
  if (typeof d0 !== 'number' || typeof d1 !== 'number') return nothing(null, notIdentified)
  if (restricted.fit.ntotal !== freer.fit.ntotal)
    throw new RangeError(
      `invalid models; not fitted to the same rows: ${restricted.fit.ntotal} and ${freer.fit.ntotal}`,
    )
  if (d0 < d1) return compareModels(freer, restricted)
  const df = d0 - d1
  if (variablesOf(restricted) !== variablesOf(freer)) return nothing(df, otherVariables)
  if (methodOf(restricted) !== methodOf(freer)) return nothing(df, otherMethods)

  const difference = (name: string) => {
    const [a, b] = [restricted.fit[name], freer.fit[name]]
    return typeof a === 'number' && typeof b === 'number' ? a - b : null
  }
  const indices = {
    df,
    aic: difference('aic'),
    bic: difference('bic'),
    cfi: difference('cfi'),
    rmsea: difference('rmsea'),
  }
  const untested = { ...indices, chisq: null, pvalue: null }
  if (df === 0) return { ...untested, text: sameDf(indices.aic) }
  const scaling = scalingOfDifference(restricted, freer)
  if (scaling === null || !(scaling > 0)) return { ...untested, text: noScaling(scaling) }
  const chisq = difference('chisq')! / scaling
  const pvalue = chiSquare.upper(Math.max(chisq, 0), df)
  return { ...indices, chisq, pvalue, text: verdict(chisq, df, pvalue) }
}

const variablesOf = ({ groups }: SemResult) =>
  groups.map(({ names }) => names.toSorted().join(' ')).join('; ')

const methodOf = ({ settings: { estimator, likelihood, test } }: SemResult) =>
  `${estimator} ${likelihood} ${test}`

/** c_d; 1 without a correction, null where a fit lacks the one it should have. */
function scalingOfDifference(restricted: SemResult, freer: SemResult): number | null {
  if (restricted.settings.test === 'standard') return 1
  // d·c of each; a model without degrees of freedom has no factor, and none to weigh.
  const weighed = [restricted, freer].map(({ fit }) => {
    const factor = fit['chisq.scaling.factor']
    if (fit.df === 0) return 0
    return typeof factor === 'number' && Number.isFinite(factor) ? fit.df! * factor : null
  })
  const [first, second] = weighed as [number | null, number | null]
  return first === null || second === null ? null : (first - second) / (restricted.fit.df! - freer.fit.df!)
}

const nothing = (df: number | null, text: Text): ModelComparison => ({
  chisq: null,
  df,
  pvalue: null,
  aic: null,
  bic: null,
  cfi: null,
  rmsea: null,
  text,
})

const notIdentified: Text = {
  en: 'One of the models is not identified: it has no fit to compare.',
  zh: '其中一个模型不可识别，没有可供比较的拟合。',
}

const otherVariables: Text = {
  en: 'The models use different variables: neither the χ² difference nor AIC can compare them.',
  zh: '两个模型使用的变量不同，既不能用 χ² 差值比较，也不能用 AIC 比较。',
}

const otherMethods: Text = {
  en: 'The models were estimated or tested in different ways, so that their χ² are on different scales. Fit both with the same estimator.',
  zh: '两个模型的估计或检验方法不同，χ² 的尺度也就不同。请用同一种估计方法拟合两个模型。',
}

function sameDf(aic: number | null): Text {
  const better = aic !== null && aic < 0
  return {
    en: `The models have the same degrees of freedom, so there is no χ² difference test${aic === null ? '' : `; AIC prefers the ${better ? 'first' : 'second'}`}.`,
    zh: `两个模型自由度相同，无法作 χ² 差值检验${aic === null ? '' : `；按 AIC，${better ? '前' : '后'}者较好`}。`,
  }
}

function noScaling(scaling: number | null): Text {
  if (scaling === null)
    return {
      en: 'One of the fits has no scaling factor, so that the scaled χ² difference cannot be computed.',
      zh: '其中一个模型没有校正系数，无法计算校正后的 χ² 差值。',
    }
  const factor = scaling.toFixed(2).replace('-', '−')
  return {
    en: `The scaled χ² difference does not exist here: its scaling factor is ${factor}, and it must be above 0. That happens in small samples and between models that hardly differ.`,
    zh: `这里没有校正后的 χ² 差值：其校正系数为 ${factor}，而它必须大于 0。样本较小或两个模型相差甚微时会出现这种情况。`,
  }
}

function verdict(chisq: number, df: number, pvalue: number): Text {
  if (chisq < 0)
    return {
      en: 'The model with more free parameters fits worse: the two are not nested, or one has stopped at a local minimum.',
      zh: '自由参数较多的模型反而拟合更差：两个模型并非嵌套，或其中之一停在了局部极小值。',
    }
  const p = pvalue < 0.001 ? 'p < .001' : `p = ${pvalue.toFixed(3).replace('0.', '.')}`
  const result = `Δχ² = ${chisq.toFixed(2)}, Δdf = ${df}, ${p}`
  return pvalue < 0.05
    ? {
        en: `${result}: the restrictions make the fit worse by more than chance; keep the freer model.`,
        zh: `${result}：加上限制后拟合显著变差，宜保留较自由的模型。`,
      }
    : {
        en: `${result}: the restrictions cost no more fit than chance would; keep the simpler model.`,
        zh: `${result}：加上限制并未使拟合显著变差，宜保留较简单的模型。`,
      }
}
