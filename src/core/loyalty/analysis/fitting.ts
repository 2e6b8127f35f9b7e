import { fitGammaGamma, type SpendGroup } from '../btyd/gammaGamma.ts'
import { totalLogLikelihood } from '../btyd/purchaseModel.ts'
import { purchaseModels } from '../btyd/purchaseModels.ts'
import { maximumLikelihood, type MaximumLikelihood } from '../likelihood/maximumLikelihood.ts'
import type { HistoryGroup } from '../purchases/history.ts'
import { aic, bic } from './informationCriteria.ts'

/** The models of purchases that the workbench fits side by side, by id. */
export const PURCHASE_MODELS = ['nbd', 'bgnbd', 'mbgnbd', 'paretonbd'] as const
export type PurchaseModelId = (typeof PURCHASE_MODELS)[number]

export interface Fit extends MaximumLikelihood<string> {
  readonly aic: number
  readonly bic: number
  /** Of the likelihood. */
  readonly evaluations: number
}

/** Told at every evaluation of the likelihood: how many there were, and the highest value yet. */
export type FitProgress = (evaluations: number, logLikelihood: number) => void

/** Fits a model of purchases to grouped histories. */
export function fitPurchases(
  id: PurchaseModelId,
  groups: readonly HistoryGroup[],
  progress: FitProgress = () => {},
): Fit {
  const model = purchaseModels[id]!
  let evaluations = 0
  let best = -Infinity
  const fit = maximumLikelihood(model.start(groups), (parameters) => {
    const value = totalLogLikelihood(model, parameters, groups)
    if (value > best) best = value
    progress(++evaluations, best)
    return value
  })
  const customers = groups.reduce((total, { count }) => total + count, 0)
  return withCriteria(fit, model.parameters.length, customers, evaluations)
}

/** Fits the Gamma-Gamma model to who bought again and paid. */
export function fitSpends(groups: readonly SpendGroup[]): Fit {
  const paid = groups.filter(({ x, zbar }) => x > 0 && zbar > 0)
  const fit = fitGammaGamma(paid)
  const customers = paid.reduce((total, { count = 1 }) => total + count, 0)
  return withCriteria(fit, 3, customers, 0)
}

function withCriteria(
  fit: MaximumLikelihood<string>,
  parameters: number,
  customers: number,
  evaluations: number,
): Fit {
  return {
    ...fit,
    aic: aic(fit.logLikelihood, parameters),
    bic: bic(fit.logLikelihood, parameters, customers),
    evaluations,
  }
}

/** Groups as plain numbers (x, tx, T, count), which pass to a worker without being rebuilt. */
export function packGroups(groups: readonly HistoryGroup[]): Float64Array {
  const packed = new Float64Array(4 * groups.length)
  groups.forEach(({ x, tx, T, count }, i) => packed.set([x, tx, T, count], 4 * i))
  return packed
}

export function unpackGroups(packed: Float64Array): HistoryGroup[] {
  return Array.from({ length: packed.length / 4 }, (_, i) => ({
    x: packed[4 * i]!,
    tx: packed[4 * i + 1]!,
    T: packed[4 * i + 2]!,
    count: packed[4 * i + 3]!,
  }))
}
