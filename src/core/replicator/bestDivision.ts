import { coefficients, type SharingParameters } from './payoffs.ts'
import { fullSharingReach } from './separatrix.ts'
import { timeToBoth95 } from './timeToBoth95.ts'

export interface Division {
  /** θ, the customers' share of the joint benefit. */
  readonly customerShare: number
  /** What was sought there: the time, or the share of starts. */
  readonly value: number
}

/**
 * The division of the joint benefit with which both parties come to share soonest: the θ that minimises the time
 * to 95%. null when they share with none, or the start is there already, so that there is nothing to choose.
 *
 * @param range of θ, by default all of 0 to 1
 */
export function fastestDivision(
  values: SharingParameters & { readonly x0: number; readonly y0: number },
  range: readonly [lo: number, hi: number] = [0, 1],
): Division | null {
  const { x0, y0 } = values
  if (x0 >= 0.95 && y0 >= 0.95) return null
  return lowest((customerShare) => {
    const time = timeToBoth95(coefficients({ ...values, customerShare }), x0, y0)
    return time ?? Infinity
  }, range)
}

/**
 * The division of the joint benefit with which most starts end in full sharing. null when none does with any θ;
 * where several θ let every start succeed, the middle of them.
 */
export function widestDivision(
  values: SharingParameters,
  range: readonly [lo: number, hi: number] = [0, 1],
): Division | null {
  const best = lowest((customerShare) => -fullSharingReach(coefficients({ ...values, customerShare })), range)
  return best && best.value < 0 ? { ...best, value: -best.value } : null
}

/**
 * The lowest point of a function that is infinite, or flat, outside a part of the range: the best of an even
 * grid, refined between its neighbours by golden section; of several equal ones the middle.
 */
function lowest(f: (p: number) => number, [lo, hi]: readonly [number, number]): Division | null {
  if (!(0 <= lo && lo < hi && hi <= 1)) throw new RangeError(`invalid range; not within [0, 1]: ${lo}, ${hi}`)
  const pieces = 60
  const grid = Array.from({ length: pieces + 1 }, (_, i) => lo + ((hi - lo) * i) / pieces)
  const values = grid.map(f)
  const least = Math.min(...values)
  if (least === Infinity) return null
  const best = values.flatMap((value, i) => (value === least ? [i] : []))
  if (best.length > 1) {
    const middle = (grid[best[0]] + grid[best.at(-1)!]) / 2
    return { customerShare: middle, value: f(middle) }
  }
  let a = grid[Math.max(0, best[0] - 1)]
  let b = grid[Math.min(pieces, best[0] + 1)]
  const golden = (Math.sqrt(5) - 1) / 2
  let p = b - golden * (b - a)
  let q = a + golden * (b - a)
  let atP = f(p)
  let atQ = f(q)
  while (b - a > 1e-7) {
    if (atP <= atQ) {
      b = q
      q = p
      atQ = atP
      p = b - golden * (b - a)
      atP = f(p)
    } else {
      a = p
      p = q
      atP = atQ
      q = a + golden * (b - a)
      atQ = f(q)
    }
  }
  const customerShare = (a + b) / 2
  const value = f(customerShare)
  return value <= least ? { customerShare, value } : { customerShare: grid[best[0]], value: least }
}
