/** Of the largest value: what a few operations leave behind by rounding. */
const ROUNDING = 1e-13

/**
 * Are all values the same but for rounding? Values that were computed, such as 0.1 + 0.2 and 0.3, differ where their
 * quantity does not, and a spread of such differences would be divided by.
 *
 * @param size the largest number that entered the computation of the values
 */
export function isConstant(values: readonly number[], size = largest(values)): boolean {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return !(high - low > ROUNDING * size)
}

/** The largest of the values, signs aside. */
export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
