import { expose } from 'comlink'
import {
  type CustomerDesk,
  customerDesk,
  type FittedModel,
  type ForecastOptions,
  type SplitOptions,
} from '../core/loyalty/analysis/customerDesk.ts'
import type { TableQuery } from '../core/loyalty/analysis/customerTable.ts'
import type { SegmentOptions } from '../core/loyalty/analysis/segments.ts'
import type { PurchaseLogOptions } from '../core/loyalty/purchases/purchaseLog.ts'
import { detectEncoding } from '../core/survey/detectEncoding.ts'

let desk = customerDesk()

/** The desk of one log: it stays here, and only what is shown leaves. */
const worker = {
  /** Opens a file; tells its encoding and its first rows. */
  open(bytes: Uint8Array, options: Pick<PurchaseLogOptions, 'separator' | 'hasHeader'>) {
    const encoding = detectEncoding(bytes)
    desk = customerDesk()
    return { encoding, table: desk.open(new TextDecoder(encoding).decode(bytes), options) }
  },
  read: (options: PurchaseLogOptions, progress: (share: number) => void) => desk.read(options, progress),
  split: (options: SplitOptions) => ({ report: desk.split(options), packed: desk.packed() }),
  pictures: (fit: FittedModel, ahead: number) => desk.pictures(fit, ahead),
  judge: (fits: readonly FittedModel[]) => desk.judge(fits),
  page: (forecast: ForecastOptions, query: TableQuery) => desk.page(forecast, query),
  worth: (forecast: ForecastOptions) => desk.worth(forecast),
  worthInterval: (...question: Parameters<CustomerDesk['worthInterval']>) => desk.worthInterval(...question),
  segments: (options: SegmentOptions) => desk.segments(options),
  nextPurchase: (fit: FittedModel | null) => desk.nextPurchase(fit),
  timeline: (which: { readonly customer?: string; readonly index?: number }) => desk.timeline(which),
  /** With a byte-order mark, by which spreadsheets know that it is UTF-8. */
  csv: (forecast: ForecastOptions, segments: SegmentOptions) =>
    new Blob(['\uFEFF', desk.csv(forecast, segments)], { type: 'text/csv' }),
}

export type CustomersWorker = typeof worker

expose(worker)
