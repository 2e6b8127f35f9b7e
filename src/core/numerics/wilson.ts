import * as normal from './distributions/normal.ts'

/**
 * Wilson's limits of a share of k in n, which stay in [0, 1] where few or nearly all did; exactly 0 and 1 at the ends.
 *
 * @see Wilson (1927), Probable inference, the law of succession, and statistical inference. JASA 22, 209–212
 */
export function wilson(k: number, n: number, level = 0.95): readonly [lower: number, upper: number] {
  const z = normal.quantile((1 + level) / 2)
  const share = k / n
  const shrink = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / shrink
  const reach = (z / shrink) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return [k === 0 ? 0 : centre - reach, k === n ? 1 : centre + reach]
}
