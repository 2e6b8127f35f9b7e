import type { Design, ExperimentRun } from './experiment.ts'
import { outcomeNames } from './outcomes.ts'

/**
 * An experiment as CSV in the table layout of NetLogo's BehaviorSpace, which the R and Python packages for NetLogo
 * output read: six lines of preamble, then a row for each run and step with `[run number]`, the factors, `[step]`
 * and the measures, every field in quotes.
 *
 * There is no grid of patches, hence the world of zeros. Runs kept with their series give a row for each tick, others
 * the last tick only. Run numbers start at 1; the column `seed` repeats a run in the playground.
 * @param about.title name of the experiment
 * @param about.date from `behaviorSpaceDate`: this function has no clock
 * Source: NetLogo User Manual, BehaviorSpace Guide, "Table output".
 */
export function behaviorSpaceTable(
  design: Design,
  runs: readonly ExperimentRun[],
  about: { readonly title: string; readonly date: string },
): string {
  const factors = design.axes.map((axis) => axis.parameter)
  const preamble = [
    ['BehaviorSpace results (Creating Value Together)', 'Table version 2.0'],
    ['supernetwork'],
    [about.title],
    [about.date],
    ['min-pxcor', 'max-pxcor', 'min-pycor', 'max-pycor'],
    ['0', '0', '0', '0'],
  ]
  const head = ['[run number]', ...factors, 'seed', '[step]', ...outcomeNames]
  const rows = runs.flatMap(({ index, levels, seed, series, outcomes }) => {
    const start = [index + 1, ...factors.map((factor) => levels[factor]), seed]
    if (series === null)
      return [[...start, levels.ticks ?? design.base.ticks, ...outcomeNames.map((name) => outcomes[name])]]
    return series.innovations.map((_, t) => [...start, t, ...outcomeNames.map((name) => series[name][t])])
  })
  return [...preamble, head, ...rows].map((row) => row.map(quoted).join(',') + '\n').join('')
}

/** A moment in local time as NetLogo writes it into its tables: `MM/dd/yyyy HH:mm:ss:SSS Z`. */
export function behaviorSpaceDate(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${two(moment.getMonth() + 1)}/${two(moment.getDate())}/${String(moment.getFullYear()).padStart(4, '0')}`
  const time = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(':')
  const milliseconds = String(moment.getMilliseconds()).padStart(3, '0')
  // Minutes that local time is ahead of UTC.
  const ahead = -moment.getTimezoneOffset()
  const zone = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}${two(Math.abs(ahead) % 60)}`
  return `${day} ${time}:${milliseconds} ${zone}`
}

function quoted(field: unknown): string {
  return `"${String(field).replaceAll('"', '""')}"`
}
