import { parseWithin } from '../../../core/model/parseValue.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import { population } from '../../../core/sem/impliedMoments.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import { nameOfRow } from '../../../core/sem/parameterTable.ts'
import type { PowerStudy } from '../../../core/sem/power.ts'

/** Can data be drawn from the model as it stands: of one group, with the defaults of `sem`? */
export const canBeSimulated = ({ group, model }: SemOptions) => group === undefined && model !== 'growth'

/**
 * A study in which the fitted model is true with its own estimates, but for its regressions, which are `factor` times as
 * strong: what is planned for should be the smallest effect worth finding, and not the one that happened to be found.
 */
export function studyOf(
  source: string,
  result: SemResult,
  options: SemOptions,
  { n, seed, factor }: { readonly n: number; readonly seed: number; readonly factor: number },
): PowerStudy {
  const stdLv = options['std.lv'] ?? false
  const known = new Set(population(source, {}, { 'std.lv': stdLv }).table.rows.map(nameOfRow))
  const values = Object.fromEntries(
    result.parameters
      .filter((row) => row.op !== ':=' && known.has(nameOfRow(row)))
      .map((row) => [nameOfRow(row), row.op === '~' && row.free ? factor * row.est : row.est]),
  )
  // What is drawn has no gaps, and nobody reads the indices of each draw.
  const { missing: _missing, modindices: _modindices, ...fitted } = options
  return { truth: source, values, population: { 'std.lv': stdLv }, model: source, options: fitted, n, seed }
}

const [smallest, largest] = [20, 5000]

/** Half as many as there are, and as many. */
export function firstSizes(rows: number): readonly number[] {
  const drawable = (n: number) => Math.min(Math.max(Math.round(n), smallest), largest)
  return [...new Set([drawable(rows / 2), drawable(rows)])]
}

/** "100, 200" as sample sizes; null when it is none, or none that can be drawn. */
export function sampleSizes(text: string): readonly number[] | null {
  const sizes = text
    .split(/[,，、;\s]+/)
    .filter((part) => part !== '')
    .map((part) => parseWithin({ min: smallest, max: largest, integer: true }, part).value)
  const holds = sizes.length > 0 && sizes.length <= 4
  return holds && sizes.every((n) => n !== undefined) ? sizes : null
}
