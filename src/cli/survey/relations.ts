import { correlationTable } from '../../core/survey/correlation.ts'
import { numericColumns } from '../../core/survey/dataset.ts'
import { hierarchicalRegression } from '../../core/survey/hierarchicalRegression.ts'
import { type Regression, regression } from '../../core/survey/regression.ts'
import { residualDiagnostics } from '../../core/survey/residualDiagnostics.ts'
import { parseFormula } from './formula.ts'
import { type Input, choice, itemsOf, levelOf, needed } from './input.ts'

const DELETIONS = ['listwise', 'pairwise'] as const

export function correlationOf(input: Input) {
  const items = itemsOf(input)
  const missing = choice(input.flags, 'deletion', DELETIONS) ?? 'listwise'
  const level = levelOf(input.flags) ?? 0.95
  const pearson = correlationTable(items, { missing, level })
  const spearman = correlationTable(items, { missing, level, method: 'spearman' })
  type Cell = NonNullable<(typeof pearson.cells)[number][number]>
  const matrix = (table: typeof pearson, diagonal: number, of: (cell: Cell) => number) =>
    table.cells.map((row) => row.map((cell) => (cell ? of(cell) : diagonal)))
  return {
    items: pearson.items,
    missing,
    n: pearson.cells.map((row) => row.map((cell) => cell?.n ?? null)),
    r: matrix(pearson, 1, (cell) => cell.r),
    p: matrix(pearson, 0, (cell) => cell.p),
    lower: matrix(pearson, 1, (cell) => cell.interval[0]),
    upper: matrix(pearson, 1, (cell) => cell.interval[1]),
    spearman: matrix(spearman, 1, (cell) => cell.r),
    spearman_p: matrix(spearman, 0, (cell) => cell.p),
    spearman_lower: matrix(spearman, 1, (cell) => cell.interval[0]),
    spearman_upper: matrix(spearman, 1, (cell) => cell.interval[1]),
  }
}

export function regressionOf({ data, flags }: Input) {
  const formula = needed(flags, 'formula', '"y ~ a + b"')
  const { outcome, steps } = parseFormula(formula)
  const columns = numericColumns(data, [outcome, ...steps.flat()])
  const level = levelOf(flags)
  if (steps.length === 1) return { formula, ...modelOf(regression(columns, outcome, steps[0]!, level)) }
  return {
    formula,
    steps: hierarchicalRegression(columns, outcome, steps, level).map(({ added, model, ...change }) => ({
      added,
      r2_change: change.r2Change,
      F_change: change.fChange,
      df1_change: change.df1,
      df2_change: change.df2,
      p_change: change.p,
      ...modelOf(model),
    })),
  }
}

function modelOf(fit: Regression) {
  const column = <T>(of: (row: Regression['coefficients'][number]) => T) => fit.coefficients.map(of)
  const slopes = fit.coefficients.slice(1)
  const { unusualRows, skewness, kurtosis } = residualDiagnostics(fit)
  return {
    n: fit.n,
    dropped: fit.dropped,
    terms: column((row) => row.term),
    estimate: column((row) => row.estimate),
    se: column((row) => row.se),
    t: column((row) => row.t),
    p: column((row) => row.p),
    ci_lower: column((row) => row.interval[0]),
    ci_upper: column((row) => row.interval[1]),
    beta: slopes.map((row) => row.beta),
    r2: fit.r2,
    adj_r2: fit.adjustedR2,
    F: fit.f,
    df1: fit.df1,
    df2: fit.df2,
    // JSON has no ∞: without residuals there is no test, neither F nor p.
    p_model: Number.isFinite(fit.f) ? fit.p : null,
    vif: Object.fromEntries(slopes.map((row) => [row.term, row.vif])),
    durbin_watson: fit.durbinWatson,
    residuals: { sd: fit.residualSd, skewness, kurtosis, unusual_rows: unusualRows.map((row) => row + 1) },
  }
}
