import { csvParse } from 'd3-dsv'
import * as v from 'valibot'
import { parse } from 'yaml'
import numbers from '../../content/checked-numbers.yaml?raw'
import cohorts from '../../content/datasets/cohorts.csv?raw'
import pupils from '../../content/datasets/holzinger-swineford.csv?raw'
import { secondBest } from '../core/incentive/contract.ts'
import { model as incentive } from '../core/incentive/model.ts'
import { fitRetentionCurve } from '../core/loyalty/retention-curve/retentionCurve.ts'
import { sbg } from '../core/loyalty/retention-curve/sbg.ts'
import { defaults } from '../core/model/model.ts'
import { model as sharing } from '../core/replicator/model.ts'
import { coefficients } from '../core/replicator/payoffs.ts'
import { fullSharingReach } from '../core/replicator/separatrix.ts'
import { timeToBoth95 } from '../core/replicator/timeToBoth95.ts'
import { recencyChain } from '../core/retention/mailing/recency.ts'
import { lifetimeValues } from '../core/retention/stage-markov/chain.ts'
import { fitModel } from '../core/sem/fitModel.ts'
import { reliability } from '../core/survey/reliability.ts'

/** What the book's own code gives, by the names in content/checked-numbers.yaml. */
export function ourNumbers() {
  const game = defaults(sharing)
  const c = coefficients(game)
  const { fit } = fitModel('visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9', {
    columns: columnsOf(pupils, (text) => text),
  })
  const scores = columnsOf(pupils, Number)
  const survivors = columnsOf(cohorts, Number).high_end!.slice(0, 8)
  const { transitions, rewards } = recencyChain({
    response: [0.3, 0.2, 0.15, 0.05],
    contribution: 40,
    cost: 4,
  })
  return {
    timeToBoth95: timeToBoth95(c, game.x0, game.y0),
    fullSharingReach: fullSharingReach(c),
    contractProfit: secondBest(defaults(incentive)).profit,
    chiSquare: fit.chisq,
    cfi: fit.cfi,
    alpha: reliability({ x1: scores.x1!, x2: scores.x2!, x3: scores.x3! }).alpha,
    sbgAlpha: fitRetentionCurve(sbg, survivors).parameters.alpha,
    catalogueCustomer: lifetimeValues(transitions, rewards, 0.2)[0],
  }
}

const text = v.strictObject({ en: v.string(), zh: v.string() })
const schema = v.array(
  v.strictObject({
    ours: v.string(),
    label: text,
    reference: v.number(),
    decimals: v.number(),
    by: text,
  }),
)

/** The numbers of the table: what others computed, and what we do. */
export function checkedNumbers() {
  const ours: Record<string, number | null | undefined> = ourNumbers()
  return v.parse(schema, parse(numbers)).map((row) => {
    const own = ours[row.ours]
    if (typeof own !== 'number') throw new Error(`content/checked-numbers.yaml: no number called ${row.ours}`)
    return { ...row, own }
  })
}

function columnsOf<T>(csv: string, read: (text: string) => T): Record<string, T[]> {
  const rows = csvParse(csv)
  return Object.fromEntries(rows.columns.map((name) => [name, rows.map((row) => read(row[name]!))]))
}
