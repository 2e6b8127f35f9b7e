/** Nodes and weights of the Gauss–Kronrod pair (7, 15) on [0, 1]: QUADPACK's qk15 (Piessens et al. 1983). */
const kronrodNodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
]
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
]
/** Gauss weights belong to every second node. */
const gaussWeights = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694]

export interface Quadrature {
  readonly value: number
  /** Estimate of the absolute error. */
  readonly error: number
  readonly converged: boolean
}

export interface QuadratureOptions {
  /** The error may be as large as this, … */
  readonly absolute?: number
  /** … or this part of the value: the larger of the two counts. */
  readonly relative?: number
  /** Where to cut the interval from the start, in order, when one knows where f is steep or where it is not smooth. */
  readonly breaks?: readonly number[]
  readonly maxIntervals?: number
}

/** What underflows has no relative error: this small, nothing is told from nothing. */
const NOTHING = 1e-290

/**
 * ∫ f over [lo, hi] by the Gauss–Kronrod pair (7, 15), halving the interval of the largest error until the sum of
 * the error estimates is within tolerance (QUADPACK's QAG, Piessens et al. 1983).
 */
export function integrate(
  f: (x: number) => number,
  lo: number,
  hi: number,
  options: QuadratureOptions = {},
): Quadrature {
  const { absolute = NOTHING, relative = 1e-12, breaks = [], maxIntervals = 200 } = options
  const pieces = [...breaks, hi].map((end, i) => piece(f, i === 0 ? lo : breaks[i - 1], end))
  for (;;) {
    let value = 0
    let error = 0
    let worst = 0
    for (let i = 0; i < pieces.length; i++) {
      value += pieces[i].value
      error += pieces[i].error
      if (pieces[i].error > pieces[worst].error) worst = i
    }
    if (error <= Math.max(absolute, relative * Math.abs(value))) return { value, error, converged: true }
    if (pieces.length >= maxIntervals || Number.isNaN(value)) return { value, error, converged: false }
    const { lo: a, hi: b } = pieces[worst]
    const middle = (a + b) / 2
    pieces[worst] = piece(f, a, middle)
    pieces.push(piece(f, middle, b))
  }
}

/**
 * The value of `integrate`, for those who can do nothing with a worse one.
 *
 * @throws RangeError when the tolerance is not met
 */
export function integral(
  f: (x: number) => number,
  lo: number,
  hi: number,
  options: QuadratureOptions = {},
): number {
  const { value, error, converged } = integrate(f, lo, hi, options)
  if (!converged)
    throw new RangeError(`invalid integrand; no convergence over [${lo}, ${hi}]: ${value} ± ${error}`)
  return value
}

function piece(f: (x: number) => number, lo: number, hi: number) {
  const centre = (lo + hi) / 2
  const half = (hi - lo) / 2
  const atCentre = f(centre)
  const below: number[] = []
  const above: number[] = []
  let kronrod = atCentre * kronrodWeights[7]
  let gauss = atCentre * gaussWeights[3]
  let size = Math.abs(kronrod)
  for (let i = 0; i < 7; i++) {
    const left = (below[i] = f(centre - half * kronrodNodes[i]))
    const right = (above[i] = f(centre + half * kronrodNodes[i]))
    kronrod += kronrodWeights[i] * (left + right)
    size += kronrodWeights[i] * (Math.abs(left) + Math.abs(right))
    if (i % 2 === 1) gauss += gaussWeights[(i - 1) / 2] * (left + right)
  }
  const mean = kronrod / 2
  let spread = kronrodWeights[7] * Math.abs(atCentre - mean)
  for (let i = 0; i < 7; i++)
    spread += kronrodWeights[i] * (Math.abs(below[i] - mean) + Math.abs(above[i] - mean))
  const width = Math.abs(half)
  return {
    lo,
    hi,
    value: half * kronrod,
    error: errorOf(width * Math.abs(kronrod - gauss), width * spread, width * size),
  }
}

/**
 * QUADPACK's estimate. The difference of the pair is far too large a one once it is small beside the spread ∫ |f − f̄|,
 * which makes the estimate go with the unit of f; and no sum is surer than its rounding, which goes with ∫ |f|.
 */
function errorOf(difference: number, spread: number, size: number): number {
  const error = spread === 0 ? difference : spread * Math.min(1, (200 * difference) / spread) ** 1.5
  return Math.max(error, 50 * Number.EPSILON * size)
}
