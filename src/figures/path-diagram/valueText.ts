/** A coefficient as papers print it: two decimals, no zero before the point, a true minus. */
export function coefficient(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  const text = size.toFixed(size >= 1000 ? Math.min(digits, 1) : digits)
  const isZero = Number(text) === 0
  return (value < 0 && !isZero ? '−' : '') + text.replace(/^0\./, '.')
}

export const withStars = (value: number, stars: string): string => coefficient(value) + stars

/** p as papers print it. */
export function pText(p: number | null): string {
  if (p === null) return ''
  return p < 0.001 ? '< .001' : coefficient(p, 3)
}
