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

/**
 * ∫ f over [lo, hi] by the Gauss–Kronrod pair (7, 15), halving the interval of the largest error until the sum of
 * the error estimates is within `tolerance` (QUADPACK's QAG, Piessens et al. 1983).
 */
export function integrate(
  f: (x: number) => number,
  lo: number,
  hi: number,
  options: { readonly tolerance?: number; readonly maxIntervals?: number } = {},
): Quadrature {
  const { tolerance = 1e-12, maxIntervals = 200 } = options
  const pieces = [piece(f, lo, hi)]
  for (;;) {
    let value = 0
    let error = 0
    let worst = 0
    for (let i = 0; i < pieces.length; i++) {
      value += pieces[i].value
      error += pieces[i].error
      if (pieces[i].error > pieces[worst].error) worst = i
    }
    if (error <= tolerance) return { value, error, converged: true }
    if (pieces.length >= maxIntervals || Number.isNaN(value)) return { value, error, converged: false }
    const { lo: a, hi: b } = pieces[worst]
    const middle = (a + b) / 2
    pieces[worst] = piece(f, a, middle)
    pieces.push(piece(f, middle, b))
  }
}

function piece(f: (x: number) => number, lo: number, hi: number) {
  const centre = (lo + hi) / 2
  const half = (hi - lo) / 2
  const atCentre = f(centre)
  let kronrod = atCentre * kronrodWeights[7]
  let gauss = atCentre * gaussWeights[3]
  for (let i = 0; i < 7; i++) {
    const pair = f(centre - half * kronrodNodes[i]) + f(centre + half * kronrodNodes[i])
    kronrod += kronrodWeights[i] * pair
    if (i % 2 === 1) gauss += gaussWeights[(i - 1) / 2] * pair
  }
  // QUADPACK's rule: the difference of the pair is far too large an estimate once it is small.
  const difference = Math.abs(half * (kronrod - gauss))
  return { lo, hi, value: half * kronrod, error: Math.min(difference, (200 * difference) ** 1.5) }
}
