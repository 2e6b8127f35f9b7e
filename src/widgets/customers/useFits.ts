import { type Signal, signal } from '@preact/signals'
import { proxy, releaseProxy } from 'comlink'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fit, PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { CustomersFitWorker } from '../../workers/customersFit.worker.ts'
import { wrapWorker } from '../wrapWorker.ts'
import type { Packed } from './desk.ts'

export type FitId = PurchaseModelId | 'gammagamma'

export interface FitProgress {
  readonly evaluations: number
  readonly logLikelihood: number | null
}

export type FitState =
  | { readonly state: 'waiting' }
  /** Progress is a signal: it moves many times a second, and only where it is shown need be drawn again. */
  | { readonly state: 'running'; readonly progress: Signal<FitProgress> }
  | { readonly state: 'done'; readonly fit: Fit; readonly milliseconds: number | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly message: string }

export type Fits = Readonly<Partial<Record<FitId, FitState>>>

/** A worker for one question, ended with it. */
export function fitWorker() {
  const worker = new Worker(new URL('../../workers/customersFit.worker.ts', import.meta.url), {
    type: 'module',
  })
  const remote = wrapWorker<CustomersFitWorker>(worker)
  let ended = false
  return {
    remote,
    end() {
      if (ended) return
      ended = true
      remote[releaseProxy]()
      worker.terminate()
    },
  }
}

/**
 * Fits of several models to the same customers, each in a worker of its own, so that they can run side by side and
 * each be stopped alone; as many at a time as leaves a processor for the page. Fits of the first customers may come
 * with the page.
 *
 * @param key of the customers; null while there are none
 * @param customers their histories, when a fit is to begin
 */
export function useFits(
  key: string | null,
  customers: () => Promise<Packed>,
  wanted: readonly FitId[],
  first: { readonly key: string; readonly fits: Fits },
) {
  const [made, setMade] = useState<{ key: string | null; fits: Fits }>(() =>
    first.key === key ? { key, fits: first.fits } : { key, fits: {} },
  )
  const running = useRef(new Map<FitId, () => void>())
  const waiting = useRef<FitId[]>([])
  const fits: Fits = made.key === key ? made.fits : {}
  const set = (id: FitId, state: FitState) =>
    setMade((before) => ({
      key,
      fits: { ...(before.key === key ? before.fits : {}), [id]: state },
    }))

  const next = () => {
    const most = Math.max(1, (navigator.hardwareConcurrency || 2) - 1)
    while (running.current.size < most && waiting.current.length > 0) run(waiting.current.shift()!)
  }
  const begin = (id: FitId) => {
    if (running.current.has(id) || waiting.current.includes(id)) return
    waiting.current.push(id)
    set(id, { state: 'waiting' })
    next()
  }
  const run = (id: FitId) => {
    const started = performance.now()
    const { remote, end } = fitWorker()
    const progress = signal<FitProgress>({ evaluations: 0, logLikelihood: null })
    running.current.set(id, end)
    set(id, { state: 'running', progress })
    const over = (state: FitState) => {
      if (running.current.get(id) !== end) return
      running.current.delete(id)
      end()
      set(id, state)
      next()
    }
    const report = proxy((evaluations: number, logLikelihood: number) => {
      progress.value = { evaluations, logLikelihood }
    })
    customers()
      .then(({ groups, spends }) =>
        id === 'gammagamma' ? remote.fitSpends(spends) : remote.fit(id, groups, report),
      )
      .then(
        (fit) => over({ state: 'done', fit, milliseconds: performance.now() - started }),
        (error: Error) => over({ state: 'failed', message: error.message }),
      )
  }
  const stop = (id: FitId) => {
    const end = running.current.get(id)
    waiting.current = waiting.current.filter((other) => other !== id)
    running.current.delete(id)
    end?.()
    set(id, { state: 'stopped' })
    next()
  }

  // Other customers: what runs is of no use any more.
  useEffect(
    () => () => {
      for (const end of running.current.values()) end()
      running.current.clear()
      waiting.current = []
    },
    [key],
  )
  useEffect(() => {
    if (key === null) return
    for (const id of wanted) if (!fits[id]) begin(id)
  }, [key, wanted.join()])

  return { fits, begin, stop }
}
