/** @throws RangeError when `value` is not a positive number */
export function checkPositive(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`invalid ${name}; not positive: ${value}`)
}

/** @throws RangeError when `p` is not in [0, 1] */
export function checkProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`invalid p; not in [0, 1]: ${p}`)
}
