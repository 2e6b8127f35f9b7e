import { firstBest, secondBest } from '../incentive/contract.ts'
import { createRandom, type Random } from '../numerics/random.ts'
import { coefficients } from '../replicator/payoffs.ts'
import { endsInFullSharing, fullSharingReach } from '../replicator/separatrix.ts'
import { timeToBoth95 } from '../replicator/timeToBoth95.ts'
import { summarise, type Summary } from '../supernetwork/ensemble.ts'
import { outcomes, type Outcomes } from '../supernetwork/outcomes.ts'
import { createNetwork } from '../supernetwork/network.ts'
import { tick } from '../supernetwork/stages.ts'
import type { Situation } from './situation.ts'
import { takeoffChance } from './takeoffChance.ts'

/** What the three models say of a situation. */
export interface Prospects {
  /** The game: does sharing take hold, and how fast? */
  readonly takeoffChance: number
  /** Share of all starts that end in full sharing. */
  readonly fullSharingReach: number
  readonly startIsInBasin: boolean
  readonly timeToBoth95: number | null
  /** The network, over `runs` runs, at its last tick. */
  readonly innovations: Summary
  readonly totalKnowledge: Summary
  readonly employeeKnowledge: Summary
  readonly meanLoyalty: Summary
  readonly turnedAway: Summary
  /** The contract, for each customer. */
  readonly effortTotal: number
  readonly firstBestEffortTotal: number
  readonly contractProfit: number
  readonly agencyCost: number
}

/**
 * Solves the three models at a situation.
 * @param runs of the network, ≥ 1; their seeds are drawn from `random` first, so that situations compared with the
 *   same source are compared run by run
 */
export function evaluate(situation: Situation, runs: number, random: Random): Prospects {
  const c = coefficients(situation.replicator)
  const { x0, y0 } = situation.replicator
  const seeds = Array.from({ length: runs }, () => Math.floor(random() * 2 ** 32))
  const ensemble = seeds.map((seed) => outcomesAt(situation, createRandom(seed)))
  const over = (name: keyof Outcomes) => summarise(ensemble.map((each) => each[name]))
  const unseen = secondBest(situation.incentive)
  const seen = firstBest(situation.incentive)
  return {
    takeoffChance: takeoffChance(situation.replicator),
    fullSharingReach: fullSharingReach(c),
    startIsInBasin: endsInFullSharing(c, x0, y0),
    timeToBoth95: timeToBoth95(c, x0, y0),
    innovations: over('innovations'),
    totalKnowledge: over('totalKnowledge'),
    employeeKnowledge: over('employeeKnowledge'),
    meanLoyalty: over('meanLoyalty'),
    turnedAway: over('turnedAway'),
    effortTotal: unseen.effort.total,
    firstBestEffortTotal: seen.effort.total,
    contractProfit: unseen.profit,
    agencyCost: seen.profit - unseen.profit,
  }
}

/** The last tick alone: a run without its series. */
function outcomesAt({ supernetwork }: Situation, random: Random): Outcomes {
  const network = createNetwork(supernetwork, random)
  for (let t = 0; t < supernetwork.ticks; t++) tick(network, random)
  return outcomes(network)
}
