import { parseExpression, printExpression } from './expression.ts'
import type { Cursor, Expression } from './expression.ts'
import { ModelSyntaxError, significant, tokenise } from './tokens.ts'
import type { Token } from './tokens.ts'

export type RelationOperator = '=~' | '~' | '~~' | '~1'

/** What stands before a `*`; one value for all groups, or one for each as in `c(a, b)*x`. */
export interface Modifier {
  /** A number fixes, null (`NA`) frees, undefined leaves the default. */
  readonly fixed?: readonly (number | null | undefined)[]
  readonly label?: readonly (string | undefined)[]
  readonly start?: readonly (number | undefined)[]
  /** Equal to another row, as `equal("f=~x2")` names it. */
  readonly equal?: readonly RowReference[]
}

/** A row that a modifier names, by its ends or its label, and where. */
export interface RowReference {
  readonly row: { readonly lhs: string; readonly op: RelationOperator; readonly rhs: string } | string
  readonly token: Token
}

/** One arrow as written: `lhs op rhs`. */
export interface Relation extends Modifier {
  readonly lhs: string
  readonly op: RelationOperator
  /** Empty for `~1`. */
  readonly rhs: string
  readonly line: number
}

export interface Definition {
  readonly name: string
  readonly expression: Expression
  readonly text: string
  readonly line: number
}

export interface Equality {
  readonly left: Expression
  readonly right: Expression
  readonly text: readonly [string, string]
  readonly line: number
}

/** A model as its author wrote it, before any default. */
export interface ParsedModel {
  readonly relations: readonly Relation[]
  readonly definitions: readonly Definition[]
  readonly equalities: readonly Equality[]
}

const REFUSED: Readonly<Record<string, string>> = {
  '<~': 'one of =~ ~ ~~ := == (formative composites are not supported)',
  '|': 'one of =~ ~ ~~ := == (thresholds of ordinal variables are not supported)',
  '~*~': 'one of =~ ~ ~~ := == (scaling factors are not supported)',
  '<': '"==" (inequality constraints are not supported)',
  '>': '"==" (inequality constraints are not supported)',
  '=': 'one of =~ ~ ~~ := ==',
  ':': 'one of =~ ~ ~~ := == (make a product of variables as a column of the data)',
}

/**
 * Reads a model in lavaan's syntax: `=~` (is measured by), `~` (is regressed on), `~~` (covaries with), `~ 1`
 * (has intercept), `:=` (defined parameter), `==` (equality constraint), with the modifiers `label*x`, `0.5*x`,
 * `NA*x`, `start(0.3)*x`, `label("a")*x`, `equal("f=~x2")*x` and `c(a, b)*x` for groups; `#` or `!` starts a comment, `;` or the end of
 * a line ends a statement unless an operator says that it goes on.
 *
 * @throws ModelSyntaxError with line, column and what was expected there
 * @see Rosseel (2012), "lavaan: an R package for structural equation modeling", section 4
 */
export function parseModel(source: string): ParsedModel {
  const parser = new Parser(significant(tokenise(source)))
  return parser.model()
}

