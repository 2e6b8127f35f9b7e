import { texText } from './texText.ts'

/** A piece of a paragraph: plain, `*emphasis*`, `**strong**`, or `$symbol$` (letters with indices, no formulas). */
export interface InlinePiece {
  readonly kind: 'plain' | 'emphasis' | 'strong' | 'symbol'
  readonly text: string
}

const MARKS = /\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\$([^$]+)\$/g

/**
 * The pieces of a text. Its markup can name nothing but these four kinds, and whoever shows them puts each text in a
 * text node, so nothing in an exercise or an answer can become markup of the page.
 */
export function inlinePieces(text: string): InlinePiece[] {
  const pieces: InlinePiece[] = []
  let from = 0
  for (const match of text.matchAll(MARKS)) {
    if (match.index > from) pieces.push({ kind: 'plain', text: text.slice(from, match.index) })
    const [whole, strong, emphasis, symbol] = match
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong })
    else if (emphasis !== undefined) pieces.push({ kind: 'emphasis', text: emphasis })
    else pieces.push({ kind: 'symbol', text: symbol! })
    from = match.index + whole.length
  }
  if (from < text.length) pieces.push({ kind: 'plain', text: text.slice(from) })
  return pieces
}

/** The text without its marks, its symbols in Unicode, for labels and files. */
export const plainText = (text: string): string =>
  inlinePieces(text)
    .map((piece) => (piece.kind === 'symbol' ? texText(piece.text) : piece.text))
    .join('')

/** Commands that a `$symbol$` may hold: what can be set with letters and indices alone. */
const SYMBOL = /^(?:\\[A-Za-z]+|[A-Za-z0-9]|[_^{}*'.,+−=<>()/ -])+$/

/** Symbols in a text that are more than letters with indices, such as fractions, which nothing here would set. */
export function badSymbols(text: string): string[] {
  return inlinePieces(text)
    .filter(
      ({ kind, text: symbol }) =>
        kind === 'symbol' && (!SYMBOL.test(symbol) || /\\(frac|sqrt|sum|int)/.test(symbol)),
    )
    .map((piece) => piece.text)
}
