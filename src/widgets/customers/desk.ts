import { proxy, type Remote, transfer } from 'comlink'
import example from '../../../content/datasets/purchase-log.csv?url'
import type {
  FittedModel,
  ForecastOptions,
  LogReport,
  SplitOptions,
  SplitReport,
  TableReport,
} from '../../core/loyalty/analysis/customerDesk.ts'
import type { TableQuery } from '../../core/loyalty/analysis/customerTable.ts'
import type { SegmentOptions } from '../../core/loyalty/analysis/segments.ts'
import type { PurchaseLogOptions } from '../../core/loyalty/purchases/purchaseLog.ts'
import type { CustomersWorker } from '../../workers/customers.worker.ts'
import { wrapWorker } from '../wrapWorker.ts'

/** Where a log comes from: the book's example, or a file of the reader's, which stays where it is. */
export interface Source {
  /** Different for every file opened. */
  readonly id: string
  readonly name: string
  /** null for the example. */
  readonly blob: Blob | null
}

export const EXAMPLE: Source = { id: 'example', name: 'purchase-log.csv', blob: null }

/** What the desk must have before it on the way to an answer. */
export interface Place {
  readonly source: Source
  readonly reading: PurchaseLogOptions
}
export interface SplitPlace extends Place {
  readonly split: SplitOptions
}

export interface Packed {
  readonly groups: Float64Array
  readonly spends: Float64Array
}

/** A desk that was cleared while somebody waited for it. */
export class Stopped extends Error {}

let worker: Worker | undefined
let wrapped: Remote<CustomersWorker> | undefined
let clear: (() => void) | undefined
let cleared: Promise<never>
let line: Promise<unknown> = Promise.resolve()
/** How often the desk was cleared: what was asked before that is not begun after it. */
let clearings = 0
/** What lies on the desk now. */
let openKey = ''
let opened: { readonly encoding: string; readonly table: TableReport } | undefined
let readKey = ''
let report: LogReport | undefined
let splitKey = ''
let split: { report: SplitReport; packed: Packed } | undefined

function start(): Remote<CustomersWorker> {
  if (wrapped) return wrapped
  worker = new Worker(new URL('../../workers/customers.worker.ts', import.meta.url), { type: 'module' })
  cleared = new Promise<never>((_, reject) => (clear = () => reject(new Stopped('stopped'))))
  cleared.catch(() => {})
  return (wrapped = wrapWorker<CustomersWorker>(worker, forget))
}

/** What lay on the desk is gone with its worker. */
function forget() {
  worker = wrapped = report = split = undefined
  openKey = readKey = splitKey = ''
}

/** Ends what the desk is at, and clears it: the next question lays it out again. */
export function stopDesk() {
  worker?.terminate()
  forget()
  line = Promise.resolve()
  clearings++
  clear?.()
}

/** One after the other: a question must not find the desk half laid out. */
function inLine<T>(job: (desk: Remote<CustomersWorker>) => Promise<T>): Promise<T> {
  const asked = clearings
  const answer = line.then(() => {
    if (asked !== clearings) throw new Stopped('stopped')
    const desk = start()
    return Promise.race([job(desk), cleared])
  })
  line = answer.catch(() => {})
  return answer
}

/** What came of reading a log. */
export interface ReadLog {
  readonly source: Source
  readonly encoding: string
  /** null when the file holds no table. */
  readonly table: TableReport | null
  readonly report: LogReport | null
  readonly problem: string | null
}

const keyOfOpen = ({ source, reading: { separator, hasHeader } }: Place) =>
  JSON.stringify([source.id, separator, hasHeader])
const isOpen = (place: Place) => openKey === keyOfOpen(place)
const placeKey = ({ source, reading }: Place) => JSON.stringify([source.id, reading])

async function laidOut(
  desk: Remote<CustomersWorker>,
  place: Place,
  progress: (share: number) => void,
): Promise<LogReport> {
  const { source, reading } = place
  const { separator, hasHeader, ...rest } = reading
  const open = { ...(separator && { separator }), ...(hasHeader !== undefined && { hasHeader }) }
  if (!isOpen(place)) {
    openKey = readKey = ''
    const blob = source.blob ?? (await fetchExample())
    const bytes = new Uint8Array(await blob.arrayBuffer())
    opened = await desk.open(transfer(bytes, [bytes.buffer]), open)
    openKey = keyOfOpen(place)
  }
  if (placeKey(place) !== readKey || !report) {
    splitKey = readKey = ''
    report = await desk.read(rest, proxy(progress))
    readKey = placeKey(place)
  }
  return report
}

async function fetchExample(): Promise<Blob> {
  const response = await fetch(example)
  if (!response.ok) throw new Error(`${EXAMPLE.name}: ${response.status} ${response.statusText}`)
  return response.blob()
}

async function divided(desk: Remote<CustomersWorker>, place: SplitPlace) {
  await laidOut(desk, place, () => {})
  const key = JSON.stringify([readKey, place.split])
  if (key !== splitKey || !split) {
    split = await desk.split(place.split)
    splitKey = key
  }
  return split
}

/** Questions to the desk. Each names the place it is about, and is answered when the desk is there. */
export const desk = {
  /** A log that cannot be read is an answer too: its table is there, and the reader may say what is what. */
  read: (place: Place, progress: (share: number) => void) =>
    inLine(async (remote): Promise<ReadLog> => {
      const { source } = place
      try {
        const made = await laidOut(remote, place, progress)
        return { source, report: made, problem: null, ...opened! }
      } catch (error) {
        if (error instanceof Stopped) throw error
        const { encoding = '', table = null } = isOpen(place) ? opened! : {}
        return { source, report: null, problem: (error as Error).message, encoding, table }
      }
    }),
  split: (place: SplitPlace) => inLine((remote) => divided(remote, place)),
  pictures: (place: SplitPlace, fit: FittedModel, ahead: number) =>
    about(place, (remote) => remote.pictures(fit, ahead)),
  judge: (place: SplitPlace, fits: readonly FittedModel[]) => about(place, (remote) => remote.judge(fits)),
  page: (place: SplitPlace, forecast: ForecastOptions, query: TableQuery) =>
    about(place, (remote) => remote.page(forecast, query)),
  worth: (place: SplitPlace, forecast: ForecastOptions) => about(place, (remote) => remote.worth(forecast)),
  worthInterval: (place: SplitPlace, ...question: Parameters<CustomersWorker['worthInterval']>) =>
    about(place, (remote) => remote.worthInterval(...question)),
  segments: (place: SplitPlace, options: SegmentOptions) =>
    about(place, (remote) => remote.segments(options)),
  nextPurchase: (place: SplitPlace, fit: FittedModel | null) =>
    about(place, (remote) => remote.nextPurchase(fit)),
  timeline: (place: SplitPlace, which: { customer?: string; index?: number }) =>
    about(place, (remote) => remote.timeline(which)),
  csv: (place: SplitPlace, forecast: ForecastOptions, segments: SegmentOptions) =>
    about(place, (remote) => remote.csv(forecast, segments)),
}

function about<T>(place: SplitPlace, ask: (remote: Remote<CustomersWorker>) => Promise<T>): Promise<T> {
  return inLine(async (remote) => {
    await divided(remote, place)
    return ask(remote)
  })
}
