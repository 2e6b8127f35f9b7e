import { integral } from '../numerics/quadrature.ts'
import { logistic, logit } from './field.ts'
import { divergence, inverseDivergence } from './firstIntegral.ts'
import type { Coefficients } from './payoffs.ts'

export type Polyline = (readonly [x: number, y: number])[]

/**
 * The saddle that divides the square: (x*, y*) inside, or on an edge when a cost is nil (x* = 0) or met exactly by
 * the subsidy (y* = 0). null when (1, 1) attracts everything or nothing inside.
 */
function dividingSaddle(c: Coefficients): [x: number, y: number] | null {
  const net = c.customerCost - c.subsidy
  if (!(net >= 0 && c.enterpriseCost >= 0)) return null
  if (!(c.customerGain > net && c.enterpriseGain > c.enterpriseCost)) return null
  if (net === 0 && c.enterpriseCost === 0) return null
  return [c.enterpriseCost / c.enterpriseGain, net / c.customerGain]
}

/**
 * The separatrix as a height: the y above which a start with this x ends in full sharing, on the stable branch of
 * A_e D(x*‖x) = A_c D(y*‖y). Above y* left of the saddle, below it to the right: it falls from (0, 1) to (1, 0).
 * null when nothing divides the square.
 */
export function separatrixHeight(c: Coefficients, x: number): number | null {
  const saddle = dividingSaddle(c)
  return saddle && logistic(heightAt(c, saddle, logit(x)))
}

function heightAt(c: Coefficients, [xs, ys]: readonly [number, number], u: number): number {
  const side = u < logit(xs) ? 'above' : 'below'
  return inverseDivergence(ys, (c.enterpriseGain * divergence(xs, u)) / c.customerGain, side)
}

/**
 * The level set of the first integral through the interior saddle, exact at every vertex:
 * `stable`, the separatrix from (0, 1) to (1, 0), whose points run into the saddle; and `unstable`, from (0, 0) to
 * (1, 1), along which orbits leave it. With the saddle on an edge only the part inside the square is there,
 * and `unstable` is empty. null when nothing divides the square.
 *
 * Vertices stand on `n` − 1 vertical and as many horizontal lines, so that no segment is longer than √2/n.
 */
export function separatrix(c: Coefficients, n = 96): { stable: Polyline; unstable: Polyline } | null {
  const saddle = dividingSaddle(c)
  if (!saddle) return null
  const [xs, ys] = saddle
  const ratio = c.enterpriseGain / c.customerGain
  const stable: Polyline = [saddle]
  const unstable: Polyline = xs > 0 && ys > 0 ? [saddle] : []
  for (let i = 1; i < n; i++) {
    const p = i / n
    const across = logit(p)
    const atX = ratio * divergence(xs, across)
    const atY = divergence(ys, across) / ratio
    if (p < xs || ys > 0) {
      stable.push([p, logistic(inverseDivergence(ys, atX, p < xs ? 'above' : 'below'))])
    }
    if (p < ys || xs > 0) {
      stable.push([logistic(inverseDivergence(xs, atY, p < ys ? 'above' : 'below')), p])
    }
    if (unstable.length > 0) {
      unstable.push([p, logistic(inverseDivergence(ys, atX, p < xs ? 'below' : 'above'))])
      unstable.push([logistic(inverseDivergence(xs, atY, p < ys ? 'below' : 'above')), p])
    }
  }
  if (xs > 0) stable.push([0, 1])
  if (ys > 0) stable.push([1, 0])
  if (unstable.length > 0) unstable.push([0, 0], [1, 1])
  stable.sort((p, q) => p[0] - q[0] || q[1] - p[1])
  unstable.sort((p, q) => p[0] - q[0] || p[1] - q[1])
  return { stable, unstable }
}

/**
 * The share of all starts inside the square that end in full sharing: ∫ (1 − separatrix) dx where a saddle divides
 * the square, else 1 or 0.
 *
 * (1, 1) attracts starts inside only if both gains exceed the net costs; with equality the edge beside it rests
 * and takes them instead: 0. If they do and one net cost is negative, that party comes to share whatever the
 * other does and the other follows: 1; so too when both are nil, since both advantages are then positive inside.
 * If they do and no net cost is negative, a saddle divides the square; it lies on an edge when one of them is
 * nil. So the share is continuous as net costs fall to nil, but falls to 0 at once where a gain no longer pays.
 */
export function fullSharingReach(c: Coefficients): number {
  const net = c.customerCost - c.subsidy
  if (!(c.customerGain > net && c.enterpriseGain > c.enterpriseCost)) return 0
  const saddle = dividingSaddle(c)
  if (!saddle) return 1
  // With x = logistic(u) the powers of x and 1 − x in which the separatrix starts and ends become exponentials.
  const below = (u: number) => logistic(heightAt(c, saddle, u)) * logistic(u) * logistic(-u)
  const cuts = panels(c, saddle)
  const area = integral(below, cuts[0], cuts.at(-1)!, {
    breaks: cuts.slice(1, -1),
    absolute: 1e-11,
    relative: 0,
  })
  return Math.min(1, Math.max(0, 1 - area))
}

/**
 * Where to cut the integral over u. Beyond ±40 nothing is left at double precision. At the saddle the curve may be
 * steep, in logits √(A_e x*(1 − x*)/(A_c y*(1 − y*))); panels that start there as narrow as it is steep and double
 * from one to the next cannot step over it.
 */
function panels(c: Coefficients, [xs, ys]: readonly [number, number]): number[] {
  const beyond = 40
  const middle = logit(xs)
  if (!(Math.abs(middle) < beyond)) return [-beyond, 0, beyond]
  const steepness = Math.sqrt((c.enterpriseGain * xs * (1 - xs)) / (c.customerGain * ys * (1 - ys)))
  // With the saddle on the lower edge there is no curve on its other side, and nothing steep at it.
  if (ys === 0) return [-beyond, middle, beyond]
  const first = Math.min(2, Math.max(1e-3, 1 / steepness))
  const cuts = [middle]
  for (const side of [-1, 1])
    for (let width = first, u = middle; Math.abs(u) < beyond || u * side < 0; width *= 2) {
      u = Math.max(-beyond, Math.min(beyond, u + side * width))
      cuts.push(u)
    }
  return cuts.sort((a, b) => a - b)
}

/** Does an orbit from (x, y) end in full sharing, (1, 1)? On an edge it is the edge that decides. */
export function endsInFullSharing(c: Coefficients, x: number, y: number): boolean {
  const net = c.customerCost - c.subsidy
  if (x === 0 || y === 0) return false
  if (x === 1 || y === 1)
    return (x === 1 || c.customerGain > net) && (y === 1 || c.enterpriseGain > c.enterpriseCost)
  if (!(c.customerGain > net && c.enterpriseGain > c.enterpriseCost)) return false
  const height = separatrixHeight(c, x)
  return height === null || y > height
}
