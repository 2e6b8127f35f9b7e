import { format } from 'd3-format'
import type { Output, Parameter, Value } from './model.ts'
import type { ParameterRow } from './table.ts'
import type { Language } from '../text.ts'

/**
 * A value as a sentence shows it: four significant digits unless told, from ten thousand on to the last whole one, with
 * a real minus sign. null reads "none".
 *
 * @param specifier d3-format's: `.2f`, `.0%`
 * @throws Error for a format that d3-format does not know
 */
export function formatValue(value: Value | null, language: Language, specifier?: string): string {
  if (value === null) return language === 'zh' ? '不存在' : 'none'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  const large = Math.abs(value) >= 1e4 && Math.abs(value) < 1e15
  return format(specifier || (large ? ',.0f' : '.4~g'))(value).replace('-', '\u2212')
}

/** Smaller parts of an output's scale than this are shown as 0: five decimals of a share. */
const nothing = 1e-5

/** An output's number in the size a page shows: in the unit it is spoken of, and without what is next to nothing. */
export function shownSize<V>(value: number, { shown, scale }: Output<V, any>, values: V): number {
  if (scale && Math.abs(value) < nothing * scale(values)) return 0
  return shown && 'times' in shown ? shown.times * value : value
}

/** What a page calls the unit of an output. */
export const shownUnit = ({ shown, unit }: Output<any, any>) =>
  shown && 'times' in shown ? shown.unit : unit

/** An output as a page shows it. What does not exist, or is a name, has no unit. */
export function formatOutput<V>(
  value: number | boolean | null,
  output: Output<V, any>,
  values: V,
  language: Language,
): { readonly text: string; readonly unit?: string } {
  if (typeof value !== 'number') return { text: formatValue(value, language) }
  const { shown } = output
  if (shown && 'names' in shown) return { text: shown.names[value - 1] ?? formatValue(value, language) }
  const text = formatValue(shownSize(value, output, values), language)
  return { text, unit: shownUnit(output)?.[language] }
}

/** A parameter’s value as a sentence shows it: a choice by the label of its option. */
export function formatParameter(
  value: Value,
  language: Language,
  parameter: Parameter | ParameterRow,
): string {
  const options = 'options' in parameter ? parameter.options : undefined
  return typeof value === 'string' && options ? options[value]![language] : formatValue(value, language)
}

/** A parameter’s number with as many decimals as its step has; one between two steps with four digits. */
export function formatAtStep(value: number, step: number): string {
  const decimals = Math.min(Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)), 6)
  const atStep = value.toFixed(decimals)
  return (Number(atStep) === value ? atStep : String(Number(value.toPrecision(4)))).replace('-', '\u2212')
}
