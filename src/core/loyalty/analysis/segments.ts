import { createRandom } from '../../numerics/random.ts'
import type { CustomerSummary } from '../purchases/summarise.ts'
import { gini, topShare } from '../rfm/concentration.ts'
import { kMeans, nearestCentre, standardised } from '../rfm/kMeans.ts'
import { type Binning, nestedScores, quantileScores, tornApart } from '../rfm/rfm.ts'

export interface SegmentOptions {
  readonly bins: number
  readonly binning: Binning
  /** Score F and M within each R. */
  readonly nested: boolean
  readonly clusters: number
}

/** Who a class of customers are, and what they did after calibration; means, null of nobody. */
export interface ClassOutcome {
  readonly customers: number
  readonly sinceLast: number | null
  /** Purchases, the first one too. */
  readonly purchases: number | null
  readonly spend: number | null
  /** Share who bought in the holdout. */
  readonly boughtAgain: number | null
  readonly holdoutPurchases: number | null
  readonly holdoutSpend: number | null
}

/** Scores and cluster of each customer, in the order of the summary. */
export interface Segmentation {
  readonly recency: readonly number[]
  readonly frequency: readonly number[]
  /** null of a log without amounts. */
  readonly money: readonly number[] | null
  /** From 1 on, the cluster that spends most (without amounts: buys most) first. */
  readonly cluster: readonly number[]
}

export interface SegmentReport {
  /** By score, from 1 to `bins`. */
  readonly recency: readonly ClassOutcome[]
  readonly frequency: readonly ClassOutcome[]
  readonly money: readonly ClassOutcome[] | null
  readonly clusters: readonly ClassOutcome[]
  /** Share of customers who bought as often as others, and yet have another F score than most of them. */
  readonly torn: number
  /** Share of spend (without amounts: of purchases) of the top fifth, and Gini's coefficient; null where nobody paid. */
  readonly concentration: { readonly top20: number; readonly gini: number } | null
}

/** The most customers that k-means learns its centres from; of more, an even part is taken. */
const MOST = 10_000

/** RFM scores and k-means clusters of the customers as calibration left them. */
export function segmentation(
  customers: readonly CustomerSummary[],
  { bins, binning, nested, clusters }: SegmentOptions,
  hasAmounts: boolean,
): Segmentation {
  const recency = quantileScores(
    customers.map((c) => -c.sinceLast),
    bins,
    binning,
  )
  const score = (values: readonly number[]) =>
    nested ? nestedScores(values, recency, bins, binning) : quantileScores(values, bins, binning)
  return {
    recency,
    frequency: score(customers.map((c) => c.x + 1)),
    money: hasAmounts ? score(customers.map((c) => c.spend)) : null,
    cluster: clustersOf(customers, clusters, hasAmounts),
  }
}

function clustersOf(customers: readonly CustomerSummary[], k: number, hasAmounts: boolean): number[] {
  const paid = (c: CustomerSummary) => Math.max(0, c.spend)
  const meanSpend = customers.reduce((sum, c) => sum + paid(c), 0) / customers.length || 1
  // Logarithms, since all three are skewed; spend by its mean, so that the currency does not matter.
  const rows = standardised(
    customers.map((c) => [
      Math.log1p(c.sinceLast),
      Math.log(c.x + 1),
      ...(hasAmounts ? [Math.log1p(paid(c) / meanSpend)] : []),
    ]),
  )
  const every = Math.ceil(rows.length / MOST)
  const learned = rows.filter((_, i) => i % every === 0)
  const most = new Set(learned.map((row) => row.join())).size
  const { centres } = kMeans(learned, Math.min(k, most), createRandom(1), { restarts: 5 })
  const labels = rows.map((row) => nearestCentre(row, centres))
  const size = centres.map(() => 0)
  const worth = centres.map(() => 0)
  customers.forEach((c, i) => {
    size[labels[i]!]!++
    worth[labels[i]!]! += hasAmounts ? c.spend : c.x
  })
  const falling = centres.map((_, i) => i).sort((a, b) => worth[b]! / size[b]! - worth[a]! / size[a]!)
  const place = falling.reduce<number[]>((places, label, i) => ((places[label] = i + 1), places), [])
  return labels.map((label) => place[label]!)
}

/** What the classes of a segmentation are, and what came of them. */
export function segmentReport(
  customers: readonly CustomerSummary[],
  { recency, frequency, money, cluster }: Segmentation,
  bins: number,
): SegmentReport {
  const values = customers.map((c) => (money ? Math.max(0, c.spend) : c.x + 1))
  const isPaid = values.some((value) => value > 0)
  return {
    recency: outcomes(customers, recency, bins),
    frequency: outcomes(customers, frequency, bins),
    money: money && outcomes(customers, money, bins),
    clusters: outcomes(
      customers,
      cluster,
      cluster.reduce((most, label) => Math.max(most, label), 0),
    ),
    torn: tornApart(
      customers.map((c) => c.x + 1),
      frequency,
    ),
    concentration: isPaid ? { top20: topShare(values, 0.2), gini: gini(values) } : null,
  }
}

/** Means by label, the labels being 1 to `count`. */
function outcomes(
  customers: readonly CustomerSummary[],
  labels: readonly number[],
  count: number,
): ClassOutcome[] {
  const classes = Array.from({ length: count }, (): CustomerSummary[] => [])
  customers.forEach((c, i) => classes[labels[i]! - 1]!.push(c))
  return classes.map((own) => {
    const mean = (of: (c: CustomerSummary) => number) =>
      own.length === 0 ? null : own.reduce((sum, c) => sum + of(c), 0) / own.length
    return {
      customers: own.length,
      sinceLast: mean((c) => c.sinceLast),
      purchases: mean((c) => c.x + 1),
      spend: mean((c) => c.spend),
      boughtAgain: mean((c) => (c.holdout.x > 0 ? 1 : 0)),
      holdoutPurchases: mean((c) => c.holdout.x),
      holdoutSpend: mean((c) => c.holdout.spend),
    }
  })
}
