import { denseWeights, errorWeights, nodes, weights } from './dormandPrince.ts'
import { brent } from './roots.ts'

/** Writes dy/dt at (t, y) into `slope`; y must not be changed or kept. */
export type OdeField = (t: number, y: Float64Array, slope: Float64Array) => void

export interface OdeEvent {
  /** A function of time and state; it happens where this changes sign. */
  readonly of: (t: number, y: Float64Array) => number
  /** Only from below (1), only from above (-1), or both (0, the default), as the integration meets them. */
  readonly direction?: -1 | 0 | 1
  /** Ends the integration there. */
  readonly terminal?: boolean
}

export interface OdeOptions {
  /** The error of a step is held below absoluteTolerance + relativeTolerance·|y|, as a root mean square. */
  readonly relativeTolerance?: number
  readonly absoluteTolerance?: number
  readonly initialStep?: number
  readonly maxStep?: number
  /** Steps tried, accepted or not. */
  readonly maxSteps?: number
  readonly events?: readonly OdeEvent[]
}

export interface OdeEventHit {
  readonly event: number
  readonly t: number
  readonly y: Float64Array
}

export interface OdeSolution {
  /** Did the integration reach t1 or a terminal event? If not, `stopped` says why; what it reached is valid. */
  readonly finished: boolean
  readonly stopped: 'end' | 'event' | 'maxSteps' | 'stepTooSmall' | 'notFinite'
  /** Times at the ends of the accepted steps, t0 first; the last is where the integration stopped. */
  readonly t: Float64Array
  /** State at the end. */
  readonly y: Float64Array
  /** The solution at any time between the first and the last, by the continuous extension of order 4. */
  readonly at: (t: number, into?: Float64Array) => Float64Array
  readonly events: readonly OdeEventHit[]
  readonly accepted: number
  readonly rejected: number
  readonly evaluations: number
}

const [, c2, c3, c4, c5] = nodes
const [[a21], [a31, a32], [a41, a42, a43], [a51, a52, a53, a54], [a61, a62, a63, a64, a65]] = weights
const [b1, , b3, b4, b5, b6] = weights[5]
const [e1, , e3, e4, e5, e6, e7] = errorWeights
const [d1, , d3, d4, d5, d6, d7] = denseWeights

/** Controller of DOPRI5: a proportional–integral rule with these exponents, a step changes by 0.2 to 10 times. */
const integral = 0.04
const proportional = 0.2 - 0.75 * integral
const safety = 0.9

/**
 * Solves dy/dt = f(t, y), y(t0) = y0, from t0 to t1 (either direction of time) by Dormand & Prince's embedded
 * Runge–Kutta pair of order 5(4) with step control, a continuous extension and events.
 *
 * Events are looked for at the ends of steps: two crossings inside one step cancel unseen (set `maxStep`).
 * A start on the event surface is no event.
 *
 * @param f field, writing its slope into its third argument
 * @param y0 state of any length n
 * @throws RangeError when t0, t1, a tolerance or a step is not a number of the right sign
 * @see Hairer, Nørsett & Wanner 1993, Solving Ordinary Differential Equations I, sections II.4–II.6
 */
