/** A share as the reader sees it: 0.1234 is `12%`, or `12.3%` with one digit. */
export function percent(share: number, digits = 0): string {
  return `${(100 * share).toFixed(digits)}%`
}