class Parser implements Cursor {
  readonly #tokens: readonly Token[]
  #at = 0
  readonly #relations: Relation[] = []
  readonly #definitions: Definition[] = []
  readonly #equalities: Equality[] = []

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!
  }

  next(): Token {
    const token = this.peek()
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  model(): ParsedModel {
    while (this.peek().kind !== 'end') {
      if (this.#endsStatement(this.peek())) this.next()
      else this.#statement()
    }
    if (this.#relations.length === 0)
      throw new ModelSyntaxError(this.peek(), 'at least one statement such as "f =~ x1 + x2 + x3"')
    return { relations: this.#relations, definitions: this.#definitions, equalities: this.#equalities }
  }

  #endsStatement(token: Token): boolean {
    return token.kind === 'newline' || token.kind === 'end' || token.text === ';'
  }

  /** Which operator does this statement have? Found before parsing, because `a*b == c` starts like an expression. */
  #statement(): void {
    let ahead = 0
    while (!this.#endsStatement(this.peek(ahead)) && this.peek(ahead).text !== '==') ahead += 1
    if (this.peek(ahead).text === '==') this.#equality()
    else this.#relation()
    if (!this.#endsStatement(this.peek()))
      throw new ModelSyntaxError(this.peek(), '"+" or the end of the statement')
  }

  #equality(): void {
    const { line } = this.peek()
    const left = parseExpression(this)
    const operator = this.next()
    if (operator.text !== '==') throw new ModelSyntaxError(operator, '"=="')
    const right = parseExpression(this)
    this.#equalities.push({ left, right, text: [printExpression(left), printExpression(right)], line })
  }

  #relation(): void {
    const left = [this.#variable('a variable')]
    while (this.peek().text === '+') {
      this.next()
      left.push(this.#variable('a variable'))
    }
    const operator = this.next()
    if (operator.text === ':=') {
      if (left.length > 1) throw new ModelSyntaxError(operator, 'a single name before ":="')
      const expression = parseExpression(this)
      this.#definitions.push({
        name: left[0]!.text,
        expression,
        text: printExpression(expression),
        line: operator.line,
      })
      return
    }
    if (!['=~', '~', '~~'].includes(operator.text))
      throw new ModelSyntaxError(operator, REFUSED[operator.text] ?? 'one of =~ ~ ~~ := ==')
    const terms: Term[] = []
    do terms.push(this.#term(operator))
    while (this.peek().text === '+' && this.next())
    for (const { text: lhs, line } of left) for (const term of terms) this.#add(lhs, line, operator, term)
  }

  /** One summand of the right side: modifiers, then a variable or (after `~`) 1. */
  #term(operator: Token): Term {
    let modifier: Modifier = {}
    for (;;) {
      const start = this.#at
      const token = this.peek()
      if (token.kind === 'name' && this.peek(1).text !== '*' && this.peek(1).text !== '(') {
        this.next()
        return { token, rhs: token.text, modifier }
      }
      if (operator.text === '~' && (token.text === '1' || token.text === '0') && this.peek(1).text !== '*') {
        this.next()
        return { token, rhs: '', modifier: token.text === '0' ? { ...modifier, fixed: [0] } : modifier }
      }
      modifier = merge(modifier, this.#modifier())
      const star = this.next()
      if (star.text !== '*') {
        const first = this.#tokens[start]!
        throw first.kind === 'number' || star.kind === 'newline' || star.kind === 'end'
          ? new ModelSyntaxError(star, '"*" and a variable')
          : new ModelSyntaxError(star, '"*"')
      }
    }
  }

  /** A variable named twice, as in "f =~ x + a*x", collects its modifiers in one row. */
  #add(lhs: string, line: number, operator: Token, { token, rhs, modifier }: Term): void {
    const op = rhs === '' ? '~1' : (operator.text as RelationOperator)
    if (op !== '~~' && lhs === rhs) throw new ModelSyntaxError(token, `another variable than "${lhs}" itself`)
    const same = this.#relations.findIndex(
      (r) =>
        r.op === op && ((r.lhs === lhs && r.rhs === rhs) || (op === '~~' && r.lhs === rhs && r.rhs === lhs)),
    )
    const written = this.#relations[same]
    if (written) this.#relations[same] = { ...written, ...merge(written, modifier) }
    else this.#relations.push({ lhs, op, rhs, line, ...modifier })
  }

  #variable(expected: string): Token {
    const token = this.next()
    if (token.kind !== 'name') throw new ModelSyntaxError(token, expected)
    return token
  }

  #modifier(): Modifier {
    const token = this.peek()
    if (token.kind === 'name' && this.peek(1).text === '(') {
      if (token.text === 'c') return classify(this.#values())
      if (token.text === 'start') {
        this.next()
        return { start: this.#arguments().map((value) => this.#asNumber(value)) }
      }
      if (token.text === 'label') {
        this.next()
        return { label: this.#arguments().map((value) => String(value.content)) }
      }
      if (token.text === 'equal') {
        this.next()
        return { equal: this.#arguments().map(rowReference) }
      }
      throw new ModelSyntaxError(
        token,
        'a modifier: a number, a label, NA, start(…), label(…), equal(…) or c(…)',
      )
    }
    return classify([this.#value()])
  }

  /** `(v)` or `(c(v, v))`. */
  #arguments(): readonly Value[] {
    this.#expect('(')
    const isVector = this.peek().text === 'c' && this.peek(1).text === '('
    const values = isVector ? this.#values() : [this.#value()]
    this.#expect(')')
    return values
  }

  /** `c(v, v, …)`. */
  #values(): readonly Value[] {
    this.next()
    this.#expect('(')
    const values = [this.#value()]
    while (this.peek().text === ',') {
      this.next()
      values.push(this.#value())
    }
    this.#expect(')')
    return values
  }

  #value(): Value {
    const token = this.next()
    if (token.text === '-') {
      const number = this.next()
      if (number.kind !== 'number') throw new ModelSyntaxError(number, 'a number')
      return { token: number, content: -this.#number(number) }
    }
    if (token.kind === 'number') return { token, content: this.#number(token) }
    if (token.kind === 'string') return { token, content: token.text.slice(1, -1) }
    if (token.kind === 'name') return { token, content: token.text === 'NA' ? null : token.text }
    throw new ModelSyntaxError(token, 'a variable, or a modifier (a number, a label, NA) with "*"')
  }

  /** A number, or a fraction such as 1/3. */
  #number(token: Token): number {
    if (this.peek().text !== '/' || this.peek(1).kind !== 'number') return Number(token.text)
    this.next()
    return Number(token.text) / Number(this.next().text)
  }

  #asNumber({ token, content }: Value): number | undefined {
    if (content === null) return undefined
    if (typeof content !== 'number') throw new ModelSyntaxError(token, 'a number')
    return content
  }

  #expect(text: string): void {
    const token = this.next()
    if (token.text !== text) throw new ModelSyntaxError(token, `"${text}"`)
  }
}

/** One summand; `rhs` is empty for 1. */
interface Term {
  readonly token: Token
  readonly rhs: string
  readonly modifier: Modifier
}

/** A modifier's value: a number, a label, or null for NA. */
interface Value {
  readonly token: Token
  readonly content: number | string | null
}

/** In `c(a, 1)` the first group gets a label and the second a number. */
function classify(values: readonly Value[]): Modifier {
  const fixed = values.map(({ content }) => (typeof content === 'string' ? undefined : content))
  const label = values.map(({ content }) => (typeof content === 'string' ? content : undefined))
  return {
    ...(fixed.some((value) => value !== undefined) && { fixed }),
    ...(label.some((value) => value !== undefined) && { label }),
  }
}

/** "f=~x2" names a row, "a" a label. */
function rowReference({ token, content }: Value): RowReference {
  const [lhs, operator, rhs, end] = typeof content === 'string' ? partsOf(content) : []
  if (lhs?.kind === 'name' && operator?.kind === 'end') return { row: lhs.text, token }
  const isIntercept = operator?.text === '~' && rhs?.text === '1'
  if (
    lhs?.kind !== 'name' ||
    !['=~', '~', '~~'].includes(operator?.text ?? '') ||
    !(rhs?.kind === 'name' || isIntercept) ||
    end?.kind !== 'end'
  )
    throw new ModelSyntaxError(token, 'a parameter of this model, as in equal("f=~x2")')
  const row = isIntercept
    ? { lhs: lhs.text, op: '~1' as const, rhs: '' }
    : { lhs: lhs.text, op: operator!.text as RelationOperator, rhs: rhs!.text }
  return { row, token }
}

function partsOf(text: string): readonly Token[] {
  try {
    return tokenise(text)
  } catch {
    return []
  }
}

function merge(a: Modifier, b: Modifier): Modifier {
  return {
    ...((a.fixed ?? b.fixed) && { fixed: b.fixed ?? a.fixed }),
    ...((a.label ?? b.label) && { label: b.label ?? a.label }),
    ...((a.start ?? b.start) && { start: b.start ?? a.start }),
    ...((a.equal ?? b.equal) && { equal: b.equal ?? a.equal }),
  }
}
