import { format } from 'd3-format'

const plain = format('.4~g')

/** A number as figures write it: few digits, no zero before the point (.25), a true minus. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  const text = Math.abs(value) >= 1e4 && Math.abs(value) < 1e15 ? format(',.0f')(value) : plain(value)
  return text.replace(/^(\u2212?|-)0\./, '$1.').replace(/^-/, '\u2212')
}

/** A share as a percentage without needless digits: 78%, 0.4%. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return '–'
  const digits = share > 0 && share < 0.01 ? 1 : 0
  return `${(share * 100).toFixed(digits)}%`
}
