/**
 * The money that a cell holds, or null: `12.5`, `1,234.50`, `€ 1.234,50` with a decimal comma, `¥99`, `(3.20)` for
 * −3.20, as bookkeepers write it.
 */
export function parseAmount(cell: string, decimal: '.' | ','): number | null {
  const bare = cell.replace(/[\s\u00a0\u202f$€£¥￥元'’]|[A-Z]{3}/g, '').replace(/^[-\u2212](.*)$/, '($1)')
  const [, open, digits] = /^(\()?([^()]*)\)?$/.exec(bare) ?? []
  if (digits === undefined) return null
  const grouped = decimal === '.' ? /^\d{1,3}(,\d{3})+(\.\d*)?$/ : /^\d{1,3}(\.\d{3})+(,\d*)?$/
  const plain = decimal === '.' ? /^(\d+\.?\d*|\.\d+)$/ : /^(\d+,?\d*|,\d+)$/
  const text = digits.replace(/^\+/, '')
  if (!plain.test(text) && !grouped.test(text)) return null
  const value = Number(
    decimal === '.' ? text.replaceAll(',', '') : text.replaceAll('.', '').replace(',', '.'),
  )
  return open ? -value : value
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
