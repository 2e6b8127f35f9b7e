import { accuracy, type Accuracy, holdoutByFrequency, type HoldoutRow } from '../btyd/holdout.ts'
import { expectedIn, type Parameters, type PurchaseModel } from '../btyd/purchaseModel.ts'
import type { LogSummary } from '../purchases/summarise.ts'

/** Rules that need no model: how lately, how often, and to go on at the same rate. */
export const RULES = ['recency', 'frequency', 'rate'] as const
export type Rule = (typeof RULES)[number]

export interface Judgement {
  /** A rule or a model's id. */
  readonly by: string
  /** What the customers are ranked by. */
  readonly score: 'rule' | 'alive' | 'expected'
  readonly accuracy: Accuracy
  /** Of the area under the curve, by Hanley & McNeil. */
  readonly standardError: number
}

/**
 * How well rules and fitted models foretell who buys in the holdout, and how much.
 *
 * null when there is no holdout, or everybody or nobody bought in it.
 */
export function judge(
  summary: LogSummary,
  models: readonly { readonly model: PurchaseModel; readonly parameters: Parameters<string> }[],
): readonly Judgement[] | null {
  const { customers, holdout } = summary
  const actual = customers.map((c) => c.holdout.x)
  const buyers = actual.filter((n) => n > 0).length
  if (buyers === 0 || buyers === actual.length) return null
  const judgement = (
    by: string,
    score: Judgement['score'],
    scores: readonly number[],
    areCounts: boolean,
  ): Judgement => {
    const result = accuracy(scores, actual, areCounts)
    return {
      by,
      score,
      accuracy: result,
      standardError: aucStandardError(result.auc, buyers, actual.length - buyers),
    }
  }
  return [
    judgement(
      'recency',
      'rule',
      customers.map((c) => -c.sinceLast),
      false,
    ),
    judgement(
      'frequency',
      'rule',
      customers.map((c) => c.x),
      false,
    ),
    // Who was seen for no time at all has no rate.
    judgement(
      'rate',
      'rule',
      customers.map((c) => (c.T > 0 ? (c.x / c.T) * holdout : 0)),
      true,
    ),
    ...models.flatMap(({ model, parameters }) => {
      const expected = expectedIn(model, parameters, holdout)
      return [
        judgement(
          model.id,
          'alive',
          customers.map((c) => model.probabilityAlive(parameters, c)),
          false,
        ),
        judgement(model.id, 'expected', customers.map(expected), true),
      ]
    }),
  ]
}

/**
 * Standard error of an area A under the ROC curve,
 * √{[A(1 − A) + (m − 1)(Q₁ − A²) + (n − 1)(Q₂ − A²)]/(mn)}, Q₁ = A/(2 − A), Q₂ = 2A²/(1 + A).
 *
 * @param m,n numbers of those who did and did not
 * @see Hanley & McNeil (1982), The meaning and use of the area under a ROC curve. Radiology 143, 29–36
 */
export function aucStandardError(auc: number, m: number, n: number): number {
  const q1 = auc / (2 - auc)
  const q2 = (2 * auc * auc) / (1 + auc)
  return Math.sqrt((auc * (1 - auc) + (m - 1) * (q1 - auc * auc) + (n - 1) * (q2 - auc * auc)) / (m * n))
}

/** Mean purchases in the holdout by purchases before, as they were and as each model expects. */
export function holdoutCalibration(
  summary: LogSummary,
  model: PurchaseModel,
  parameters: Parameters<string>,
  last = 7,
): HoldoutRow[] {
  const expected = expectedIn(model, parameters, summary.holdout)
  return holdoutByFrequency(
    summary.customers.map((c) => ({ x: c.x, actual: c.holdout.x, predicted: expected(c) })),
    last,
  )
}
