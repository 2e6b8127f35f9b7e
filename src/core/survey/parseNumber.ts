const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number that a cell holds, or undefined: "12", "-.5", "1e-3", with a decimal comma "3,5".
 * Not "1,234.5", "12%", "0x1f" or "Infinity", which a survey means as something else, nor "1e400", which is beyond
 * all that can be computed with.
 */
export function parseNumber(cell: string, decimal: '.' | ','): number | undefined {
  const text = decimal === ',' ? cell.replace(',', '.') : cell
  if (decimal === ',' && cell.includes('.')) return undefined
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** Do the cells write decimals with a comma rather than a point? */
export function hasDecimalComma(rows: readonly (readonly string[])[]): boolean {
  let commas = 0
  let points = 0
  for (const row of rows.slice(0, 200)) {
    for (const cell of row) {
      if (/^\s*[+-]?\d*,\d+\s*$/.test(cell)) commas++
      else if (/^\s*[+-]?\d*\.\d+\s*$/.test(cell)) points++
    }
  }
  return commas > points
}
