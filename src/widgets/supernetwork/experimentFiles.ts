import { exportCsv, type Cell } from '../../core/model/export.ts'
import { behaviorSpaceDate, behaviorSpaceTable } from '../../core/supernetwork/behaviorSpace.ts'
import type { Design, ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { outcomeNames } from '../../core/supernetwork/outcomes.ts'
import { download } from '../download.ts'

/** Offers the runs as a CSV file of our own. */
export function saveRuns(runs: readonly ExperimentRun[]) {
  save('runs', runsCsv(runs))
}

/** Offers them in the table layout of NetLogo's BehaviorSpace. */
export function saveBehaviorSpace(design: Design, runs: readonly ExperimentRun[]) {
  const title = design.axes.map((axis) => axis.parameter).join(' × ') || 'runs'
  save('behaviorspace', behaviorSpaceTable(design, runs, { title, date: behaviorSpaceDate(new Date()) }))
}

const save = (name: string, text: string) => download(`cvt-supernetwork-${name}.csv`, text, 'text/csv')

/** A row for each run, or for each tick of each run where its series was kept. */
function runsCsv(runs: readonly ExperimentRun[]): string {
  return exportCsv(
    runs.flatMap(({ index, seed, levels, outcomes, timeToTarget, series }): Record<string, Cell>[] =>
      series === null
        ? [{ run: index, seed, ...levels, ...outcomes, timeToTarget }]
        : series.innovations.map((_, tick) => ({
            run: index,
            seed,
            ...levels,
            tick,
            ...Object.fromEntries(outcomeNames.map((name) => [name, series[name][tick]])),
          })),
    ),
  )
}
