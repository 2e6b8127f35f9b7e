import { SurveyError } from './surveyError.ts'

/**
 * A construct as a measurement model gives it. With standardised loadings the error variances are 1 − λ² and may be
 * left out.
 */
export interface Measurement {
  readonly loadings: readonly number[]
  readonly errorVariances?: readonly number[]
  readonly factorVariance?: number
}

/**
 * Composite reliability, CR = (Σλ)²φ / ((Σλ)²φ + Σθ): the share of the sum's variance that is the construct's.
 * With unstandardised estimates this is McDonald's ω.
 *
 * @returns null when a variance is estimated below 0 (a Heywood case), for there is no share of such
 * @throws SurveyError when there is no loading, or the numbers of loadings and errors differ
 * @see Fornell & Larcker (1981), eq. 10; McDonald (1999)
 */
export function compositeReliability(measurement: Measurement): number | null {
  const { loadings, errors, variance } = parts(measurement)
  if (!areVariances([...errors, variance])) return null
  const common = sum(loadings) ** 2 * variance
  return common / (common + sum(errors))
}

/**
 * Average variance extracted, AVE = Σλ²φ / (Σλ²φ + Σθ); with standardised loadings the mean of λ².
 *
 * @returns null when a variance is estimated below 0
 * @see Fornell & Larcker (1981), eq. 11
 */
export function averageVarianceExtracted(measurement: Measurement): number | null {
  const { loadings, errors, variance } = parts(measurement)
  if (!areVariances([...errors, variance])) return null
  const common = sum(loadings.map((loading) => loading * loading)) * variance
  return common / (common + sum(errors))
}

function parts({ loadings, errorVariances, factorVariance = 1 }: Measurement) {
  const errors = errorVariances ?? loadings.map((loading) => 1 - loading * loading)
  if (loadings.length === 0 || loadings.length !== errors.length)
    throw new SurveyError({
      en: `${loadings.length} loadings and ${errors.length} error variances; as many are needed, and at least one`,
      zh: `有 ${loadings.length} 个载荷和 ${errors.length} 个误差方差；二者个数须相同，且至少一个`,
    })
  return { loadings, errors, variance: factorVariance }
}

/** Not below 0 but for what 1 − λ² loses at λ = 1. */
const areVariances = (values: readonly number[]) => values.every((value) => value > -1e-12)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
