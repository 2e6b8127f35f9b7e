import { csvLine } from '../../model/export.ts'
import { type FrequencyBin, frequencyHistogram, track, type TrackedPoint } from '../btyd/diagnostics.ts'
import { type Grid, historyGrid } from '../btyd/grids.ts'
import type { HoldoutRow } from '../btyd/holdout.ts'
import { expectedIn, type Parameters } from '../btyd/purchaseModel.ts'
import { purchaseModels } from '../btyd/purchaseModels.ts'
import { dayOrNull, isoDate } from '../purchases/calendarDay.ts'
import { correlation } from '../evaluation/rank.ts'
import { groupHistories, type HistoryGroup } from '../purchases/history.ts'
import { type LogTable, parseLogTable } from '../purchases/logTable.ts'
import { type PurchaseLog, type PurchaseLogOptions, readPurchases } from '../purchases/purchaseLog.ts'
import { type LogSummary, type MergedLog, mergeDays, splitLog } from '../purchases/summarise.ts'
import type { TimeUnit } from '../purchases/timeUnit.ts'
import {
  type CustomerRow,
  customerRows,
  type Forecast,
  tablePage,
  type TableQuery,
  valueOfBase,
} from './customerTable.ts'
import type { Estimates, Interval } from '../likelihood/deltaMethod.ts'
import { type NextPurchase, nextPurchase } from './nextPurchase.ts'
import {
  type Segmentation,
  segmentation,
  type SegmentOptions,
  type SegmentReport,
  segmentReport,
} from './segments.ts'
import { valueInterval } from './valueInterval.ts'
import { packGroups, type PurchaseModelId } from './fitting.ts'
import { holdoutCalibration, type Judgement, judge } from './holdoutAccuracy.ts'

/** What a file holds before it is known which column is what. */
export interface TableReport extends Pick<LogTable, 'separator' | 'hasHeader'> {
  readonly names: readonly string[]
  /** The first rows as they stand in the file. */
  readonly sample: readonly (readonly string[])[]
}

/** What was read of a log, and how. */
export interface LogReport extends Omit<PurchaseLog, 'purchases'> {
  readonly rows: number
  readonly purchases: number
  readonly customers: number
  readonly merged: number
  readonly firstDay: number
  readonly lastDay: number
  readonly hasAmounts: boolean
  /** A few dates as they were read. */
  readonly readAs: readonly (readonly [text: string, isoDate: string])[]
  /** Purchases in every `binDays` days from the first day on. */
  readonly counts: readonly number[]
  readonly binDays: number
}

export interface SplitOptions {
  readonly unit: TimeUnit
  readonly calibrationEnd: number
}

/** What a calibration period holds. */
export interface SplitReport extends SplitOptions {
  readonly observationEnd: number
  readonly holdout: number
  readonly customers: number
  readonly newInHoldout: number
  readonly repeats: number
  readonly neverAgain: number
  readonly histories: number
  readonly oldest: number
  readonly holdoutPurchases: number
  readonly holdoutBuyers: number
  /** Repeat buyers, those of them who paid, and the correlation of their number and worth of purchases. */
  readonly repeaters: number
  readonly paying: number
  readonly correlation: number
}

export interface FittedModel {
  readonly id: PurchaseModelId
  readonly parameters: Parameters<string>
}

export interface Pictures {
  readonly tracking: readonly TrackedPoint[]
  readonly step: TimeUnit
  readonly histogram: readonly FrequencyBin[]
  readonly alive: Grid
  readonly expected: Grid
  readonly age: number
  readonly calibration: readonly HoldoutRow[]
}

export interface Timeline {
  readonly customer: string
  readonly index: number
  readonly count: number
  readonly firstDay: number
  readonly calibrationEnd: number
  readonly observationEnd: number
  readonly days: readonly number[]
  readonly amounts: readonly number[]
  readonly x: number
  readonly tx: number
  readonly T: number
  readonly sinceLast: number
}

export interface ForecastOptions extends Pick<Forecast, 'ahead' | 'spends' | 'value'> {
  readonly fit: FittedModel
}

type Covariance = Estimates['covariance']

/** Bars of the picture of all purchases. */
const MOST_BINS = 160

/**
 * An analyst's desk for one log: it is read once, split as often as one likes, and asked about. The same desk stands
 * in the worker, in the build and in the tests.
 */
