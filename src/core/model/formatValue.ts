import { format } from 'd3-format'
import type { Parameter, Value } from './model.ts'
import type { ParameterRow } from './table.ts'
import type { Language } from '../text.ts'

/**
 * A value as a sentence shows it: four significant digits unless told, with a real minus sign. null reads "none".
 *
 * @param specifier d3-format's: `.2f`, `.0%`
 * @throws Error for a format that d3-format does not know
 */
export function formatValue(value: Value | null, language: Language, specifier?: string): string {
  if (value === null) return language === 'zh' ? '不存在' : 'none'
  if (typeof value === 'boolean') return language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
  if (typeof value === 'string') return value
  return format(specifier || '.4~g')(value).replace('-', '\u2212')
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
