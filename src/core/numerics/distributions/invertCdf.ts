import { checkProbability } from './check.ts'

interface Distribution {
  readonly pdf: (x: number) => number
  readonly cdf: (x: number) => number
  readonly upper: (x: number) => number
}

/**
 * The x with cdf(x) = p: Newton's method on the logarithm of the smaller tail, kept in a bracket by bisection.
 *
 * In the logarithm, because a tail of 1e-12 is then as easy as one of 0.1 (for log-concave tails Newton does not
 * overshoot), and on the smaller tail, because 1 − 1e-20 is 1.
 *
 * @param support ends of the distribution; `start` lies inside
 */
export function invertCdf(
  p: number,
  { pdf, cdf, upper }: Distribution,
  support: readonly [number, number],
  start: number,
): number {
  checkProbability(p)
  let [low, high] = support
  if (p === 0) return low
  if (p === 1) return high
  const inLower = p <= cdf(start)
  const tail = inLower ? cdf : upper
  const target = Math.log(inLower ? p : 1 - p)

  let x = start
  for (let i = 0; i < 200; i++) {
    const value = tail(x)
    const excess = Math.log(value) - target
    if (excess === 0) return x
    if (excess > 0 === inLower) high = x
    else low = x
    const step = (inLower ? -1 : 1) * excess * (value / pdf(x))
    let next = x + step
    if (!(next > low && next < high)) next = between(low, high, x)
    if (Math.abs(next - x) <= 2 ** -51 * Math.abs(next)) return next
    x = next
  }
  return x
}

/** A point strictly inside the bracket; geometric when the bracket spans orders of magnitude or has no end. */
function between(low: number, high: number, x: number): number {
  if (high === Infinity) return x > 0 ? 4 * x : x + 1 + Math.abs(x)
  if (low === -Infinity) return x < 0 ? 4 * x : x - 1 - Math.abs(x)
  if (low === 0 && high > 0) return high / 64
  if (low > 0 && high > 4 * low) return Math.sqrt(low) * Math.sqrt(high)
  return (low + high) / 2
}
