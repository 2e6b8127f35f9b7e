export type TokenKind = 'name' | 'number' | 'string' | 'operator' | 'newline' | 'comment' | 'end'

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Both count from 1. */
  readonly line: number
  readonly column: number
  /** Offset of the first character in the source. */
  readonly offset: number
}

/** A mistake in a model text: where it is and what was expected there. */
export class ModelSyntaxError extends Error {
  readonly line: number
  readonly column: number
  readonly expected: string
  readonly found: string

  constructor(token: Token, expected: string) {
    const found =
      token.kind === 'end'
        ? 'the end of the model'
        : token.kind === 'newline'
          ? 'the end of the line'
          : `"${token.text}"`
    super(`line ${token.line}, column ${token.column}: expected ${expected}, found ${found}`)
    this.name = 'ModelSyntaxError'
    this.line = token.line
    this.column = token.column
    this.expected = expected
    this.found = found
  }
}

const PATTERNS: readonly (readonly [TokenKind | 'space', RegExp])[] = [
  ['newline', /\r?\n|\r/y],
  ['space', /[^\S\r\n]+/y],
  ['comment', /[#!][^\r\n]*/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  // Letters of any script, so that a Chinese questionnaire keeps its names; a dot as in R.
  ['name', /[\p{L}_.][\p{L}\p{M}\p{N}_.]*/uy],
  ['string', /"[^"\r\n]*"|'[^'\r\n]*'/y],
  ['operator', /=~|~~|:=|==|<~|~\*~|[~+\-*/^(),;<>|:=]/y],
]

/** Cuts a model text into tokens, comments included (a highlighter wants them); spaces are dropped. */
export function tokenise(source: string): readonly Token[] {
  const tokens: Token[] = []
  let offset = 0
  let line = 1
  let lineStart = 0
  while (offset < source.length) {
    const at = { line, column: offset - lineStart + 1, offset }
    const match = firstMatch(source, offset)
    if (!match)
      throw new ModelSyntaxError(
        { kind: 'operator', text: source[offset]!, ...at },
        'a variable, a number or an operator',
      )
    const [kind, text] = match
    if (kind !== 'space') tokens.push({ kind, text, ...at })
    offset += text.length
    if (kind === 'newline') {
      line += 1
      lineStart = offset
    }
  }
  tokens.push({ kind: 'end', text: '', line, column: offset - lineStart + 1, offset })
  return tokens
}

function firstMatch(source: string, offset: number): readonly [TokenKind | 'space', string] | undefined {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = offset
    const match = pattern.exec(source)
    if (match) return [kind, match[0]]
  }
  return undefined
}

/**
 * The tokens a parser needs: no comments, and a newline only where it ends a statement. A line goes on when it ends
 * with an operator, when a bracket is open, or when the next line starts with an operator.
 */
export function significant(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = []
  let depth = 0
  const plain = tokens.filter((token) => token.kind !== 'comment')
  for (const [i, token] of plain.entries()) {
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (token.kind !== 'newline') {
      kept.push(token)
      continue
    }
    const previous = kept.at(-1)
    const next = plain.slice(i + 1).find((other) => other.kind !== 'newline')
    const open =
      depth > 0 ||
      !previous ||
      previous.kind === 'newline' ||
      (previous.kind === 'operator' && previous.text !== ')') ||
      (next?.kind === 'operator' && !['(', ';', '-'].includes(next.text))
    if (!open) kept.push(token)
  }
  return kept
}
