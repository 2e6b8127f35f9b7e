import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * ln |Γ(x)|, to 1e-13 relative.
 *
 * @param x any real number but 0, −1, −2, … (there it is Infinity)
 */
export function lgamma(x: number): number {
  return gammaln(x)
}

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), to 1e-13 absolute for a or b up to 10⁴.
 *
 * When one argument is large, the difference of its two logarithms is taken of their Stirling series, where the
 * large parts cancel on paper and not in rounding.
 *
 * @param a,b positive
 * @see DiDonato & Morris (1992), ACM TOMS 18, 360–373
 */
export function lbeta(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a]
  if (large < 10) return lgamma(small) + lgamma(large) - lgamma(small + large)
  const sum = small + large
  // ln Γ(large) − ln Γ(sum)
  const difference =
    (0.5 - large) * Math.log1p(small / large) - small * (Math.log(sum) - 1) + stirling(large) - stirling(sum)
  return lgamma(small) + difference
}

/** ln Γ(x) − (x − ½) ln x + x − ½ ln 2π for x ≥ 10 (Abramowitz & Stegun 6.1.41). */
function stirling(x: number): number {
  const w = 1 / (x * x)
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360360))))) / x
}

/** ln(eᵃ + eᵇ), when eᵃ or eᵇ may overflow or vanish; −Infinity stands for ln 0. */
export function logAddExp(a: number, b: number): number {
  const high = Math.max(a, b)
  return Number.isFinite(high) ? high + Math.log1p(Math.exp(-Math.abs(a - b))) : high
}

/**
 * Gauss's hypergeometric function of real arguments,
 *
 *   ₂F₁(a, b; c; z) = Σₙ (a)ₙ (b)ₙ / (c)ₙ · zⁿ / n!
 *
 * by its series, brought where the series is short and its terms share a sign: z < 0 by Pfaff's transformation,
 * c − a − b < 0 by Euler's, z near 1 by the expansion about 1 − z. To 1e-10 relative for 0 ≤ z < 1 and positive
 * a, b, c, and for z < 0 and c > b > 0.
 * When c − a − b is within 1/1000 of an integer the expansion about 1 − z is lost to cancellation; the plain
 * series then takes about 40 / (1 − z) terms, unless a or b is 1, when Gauss's continued fraction is short.
 *
 * @param c not 0, −1, −2, …
 * @param z below 1; at 1 itself c − a − b must be positive
 * @throws RangeError when z or c is outside, or no 10⁸ terms suffice
 * @see Abramowitz & Stegun (1964), 15.1.1, 15.1.20, 15.3.3, 15.3.4, 15.3.6
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (c <= 0 && Number.isInteger(c)) throw new RangeError(`invalid c; 0 or a negative integer: ${c}`)
  if (!(z <= 1)) throw new RangeError(`invalid z; not at most 1: ${z}`)
  if (z === 0 || a === 0 || b === 0) return 1
  if (z < 0) return (1 - z) ** -a * hypergeometric2F1(a, c - b, c, z / (z - 1))

  const excess = c - a - b
  if (isPolynomial(a) || isPolynomial(b)) return series(a, b, c, z)
  if (z === 1) {
    if (!(excess > 0)) throw new RangeError(`invalid z; the value at 1 is finite only for c > a + b: ${z}`)
    return gammaRatio([c, excess], [c - a, c - b])
  }
  if (z > 0.95 && isOne(a) && c > b) return gaussFraction(b, c, z)
  if (z > 0.95 && isOne(b) && c > a) return gaussFraction(a, c, z)
  if (isEulers(a, b, c)) return (1 - z) ** excess * hypergeometric2F1(c - a, c - b, c, z)
  // The two series in 1 − z cancel when a parameter is large beside 1/(1 − z); the plain one is short enough then.
  return z > 0.95 &&
    excess > 0 &&
    excess < 5 &&
    Math.abs(excess - Math.round(excess)) > 1e-3 &&
    Math.max(a, b) * (1 - z) < 5
    ? aboutOne(a, b, c, z)
    : series(a, b, c, z)
}

/**
 * ln ₂F₁(a, b; c; z) for 0 ≤ z < 1 and positive a, b, c, also where ₂F₁ itself overflows.
 *
 * @see hypergeometric2F1
 */
