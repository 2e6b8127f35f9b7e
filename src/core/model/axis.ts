import type { Text } from '../text.ts'
import { InvalidInput, type Issue, issueOf, show } from './issue.ts'
import type { AnyModel, NumberParameter, Parameter, Value } from './model.ts'
import { parseNumber, parseValue } from './parseValue.ts'
import { unknownParameter } from './validate.ts'

/** A parameter and the values it takes, in order. */
export interface Axis {
  readonly parameter: string
  readonly values: readonly Value[]
}

const MAX_AXIS_VALUES = 1_000_000

/**
 * An axis from `a=0:1:0.05` (start:end:step; the end is taken when a step falls on it) or `a=1,2,5`.
 * The points are those decimals themselves (`0.15`, not `0.15000000000000002`).
 * Throws `InvalidInput` that names parameter, rule and value.
 */
export function parseAxis(model: AnyModel, text: string): Axis {
  const at = text.indexOf('=')
  const name = at < 0 ? text : text.slice(0, at)
  const written = at < 0 ? '' : text.slice(at + 1)
  if (!Object.hasOwn(model.parameters, name)) {
    throw new InvalidInput([unknownParameter(name, written, model.parameters)])
  }
  const parameter: Parameter = model.parameters[name]
  const refuse = (rule: Text): never => {
    throw new InvalidInput([axisIssue(name, parameter, rule, written)])
  }
  if (written.trim() === '') refuse(FORM)
  const isRange = isNumber(parameter) && written.includes(':')
  const points = isRange ? rangePoints(written, refuse) : written.split(',').map((point) => point.trim())
  return { parameter: name, values: validPoints(name, parameter, points) }
}

/** An axis of `count` points, evenly from one end of a number parameter to the other; of a choice or switch, every value. */
export function fullAxis(model: AnyModel, name: string, count: number): Axis {
  if (!Object.hasOwn(model.parameters, name)) {
    throw new InvalidInput([unknownParameter(name, '', model.parameters)])
  }
  const parameter: Parameter = model.parameters[name]
  if (parameter.kind === 'choice') return { parameter: name, values: Object.keys(parameter.options) }
  if (parameter.kind === 'switch') return { parameter: name, values: [false, true] }
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new RangeError(`invalid count; not a whole number of at least 2: ${count}`)
  }
  const { min, max, integer } = parameter
  const points = Array.from({ length: count }, (_, k) => {
    // An end multiplied and divided again may miss itself by a last digit, and be refused.
    if (k === 0 || k === count - 1) return k === 0 ? min : max
    const point = (min * (count - 1 - k) + max * k) / (count - 1)
    return integer ? Math.round(point) : point
  })
  return { parameter: name, values: [...new Set(points)] }
}

/** How many combinations the axes' values have. */
export function pointCount(axes: readonly Axis[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1)
}

/** The combination number `index`, read as a number whose digits are the axes: the last turns fastest. */
export function pointAt(axes: readonly Axis[], index: number): Readonly<Record<string, Value>> {
  let rest = index
  const entries = axes.toReversed().map(({ parameter, values }) => {
    const digit = rest % values.length
    rest = Math.floor(rest / values.length)
    return [parameter, values[digit]!] as const
  })
  return Object.fromEntries(entries.reverse())
}

/**
 * Refuses axes in which a parameter varies twice: the points would not have the values they are named by.
 * @throws RangeError that names the parameter
 */
export function refuseRepeats(axes: readonly Axis[]): void {
  const names = axes.map(({ parameter }) => parameter)
  const repeated = names.find((name, k) => names.indexOf(name) < k)
  if (repeated !== undefined)
    throw new RangeError(`invalid axes; a parameter may vary only once: ${repeated}`)
}

function isNumber(parameter: Parameter): parameter is NumberParameter {
  return parameter.kind !== 'choice' && parameter.kind !== 'switch'
}

/** Start, start + step, … as exact decimals, in text. */
function rangePoints(written: string, refuse: (rule: Text) => never): string[] {
  const pieces = written.split(':')
  const numbers = pieces.map(parseNumber)
  if (pieces.length !== 3 || numbers.includes(undefined)) return refuse(FORM)
  const decimals = pieces.map(parseDecimal)
  const exponent = Math.min(...decimals.map((decimal) => decimal.exponent))
  // A step so fine that its decimals cannot be lined up with the start has no grid a double could tell apart.
  if (decimals.some((decimal) => decimal.exponent - exponent > 60)) return refuse(FORM)
  const [start, end, step] = decimals.map(
    (decimal) => decimal.digits * 10n ** BigInt(decimal.exponent - exponent),
  ) as [bigint, bigint, bigint]
  if (step === 0n || (end - start) * step < 0n) return refuse(DIRECTION)
  const last = (end - start) / step
  if (last >= BigInt(MAX_AXIS_VALUES)) return refuse(TOO_MANY)
  return Array.from({ length: Number(last) + 1 }, (_, k) => `${start + BigInt(k) * step}e${exponent}`)
}

/** digits · 10^exponent, exactly what was written. */
function parseDecimal(written: string): { digits: bigint; exponent: number } {
  const [mantissa, power = '0'] = written.trim().toLowerCase().split('e') as [string, string?]
  const [whole, fraction = ''] = mantissa.split('.') as [string, string?]
  const sign = whole.startsWith('-') ? -1n : 1n
  const digits = sign * BigInt(whole.replace(/^[+-]/, '') + fraction)
  return { digits, exponent: digits === 0n ? 0 : Number(power) - fraction.length }
}

function validPoints(name: string, parameter: Parameter, points: readonly string[]): Value[] {
  const values: Value[] = []
  const issues: Issue[] = []
  for (const point of points) {
    // Shown as a reader would write it, not as digits and power.
    const written = isNumber(parameter) ? (parseNumber(point) ?? point) : point
    const { value, issue } = parseValue(name, parameter, written)
    if (issue) issues.push(issue)
    else values.push(value)
  }
  if (issues.length > 0) throw new InvalidInput(issues.slice(0, 1))
  return values
}

function axisIssue(name: string, parameter: Parameter, rule: Text, value: string): Issue {
  return issueOf('range', { name, label: parameter.label, rule, value: show(value) })
}

const FORM: Text = {
  en: 'varied as start:end:step (0:1:0.05) or as a list (1,2,5)',
  zh: '按“起点:终点:步长”（0:1:0.05）或列表（1,2,5）给出',
}
const DIRECTION: Text = {
  en: 'varied by a step that is not zero and leads from start to end',
  zh: '以不为零、且由起点走向终点的步长变化',
}
const TOO_MANY: Text = {
  en: `varied over at most ${MAX_AXIS_VALUES} values`,
  zh: `最多取 ${MAX_AXIS_VALUES} 个值`,
}
