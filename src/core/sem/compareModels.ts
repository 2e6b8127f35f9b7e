import * as chiSquare from '../numerics/distributions/chiSquare.ts'
import type { Text } from '../text.ts'
import type { SemResult } from './fitModel.ts'

export interface ModelComparison {
  /** χ² of the more restricted model minus that of the freer one; scaled when the fits are. */
  readonly chisq: number | null
  readonly df: number
  readonly pvalue: number | null
  /** Restricted minus freer. */
  readonly aic: number | null
  readonly bic: number | null
  readonly cfi: number | null
  readonly rmsea: number | null
  readonly text: Text
}

/**
 * Compares two nested models on the same data: Δχ² with Δdf, and with robust fits the scaled difference
 * (T₀ − T₁)/c_d, c_d = (d₀c₀ − d₁c₁)/(d₀ − d₁).
 *
 * @param restricted the model with fewer free parameters
 * @throws RangeError when the rows or the variables differ, or a model did not converge
 * @see Satorra & Bentler (2001), eq. 6
 */
export function compareModels(restricted: SemResult, freer: SemResult): ModelComparison {
  if (!restricted.converged || !freer.converged)
    throw new RangeError('invalid models; one of them did not converge')
  if (restricted.fit.ntotal !== freer.fit.ntotal)
    throw new RangeError(
      `invalid models; not fitted to the same rows: ${restricted.fit.ntotal} and ${freer.fit.ntotal}`,
    )
  const variables = ({ groups }: SemResult) =>
    groups.map(({ names }) => names.toSorted().join(' ')).join('; ')
  const sameVariables = variables(restricted) === variables(freer)
  const df = restricted.fit.df! - freer.fit.df!
  if (df < 0) return compareModels(freer, restricted)
  const difference = (name: string) => {
    const [a, b] = [restricted.fit[name], freer.fit[name]]
    return typeof a === 'number' && typeof b === 'number' ? a - b : null
  }
  const raw = difference('chisq')!
  const [c0, c1] = [restricted, freer].map(({ fit }) => fit['chisq.scaling.factor'])
  const scaling =
    typeof c0 === 'number' && typeof c1 === 'number'
      ? (restricted.fit.df! * c0 - freer.fit.df! * c1) / df
      : typeof c0 === 'number' && freer.fit.df === 0
        ? c0
        : 1
  const chisq = df > 0 && sameVariables && scaling > 0 ? raw / scaling : null
  const pvalue = chisq === null ? null : chiSquare.upper(Math.max(chisq, 0), df)
  return {
    chisq,
    df,
    pvalue,
    aic: difference('aic'),
    bic: difference('bic'),
    cfi: difference('cfi'),
    rmsea: difference('rmsea'),
    text: verdict(chisq, df, pvalue, difference('aic'), sameVariables),
  }
}

function verdict(
  chisq: number | null,
  df: number,
  pvalue: number | null,
  aic: number | null,
  sameVariables: boolean,
): Text {
  if (!sameVariables)
    return {
      en: 'The models use different variables: neither the χ² difference nor AIC can compare them.',
      zh: '两个模型使用的变量不同，既不能用 χ² 差值比较，也不能用 AIC 比较。',
    }
  if (chisq === null || pvalue === null) {
    const better = aic !== null && aic < 0
    return {
      en: `The models have the same degrees of freedom, so there is no χ² difference test${aic === null ? '' : `; AIC prefers the ${better ? 'first' : 'second'}`}.`,
      zh: `两个模型自由度相同，无法作 χ² 差值检验${aic === null ? '' : `；按 AIC，${better ? '前' : '后'}者较好`}。`,
    }
  }
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
