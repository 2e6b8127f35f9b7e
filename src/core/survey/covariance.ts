import { mean } from 'd3-array'

/** Covariances of complete columns, with divisor n − 1 (unbiased). */
export function covarianceMatrix(columns: readonly (readonly number[])[]): number[][] {
  const centred = columns.map((values) => {
    const centre = mean(values)!
    return Float64Array.from(values, (value) => value - centre)
  })
  const n = columns[0]?.length ?? 0
  const result = columns.map(() => columns.map(() => 0))
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j <= i; j++) {
      const a = centred[i]!
      const b = centred[j]!
      let sum = 0
      for (let k = 0; k < n; k++) sum += a[k]! * b[k]!
      result[i]![j] = result[j]![i] = sum / (n - 1)
    }
  }
  return result
}

/** r_ij = s_ij / √(s_ii s_jj), with ones on the diagonal; kept within −1 and 1, which rounding may pass. */
export function covarianceToCorrelation(cov: readonly (readonly number[])[]): number[][] {
  const within = (r: number) => Math.max(-1, Math.min(1, r))
  return cov.map((row, i) =>
    row.map((value, j) => (i === j ? 1 : within(value / Math.sqrt(cov[i]![i]! * cov[j]![j]!)))),
  )
}

/** Pearson correlations of complete columns. */
export function correlationMatrix(columns: readonly (readonly number[])[]): number[][] {
  return covarianceToCorrelation(covarianceMatrix(columns))
}
