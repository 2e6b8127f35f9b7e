import { useEffect, useState } from 'preact/hooks'
import { Stopped } from './desk.ts'

export interface Answered<T> {
  /** The last answer; while a new one is computed, the one before; none where the question has none. */
  readonly value: T | undefined
  readonly busy: boolean
  readonly problem: string | null
  /** Was the question given up by the reader? `again` asks it anew. */
  readonly stopped: boolean
  readonly again: () => void
}

/**
 * The answer to a question that may take long, asked again when `key` changes; an answer to an earlier question is
 * passed over.
 *
 * @param key null while the question cannot be asked
 * @param first answer to the first question, which the page carries
 */
export function useAnswer<T>(key: string | null, ask: () => Promise<T>, first?: T, delay = 0): Answered<T> {
  const [made, setMade] = useState<{ key: string; value: T } | null>(() =>
    first === undefined || key === null ? null : { key, value: first },
  )
  const [problem, setProblem] = useState<{ key: string; message: string | null } | null>(null)
  const [round, setRound] = useState(0)
  const current = key !== null && (made?.key === key || problem?.key === key)
  useEffect(() => {
    if (current || key === null) return
    let heard = true
    const timer = setTimeout(() => {
      ask().then(
        (value) => heard && setMade({ key, value }),
        (error: Error) =>
          heard && setProblem({ key, message: error instanceof Stopped ? null : error.message }),
      )
    }, delay)
    return () => {
      heard = false
      clearTimeout(timer)
    }
  }, [key, round])
  return {
    value: problem?.key === key ? undefined : made?.value,
    busy: !current && key !== null,
    problem: problem?.key === key ? problem.message : null,
    stopped: problem?.key === key && problem.message === null,
    again: () => {
      setProblem(null)
      setRound(round + 1)
    },
  }
}
