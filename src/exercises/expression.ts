/**
 * A small language for the answers, conditions and numbers of an exercise: numbers, texts in single quotes, names,
 * `+ − * / ^`, comparisons, `and or not`, and a few functions. It is parsed and evaluated here, never by `eval`,
 * so a file of exercises can compute and can do nothing else.
 */

/** A value of an expression; null is an output that does not exist at these parameters. */
export type Scalar = number | boolean | string | null

export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='
type Arithmetic = '+' | '-' | '*' | '/' | '^'

export type Expression =
  | { readonly kind: 'constant'; readonly value: number | boolean | string }
  | { readonly kind: 'name'; readonly name: string; readonly at: number }
  | { readonly kind: 'negative' | 'not'; readonly of: Expression; readonly at: number }
  | {
      readonly kind: 'arithmetic'
      readonly op: Arithmetic
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly kind: 'comparison'
      readonly op: Comparison
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly kind: 'logic'
      readonly op: 'and' | 'or'
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly kind: 'call'
      readonly name: FunctionName
      readonly of: readonly Expression[]
      readonly at: number
    }

/** What is wrong with an expression and where: `column` counts characters from 1. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  readonly column: number

  constructor(problem: string, text: string, at: number) {
    super(`${problem} at character ${at + 1} of "${text}"`)
    this.column = at + 1
  }
}

interface FunctionOf {
  readonly arity: readonly [least: number, most: number]
  readonly of: (...args: number[]) => number
}

/** Functions of numbers. `exists` and `if` take other values and stand in `evaluate`. */
const FUNCTIONS = {
  min: { arity: [1, Infinity], of: Math.min },
  max: { arity: [1, Infinity], of: Math.max },
  abs: { arity: [1, 1], of: Math.abs },
  round: { arity: [1, 2], of: (x, digits = 0) => Math.round(x * 10 ** digits) / 10 ** digits },
  sqrt: { arity: [1, 1], of: Math.sqrt },
  exp: { arity: [1, 1], of: Math.exp },
  ln: { arity: [1, 1], of: Math.log },
  exists: { arity: [1, 1], of: () => NaN },
  if: { arity: [3, 3], of: () => NaN },
} as const satisfies Record<string, FunctionOf>
export type FunctionName = keyof typeof FUNCTIONS

interface Token {
  readonly text: string
  readonly kind: 'number' | 'name' | 'text' | 'sign' | 'end'
  readonly at: number
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)|'([^']*)'|(<=|>=|!=|==|[-+*/^()<>=,−]))/iy

const MAX_LENGTH = 1000
const parsed = new Map<string, Expression>()

/** Parses `or > and > not > comparison > sum > product > sign > power`. Throws `ExpressionError` with the position. */
export function parseExpression(text: string): Expression {
  const known = parsed.get(text)
  if (known) return known
  if (text.length > MAX_LENGTH)
    throw new ExpressionError('expression too long', text.slice(0, 40), MAX_LENGTH)
  const tokens = tokenise(text)
  let next = 0
  const peek = () => tokens[next]!
  const take = (...signs: string[]): Token | undefined =>
    peek().kind !== 'text' && signs.includes(peek().text) ? tokens[next++] : undefined
  const fail = (problem: string, token = peek()): never => {
    throw new ExpressionError(problem, text, token.at)
  }
  const expect = (sign: string) => take(sign) ?? fail(`expected "${sign}"`)

  const or = (): Expression => {
    let left = and()
    for (let op; (op = take('or'));) left = { kind: 'logic', op: 'or', left, right: and(), at: op.at }
    return left
  }
  const and = (): Expression => {
    let left = not()
    for (let op; (op = take('and'));) left = { kind: 'logic', op: 'and', left, right: not(), at: op.at }
    return left
  }
  const not = (): Expression => {
    const op = take('not')
    return op ? { kind: 'not', of: not(), at: op.at } : comparison()
  }
  const comparison = (): Expression => {
    const left = sum()
    const op = take('<', '<=', '>', '>=', '=', '==', '!=')
    if (!op) return left
    const right = sum()
    if (take('<', '<=', '>', '>=', '=', '==', '!='))
      fail('comparisons do not chain; join them by "and"', tokens[next - 1])
    const sign = (op.text === '==' ? '=' : op.text) as Comparison
    return { kind: 'comparison', op: sign, left, right, at: op.at }
  }
  const sum = (): Expression => {
    let left = product()
    for (let op; (op = take('+', '-'));)
      left = { kind: 'arithmetic', op: op.text as '+' | '-', left, right: product(), at: op.at }
    return left
  }
  const product = (): Expression => {
    let left = signed()
    for (let op; (op = take('*', '/'));)
      left = { kind: 'arithmetic', op: op.text as '*' | '/', left, right: signed(), at: op.at }
    return left
  }
  const signed = (): Expression => {
    const op = take('-')
    return op ? { kind: 'negative', of: signed(), at: op.at } : power()
  }
  const power = (): Expression => {
    const base = atom()
    const op = take('^')
    // To the right of ^ a sign may stand (2^-1), and ^ binds to the right.
    return op ? { kind: 'arithmetic', op: '^', left: base, right: signed(), at: op.at } : base
  }
  const atom = (): Expression => {
    const token = peek()
    if (token.kind === 'number') return (next++, { kind: 'constant', value: Number(token.text) })
    if (token.kind === 'text') return (next++, { kind: 'constant', value: token.text })
    if (take('(')) {
      const inner = or()
      expect(')')
      return inner
    }
    if (token.kind !== 'name' || token.text === 'and' || token.text === 'or')
      return fail(token.kind === 'end' ? 'the expression ends too early' : `unexpected "${token.text}"`)
    next++
    if (token.text === 'true' || token.text === 'false')
      return { kind: 'constant', value: token.text === 'true' }
    if (!take('(')) return { kind: 'name', name: token.text, at: token.at }
    if (!Object.hasOwn(FUNCTIONS, token.text))
      return fail(
        `unknown function "${token.text}"; the functions are ${Object.keys(FUNCTIONS).join(', ')}`,
        token,
      )
    const of = [or()]
    while (take(',')) of.push(or())
    expect(')')
    const name = token.text as FunctionName
    const [least, most] = FUNCTIONS[name].arity
    if (of.length < least || of.length > most)
      fail(
        `"${name}" takes ${least === most ? least : `${least} to ${most}`} arguments; got ${of.length}`,
        token,
      )
    return { kind: 'call', name, of, at: token.at }
  }

  const expression = or()
  if (peek().kind !== 'end') fail(`unexpected "${peek().text}"`)
  parsed.set(text, expression)
  return expression
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) {
      const at = from + /^\s*/.exec(text.slice(from))![0].length
      throw new ExpressionError(`unexpected "${String.fromCodePoint(text.codePointAt(at)!)}"`, text, at)
    }
    const [whole, number, name, quoted, sign] = match
    const at = from + /^\s*/.exec(whole)![0].length
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted, at })
    else tokens.push({ kind: 'sign', text: sign === '−' ? '-' : sign!, at })
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

