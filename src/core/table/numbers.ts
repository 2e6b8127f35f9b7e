/** The mark before decimals. */
export type Decimal = '.' | ','

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/**
 * The number that a cell holds, or undefined: "12", "-.5", "1e-3", with a decimal comma "3,5".
 * Not "1,234.5", "12%", "0x1f" or "Infinity", which a table means as something else, nor "1e400", which is beyond
 * all that can be computed with.
 */
export function parseNumber(cell: string, decimal: Decimal): number | undefined {
  if (decimal === ',' && cell.includes('.')) return undefined
  const text = decimal === ',' ? cell.replace(',', '.') : cell
  const value = NUMBER.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** Digits in groups of three, all with one mark between them, and decimals. */
const GROUPED = {
  '.': /^\d{1,3}([,'’\s])\d{3}(?:\1\d{3})*(?:\.\d*)?$/,
  ',': /^\d{1,3}([.'’\s])\d{3}(?:\1\d{3})*(?:,\d*)?$/,
}
const PLAIN = /^[\d.,]+$/

/**
 * The money that a cell holds, or undefined: `12.5`, `1,234.50`, `€ 1.234,50` with a decimal comma, `¥99`, `(3.20)`
 * for −3.20, as bookkeepers write it. Digits with anything else between them, `3 4` or `3EUR4`, are no amount.
 */
export function parseAmount(cell: string, decimal: Decimal): number | undefined {
  const { isNegative, digits } = writtenAmount(cell)
  const isGrouped = GROUPED[decimal].test(digits)
  if (!isGrouped && !PLAIN.test(digits)) return undefined
  const bare = isGrouped ? digits.replace(decimal === '.' ? /[,'’\s]/g : /[.'’\s]/g, '') : digits
  const value = parseNumber(bare, decimal)
  return value !== undefined && isNegative ? -value : value
}

/** The digits of an amount without its currency, and whether it is owed: of `−€3.20` and of `(3.20)`, 3.20. */
function writtenAmount(cell: string): { readonly isNegative: boolean; readonly digits: string } {
  const bare = cell.replace(/[$€£¥￥元]|[A-Z]{3}/g, ' ').trim()
  const [, owed, sign, due] = /^(?:\((.*)\)|([-+\u2212])?(.*))$/.exec(bare) ?? []
  const isNegative = owed !== undefined || (sign !== undefined && sign !== '+')
  return { isNegative, digits: (owed ?? due ?? '').trim() }
}

/**
 * Do the cells write decimals with a comma rather than a point? Cells that are no numbers do not count.
 *
 * @param isGrouped may there be marks between thousands? Then a lone group of three, `1,234`, tells nothing.
 */
export function hasDecimalComma(cells: Iterable<string>, isGrouped: boolean): boolean {
  let commas = 0
  let points = 0
  for (const cell of cells) {
    // Most cells of most tables have neither mark.
    if (!cell.includes(',') && !cell.includes('.')) continue
    const mark = decimalMark(writtenAmount(cell).digits, isGrouped)
    if (mark === ',') commas++
    else if (mark === '.') points++
  }
  return commas > points
}

/** How a table of numbers without marks between thousands writes decimals: not by what parts its cells. */
export function decimalIn(separator: string, rows: readonly (readonly string[])[]): Decimal {
  return separator !== ',' && hasDecimalComma(rows.slice(0, 200).flat(), false) ? ',' : '.'
}

/** Whole digits, perhaps in groups of three, then the last mark and what follows it. */
const MARKED = /^(\d*|\d{1,3}(?:([.,'’\s])\d{3})+)([.,])(\d*)$/

function decimalMark(digits: string, isGrouped: boolean): string | undefined {
  const [, whole, group, mark, decimals] = MARKED.exec(digits) ?? []
  if (whole === undefined || (decimals === '' && group === undefined)) return undefined
  // 1,234,567: what stands twice parts thousands.
  if (group === mark) return decimals!.length === 3 ? (mark === ',' ? '.' : ',') : undefined
  const isLoneGroup = group === undefined && decimals!.length === 3 && /^[1-9]\d{0,2}$/.test(whole)
  return isGrouped && isLoneGroup ? undefined : mark
}
