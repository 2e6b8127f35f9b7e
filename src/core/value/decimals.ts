/** A number to so many decimals as a sentence writes it: with a true minus, and nothing is never negative. */
export function decimals(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}
