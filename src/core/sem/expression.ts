import { ModelSyntaxError } from './tokens.ts'
import type { Token } from './tokens.ts'

/** The right side of `:=` and both sides of `==`: arithmetic over labels. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly op: '+' | '-' | '*' | '/' | '^'
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly of: Expression }

/** A value with its derivatives by label. */
export interface Dual {
  readonly value: number
  readonly by: ReadonlyMap<string, number>
}

/** Each function with its derivative. */
const FUNCTIONS = {
  exp: [Math.exp, Math.exp],
  log: [Math.log, (x: number) => 1 / x],
  sqrt: [Math.sqrt, (x: number) => 0.5 / Math.sqrt(x)],
  abs: [Math.abs, Math.sign],
  sin: [Math.sin, Math.cos],
  cos: [Math.cos, (x: number) => -Math.sin(x)],
  tanh: [Math.tanh, (x: number) => 1 - Math.tanh(x) ** 2],
} as const
type FunctionName = keyof typeof FUNCTIONS

/** Reads tokens one after another; shared by the statements and the expressions in them. */
export interface Cursor {
  peek: () => Token
  next: () => Token
}

/** Parses `sum = product (('+'|'-') product)*`, products and powers as usual; `^` binds to the right. */
export function parseExpression(cursor: Cursor): Expression {
  let left = parseProduct(cursor)
  while (cursor.peek().text === '+' || cursor.peek().text === '-') {
    const op = cursor.next().text as '+' | '-'
    left = { kind: 'binary', op, left, right: parseProduct(cursor) }
  }
  return left
}

function parseProduct(cursor: Cursor): Expression {
  let left = parseSigned(cursor)
  while (cursor.peek().text === '*' || cursor.peek().text === '/') {
    const op = cursor.next().text as '*' | '/'
    left = { kind: 'binary', op, left, right: parseSigned(cursor) }
  }
  return left
}

function parseSigned(cursor: Cursor): Expression {
  if (cursor.peek().text === '-') {
    cursor.next()
    return { kind: 'negative', of: parseSigned(cursor) }
  }
  const base = parseAtom(cursor)
  if (cursor.peek().text !== '^') return base
  cursor.next()
  return { kind: 'binary', op: '^', left: base, right: parseSigned(cursor) }
}

function parseAtom(cursor: Cursor): Expression {
  const token = cursor.next()
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
  if (token.text === '(') {
    const inner = parseExpression(cursor)
    close(cursor)
    return inner
  }
  if (token.kind !== 'name') throw new ModelSyntaxError(token, 'a label, a number or "("')
  if (cursor.peek().text !== '(') return { kind: 'label', name: token.text }
  if (!Object.hasOwn(FUNCTIONS, token.text))
    throw new ModelSyntaxError(token, `one of the functions ${Object.keys(FUNCTIONS).join(', ')}`)
  cursor.next()
  const of = parseExpression(cursor)
  close(cursor)
  return { kind: 'call', name: token.text as FunctionName, of }
}

function close(cursor: Cursor): void {
  const token = cursor.next()
  if (token.text !== ')') throw new ModelSyntaxError(token, '")"')
}

/** The labels an expression names. */
export function labelsOf(expression: Expression): ReadonlySet<string> {
  const labels = new Set<string>()
  const visit = (e: Expression): void => {
    if (e.kind === 'label') labels.add(e.name)
    else if (e.kind === 'binary') {
      visit(e.left)
      visit(e.right)
    } else if (e.kind !== 'number') visit(e.of)
  }
  visit(expression)
  return labels
}

/** The expression as lavaan prints it: without spaces. */
export function printExpression(e: Expression, outer = 0): string {
  switch (e.kind) {
    case 'number':
      return String(e.value)
    case 'label':
      return e.name
    case 'negative':
      return `-${printExpression(e.of, 3)}`
    case 'call':
      return `${e.name}(${printExpression(e.of)})`
    case 'binary': {
      const rank = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 }[e.op]
      const text = `${printExpression(e.left, rank)}${e.op}${printExpression(e.right, rank + 1)}`
      return rank < outer ? `(${text})` : text
    }
  }
}

/**
 * Value and exact gradient of an expression (forward-mode differentiation).
 *
 * @param valueOf the value, and where it has them the derivatives, of a label
 */
export function evaluate(e: Expression, valueOf: (label: string) => Dual): Dual {
  switch (e.kind) {
    case 'number':
      return { value: e.value, by: new Map() }
    case 'label':
      return valueOf(e.name)
    case 'negative': {
      const x = evaluate(e.of, valueOf)
      return { value: -x.value, by: combine(x.by, -1) }
    }
    case 'call': {
      const x = evaluate(e.of, valueOf)
      const [f, derivative] = FUNCTIONS[e.name]
      return { value: f(x.value), by: combine(x.by, derivative(x.value)) }
    }
    case 'binary': {
      const x = evaluate(e.left, valueOf)
      const y = evaluate(e.right, valueOf)
      const [value, dx, dy] = binary(e.op, x.value, y.value)
      return { value, by: combine(x.by, dx, y.by, dy) }
    }
  }
}

/** f(x, y), ∂f/∂x, ∂f/∂y. */
function binary(op: '+' | '-' | '*' | '/' | '^', x: number, y: number): readonly [number, number, number] {
  switch (op) {
    case '+':
      return [x + y, 1, 1]
    case '-':
      return [x - y, 1, -1]
    case '*':
      return [x * y, y, x]
    case '/':
      return [x / y, 1 / y, -x / (y * y)]
    case '^':
      // A constant power of a negative number has no derivative by its exponent, and needs none.
      return [x ** y, y * x ** (y - 1), x > 0 ? x ** y * Math.log(x) : 0]
  }
}

function combine(
  a: ReadonlyMap<string, number>,
  da: number,
  b?: ReadonlyMap<string, number>,
  db = 0,
): ReadonlyMap<string, number> {
  const by = new Map<string, number>()
  for (const [name, d] of a) by.set(name, d * da)
  if (b) for (const [name, d] of b) by.set(name, (by.get(name) ?? 0) + d * db)
  return by
}
