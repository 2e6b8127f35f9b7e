import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { SurveyRequest } from '../../core/survey/procedures.ts'
import type { Text } from '../../core/text.ts'
import { readStill, Still } from '../useStill.tsx'
import type { Survey } from './survey.ts'
import { errorText } from '../errorText.ts'

// On the server results are computed at once; the browser receives them in the page and asks a worker for others.
const build = import.meta.env.SSR ? await import('./atBuild.ts') : undefined

/** The worker, and what it is spoken to with, come with the first question. */
const ask = async (survey: Survey, request: SurveyRequest) =>
  (await import('./analyst.ts')).ask(survey, request)

/** A result with the choices that it belongs to: while a new one is computed, the last stays whole. */
export interface Made<S> {
  readonly key: string
  readonly survey: Survey
  readonly settings: S
  readonly result: unknown
}

export interface Computed<S> {
  readonly made: Made<S> | null
  readonly busy: boolean
  readonly problem: Text | null
  /** Asks again, where the answer did not come, as without a connection. */
  readonly again: (() => void) | null
  /** Carries the first result in the page. */
  readonly element: JSX.Element | null
}

/** What a step's procedure gives for these choices. */
export function useProcedure<S>(
  name: string | undefined,
  survey: Survey,
  settings: S,
  request: SurveyRequest | null,
): Computed<S> {
  const key = JSON.stringify([survey.id, survey.scales, survey.reversed, survey.ranges, request])
  const [still] = useState(() =>
    name === undefined || !request ? undefined : stillOf(name, survey, request),
  )
  const [made, setMade] = useState<Made<S> | null>(
    still === undefined ? null : { key, survey, settings, result: still },
  )
  const [problem, setProblem] = useState<{ key: string; text: Text; isLost: boolean } | null>(null)
  const current = made?.key === key || problem?.key === key
  useEffect(() => {
    if (current || !request) return
    let heard = true
    ask(survey, request).then(
      (answer) => {
        if (!heard) return
        if (answer.ok) setMade({ key, survey, settings, result: answer.value })
        else setProblem({ key, text: answer.problem, isLost: false })
      },
      (error: Error) => {
        if (heard) setProblem({ key, text: errorText(error), isLost: true })
      },
    )
    return () => {
      heard = false
    }
  }, [key, current])
  return {
    made,
    busy: !current && request !== null,
    problem: problem?.key === key ? problem.text : null,
    again: problem?.key === key && problem.isLost ? () => setProblem(null) : null,
    element: still === undefined ? null : <Still name={name!} value={still} />,
  }
}

function stillOf(name: string, survey: Survey, request: SurveyRequest): unknown {
  if (build) return build.computeAtBuild(survey, request)
  return readStill(name)
}
