import { SemError } from '../core/sem/diagnosis.ts'
import { fitModel, type SemResult } from '../core/sem/fitModel.ts'
import type { SemOptions } from '../core/sem/options.ts'
import { ModelError } from '../core/sem/parameterTable.ts'
import type { SemData } from '../core/sem/sampleMoments.ts'
import type { PreviousEstimates } from '../core/sem/startValues.ts'
import { ModelSyntaxError } from '../core/sem/tokens.ts'
import type { Text } from '../core/text.ts'

/** Why there is no result: of the text with its place, of the data, of an option. */
export interface FitProblem {
  readonly kind: 'model' | 'data' | 'option' | 'engine'
  readonly text: Text
  readonly line?: number
  readonly column?: number
}

/** A fit, or why there is none: plain data, since an error's class does not survive the way from a worker. */
export type FitAnswer =
  { readonly result: SemResult; readonly milliseconds: number } | { readonly problem: FitProblem }

/** Fits a model and turns what is refused into an answer. */
export function semFit(
  source: string,
  data: SemData,
  options: SemOptions,
  start?: PreviousEstimates,
): FitAnswer {
  const began = performance.now()
  try {
    const result = fitModel(source, data, options, start ? { start } : {})
    return { result, milliseconds: performance.now() - began }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** What an error says. One that is not foreseen is shown too: a page that went blank would take the reader's work with it. */
function problemOf(error: unknown): FitProblem {
  if (error instanceof ModelSyntaxError)
    return {
      kind: 'model',
      line: error.line,
      column: error.column,
      text: {
        en: error.message,
        zh: `第 ${error.line} 行第 ${error.column} 列：此处应为 ${error.expected}，实为 ${error.found}`,
      },
    }
  if (error instanceof ModelError)
    return {
      kind: 'model',
      ...(error.line !== undefined && { line: error.line }),
      text: { en: error.message, zh: error.message },
    }
  if (error instanceof SemError) return { kind: 'data', text: error.diagnosis.text }
  if (error instanceof RangeError) return { kind: 'option', text: { en: error.message, zh: error.message } }
  const message = error instanceof Error ? error.message : String(error)
  return {
    kind: 'engine',
    text: {
      en: `The computation failed, which it should not; please report it: ${message}`,
      zh: `计算意外失败，请报告此问题：${message}`,
    },
  }
}
