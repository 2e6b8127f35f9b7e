import { expose } from 'comlink'
import { contractFits } from '../core/loyalty/analysis/contractFits.ts'
import {
  fitPurchases,
  fitSpends,
  type PurchaseModelId,
  unpackGroups,
} from '../core/loyalty/analysis/fitting.ts'
import { likelihoodSurface } from '../core/loyalty/btyd/grids.ts'
import { purchaseModels } from '../core/loyalty/btyd/purchaseModels.ts'

/** Milliseconds between two reports of progress. */
const pause = 200

/** One fit in a worker of its own, which is ended when the fit is no longer wanted. */
const worker = {
  fit(id: PurchaseModelId, groups: Float64Array, report: (evaluations: number, best: number) => void) {
    let last = performance.now()
    return fitPurchases(id, unpackGroups(groups), (evaluations, best) => {
      if (performance.now() - last < pause) return
      last = performance.now()
      report(evaluations, best)
    })
  },
  /** @param spends number and mean worth of the repeat purchases of each who bought again */
  fitSpends: (spends: Float64Array) =>
    fitSpends(
      Array.from({ length: spends.length / 2 }, (_, i) => ({ x: spends[2 * i]!, zbar: spends[2 * i + 1]! })),
    ),
  surface: (
    id: PurchaseModelId,
    parameters: Readonly<Record<string, number>>,
    groups: Float64Array,
    options: { over: readonly [string, string]; spread: readonly [number, number]; steps: number },
  ) => likelihoodSurface(purchaseModels[id]!, parameters, unpackGroups(groups), options),
  contract: (...question: Parameters<typeof contractFits>) => contractFits(...question),
}

export type CustomersFitWorker = typeof worker

expose(worker)
