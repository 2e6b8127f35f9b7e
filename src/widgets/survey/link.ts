import type { Language } from '../../core/text.ts'
import { type BuiltInId, builtInIds } from './survey.ts'

/** What the workbench's address holds: one of the book's data sets, and the choices at each step that were changed. */
export interface WorkbenchState {
  readonly data: BuiltInId
  readonly steps: Readonly<Record<string, object>>
}

const VERSION = 1

/** The workbench with this state. It stands behind the #, which browsers do not send to a server. */
export function workbenchLink(state: WorkbenchState, language: Language): string {
  const base = import.meta.env.BASE_URL.replace(/\/+$/, '')
  const text = encodeURIComponent(JSON.stringify({ v: VERSION, ...state }))
  return `${base}${language === 'zh' ? '/zh-cn' : ''}/lab/survey/#s=${text}`
}

/** Null for an address without a state, or with one that cannot be read. */
export function stateOfHash(hash: string): WorkbenchState | null {
  const text = /^#s=(.+)$/.exec(hash)?.[1]
  if (text === undefined) return null
  try {
    const { v, data, steps } = JSON.parse(decodeURIComponent(text)) as Record<string, unknown>
    if (v !== VERSION || !builtInIds.includes(data as BuiltInId)) return null
    if (typeof steps !== 'object' || steps === null) return null
    return { data: data as BuiltInId, steps: steps as Record<string, object> }
  } catch {
    return null
  }
}

/** The choices of an address put upon a step's own: only what has the same name and kind. */
export function mergeSettings<S extends object>(start: S, given: object | undefined): S {
  const merged = { ...start } as Record<string, unknown>
  for (const [name, value] of Object.entries(given ?? {})) {
    const before = merged[name]
    if (typeof before === typeof value && Array.isArray(before) === Array.isArray(value)) merged[name] = value
  }
  return merged as S
}
