import { format } from 'd3-format'

const plain = format('.4~g')

/** A number as figures write it: few digits, no zero before the point (.25), a true minus. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const text = Math.abs(value) >= 1e4 && Math.abs(value) < 1e15 ? format(',.0f')(value) : plain(value)
  return text.replace(/^(\u2212?|-)0\./, '$1.').replace(/^-/, '\u2212')
}

/** A number with so many decimals and a true minus, which no zero has. */
export function fixed(value: number, decimals: number): string {
  return value
    .toFixed(decimals)
    .replace(/^-(?=[0.]*$)/, '')
    .replace('-', '\u2212')
}

/** A share as a percentage, without needless decimals unless told how many: 78%, 0.4%. */
export function percent(share: number, decimals = share > 0 && share < 0.01 ? 1 : 0): string {
  return Number.isFinite(share) ? `${fixed(100 * share, decimals)}%` : '–'
}
