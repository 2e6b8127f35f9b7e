/**
 * What a buy-till-you-die model knows of one customer: x repeat purchases, the last at age tx, seen to age T. Where
 * time counts opportunities, the last was at opportunity tx of T.
 */
export interface History {
  readonly x: number
  readonly tx: number
  readonly T: number
}

/** A history that `count` customers share. */
export interface HistoryGroup extends History {
  readonly count: number
}

/** @throws RangeError when a row stands for no customers, or for fewer */
export function checkCount(count: number): void {
  if (!(count > 0 && Number.isFinite(count))) throw new RangeError(`invalid count; not above 0: ${count}`)
}

/** @throws RangeError when nobody can buy so often */
export function checkPurchases(x: number): void {
  if (!(Number.isInteger(x) && x >= 0)) throw new RangeError(`invalid x; not a whole number ≥ 0: ${x}`)
}

/** @throws RangeError when a history is impossible */
export function checkHistory({ x, tx, T }: History): void {
  checkPurchases(x)
  if (!(T >= 0 && Number.isFinite(T))) throw new RangeError(`invalid T; not a number ≥ 0: ${T}`)
  if (!(tx >= 0 && tx <= T)) throw new RangeError(`invalid tx; not in [0, T = ${T}]: ${tx}`)
  if (x === 0 && tx !== 0) throw new RangeError(`invalid tx; no repeat purchase, yet not 0: ${tx}`)
  if (x > 0 && tx === 0) throw new RangeError(`invalid tx; ${x} repeat purchases, yet 0`)
}

/** @throws RangeError when a history is impossible of one who may buy once at each opportunity */
export function checkOpportunities({ x, tx, T }: History): void {
  const areWhole = [x, tx, T].every(Number.isInteger)
  if (!(areWhole && x >= 0 && x <= tx && tx <= T && (x > 0 || tx === 0)))
    throw new RangeError(`invalid history; not whole numbers 0 ≤ x ≤ tx ≤ n: ${x}, ${tx}, ${T}`)
}

/**
 * Merges equal histories: a likelihood costs a term a distinct history, not a term a customer
 * (CDNOW's 2,357 customers have 1,016).
 */
export function groupHistories(
  histories: readonly (History & { readonly count?: number })[],
): HistoryGroup[] {
  const groups = new Map<string, { x: number; tx: number; T: number; count: number }>()
  for (const { x, tx, T, count = 1 } of histories) {
    const key = `${x},${tx},${T}`
    const known = groups.get(key)
    if (known) known.count += count
    else {
      checkHistory({ x, tx, T })
      groups.set(key, { x, tx, T, count })
    }
  }
  return [...groups.values()]
}
