import { checkPositive } from './check.ts'
import * as chiSquare from './chiSquare.ts'
import { invertCdf } from './invertCdf.ts'
import * as normal from './normal.ts'

/**
 * P(Q ≤ q) for the studentised range Q = (max − min)/s of `groups` standard normal variables, s² with `df` degrees
 * of freedom (Infinity: known):
 *
 * P(q) = ∫ f_s(s) W(qs) ds, W(w) = k ∫ φ(z) [Φ(z) − Φ(z − w)]^(k−1) dz   (Copenhaver & Holland 1988, eq. 2.1)
 *
 * Both integrands are analytic and vanish at both ends (in z, and in ln s), so that the trapezoidal rule converges
 * exponentially: halving the steps changes nothing above 1e-13. R's ptukey, by Gauss–Legendre, agrees to 1e-10.
 *
 * @throws RangeError when groups is not an integer of at least 2, or df is not positive
 */
export function studentizedRangeCdf(q: number, groups: number, df: number): number {
  check(groups, df)
  return q <= 0 ? 0 : overScale(q, df, (w) => rangeCdf(w, groups))
}

/** P(Q > q): Tukey's adjusted p value. */
export function studentizedRangeUpper(q: number, groups: number, df: number): number {
  check(groups, df)
  return q <= 0 ? 1 : overScale(q, df, (w) => rangeUpper(w, groups))
}

/** The q with P(Q ≤ q) = p. */
export function studentizedRangeQuantile(p: number, groups: number, df: number): number {
  check(groups, df)
  return invertCdf(
    p,
    {
      pdf: (q) => overScale(q, df, (w, s) => s * rangePdf(w, groups)),
      cdf: (q) => studentizedRangeCdf(q, groups, df),
      upper: (q) => studentizedRangeUpper(q, groups, df),
    },
    [0, Infinity],
    3,
  )
}

/** Mean of `of(q s, s)` over s with df·s² ~ χ²_df, by the trapezoidal rule in u = ln s. */
function overScale(q: number, df: number, of: (w: number, s: number) => number): number {
  if (df > 1e8) return of(q, 1)
  const width = 1 / Math.sqrt(2 * df)
  const step = Math.min(0.1, width / 2)
  // The density falls as e^(df·u) to the left and faster than a normal one to the right.
  const last = Math.ceil(Math.min(9 * width, 0.5 * Math.log(1 + 80 / df) + 9 * Math.min(width, 0.3)) / step)
  let sum = 0
  let weights = 0
  for (let i = last; ; i--) {
    const s = Math.exp(i * step)
    // dF(s)/du, F the distribution of s: 2 df s² f_χ²(df s²).
    const weight = 2 * df * s * s * chiSquare.pdf(df * s * s, df)
    if (i < 0 && weight < 1e-18) break
    sum += weight * of(q * s, s)
    weights += weight
  }
  // Not sum · step: dividing by the sum of the weights removes the rounding of a large df's density.
  return sum / weights
}

const STEP = 0.125
const REACH = 9

/** Sum over z = −9, −8.875, … of φ(z)·term(Φ(z), Φ(z − w), φ(z − w)): the trapezoidal rule on the inner integral. */
function overNormal(w: number, end: number, term: (at: number, below: number, z: number) => number): number {
  let sum = 0
  for (let z = -REACH; z <= end; z += STEP) {
    sum += normal.pdf(z) * term(normal.cdf(z), normal.cdf(z - w), z)
  }
  return sum * STEP
}

/** W(w), distribution function of the range of `k` standard normal variables. */
function rangeCdf(w: number, k: number): number {
  return k * overNormal(w, REACH, (at, below) => (at - below) ** (k - 1))
}

/** 1 − W(w) = k ∫ φ(z) {Φ(z)^(k−1) − [Φ(z) − Φ(z − w)]^(k−1)} dz, without cancellation. */
function rangeUpper(w: number, k: number): number {
  return (
    k *
    overNormal(
      w,
      w / 2 + REACH,
      (at, below) => -(at ** (k - 1)) * Math.expm1((k - 1) * Math.log1p(-below / at)),
    )
  )
}

/** W′(w) = k (k − 1) ∫ φ(z) φ(z − w) [Φ(z) − Φ(z − w)]^(k−2) dz. */
function rangePdf(w: number, k: number): number {
  return (
    k * (k - 1) * overNormal(w, w / 2 + REACH, (at, below, z) => normal.pdf(z - w) * (at - below) ** (k - 2))
  )
}

function check(groups: number, df: number): void {
  if (!(Number.isInteger(groups) && groups >= 2))
    throw new RangeError(`invalid groups; not an integer of at least 2: ${groups}`)
  checkPositive('df', df)
}
