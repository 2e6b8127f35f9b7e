import type { Text } from '../text.ts'
import { type Issue, type IssueKind, issueOf } from './issue.ts'
import type { Parameter, Value } from './model.ts'

export type Parsed<T> =
  { readonly value: T; readonly issue?: never } | { readonly value?: never; readonly issue: Issue }

/**
 * One parameter's value from a link, a field, the command line (strings) or a file (typed values).
 * What is not valid comes back as an issue; nothing is rounded or clipped in silence.
 */
export function parseValue(name: string, parameter: Parameter, raw: unknown): Parsed<Value> {
  const refuse = (kind: IssueKind, rule = ruleOf(parameter)): Parsed<Value> => ({
    issue: issueOf(kind, { name, label: parameter.label, rule, value: raw }),
  })
  if (parameter.kind === 'choice') {
    const option = typeof raw === 'number' ? String(raw) : raw
    return typeof option === 'string' && Object.hasOwn(parameter.options, option)
      ? { value: option }
      : refuse('choice')
  }
  if (parameter.kind === 'switch') {
    const on = parseSwitch(raw)
    return on === undefined ? refuse('switch') : { value: on }
  }
  const { value, kind, rule } = parseWithin(parameter, raw)
  return kind ? refuse(kind, rule) : { value }
}

/** What a number must be that is typed: of a parameter, or of a field that belongs to no model. */
export interface NumberRange {
  readonly min: number
  readonly max: number
  readonly integer?: boolean | undefined
}

/** A number of a range, or what speaks against the text: its kind, and the rule as it follows "must be" and "须为". */
export function parseWithin(
  range: NumberRange,
  raw: unknown,
):
  | { readonly value: number; readonly kind?: never; readonly rule?: never }
  | { readonly value?: never; readonly kind: 'number' | 'integer' | 'range'; readonly rule: Text } {
  const value = parseNumber(raw)
  const rule = ruleOfRange(range)
  if (value === undefined) return { kind: 'number', rule: withNotation(rule) }
  if (range.integer && !Number.isInteger(value)) return { kind: 'integer', rule }
  if (value < range.min || value > range.max) return { kind: 'range', rule }
  return { value }
}

/** On or off; also as 1 or 0, as other simulation software and its tables write it. */
function parseSwitch(raw: unknown): boolean | undefined {
  if (raw === true || raw === 'true' || raw === 1 || raw === '1') return true
  if (raw === false || raw === 'false' || raw === 0 || raw === '0') return false
  return undefined
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

/**
 * A finite number from ASCII decimal notation (`.5`, `1e-3`), whatever the reader's locale: a comma, a full-width
 * digit, `NaN`, `Infinity`, `0x10` and the empty text are no numbers (`undefined`) rather than a guess. The real minus
 * sign (U+2212) counts as a hyphen, because the book itself writes negative numbers with it.
 */
export function parseNumber(raw: unknown): number | undefined {
  if (typeof raw !== 'number' && typeof raw !== 'string') return undefined
  const text = typeof raw === 'string' ? raw.trim().replaceAll('\u2212', '-') : undefined
  if (text !== undefined && !DECIMAL.test(text)) return undefined
  const value = Number(text ?? raw)
  // Adding zero turns −0, which no link can carry, into 0.
  return Number.isFinite(value) ? value + 0 : undefined
}

const SEED_LABEL: Text = { en: 'The seed', zh: '随机种子' }
const SEED_RULE: Text = { en: 'a whole number', zh: '整数' }

/** A seed of the random source: any integer that a double holds exactly. */
export function parseSeed(raw: unknown): Parsed<number> {
  const value = parseNumber(raw)
  return value !== undefined && Number.isSafeInteger(value)
    ? { value }
    : { issue: issueOf('seed', { name: 'seed', label: SEED_LABEL, rule: SEED_RULE, value: raw }) }
}

/** What a value of this parameter must be, as it follows "must be" and "须为". */
export function ruleOf(parameter: Parameter): Text {
  if (parameter.kind === 'choice') {
    const options = Object.keys(parameter.options)
    return { en: `one of ${options.join(', ')}`, zh: ` ${options.join('、')} 之一` }
  }
  if (parameter.kind === 'switch') return { en: 'true or false', zh: ' true 或 false' }
  return ruleOfRange(parameter)
}

function ruleOfRange({ min, max, integer }: NumberRange): Text {
  return {
    en: `a ${integer ? 'whole ' : ''}number from ${min} to ${max}`,
    zh: ` ${min} 到 ${max} 之间的${integer ? '整数' : '数'}`,
  }
}

function withNotation(rule: Text): Text {
  return {
    en: `${rule.en}, written with the digits 0-9 and a decimal point`,
    zh: `${rule.zh}，并用半角数字和小数点书写`,
  }
}
