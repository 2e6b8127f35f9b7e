import { useEffect, useRef, useState } from 'preact/hooks'
import { designSize, type Design, type ExperimentRun } from '../../core/supernetwork/experiment.ts'
import { startExperiment } from './experimentPool.ts'

export interface ExperimentState<T> {
  /** What to draw: of the finished experiment, of the runs so far, or still of the one before. */
  readonly drawn: T
  /** Runs behind what is drawn. */
  readonly runs: number
  /** The experiment under way. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The runs behind the drawing are those of another setting, or fewer than asked for. */
  readonly partial: boolean
  readonly error: string
  readonly cancel: () => void
  readonly resume: () => void
}

interface ExperimentOptions<T> {
  /** The result for the design of the first rendering. */
  readonly still: T
  /** Keep each outcome by tick. */
  readonly series?: boolean
  /** What is drawn of the runs; null while they are too few. */
  readonly reduce: (runs: readonly ExperimentRun[], design: Design) => T | null
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
  const [error, setError] = useState('')
  const [again, setAgain] = useState(0)
  const stop = useRef<(() => void) | null>(null)

  useEffect(() => {
    setError('')
    const known = key === first.key ? { drawn: still, runs: first.total } : finished.get(key)
    if (known) {
      setShown({ key, drawn: known.drawn as T, runs: known.runs, complete: true })
      return
    }
    let end = () => {}
    const begin = () => {
      const runs: ExperimentRun[] = []
      let drawnAt = performance.now()
      const draw = (complete: boolean) => {
        const drawn = reduce(runs, design)
        if (drawn !== null) setShown({ key, drawn, runs: runs.length, complete })
        if (complete && drawn !== null) keep(key, drawn, runs.length)
        drawnAt = performance.now()
      }
      end = startExperiment(design, series, {
        onRuns: (batch) => {
          runs.push(...batch)
          setDone(runs.length)
          if (performance.now() - drawnAt > pace) draw(false)
        },
        onEnd: () => {
          draw(true)
          setDone(null)
        },
        onError: (problem) => {
          setError(problem.message)
          setDone(null)
        },
      })
    }
    setDone(0)
    const timer = setTimeout(begin, rest)
    stop.current = () => {
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
