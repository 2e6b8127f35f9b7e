/** What parts the cells of a row; a blank stands for any run of blanks, as in tables set for the eye. */
export const SEPARATORS = [',', ';', '\t', '|', ' '] as const
export type Separator = (typeof SEPARATORS)[number]

/** Those of tables that a program wrote: in these no bar and no blank separates. */
export const CSV_SEPARATORS = [',', ';', '\t'] as const
export type CsvSeparator = (typeof CSV_SEPARATORS)[number]

/** Commas and blanks occur within numbers, dates and names: they win only when no other mark does as well. */
const ORDER: readonly Separator[] = ['\t', ';', '|', ',', ' ']

/** The line by which a spreadsheet is told the separator. */
const DECLARED = /^sep=(.)\r?\n/

/** The text below a line `sep=;`, if there is one. */
export function belowDeclaration(text: string): string {
  return text.replace(DECLARED, '')
}

/**
 * The separator that a first line `sep=;` declares; else the one that cuts most of the first lines into as many cells
 * as the first. A text of a single column counts as separated by commas.
 *
 * @param among those that may be, the comma one of them
 */
export function detectSeparator<S extends Separator>(text: string, among: readonly (S | ',')[]): S | ',' {
  const declared = among.find((separator) => separator === DECLARED.exec(text)?.[1])
  if (declared) return declared
  const lines = firstLines(belowDeclaration(text), 50)
  const score = (separator: Separator) => {
    const counts = lines.map((line) => cellsOf(line, separator).length)
    return counts[0]! > 1 ? counts.filter((count) => count === counts[0]).length : 0
  }
  let best: S | ',' = ','
  let highest = 0
  for (const candidate of [...among].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))) {
    const own = score(candidate)
    if (own > highest) {
      best = candidate
      highest = own
    }
  }
  return best
}

/** The cells of a line in which nothing is quoted. */
export function cellsOf(line: string, separator: Separator): string[] {
  return separator === ' ' ? line.trim().split(/\s+/) : line.split(separator)
}

/** Lines that are not blank, with one letter for whatever stands between quotation marks. */
function firstLines(text: string, count: number): string[] {
  return text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, 'q')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, count)
}
