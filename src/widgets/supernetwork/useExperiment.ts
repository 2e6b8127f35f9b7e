import { useEffect, useRef, useState } from 'preact/hooks'
import { designSize, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import type { Text } from '../../core/text.ts'
import { errorText } from '../errorText.ts'

export interface ExperimentState<T> {
  /** What to draw: of the finished experiment, of the runs so far, or still of the one before. */
  readonly drawn: T
  /** Runs behind what is drawn. */
  readonly runs: number
  /** The experiment under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The runs behind the drawing are those of another setting, or fewer than asked for. */
  readonly partial: boolean
  readonly error: Text | null
  readonly cancel: () => void
  readonly resume: () => void
}

/** What is drawn of the runs; null while they are too few. A promise where what reduces must be fetched first. */
export type Reduce<T> = (runs: readonly ExperimentRun[], design: Design) => T | null | Promise<T | null>

interface ExperimentOptions<T> {
  /** The result for the design of the first rendering. */
  readonly still: T
  /** Keep each outcome by tick. */
  readonly series?: boolean
  readonly reduce: Reduce<T>
}

/** How long a setting must rest before it is simulated: a slider under the hand asks for nothing. */
const rest = 250
/** How often the drawing follows the runs that come in, in milliseconds. */
const pace = 200

/** Finished experiments of this visit: going back to a setting costs nothing. */
const finished = new Map<string, { drawn: unknown; runs: number }>()
const mostKept = 40

/**
 * An experiment that follows its design: begun in the workers when the design has rested for a moment, drawn as runs
 * come in, cancelled when the design changes again. The design of the first rendering has its result already.
 * @param figure name of the figure, under which its results are kept
 */
export function useExperiment<T>(
  figure: string,
  design: Design,
  { still, series = false, reduce }: ExperimentOptions<T>,
): ExperimentState<T> {
  const key = `${figure} ${JSON.stringify(design)}`
  const total = designSize(design).runs
  const [first] = useState({ key, total })
  const [shown, setShown] = useState({ key, drawn: still, runs: total, complete: true })
  const [done, setDone] = useState<number | null>(null)
  const [error, setError] = useState<Text | null>(null)
  const [again, setAgain] = useState(0)
  const stop = useRef<(() => void) | null>(null)

  useEffect(() => {
    setError(null)
    const known = key === first.key ? { drawn: still, runs: first.total } : finished.get(key)
    if (known) {
      setShown({ key, drawn: known.drawn as T, runs: known.runs, complete: true })
      return
    }
    let wanted = true
    let end = () => {}
    const fail = (problem: unknown) => {
      if (!wanted) return
      end()
      setError(errorText(problem))
      setDone(null)
    }
    const begin = async () => {
      // Workers and what speaks with them come with the first experiment.
      const { startExperiment } = await import('./experimentPool.ts')
      if (!wanted) return
      const runs: ExperimentRun[] = []
      let drawnAt = performance.now()
      const draw = async (complete: boolean) => {
        drawnAt = performance.now()
        const count = runs.length
        const drawn = await reduce(runs.slice(), design)
        if (drawn === null || !wanted) return
        setShown({ key, drawn, runs: count, complete })
        if (complete) keep(key, drawn, count)
      }
      end = startExperiment(design, series, {
        onRuns: (batch) => {
          runs.push(...batch)
          setDone(runs.length)
          if (performance.now() - drawnAt > pace) draw(false).catch(fail)
        },
        onEnd: () => {
          draw(true).then(() => wanted && setDone(null), fail)
        },
        onError: fail,
      })
    }
    setDone(0)
    const timer = setTimeout(() => begin().catch(fail), rest)
    stop.current = () => {
      wanted = false
      clearTimeout(timer)
      end()
      setDone(null)
    }
    return stop.current
  }, [key, again])

  return {
    drawn: shown.drawn,
    runs: shown.runs,
    progress: done === null ? null : { done, total },
    partial: shown.key !== key || !shown.complete,
    error,
    cancel: () => stop.current?.(),
    resume: () => setAgain(again + 1),
  }
}

function keep(key: string, drawn: unknown, runs: number) {
  finished.set(key, { drawn, runs })
  if (finished.size > mostKept) finished.delete(finished.keys().next().value!)
}

/** The finished result of a design, if this visit has it: for the ghost of an earlier setting. */
export function finishedResult<T>(figure: string, design: Design): T | undefined {
  return finished.get(`${figure} ${JSON.stringify(design)}`)?.drawn as T | undefined
}