export function logHypergeometric2F1(a: number, b: number, c: number, z: number): number {
  const value = hypergeometric2F1(a, b, c, z)
  if (Number.isFinite(value)) return Math.log(value)
  return isEulers(a, b, c)
    ? (c - a - b) * Math.log1p(-z) + logHypergeometric2F1(c - a, c - b, c, z)
    : logSeries(a, b, c, z)
}

/**
 * Whether Euler's transformation helps. Below about −2, a transformed parameter makes large terms of both signs;
 * those of the series itself are positive.
 */
const isEulers = (a: number, b: number, c: number) => c - a - b < 0 && Math.min(c - a, c - b) >= -2

const isOne = (a: number) => Math.abs(a - 1) < 1e-13

const isPolynomial = (a: number) => a < 0 && Number.isInteger(a)

/**
 * ₂F₁(1, b; c; z) = 1/(1 − u₁z/(1 − u₂z/(1 − …))) by Lentz's algorithm; of about 18 / √(1 − z) steps, where the
 * series needs 40 / (1 − z).
 *
 * @see Cuyt et al. (2008), Handbook of Continued Fractions for Special Functions, 15.3.3
 */
function gaussFraction(b: number, c: number, z: number): number {
  let value = 1
  let numerator = 1
  let denominator = 0
  for (let n = 0; n < 1e8; n++) {
    const half = n >> 1
    const u =
      n % 2 === 0
        ? ((b + half) * (c + half - 1)) / ((c + n - 1) * (c + n))
        : ((half + 1) * (c + half - b)) / ((c + n - 1) * (c + n))
    // At n = 0 the factors c − 1 cancel: u₁ = b/c also at c = 1.
    const term = -(n === 0 ? b / c : u) * z
    denominator = 1 / (1 + term * denominator)
    numerator = 1 + term / numerator
    const change = numerator * denominator
    value *= change
    if (Math.abs(change - 1) < Number.EPSILON) return 1 / value
  }
  throw new RangeError(`invalid z; too near 1 for the fraction of (b, c) = (${b}, ${c}): ${z}`)
}

const series = (a: number, b: number, c: number, z: number) => scaledSeries(a, b, c, z, Infinity)[0]

function logSeries(a: number, b: number, c: number, z: number): number {
  const [sum, scale] = scaledSeries(a, b, c, z, 1e250)
  return Math.log(sum) + scale
}

/**
 * The sum of the series, divided by e to a second number that grows whenever the sum passes the limit; it stops
 * where a geometric bound of what is left out vanishes beside the sum.
 */
function scaledSeries(a: number, b: number, c: number, z: number, limit: number): readonly [number, number] {
  let term = 1
  let sum = 1
  let scale = 0
  for (let n = 0; n < 1e8; n++) {
    const ratio = (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z
    term *= ratio
    sum += term
    if (term === 0 || sum === Infinity) return [sum, scale]
    const bound = Math.max(Math.abs(ratio), Math.abs(z))
    if (bound < 1 && (Math.abs(term) * bound) / (1 - bound) < Number.EPSILON * Math.abs(sum))
      return [sum, scale]
    if (sum > limit) {
      term /= limit
      sum /= limit
      scale += Math.log(limit)
    }
  }
  throw new RangeError(`invalid z; too near 1 for the series of (a, b, c) = (${a}, ${b}, ${c}): ${z}`)
}

/** A&S 15.3.6: two series in 1 − z, of weights that stay apart unless c − a − b is an integer. */
function aboutOne(a: number, b: number, c: number, z: number): number {
  const excess = c - a - b
  const regular = gammaRatio([c, excess], [c - a, c - b]) * series(a, b, 1 - excess, 1 - z)
  const singular = gammaRatio([c, -excess], [a, b]) * series(c - a, c - b, 1 + excess, 1 - z)
  return regular + (1 - z) ** excess * singular
}

/** Π Γ(above) / Π Γ(below); a pole below makes it 0. */
function gammaRatio(above: readonly number[], below: readonly number[]): number {
  let log = 0
  let sign = 1
  for (const x of above) {
    log += lgamma(x)
    sign *= signOfGamma(x)
  }
  for (const x of below) {
    if (x <= 0 && Number.isInteger(x)) return 0
    log -= lgamma(x)
    sign *= signOfGamma(x)
  }
  return sign * Math.exp(log)
}

const signOfGamma = (x: number) => (x > 0 || Math.floor(x) % 2 === 0 ? 1 : -1)
