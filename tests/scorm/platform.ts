import { Scorm12API, Scorm2004API } from 'scorm-again'
import { dialects, type ScormVersion } from '../../src/scorm/version.ts'
import { beginSession } from '../../src/scorm/session.ts'
import type { ScormApi } from '../../src/scorm/findApi.ts'

export interface PlatformOptions {
  learner?: { id: string; name: string }
  mode?: string
  suspended?: string
  location?: string
  /** Share of the points from which it is passed. */
  passMark?: number
}

/** A platform without a browser: the data model of scorm-again, which says what a platform would refuse. */
export function platform(version: ScormVersion, options: PlatformOptions = {}) {
  const { learner = { id: 's1', name: 'Ann' }, mode = 'normal', suspended, location, passMark } = options
  const settings = { autocommit: false, logLevel: 5 } as never
  const api = version === '1.2' ? new Scorm12API(settings) : new Scorm2004API(settings)
  const common = suspended === undefined ? {} : { suspend_data: suspended }
  api.loadFromJSON(
    (version === '1.2'
      ? {
          cmi: {
            ...common,
            core: {
              student_id: learner.id,
              student_name: learner.name,
              lesson_mode: mode,
              ...(location ? { lesson_location: location } : {}),
            },
            ...(passMark === undefined ? {} : { student_data: { mastery_score: String(passMark * 100) } }),
          },
        }
      : {
          cmi: {
            ...common,
            learner_id: learner.id,
            learner_name: learner.name,
            mode,
            ...(location ? { location } : {}),
            ...(passMark === undefined ? {} : { scaled_passing_score: String(passMark) }),
          },
        }) as never,
    '' as never,
  )
  const calls: string[] = []
  /** Calls that the platform refused, with its number of the error. */
  const refused: string[] = []
  const names = dialects[version].calls
  const wrapped = Object.fromEntries(
    Object.values(names).map((name) => [
      name,
      (...values: string[]) => {
        const answer = (api as unknown as Record<string, (...values: string[]) => unknown>)[name]!(...values)
        calls.push([name, ...values].join(' '))
        if (name === names.set && String(answer) !== 'true')
          refused.push(
            `${values.join(' = ').slice(0, 200)}: ${String((api as never as Record<string, () => unknown>)[names.lastError]!())}`,
          )
        return answer
      },
    ]),
  ) as ScormApi
  return {
    api: wrapped,
    raw: api,
    calls,
    refused,
    session: () => beginSession(wrapped, version)!,
    get: (element: string) =>
      String((api as unknown as Record<string, (element: string) => unknown>)[names.get]!(element)),
    /** The data model, as a platform would store it. */
    stored: () =>
      (api as unknown as { cmi: { toJSON(): Record<string, unknown> } }).cmi.toJSON() as Record<
        string,
        unknown
      >,
  }
}