export function customerDesk() {
  let table: LogTable
  let log: PurchaseLog
  let merged: MergedLog
  let summary: LogSummary
  let groups: HistoryGroup[]
  let rows: { key: string; rows: CustomerRow[] } | undefined
  let segments: { key: string; segments: Segmentation } | undefined

  const rowsOf = ({ fit, ...forecast }: ForecastOptions) => {
    const key = JSON.stringify([fit, forecast])
    if (rows?.key !== key)
      rows = {
        key,
        rows: customerRows(summary, {
          ...forecast,
          model: purchaseModels[fit.id]!,
          parameters: fit.parameters,
        }),
      }
    return rows.rows
  }
  const segmentsOf = (options: SegmentOptions) => {
    const key = JSON.stringify(options)
    if (segments?.key !== key)
      segments = { key, segments: segmentation(summary.customers, options, hasAmounts(log)) }
    return segments.segments
  }

  return {
    /** Takes the text of a log; `read` then says what is in it. */
    open(text: string, options: Pick<PurchaseLogOptions, 'separator' | 'hasHeader'> = {}): TableReport {
      table = parseLogTable(text, options)
      const { separator, hasHeader, columns } = table
      return { separator, hasHeader, names: columns, sample: table.rows.slice(0, 4) }
    },

    read(
      options: Omit<PurchaseLogOptions, 'separator' | 'hasHeader'> = {},
      progress?: (share: number) => void,
    ): LogReport {
      log = readPurchases(table, options, progress)
      if (log.purchases.length === 0) throw new Error('invalid log; no row could be read')
      merged = mergeDays(log.purchases)
      const { purchases, ...read } = log
      const { firstDay, lastDay } = merged
      const binDays = Math.max(1, 7 * Math.ceil((lastDay - firstDay + 1) / 7 / MOST_BINS))
      const counts = Array.from({ length: Math.floor((lastDay - firstDay) / binDays) + 1 }, () => 0)
      for (const { days } of merged.customers)
        for (const day of days) counts[Math.floor((day - firstDay) / binDays)]!++
      const dateAt = table.columns.indexOf(log.columns.date!)
      const texts = [...new Set(table.rows.slice(0, 500).map((cells) => cells[dateAt]?.trim() ?? ''))]
      return {
        ...read,
        rows: table.rows.length,
        purchases: purchases.length,
        customers: merged.customers.length,
        merged: merged.merged,
        firstDay,
        lastDay,
        hasAmounts: hasAmounts(log),
        readAs: datesRead(texts, log, options.utcOffset),
        counts,
        binDays,
      }
    },

    split(options: SplitOptions): SplitReport {
      summary = splitLog(merged, options)
      groups = groupHistories(summary.customers)
      rows = segments = undefined
      const { customers } = summary
      const total = (f: (c: (typeof customers)[number]) => number) => customers.reduce((s, c) => s + f(c), 0)
      const repeaters = customers.filter((c) => c.x > 0)
      return {
        ...options,
        observationEnd: summary.observationEnd,
        holdout: summary.holdout,
        customers: customers.length,
        newInHoldout: summary.newInHoldout,
        repeats: total((c) => c.x),
        neverAgain: customers.length - repeaters.length,
        histories: groups.length,
        oldest: customers.reduce((oldest, c) => Math.max(oldest, c.T), 0),
        holdoutPurchases: total((c) => c.holdout.x),
        holdoutBuyers: total((c) => (c.holdout.x > 0 ? 1 : 0)),
        repeaters: repeaters.length,
        paying: repeaters.filter((c) => c.zbar > 0).length,
        correlation: correlation(
          repeaters.map((c) => c.x),
          repeaters.map((c) => c.zbar),
        ),
      }
    },

    /** Histories and spends as plain numbers, for a worker that fits. */
    packed(): { readonly groups: Float64Array; readonly spends: Float64Array } {
      const spends = summary.customers.flatMap((c) => (c.x > 0 ? [c.x, c.zbar] : []))
      return { groups: packGroups(groups), spends: Float64Array.from(spends) }
    },

    pictures({ id, parameters }: FittedModel, ahead: number): Pictures {
      const model = purchaseModels[id]!
      const span = summary.observationEnd - merged.firstDay
      const step = span > 7 * 170 ? 'month' : span > 21 ? 'week' : 'day'
      const age = summary.customers.reduce((oldest, c) => Math.max(oldest, c.T), 0)
      const grid = { maximum: 14, steps: 28 }
      return {
        tracking: track(model, parameters, summary.customers, {
          unit: summary.unit,
          until: summary.observationEnd,
          step,
        }),
        step,
        histogram: frequencyHistogram(model, parameters, groups),
        alive: historyGrid((history) => model.probabilityAlive(parameters, history), age, grid),
        expected: historyGrid(expectedIn(model, parameters, ahead), age, grid),
        age,
        calibration: summary.holdout > 0 ? holdoutCalibration(summary, model, parameters) : [],
      }
    },

    judge(fits: readonly FittedModel[]): readonly Judgement[] | null {
      return judge(
        summary,
        fits.map(({ id, parameters }) => ({ model: purchaseModels[id]!, parameters })),
      )
    },

    page: (forecast: ForecastOptions, query: TableQuery) => tablePage(rowsOf(forecast), query),

    worth: (forecast: ForecastOptions) => valueOfBase(rowsOf(forecast)),

    /** How surely that is known, relative to it. */
    worthInterval: (
      { fit: { id, parameters }, spends, value }: ForecastOptions,
      covariances: { readonly purchases: Covariance; readonly spends: Covariance },
    ): Interval | null =>
      valueInterval(
        summary,
        { model: purchaseModels[id]!, parameters, spends, value },
        covariances.purchases,
        covariances.spends,
      ),

    segments: (options: SegmentOptions): SegmentReport =>
      segmentReport(summary.customers, segmentsOf(options), options.bins),

    /** Of all customers of the log, for whom calibration ended or not. */
    nextPurchase: (fit: FittedModel | null): NextPurchase =>
      nextPurchase(
        merged.customers,
        summary.observationEnd,
        summary.unit,
        fit && { model: purchaseModels[fit.id]!, parameters: fit.parameters },
      ),

    /** One customer's purchases: by name, by place in the log, or one with a story to tell. */
    timeline(which: { readonly customer?: string; readonly index?: number }): Timeline | null {
      const { customers, calibrationEnd, observationEnd } = summary
      const index =
        which.customer !== undefined
          ? customers.findIndex((c) => c.customer === which.customer)
          : (which.index ??
            Math.max(
              0,
              customers.findIndex((c) => c.x >= 3 && c.tx < 0.7 * c.T && c.tx > 0.4 * c.T),
            ))
      const found = customers[index]
      if (!found) return null
      const { customer, days, x, tx, T, sinceLast } = found
      const amounts = merged.customers.find((c) => c.days === days)!.amounts
      return {
        customer,
        index,
        count: customers.length,
        firstDay: days[0]!,
        calibrationEnd,
        observationEnd,
        days,
        amounts,
        x,
        tx,
        T,
        sinceLast,
      }
    },

    /** A row a customer, numbers in full. */
    csv(forecast: ForecastOptions, options: SegmentOptions): string {
      const { recency, frequency, money, cluster } = segmentsOf(options)
      const lines = rowsOf(forecast).map((row, i) =>
        csvLine([
          row.customer,
          row.x,
          row.tx,
          row.T,
          row.sinceLast,
          row.zbar,
          row.alive,
          row.expected,
          row.spend,
          row.value,
          row.holdout,
          recency[i]!,
          frequency[i]!,
          money && money[i]!,
          cluster[i]!,
        ]),
      )
      return [csvLine(CSV_COLUMNS), ...lines].join('')
    },
  }
}

export type CustomerDesk = ReturnType<typeof customerDesk>

/** The first four are the columns that `cvt clv` reads. */
const CSV_COLUMNS = [
  'customer',
  'x',
  't_x',
  'T',
  'since_last',
  'zbar',
  'p_alive',
  'expected_purchases',
  'expected_spend',
  'lifetime_value',
  'holdout_x',
  'R',
  'F',
  'M',
  'segment',
]

const hasAmounts = ({ columns, purchases }: PurchaseLog) =>
  columns.amount !== null && purchases.some(({ amount }) => amount > 0)

/** Dates whose reading tells most: where day and month could be exchanged. */
function datesRead(texts: readonly string[], log: PurchaseLog, utcOffset = 0) {
  return texts
    .flatMap((text) => {
      const day = dayOrNull(text, log.format, utcOffset)
      return day === null ? [] : [[text, isoDate(day)] as const]
    })
    .slice(0, 3)
}
