import { f } from '../numerics/distributions.ts'
import { type Columns, completeCases, pick } from './columns.ts'
import { type Regression, regression } from './regression.ts'
import { SurveyError } from './surveyError.ts'

export interface RegressionStep {
  /** The predictors that this step adds. */
  readonly added: readonly string[]
  readonly model: Regression
  readonly r2Change: number
  readonly fChange: number
  readonly df1: number
  readonly df2: number
  readonly p: number
}

/**
 * Regressions that add one block of predictors after another; does the block explain more?
 *
 *   F = (ΔR²/m) / ((1 − R²)/df₂), m the number of predictors added
 *
 * All steps use the rows that are complete in every block: changes would otherwise mix with changes of sample.
 *
 * @param blocks the predictors that each step adds, at least one
 * @returns a step for each block
 * @throws SurveyError for a block without predictors, and for what `regression` throws
 */
export function hierarchicalRegression(
  data: Columns,
  outcome: string,
  blocks: readonly (readonly string[])[],
  level = 0.95,
): RegressionStep[] {
  const empty = blocks.findIndex((block) => block.length === 0)
  if (empty >= 0)
    throw new SurveyError({
      en: `step ${empty + 1} adds no predictor`,
      zh: `第 ${empty + 1} 步没有加入任何预测变量`,
    })
  const names = [outcome, ...blocks.flat()]
  const { columns } = completeCases(pick(data, names), names.length + 1)
  const complete = Object.fromEntries(names.map((name, j) => [name, columns[j]!]))
  let before: Regression = regression(complete, outcome, [], level)
  return blocks.map((added, i) => {
    const model = regression(complete, outcome, blocks.slice(0, i + 1).flat(), level)
    const r2Change = model.r2 - before.r2
    const { residualSumOfSquares, df2 } = model
    const fChange =
      (before.residualSumOfSquares - residualSumOfSquares) / added.length / (residualSumOfSquares / df2)
    before = model
    return {
      added,
      model,
      r2Change,
      fChange,
      df1: added.length,
      df2: model.df2,
      p: f.upper(fChange, added.length, model.df2),
    }
  })
}
