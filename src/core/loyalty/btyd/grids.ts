import type { History, HistoryGroup } from '../purchases/history.ts'
import { type Parameters, type PurchaseModel, totalLogLikelihood } from './purchaseModel.ts'

export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** values[j][i] belongs to ys[j] and xs[i]; null where there is no such customer. */
  readonly values: readonly (readonly (number | null)[])[]
}

/**
 * A function of histories over age at the last purchase (x axis) and number of repeat purchases (y axis), at one T.
 */
export function historyGrid(
  of: (history: History) => number,
  T: number,
  options: { readonly maximum: number; readonly steps: number },
): Grid {
  const { maximum, steps } = options
  const xs = Array.from({ length: steps + 1 }, (_, i) => (T * i) / steps)
  const ys = Array.from({ length: maximum + 1 }, (_, x) => x)
  const values = ys.map((x) => xs.map((tx) => ((x === 0 ? tx === 0 : tx > 0) ? of({ x, tx, T }) : null)))
  return { xs, ys, values }
}

/**
 * ln L over two parameters, the others held: equal steps of the logarithm, a factor `spread` each way (or one for
 * each parameter).
 */
export function likelihoodSurface<P extends string>(
  model: PurchaseModel<P>,
  parameters: Parameters<P>,
  groups: readonly HistoryGroup[],
  options: {
    readonly over: readonly [P, P]
    readonly spread: number | readonly [number, number]
    readonly steps: number
  },
): Grid {
  const { over, spread, steps } = options
  const spreads = typeof spread === 'number' ? ([spread, spread] as const) : spread
  for (const each of spreads) if (!(each > 1)) throw new RangeError(`invalid spread; not above 1: ${each}`)
  const axis = (name: P, by: number) =>
    Array.from({ length: steps + 1 }, (_, i) => parameters[name] * by ** ((2 * i) / steps - 1))
  const [xs, ys] = [axis(over[0], spreads[0]), axis(over[1], spreads[1])]
  const values = ys.map((y) =>
    xs.map((x) => totalLogLikelihood(model, { ...parameters, [over[0]]: x, [over[1]]: y }, groups)),
  )
  return { xs, ys, values }
}
