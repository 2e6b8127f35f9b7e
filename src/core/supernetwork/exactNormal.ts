import type { Random } from '../numerics/random.ts'

/**
 * A standard normal number by comparisons of uniform numbers alone.
 *
 * The usual methods take a logarithm or a sine, which the language leaves to the engine: two browsers may differ in
 * the last bit, and in a simulation that bit grows into another history. Here every operation is one that IEEE 754
 * specifies exactly, so a seed gives the same network on every machine; and the distribution is the normal itself,
 * not an approximation.
 *
 * With k an integer and x in [0, 1), density exp(−(k + x)²/2) is the product of exp(−k/2), exp(−k(k−1)/2) and
 * exp(−x(2k + x)/2); each factor is accepted by von Neumann's comparison game.
 * Source: Karney (2016), Sampling exactly from the normal distribution, ACM TOMS 42(1), algorithm N.
 */
export function exactNormal(random: Random): number {
  for (;;) {
    let k = 0
    while (happens(0.5, random)) k++
    if (!allHappen(k * (k - 1), 0.5, random)) continue
    const x = random()
    if (!allHappen(k + 1, (x * (2 * k + x)) / (2 * k + 2), random)) continue
    return random() < 0.5 ? -(k + x) : k + x
  }
}

/** `times` events of probability exp(−p), all of them. */
function allHappen(times: number, p: number, random: Random): boolean {
  for (let i = 0; i < times; i++) if (!happens(p, random)) return false
  return true
}

/**
 * True with probability exp(−p), p in [0, 1]: the chance that the falling run p > u₁ > u₂ > … has even length
 * (a run of at least n has probability pⁿ/n!, and the alternating sum of those is the exponential series).
 */
function happens(p: number, random: Random): boolean {
  let even = true
  let last = p
  for (let u = random(); u < last; u = random()) {
    last = u
    even = !even
  }
  return even
}