/**
 * The value of an expression. What does not exist (null) stays null through arithmetic and fails every comparison.
 *
 * @param lookUp the value of a name; `undefined` when there is none
 * @throws ExpressionError for an unknown name or a value of the wrong type
 */
export const evaluate = (text: string, lookUp: (name: string) => Scalar | undefined): Scalar =>
  evaluateParsed(parseExpression(text), text, lookUp)

/** The value of a part of an expression; `text` is the whole, for messages. */
export function evaluateParsed(
  expression: Expression,
  text: string,
  lookUp: (name: string) => Scalar | undefined,
): Scalar {
  const number = (of: Expression): number | null => {
    const result = value(of)
    if (typeof result === 'number' || result === null) return result
    throw new ExpressionError(`${describe(of)} is ${show(result)}, not a number`, text, positionOf(of))
  }
  const truth = (of: Expression): boolean => {
    const result = value(of)
    if (typeof result === 'boolean') return result
    if (result === null) return false
    throw new ExpressionError(`${describe(of)} is ${show(result)}, not true or false`, text, positionOf(of))
  }
  const value = (of: Expression): Scalar => {
    switch (of.kind) {
      case 'constant':
        return of.value
      case 'name': {
        const found = lookUp(of.name)
        if (found === undefined) throw new ExpressionError(`unknown name "${of.name}"`, text, of.at)
        return found
      }
      case 'negative': {
        const inner = number(of.of)
        return inner === null ? null : -inner
      }
      case 'not':
        return !truth(of.of)
      case 'logic':
        return of.op === 'and' ? truth(of.left) && truth(of.right) : truth(of.left) || truth(of.right)
      case 'comparison':
        return compareScalars(of.op, value(of.left), value(of.right))
      case 'arithmetic': {
        const [left, right] = [number(of.left), number(of.right)]
        return left === null || right === null ? null : arithmetic(of.op, left, right)
      }
      case 'call': {
        if (of.name === 'exists') return value(of.of[0]!) !== null
        if (of.name === 'if') return value(truth(of.of[0]!) ? of.of[1]! : of.of[2]!)
        const args = of.of.map(number)
        if (args.includes(null)) return null
        const apply: (...args: number[]) => number = FUNCTIONS[of.name].of
        return apply(...(args as number[]))
      }
    }
  }
  return value(expression)
}

/** `left op right`; texts and truth values can only be equal or not, and nothing compares with what does not exist. */
export function compareScalars(op: Comparison, left: Scalar, right: Scalar): boolean {
  if (left === null || right === null) return false
  if (op === '=') return left === right
  if (op === '!=') return left !== right
  if (typeof left !== 'number' || typeof right !== 'number') return false
  if (op === '<') return left < right
  if (op === '<=') return left <= right
  return op === '>' ? left > right : left >= right
}

function arithmetic(op: Arithmetic, left: number, right: number): number {
  if (op === '+') return left + right
  if (op === '-') return left - right
  if (op === '*') return left * right
  return op === '/' ? left / right : left ** right
}

/** Every name that an expression mentions. */
export function namesIn(text: string): string[] {
  const names = new Set<string>()
  const visit = (of: Expression): void => {
    if (of.kind === 'name') names.add(of.name)
    else if (of.kind === 'call') of.of.forEach(visit)
    else if ('of' in of) visit(of.of)
    else if ('left' in of) {
      visit(of.left)
      visit(of.right)
    }
  }
  visit(parseExpression(text))
  return [...names]
}

const positionOf = (of: Expression): number => ('at' in of ? of.at : 0)
const describe = (of: Expression): string => (of.kind === 'name' ? `"${of.name}"` : 'this part')
const show = (value: Scalar): string => (typeof value === 'string' ? `'${value}'` : String(value))