export function solveOde(
  f: OdeField,
  t0: number,
  t1: number,
  y0: ArrayLike<number>,
  options: OdeOptions = {},
): OdeSolution {
  const { relativeTolerance = 1e-6, absoluteTolerance = 1e-9, maxStep = Infinity } = options
  const { maxSteps = 100_000, events = [] } = options
  if (!Number.isFinite(t0)) throw new RangeError(`invalid t0; not finite: ${t0}`)
  if (!Number.isFinite(t1)) throw new RangeError(`invalid t1; not finite: ${t1}`)
  if (!(relativeTolerance >= 0))
    throw new RangeError(`invalid relativeTolerance; negative: ${relativeTolerance}`)
  if (!(absoluteTolerance >= 0))
    throw new RangeError(`invalid absoluteTolerance; negative: ${absoluteTolerance}`)
  if (!(relativeTolerance + absoluteTolerance > 0))
    throw new RangeError(`invalid tolerances; both are zero: ${relativeTolerance}, ${absoluteTolerance}`)
  if (!(maxStep > 0)) throw new RangeError(`invalid maxStep; not positive: ${maxStep}`)
  if (options.initialStep !== undefined && !(options.initialStep > 0))
    throw new RangeError(`invalid initialStep; not positive: ${options.initialStep}`)

  const n = y0.length
  const forward = t1 >= t0 ? 1 : -1
  let y = Float64Array.from(y0)
  let yNew = new Float64Array(n)
  let k1 = new Float64Array(n)
  const k2 = new Float64Array(n)
  const k3 = new Float64Array(n)
  const k4 = new Float64Array(n)
  const k5 = new Float64Array(n)
  const k6 = new Float64Array(n)
  let k7 = new Float64Array(n)
  const trial = new Float64Array(n)
  const scratch = new Float64Array(n)
  const signs = events.map((event) => event.of(t0, y))
  const hits: OdeEventHit[] = []

  // Step s covers times[s] to times[s + 1]; its extension takes 5n coefficients. Both grow by doubling.
  let times = new Float64Array(64)
  let dense = new Float64Array(64 * 5 * n)
  times[0] = t0

  let t = t0
  let accepted = 0
  let rejected = 0
  let evaluations = 1
  let stopped: OdeSolution['stopped'] = 'end'
  let errorBefore = 1e-4
  let justRejected = false
  // A terminal event cuts the last step short; its extension still spans the whole step, up to here.
  let stepEnd = t1
  let h = 0
  f(t, y, k1)
  if (t1 !== t0) {
    h = options.initialStep ?? firstStep()
    h = forward * Math.min(h, maxStep, Math.abs(t1 - t0))
  }

  while (t !== t1) {
    if (accepted + rejected >= maxSteps) {
      stopped = 'maxSteps'
      break
    }
    // A last step that would leave a sliver behind is stretched to the end.
    const last = (t + 1.01 * h - t1) * forward >= 0
    if (last) h = t1 - t
    const tNew = last ? t1 : t + h
    if (Math.abs(h) <= 4 * Number.EPSILON * Math.abs(t) || tNew === t) {
      stopped = 'stepTooSmall'
      break
    }

    for (let i = 0; i < n; i++) trial[i] = y[i] + h * a21 * k1[i]
    f(t + c2 * h, trial, k2)
    for (let i = 0; i < n; i++) trial[i] = y[i] + h * (a31 * k1[i] + a32 * k2[i])
    f(t + c3 * h, trial, k3)
    for (let i = 0; i < n; i++) trial[i] = y[i] + h * (a41 * k1[i] + a42 * k2[i] + a43 * k3[i])
    f(t + c4 * h, trial, k4)
    for (let i = 0; i < n; i++) trial[i] = y[i] + h * (a51 * k1[i] + a52 * k2[i] + a53 * k3[i] + a54 * k4[i])
    f(t + c5 * h, trial, k5)
    for (let i = 0; i < n; i++)
      trial[i] = y[i] + h * (a61 * k1[i] + a62 * k2[i] + a63 * k3[i] + a64 * k4[i] + a65 * k5[i])
    f(tNew, trial, k6)
    for (let i = 0; i < n; i++)
      yNew[i] = y[i] + h * (b1 * k1[i] + b3 * k3[i] + b4 * k4[i] + b5 * k5[i] + b6 * k6[i])
    f(tNew, yNew, k7)
    evaluations += 6

    let sum = 0
    for (let i = 0; i < n; i++) {
      const error = h * (e1 * k1[i] + e3 * k3[i] + e4 * k4[i] + e5 * k5[i] + e6 * k6[i] + e7 * k7[i])
      const scale = absoluteTolerance + relativeTolerance * Math.max(Math.abs(y[i]), Math.abs(yNew[i]))
      const ratio = error === 0 ? 0 : error / scale
      sum += ratio * ratio
    }
    const error = n === 0 ? 0 : Math.sqrt(sum / n)

    if (!(error <= 1)) {
      rejected++
      justRejected = true
      h *= Number.isFinite(error) ? Math.max(0.2, safety / error ** proportional) : 0.2
      if (Math.abs(h) <= 4 * Number.EPSILON * Math.max(Math.abs(t), Math.abs(t1 - t0) * Number.EPSILON)) {
        stopped = Number.isFinite(error) ? 'stepTooSmall' : 'notFinite'
        break
      }
      continue
    }

    const factor = (safety * errorBefore ** integral) / Math.max(error, 1e-10) ** proportional
    if ((accepted + 2) * 5 * n > dense.length || accepted + 2 > times.length) grow()
    storeDense(accepted * 5 * n)
    times[accepted + 1] = tNew
    accepted++
    if (events.length > 0 && findEvents(accepted - 1)) {
      stopped = 'event'
      break
    }
    t = tNew
    let swap = y
    y = yNew
    yNew = swap
    swap = k1
    k1 = k7
    k7 = swap
    errorBefore = Math.max(error, 1e-4)
    h *= Math.min(justRejected ? 1 : 10, Math.max(0.2, factor))
    justRejected = false
    if (Math.abs(h) > maxStep) h = forward * maxStep
  }

  const end = times[accepted]
  const atEnd = stopped === 'event' ? hits.at(-1)!.y.slice() : y
  return {
    finished: stopped === 'end' || stopped === 'event',
    stopped,
    t: times.slice(0, accepted + 1),
    y: atEnd,
    at,
    events: hits,
    accepted,
    rejected,
    evaluations,
  }

  /** Hairer, Nørsett & Wanner 1993, section II.4, "Starting step size". */
  function firstStep(): number {
    const norm = (v: Float64Array) => {
      let sum = 0
      for (let i = 0; i < n; i++) {
        const ratio = v[i] === 0 ? 0 : v[i] / (absoluteTolerance + relativeTolerance * Math.abs(y[i]))
        sum += ratio * ratio
      }
      return n === 0 ? 0 : Math.sqrt(sum / n)
    }
    const size = norm(y)
    const speed = norm(k1)
    let guess = size < 1e-5 || speed < 1e-5 ? 1e-6 : (0.01 * size) / speed
    guess = Math.min(guess, maxStep, Math.abs(t1 - t0))
    for (let i = 0; i < n; i++) trial[i] = y[i] + forward * guess * k1[i]
    f(t + forward * guess, trial, k2)
    evaluations++
    for (let i = 0; i < n; i++) scratch[i] = k2[i] - k1[i]
    const curvature = Math.max(norm(scratch) / guess, speed)
    const step = curvature <= 1e-15 ? Math.max(1e-6, guess * 1e-3) : (0.01 / curvature) ** 0.2
    const result = Math.min(100 * guess, step)
    return Number.isFinite(result) && result > 0 ? result : 1e-6
  }

  function grow() {
    const moreTimes = new Float64Array(2 * times.length)
    const moreDense = new Float64Array(2 * dense.length)
    moreTimes.set(times)
    moreDense.set(dense)
    times = moreTimes
    dense = moreDense
  }

  function storeDense(offset: number) {
    for (let i = 0; i < n; i++) {
      const rise = yNew[i] - y[i]
      const bend = h * k1[i] - rise
      dense[offset + i] = y[i]
      dense[offset + n + i] = rise
      dense[offset + 2 * n + i] = bend
      dense[offset + 3 * n + i] = rise - h * k7[i] - bend
      dense[offset + 4 * n + i] =
        h * (d1 * k1[i] + d3 * k3[i] + d4 * k4[i] + d5 * k5[i] + d6 * k6[i] + d7 * k7[i])
    }
  }

  function evaluate(step: number, time: number, from: number, to: number, into: Float64Array): Float64Array {
    const s = (time - from) / (to - from)
    const r = 1 - s
    const o = step * 5 * n
    for (let i = 0; i < n; i++)
      into[i] =
        dense[o + i] +
        s *
          (dense[o + n + i] +
            r * (dense[o + 2 * n + i] + s * (dense[o + 3 * n + i] + r * dense[o + 4 * n + i])))
    return into
  }

  /** Records the events of the step just taken, in order of time; true when one of them ends the integration. */
  function findEvents(step: number): boolean {
    const from = times[step]
    const to = times[step + 1]
    const found: OdeEventHit[] = []
    for (let e = 0; e < events.length; e++) {
      const { of, direction = 0 } = events[e]
      const before = signs[e]
      const after = of(to, yNew)
      signs[e] = after
      const rising = before < 0 && after >= 0
      const falling = before > 0 && after <= 0
      if (!((rising && direction >= 0) || (falling && direction <= 0))) continue
      const along = (time: number) =>
        time === to ? after : of(time, time === from ? y : evaluate(step, time, from, to, scratch))
      const time = after === 0 ? to : brent(along, from, to, { tolerance: 0 }).root
      const state = time === to ? yNew.slice() : evaluate(step, time, from, to, new Float64Array(n))
      found.push({ event: e, t: time, y: state })
    }
    found.sort((p, q) => (p.t - q.t) * forward)
    for (const hit of found) {
      hits.push(hit)
      if (events[hit.event].terminal) {
        stepEnd = to
        times[step + 1] = hit.t
        return true
      }
    }
    return false
  }

  function at(time: number, into: Float64Array = new Float64Array(n)): Float64Array {
    if (!((time - t0) * forward >= 0 && (end - time) * forward >= 0))
      throw new RangeError(`invalid t; not in [${t0}, ${end}]: ${time}`)
    if (time === end || accepted === 0) {
      into.set(atEnd)
      return into
    }
    let lo = 0
    let hi = accepted - 1
    while (lo < hi) {
      const middle = (lo + hi + 1) >> 1
      if ((time - times[middle]) * forward >= 0) lo = middle
      else hi = middle - 1
    }
    const to = lo === accepted - 1 && stopped === 'event' ? stepEnd : times[lo + 1]
    return evaluate(lo, time, times[lo], to, into)
  }
}
