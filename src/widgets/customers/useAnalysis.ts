import { useEffect, useMemo, useState } from 'preact/hooks'
import type { ForecastOptions } from '../../core/loyalty/analysis/customerDesk.ts'
import type { SegmentOptions } from '../../core/loyalty/analysis/segments.ts'
import type { TableQuery } from '../../core/loyalty/analysis/customerTable.ts'
import type { Text } from '../../core/text.ts'
import type { PurchaseLogOptions } from '../../core/loyalty/purchases/purchaseLog.ts'
import { desk, EXAMPLE, type Source, stopDesk } from './desk.ts'
import { firstQuery, type Initial, middleOf, SURFACE_STEPS, surfaceSpread } from './initial.ts'
import { decodeSettings, defaults, encodeSettings, pairOf, type Settings } from './settings.ts'
import { keptText } from '../kept.ts'
import { useHashState } from '../useHashState.ts'
import { useAnswer } from './useAnswer.ts'
import { type FitId, type Fits, fitWorker, useFits } from './useFits.ts'

const kept = keptText('cvt-customers-workbench')

/**
 * The state of the workbench and all that follows from it, each step from the one before: the log, its customers divided
 * in time, the models' fits, and what they say. `initial` is what the page was built with, for the settings it starts from.
 */
export function useAnalysis(initial: Initial) {
  const [source, setSource] = useState<Source>(EXAMPLE)
  const [reading, setReading] = useState<PurchaseLogOptions>({})
  const [settings, setSettings] = useState<Settings>(defaults)
  const [query, setQuery] = useState<TableQuery>(firstQuery)
  const [progress, setProgress] = useState(0)
  const [ready, setReady] = useState(false)
  const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }))

  const [problems, setProblems] = useState<readonly Text[]>([])

  const write = useHashState((hash) => {
    const linked = decodeSettings(hash)
    if (!linked) return false
    setProblems(linked.problems)
    setSource(EXAMPLE)
    setReading({})
    setSettings(linked.settings ?? defaults)
    return true
  })
  // A link's settings come first, then those this tab had before it was reloaded or its language changed.
  useEffect(() => {
    const before = decodeSettings(location.hash) ? null : kept.read()
    const settings = before && decodeSettings(before)?.settings
    if (settings) setSettings(settings)
    setReady(true)
  }, [])
  useEffect(() => {
    if (ready && source === EXAMPLE) kept.write(encodeSettings(settings))
  }, [ready, source, settings])

  // The log: read in the worker, which keeps it.
  const place = { source, reading }
  const logKey = JSON.stringify([source.id, reading])
  const log = useAnswer(logKey, () => desk.read(place, (share) => setProgress(share)), {
    source: EXAMPLE,
    encoding: 'utf-8',
    table: initial.table,
    report: initial.report,
    problem: null,
  })
  const report = log.busy || log.problem || log.stopped ? undefined : (log.value?.report ?? undefined)
  // While another log is read the last one stays; one that cannot be read takes its place.
  const shownReport = log.value?.report ?? undefined

  // Its customers, divided in time.
  const { unit, shown, ahead } = settings
  const calibrationEnd =
    report &&
    settings.calibrationEnd !== null &&
    settings.calibrationEnd >= report.firstDay &&
    settings.calibrationEnd <= report.lastDay
      ? settings.calibrationEnd
      : report
        ? middleOf(report)
        : 0
  const splitPlace = { ...place, split: { unit, calibrationEnd } }
  const splitKey = report ? JSON.stringify([logKey, unit, calibrationEnd]) : null
  const division = useAnswer(splitKey, async () => (await desk.split(splitPlace)).report, initial.split)
  const split = division.busy ? undefined : division.value
  const key = split ? splitKey : null

  // The models.
  const firstKey = JSON.stringify([JSON.stringify([EXAMPLE.id, {}]), defaults.unit, middleOf(initial.report)])
  const wanted: FitId[] = [
    ...settings.models,
    ...(report?.hasAmounts && split && split.paying > 2 ? (['gammagamma'] as const) : []),
  ]
  const first = useMemo(
    () => ({
      key: firstKey,
      fits: Object.fromEntries(
        Object.entries(initial.fits).map(([id, fit]) => [id, { state: 'done', fit, milliseconds: null }]),
      ) as Fits,
    }),
    [],
  )
  const { fits, begin, stop } = useFits(key, async () => (await desk.split(splitPlace)).packed, wanted, first)
  /** Only a maximum that was found says something: estimates that ran away are shown, and not used. */
  const fitOf = (id: FitId) => {
    const state = fits[id]
    return state?.state === 'done' && state.fit.converged ? state.fit : null
  }
  const isOver = (id: FitId) => ['done', 'failed', 'stopped'].includes(fits[id]?.state ?? '')
  const fit = fitOf(shown)
  const spendFit = fitOf('gammagamma')

  // What follows from them.
  const fitted = fit && { id: shown, parameters: fit.parameters }
  const fitKey = key && fitted ? JSON.stringify([key, fitted]) : null
  const pictures = useAnswer(
    fitKey && JSON.stringify([fitKey, ahead]),
    () => desk.pictures(splitPlace, fitted!, ahead),
    initial.pictures,
  )
  const over = pairOf(shown, settings.over)
  const surface = useAnswer(
    fitKey && JSON.stringify([fitKey, over]),
    async () => {
      const { packed } = await desk.split(splitPlace)
      const { remote, end } = fitWorker()
      try {
        return await remote.surface(shown, fit!.parameters, packed.groups, {
          over: [over[0], over[1]],
          spread: surfaceSpread(fit!, over),
          steps: SURFACE_STEPS,
        })
      } finally {
        end()
      }
    },
    initial.surface,
    150,
  )
  const judged = settings.models.flatMap((id) => {
    const one = fitOf(id)
    return one ? [{ id, parameters: one.parameters }] : []
  })
  const judgements = useAnswer(
    key && settings.models.every(isOver) ? JSON.stringify([key, judged]) : null,
    () => desk.judge(splitPlace, judged),
    initial.judgements,
  )
  const forecast: ForecastOptions | null = fitted && {
    fit: fitted,
    ahead,
    spends: spendFit ? (spendFit.parameters as unknown as NonNullable<ForecastOptions['spends']>) : null,
    value: {
      horizon: { value: settings.horizon, unit: settings.horizonUnit },
      discount: { rate: settings.rate, per: settings.ratePer },
    },
  }
  const forecastKey = key && forecast ? JSON.stringify([key, forecast]) : null
  const worth = useAnswer(forecastKey, () => desk.worth(splitPlace, forecast!), initial.worth)
  const covariances = { purchases: fit?.covariance ?? null, spends: spendFit?.covariance ?? null }
  const interval = useAnswer(
    forecastKey && worth.value && !worth.busy ? JSON.stringify([forecastKey, covariances]) : null,
    () => desk.worthInterval(splitPlace, forecast!, covariances),
    initial.interval,
    150,
  )
  const page = useAnswer(
    forecastKey && JSON.stringify([forecastKey, query]),
    () => desk.page(splitPlace, forecast!, query),
    initial.page,
  )
  const [which, setWhich] = useState<{ customer?: string; index?: number }>({})
  const asked = settings.customer === null ? which : { customer: settings.customer }
  const timeline = useAnswer(
    key && JSON.stringify([key, asked]),
    () => desk.timeline(splitPlace, asked),
    initial.timeline,
  )

  const failed = [pictures, surface, judgements, worth, interval, page, timeline].filter(
    ({ problem }) => problem,
  )
  const failures = new Set(failed.map(({ problem }) => problem!))

  const open = (next: Source) => {
    stopDesk()
    setProgress(0)
    setReading({})
    setWhich({})
    setQuery(firstQuery)
    change({ calibrationEnd: null, customer: null })
    setSource(next)
  }
  const showCustomer = (who: { customer?: string; index?: number }) => {
    setWhich(who)
    change({ customer: who.customer ?? null })
  }
  const reset = () => {
    setSettings(defaults)
    setQuery(firstQuery)
    setWhich({})
  }

  return {
    ready,
    /** What of a link could not be used. */
    problems,
    dismiss: () => setProblems([]),
    /** The address of the page with the settings. */
    link: () => {
      write(encodeSettings(settings))
      return location.href
    },
    source,
    open,
    isExample: source === EXAMPLE && Object.keys(reading).length === 0,
    reading,
    setReading,
    settings,
    change,
    reset,
    log: { ...log, key: logKey, progress },
    report: shownReport,
    division,
    calibrationEnd: report || !shownReport ? calibrationEnd : middleOf(shownReport),
    fits,
    begin,
    stop,
    fit,
    /** The shown model was tried, and has no estimates. */
    unusable: isOver(shown) && !fit,
    pictures,
    over,
    surface,
    judgements,
    worth,
    /** null where it is not known, or that of an earlier value. */
    interval: interval.busy || worth.busy ? null : (interval.value ?? null),
    divided: key,
    askSegments: (options: SegmentOptions) => desk.segments(splitPlace, options),
    /** While the model is fitted there is no question yet. */
    nextPurchaseKey: key && isOver(shown) ? JSON.stringify([key, fitted]) : null,
    askNextPurchase: () => desk.nextPurchase(splitPlace, fitted),
    query,
    setQuery: (part: Partial<TableQuery>) => setQuery((before) => ({ ...before, ...part })),
    page,
    csv: async () => (forecast ? desk.csv(splitPlace, forecast, settings.segments) : null),
    timeline,
    showCustomer,
    /** What could not be computed, each said once. */
    failures,
    retry: () => failed.forEach(({ again }) => again()),
  }
}
