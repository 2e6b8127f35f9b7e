import { proxy, releaseProxy, wrap } from 'comlink'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Fit, PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { CustomersFitWorker } from '../../workers/customersFit.worker.ts'
import type { Packed } from './desk.ts'

export type FitId = PurchaseModelId | 'gammagamma'

export type FitState =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly evaluations: number; readonly logLikelihood: number | null }
  | { readonly state: 'done'; readonly fit: Fit; readonly milliseconds: number | null }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly message: string }

export type Fits = Readonly<Partial<Record<FitId, FitState>>>

/** A worker for one question, ended with it. */
export function fitWorker() {
  const worker = new Worker(new URL('../../workers/customersFit.worker.ts', import.meta.url), {
    type: 'module',
  })
  const remote = wrap<CustomersFitWorker>(worker)
  return {
    remote,
    end() {
      remote[releaseProxy]()
      worker.terminate()
    },
  }
}

/**
 * Fits of several models to the same customers, each in a worker of its own, so that they run side by side and each
 * can be stopped alone. Fits of the first customers may come with the page.
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
  const fits: Fits = made.key === key ? made.fits : {}
  const set = (id: FitId, state: FitState) =>
    setMade((before) => ({
      key,
      fits: { ...(before.key === key ? before.fits : {}), [id]: state },
    }))

  const begin = (id: FitId) => {
    if (running.current.has(id)) return
    const started = performance.now()
    const { remote, end } = fitWorker()
    running.current.set(id, end)
    set(id, { state: 'running', evaluations: 0, logLikelihood: null })
    const isWanted = () => running.current.get(id) === end
    const over = (state: FitState) => {
      if (!isWanted()) return
      running.current.delete(id)
      end()
      set(id, state)
    }
    const report = proxy((evaluations: number, logLikelihood: number) => {
      if (isWanted()) set(id, { state: 'running', evaluations, logLikelihood })
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
    if (!end) return
    running.current.delete(id)
    end()
    set(id, { state: 'stopped' })
  }

  // Other customers: what runs is of no use any more.
  useEffect(
    () => () => {
      for (const end of running.current.values()) end()
      running.current.clear()
    },
    [key],
  )
  useEffect(() => {
    if (key === null) return
    for (const id of wanted) if (!fits[id]) begin(id)
  }, [key, wanted.join()])

  return { fits, begin, stop }
}
