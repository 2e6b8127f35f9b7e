import { chiSquare } from '../numerics/distributions.ts'
import { type Columns, completeCases, requireColumns } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { inverseCorrelation } from './inverseCorrelation.ts'

export interface SamplingAdequacy {
  readonly items: readonly string[]
  readonly n: number
  readonly dropped: number
  /** Kaiser, Meyer & Olkin's measure, over all items and for each (MSA). */
  readonly kmo: number
  readonly kmoItems: Readonly<Record<string, number>>
  /** Bartlett's test that all correlations are 0. */
  readonly bartlett: { readonly chisq: number; readonly df: number; readonly p: number }
}

/**
 * Are the correlations worth a factor analysis?
 *
 *   KMO = Σ r²ᵢⱼ / (Σ r²ᵢⱼ + Σ q²ᵢⱼ) over i ≠ j, q the partial correlations given all other items
 *   χ² = −(n − 1 − (2p + 5)/6) ln|R|, df = p(p − 1)/2
 *
 * @throws SurveyError with fewer than three items, no more rows than items, a constant item, or items that are sums of
 *   others
 * @see Kaiser & Rice (1974); Bartlett (1951)
 */
export function samplingAdequacy(data: Columns): SamplingAdequacy {
  requireColumns(data, 3)
  const { names, columns, n, dropped } = completeCases(data, Object.keys(data).length + 1)
  const r = correlationMatrix(columns)
  const { inverse, logDeterminant } = inverseCorrelation(r, names)
  const p = names.length
  const correlations = names.map(() => 0)
  const partials = names.map(() => 0)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      if (i === j) continue
      correlations[i]! += r[i]![j]! ** 2
      partials[i]! += inverse[i]![j]! ** 2 / (inverse[i]![i]! * inverse[j]![j]!)
    }
  }
  const chisq = -(n - 1 - (2 * p + 5) / 6) * logDeterminant
  const df = (p * (p - 1)) / 2
  return {
    items: names,
    n,
    dropped,
    kmo: sum(correlations) / (sum(correlations) + sum(partials)),
    kmoItems: Object.fromEntries(
      names.map((name, i) => [name, correlations[i]! / (correlations[i]! + partials[i]!)]),
    ),
    bartlett: { chisq, df, p: chiSquare.upper(chisq, df) },
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
