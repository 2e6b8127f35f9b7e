/** Numbers as tables of statistics write them. */

/** With so many decimals, a true minus, and no zero before the point where the number cannot exceed 1. */
export function fixed(value: number | null | undefined, digits = 2, bounded = false): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const text = value.toFixed(digits)
  const signed = /^-0(\.0*)?$/.test(text) ? text.slice(1) : text.replace('-', '−')
  return bounded ? signed.replace(/^(−?)0\./, '$1.') : signed
}

/** A number between −1 and 1. */
export const share = (value: number | null | undefined, digits = 2) => fixed(value, digits, true)

/** p with three decimals, never as zero. */
export function pText(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  return value < 0.001 ? '< .001' : share(value, 3)
}

/** For running text: "p < .001" or "p = .012". */
export const pPhrase = (value: number) => (value < 0.001 ? 'p < .001' : `p = ${pText(value)}`)

export const percentText = (value: number, digits = 0) => `${(100 * value).toFixed(digits)}%`

/** "[.78, .84]" */
export const interval = ([low, high]: readonly [number, number], digits = 2, bounded = false) =>
  `[${fixed(low, digits, bounded)}, ${fixed(high, digits, bounded)}]`
