import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { Text } from '../../../core/text.ts'
import { semFit, type FitAnswer } from '../../../workers/semFit.ts'
import { errorText } from '../../errorText.ts'
import type { LoadedData } from './dataSource.ts'
import { graphOfText } from './graphOfText.ts'

/** Up to this size a fit follows within a frame, and is made at once, where the reader is. */
const small = { variables: 15, latents: 6, parameters: 60, rows: 1500 }

export interface Fit {
  readonly answer: FitAnswer | null
  /** What belongs to the text as it stands: one of them, or neither while it is being fitted. */
  readonly result: SemResult | null
  readonly problem: Extract<FitAnswer, { problem: unknown }>['problem'] | null
  /** The last fit that gave a result: what is drawn while the text has a mistake. */
  readonly last: SemResult | null
  readonly busy: boolean
  /** Why the last fit could not be made at all, as without a connection. */
  readonly failure: { readonly text: Text; readonly again: () => void } | null
}

/** The fit of a text to data: at once where it is small, else from a worker, of which only the latest answer counts. */
export function useFit(source: string, loaded: LoadedData, options: SemOptions): Fit {
  const { data } = loaded
  const last = useRef<SemResult | null>(null)
  const [fromWorker, setFromWorker] = useState<{ key: object; answer: FitAnswer } | null>(null)
  const isSmall = useMemo(() => isSmallFit(source, loaded, options), [source, loaded, options])
  const key = useMemo(() => ({}), [source, data, options])
  const here = useMemo(
    () => (isSmall ? semFit(source, data, options, warmStart(last.current)) : null),
    [key, isSmall],
  )
  const [failed, setFailed] = useState<{ key: object; text: Text } | null>(null)
  const [round, setRound] = useState(0)
  useEffect(() => {
    if (isSmall) return
    let isLatest = true
    const ask = async () => {
      const { semWorkers } = await import('./semWorkers.ts')
      const [worker] = await semWorkers(1, data)
      if (!isLatest) return
      const answer = await worker!.fit(source, options, warmStart(last.current))
      if (isLatest) setFromWorker({ key, answer })
    }
    const fail = (error: unknown) => isLatest && setFailed({ key, text: errorText(error) })
    const timer = setTimeout(() => ask().catch(fail), 60)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [key, isSmall, round])
  const answer = here ?? (fromWorker?.key === key ? fromWorker.answer : null)
  if (answer && 'result' in answer) last.current = answer.result
  return {
    answer,
    result: answer && 'result' in answer ? answer.result : null,
    problem: answer && 'problem' in answer ? answer.problem : null,
    last: last.current,
    busy: answer === null && failed?.key !== key,
    failure:
      answer === null && failed?.key === key
        ? {
            text: failed.text,
            again: () => {
              setFailed(null)
              setRound(round + 1)
            },
          }
        : null,
  }
}

const warmStart = (result: SemResult | null) => (result?.converged ? result.parameters : undefined)

/** Does a fit take no longer than a frame? Asked of what the text names before it is read, and then of what it says. */
export function isSmallFit(
  source: string,
  { rows, variables, data }: LoadedData,
  options: SemOptions,
): boolean {
  const isHeavy =
    options.missing === 'fiml' ||
    options.missing === 'ml' ||
    (options.estimator?.startsWith('ML') === true && options.estimator !== 'ML')
  if (isHeavy) return false
  const named = variables.filter(({ name }) => source.includes(name)).length
  if (named > small.variables || (rows > small.rows && 'columns' in data)) return false
  const graph = graphOfText(source, options)
  // A text that cannot be read is refused at once.
  if (!graph) return true
  const latents = graph.nodes.filter(({ kind }) => kind === 'latent').length
  // Each arrow that is not fixed, and the variance of each variable.
  const parameters = graph.edges.filter(({ free }) => free).length + graph.nodes.length
  return latents <= small.latents && parameters <= small.parameters
}
