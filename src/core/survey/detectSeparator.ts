export type Separator = ',' | ';' | '\t'

/** In the order in which ties are decided: a comma may stand in a decimal, the others do not stand in numbers. */
const CANDIDATES: readonly Separator[] = ['\t', ';', ',']

/**
 * The separator that cuts the first lines into the most consistent number of fields: the one with which most lines
 * have as many fields as the first. A text with a single column counts as separated by commas.
 */
export function detectSeparator(text: string): Separator {
  const declared = /^sep=([,;\t])\r?\n/.exec(text)
  if (declared) return declared[1] as Separator
  const lines = firstLines(text, 50)
  let best: Separator = ','
  let bestShare = 0
  for (const candidate of CANDIDATES) {
    const counts = lines.map((line) => line.split(candidate).length)
    const share = counts[0]! > 1 ? counts.filter((count) => count === counts[0]).length / counts.length : 0
    if (share > bestShare) {
      best = candidate
      bestShare = share
    }
  }
  return best
}

/** Lines that are not blank, with everything between quotation marks left out. */
function firstLines(text: string, count: number): string[] {
  return text
    .slice(0, 100_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, count)
}
