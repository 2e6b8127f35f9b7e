export interface RootOptions {
  /** The root is bracketed to within this (plus rounding of the root itself). */
  readonly tolerance?: number
  readonly maxIterations?: number
}

export interface Root {
  readonly root: number
  readonly converged: boolean
  readonly iterations: number
}

/**
 * A zero of a continuous function between two points where its signs differ: inverse quadratic interpolation
 * and secant steps, with bisection whenever they would be slower (Brent 1973, Algorithms for Minimization
 * without Derivatives, chapter 4).
 *
 * @throws RangeError when `lo` or `hi` is not finite or f has the same sign at both
 */
export function brent(f: (x: number) => number, lo: number, hi: number, options: RootOptions = {}): Root {
  const { tolerance = 1e-14, maxIterations = 200 } = options
  if (!Number.isFinite(lo)) throw new RangeError(`invalid lo; not finite: ${lo}`)
  if (!Number.isFinite(hi)) throw new RangeError(`invalid hi; not finite: ${hi}`)
  // b is the best estimate, [b, c] brackets the root, a is the estimate before b.
  let a = lo
  let b = hi
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return { root: a, converged: true, iterations: 0 }
  if (fb === 0) return { root: b, converged: true, iterations: 0 }
  if (!(fa < 0 !== fb < 0) || Number.isNaN(fa + fb))
    throw new RangeError(`invalid bracket; f has no change of sign on [${lo}, ${hi}]: ${fa}, ${fb}`)
  let c = a
  let fc = fa
  let step = b - a
  let stepBefore = step
  for (let iterations = 1; iterations <= maxIterations; iterations++) {
    if (fb < 0 === fc < 0) {
      c = a
      fc = fa
      step = stepBefore = b - a
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const within = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= within || fb === 0) return { root: b, converged: true, iterations }
    if (Math.abs(stepBefore) >= within && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number
      let q: number
      if (a === c) {
        p = 2 * half * s
        q = 1 - s
      } else {
        const r = fb / fc
        const u = fa / fc
        p = s * (2 * half * u * (u - r) - (b - a) * (r - 1))
        q = (u - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      else p = -p
      if (2 * p < Math.min(3 * half * q - Math.abs(within * q), Math.abs(stepBefore * q))) {
        stepBefore = step
        step = p / q
      } else {
        step = stepBefore = half
      }
    } else {
      step = stepBefore = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > within ? step : half > 0 ? within : -within
    fb = f(b)
  }
  return { root: b, converged: false, iterations: maxIterations }
}
