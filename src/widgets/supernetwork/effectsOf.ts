import { designSize, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { mainEffects } from '../../core/supernetwork/mainEffects.ts'
import { factors, type Effects, type Factor } from './effectFactors.ts'
import { byOutcome } from './outcomeChoice.tsx'

/** The main effects on every outcome shown; null before two replications of the design are complete. */
export function effectsOf(runs: readonly ExperimentRun[], design: Design): Effects | null {
  const { cells } = designSize(design)
  const counts = new Map<number, number>()
  for (const { replication } of runs) counts.set(replication, (counts.get(replication) ?? 0) + 1)
  if ([...counts.values()].filter((count) => count === cells).length < 2) return null
  return byOutcome((outcome) =>
    mainEffects(
      factors,
      runs.map(({ replication, levels, outcomes }) => ({
        replication,
        levels: levels as Record<Factor, number>,
        outcome: outcomes[outcome],
      })),
    ),
  )
}
