import type { ScormApi } from './findApi.ts'
import { type Dialect, type ScormVersion, dialects } from './version.ts'

/** A running session with a learning platform; its calls never throw. */
export interface Session {
  readonly version: ScormVersion
  readonly dialect: Dialect
  /** '' when the platform has nothing. */
  get(element: string): string
  /** Did the platform take it? */
  set(element: string, value: string): boolean
  /** Has the platform stored what it took? */
  commit(): boolean
  /** Ends the session; afterwards nothing can be set any more. */
  terminate(): void
  /** The platform's number of what went wrong last; '0' for nothing. */
  lastError(): string
}

/** Begins a session; undefined when the platform refuses one. */
export function beginSession(api: ScormApi, version: ScormVersion): Session | undefined {
  const dialect = dialects[version]
  const call = (name: keyof Dialect['calls'], ...values: string[]): unknown => {
    try {
      return api[dialect.calls[name]]!(...values)
    } catch {
      return undefined
    }
  }
  // Texts by the standard; many platforms return booleans.
  const isTrue = (value: unknown) => String(value) === 'true'
  if (!isTrue(call('initialize', ''))) return undefined
  let over = false
  return {
    version,
    dialect,
    get: (element) => String(call('get', element) ?? ''),
    set: (element, value) => !over && isTrue(call('set', element, value)),
    commit: () => !over && isTrue(call('commit', '')),
    terminate() {
      if (over) return
      over = true
      call('terminate', '')
    },
    lastError: () => String(call('lastError') ?? ''),
  }
}
