/** Digits in groups of three, all with one mark between them, and decimals. */
const GROUPED = {
  '.': /^\d{1,3}([,'’\s])\d{3}(?:\1\d{3})*(?:\.\d*)?$/,
  ',': /^\d{1,3}([.'’\s])\d{3}(?:\1\d{3})*(?:,\d*)?$/,
}
const PLAIN = { '.': /^(?:\d+\.?\d*|\.\d+)$/, ',': /^(?:\d+,?\d*|,\d+)$/ }

/**
 * The money that a cell holds, or null: `12.5`, `1,234.50`, `€ 1.234,50` with a decimal comma, `¥99`, `(3.20)` for
 * −3.20, as bookkeepers write it. Digits with anything else between them, `3 4` or `3EUR4`, are no amount.
 */
export function parseAmount(cell: string, decimal: '.' | ','): number | null {
  const bare = cell.replace(/[$€£¥￥元]|[A-Z]{3}/g, ' ').trim()
  const [, owed, sign, due] = /^(?:\((.*)\)|([-+\u2212])?(.*))$/.exec(bare) ?? []
  const digits = (owed ?? due ?? '').trim()
  if (!PLAIN[decimal].test(digits) && !GROUPED[decimal].test(digits)) return null
  const value = Number(digits.replace(decimal === '.' ? /[,'’\s]/g : /[.'’\s]/g, '').replace(',', '.'))
  if (!Number.isFinite(value)) return null
  return owed !== undefined || (sign !== undefined && sign !== '+') ? -value : value
}

/** Do the cells write decimals with a comma? Only what can be read one way alone counts: `3,5`, `1.234,50`. */
export function hasDecimalComma(cells: Iterable<string>): boolean {
  let commas = 0
  let points = 0
  for (const cell of cells) {
    const text = cell.replace(/[^\d.,]/g, '')
    if (/^\d*,(\d{1,2}|\d{4,})$/.test(text) || /\.\d{3},\d*$/.test(text)) commas++
    else if (/^\d*\.(\d{1,2}|\d{4,})$/.test(text) || /,\d{3}\.\d*$/.test(text)) points++
  }
  return commas > points
}
