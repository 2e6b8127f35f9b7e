import type {
  LogReport,
  Pictures,
  SplitReport,
  TableReport,
  Timeline,
} from '../../core/loyalty/analysis/customerDesk.ts'
import type { ContractFit } from '../../core/loyalty/analysis/contractFits.ts'
import type { CustomerRow, TableQuery, valueOfBase } from '../../core/loyalty/analysis/customerTable.ts'
import type { Fit } from '../../core/loyalty/analysis/fitting.ts'
import type { Judgement } from '../../core/loyalty/analysis/holdoutAccuracy.ts'
import type { Grid } from '../../core/loyalty/btyd/grids.ts'
import type { Interval } from '../../core/loyalty/likelihood/deltaMethod.ts'
import type { FitId } from './useFits.ts'

/** The example's results, computed where the page is built: the page is complete before any script runs. */
export interface Initial {
  readonly table: TableReport
  readonly report: LogReport
  readonly split: SplitReport
  readonly fits: Readonly<Record<FitId, Fit>>
  readonly surface: Grid
  readonly pictures: Pictures
  readonly judgements: readonly Judgement[] | null
  readonly worth: ReturnType<typeof valueOfBase>
  readonly interval: Interval | null
  readonly timeline: Timeline | null
  readonly contract: readonly ContractFit[]
  readonly page: { readonly rows: readonly CustomerRow[]; readonly count: number }
}

export const firstQuery: TableQuery = { sort: 'value', descending: true, search: '', page: 0, size: 15 }

/** How far the surface reaches: three standard errors of the logarithm each way, within reason. */
export function surfaceSpread(fit: Fit, over: readonly [string, string]): [number, number] {
  const one = (name: string) => {
    const error = fit.standardErrors ? fit.standardErrors[name]! / fit.parameters[name]! : 0.3
    return Math.exp(Math.min(Math.max(3 * error, 0.02), 2.5))
  }
  return [one(over[0]), one(over[1])]
}

export const SURFACE_STEPS = 16

/** Where calibration ends unless told: half of the log to learn from, half to be tested on. */
export function middleOf({ firstDay, lastDay }: Pick<LogReport, 'firstDay' | 'lastDay'>): number {
  return firstDay + Math.floor((lastDay - firstDay) / 2)
}
