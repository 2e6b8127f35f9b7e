/**
 * Value of a customer who pays m each period and is kept with probability r at a discount d, first payment now:
 *
 *   CLV = Σ_{t=0}^{∞} m (r/(1 + d))^t = m (1 + d)/(1 + d − r)
 *
 * @throws RangeError when r is not in [0, 1], d is negative, or both let the sum diverge
 */
export function lifetimeValueOfRetention(m: number, r: number, d: number): number {
  if (!(r >= 0 && r <= 1)) throw new RangeError(`invalid r; not in [0, 1]: ${r}`)
  if (!(d >= 0)) throw new RangeError(`invalid d; negative: ${d}`)
  if (r === 1 && d === 0) throw new RangeError('invalid d; without churn it must be positive: 0')
  return (m * (1 + d)) / (1 + d - r)
}

/** Blattberg & Deighton's multiple r/(1 + d − r): the value when the first payment is after the first renewal. */
export function marginMultiple(r: number, d: number): number {
  return lifetimeValueOfRetention(1, r, d) * (r / (1 + d))
}

/** The retention that makes the value k times that of r: 1 + d − (1 + d − r)/k. Above 1 there is none: null. */
export function retentionForMultiple(k: number, r: number, d: number): number | null {
  const needed = 1 + d - (1 + d - r) / k
  return needed <= 1 && needed >= 0 ? needed : null
}
