import type { Language, Text } from '../../core/text.ts'
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
  return `${base}${language === 'zh' ? '/zh-cn' : ''}/lab/survey/${hashOf(state)}`
}

/** A state as it stands behind an address. */
export const hashOf = (state: WorkbenchState) =>
  `#s=${encodeURIComponent(JSON.stringify({ v: VERSION, ...state }))}`

export interface LinkedState {
  /** null where the link cannot be used. */
  readonly state: WorkbenchState | null
  readonly problems: readonly Text[]
}

/** The state of an address; null for one that holds none. */
export function stateOfHash(hash: string): LinkedState | null {
  const text = /^#s=(.*)$/s.exec(hash)?.[1]
  if (text === undefined) return null
  const refused = (problem: Text): LinkedState => ({ state: null, problems: [problem] })
  let given: unknown
  try {
    given = JSON.parse(decodeURIComponent(text))
  } catch {
    return refused(UNREADABLE)
  }
  const { v, data, steps } = (given ?? {}) as Record<string, unknown>
  if (v !== VERSION || typeof steps !== 'object' || steps === null) return refused(UNREADABLE)
  if (!builtInIds.includes(data as BuiltInId)) return refused(NO_DATA(String(data).slice(0, 60)))
  return { state: { data: data as BuiltInId, steps: steps as Record<string, object> }, problems: [] }
}

const UNREADABLE: Text = {
  en: 'The link’s part after “#s=” cannot be read: it must be what “Share” writes.',
  zh: '链接中“#s=”之后的部分无法读取：它应是“分享”所写的内容。',
}
const NO_DATA = (data: string): Text => ({
  en: `data must be one of ${builtInIds.join(', ')}; got “${data}”.`,
  zh: `data 应为其中之一：${builtInIds.join('、')}；链接中是“${data}”。`,
})

/** The choices of an address put upon a step's own: only what has the same name and kind. */
export function mergeSettings<S extends object>(start: S, given: object | undefined): S {
  const fitting = Object.entries(given ?? {}).filter(([name, value]) => fits(start, name, value))
  return { ...start, ...Object.fromEntries(fitting) }
}

/** What of the choices of an address a step has no use for. */
export function refusedSettings(step: string, start: object | undefined, given: object): Text[] {
  if (!start) return [{ en: `There is no step “${step}”.`, zh: `没有“${step}”这一步。` }]
  return Object.entries(given)
    .filter(([name, value]) => !fits(start, name, value))
    .map(([name, value]) => {
      const shown = (JSON.stringify(value) ?? '').slice(0, 60)
      const kind = JSON.stringify((start as Record<string, unknown>)[name])
      return kind === undefined
        ? {
            en: `${step}: there is no setting ${name}; got ${shown}.`,
            zh: `${step}：没有 ${name} 这项设置；链接中是 ${shown}。`,
          }
        : {
            en: `${step}: ${name} must be of the kind of ${kind}; got ${shown}.`,
            zh: `${step}：${name} 应与 ${kind} 同类；链接中是 ${shown}。`,
          }
    })
}

/** Has the step a choice of this name and kind? */
function fits(start: object, name: string, value: unknown): boolean {
  const before: unknown = Object.hasOwn(start, name) ? start[name as keyof typeof start] : undefined
  return (
    before !== undefined && typeof before === typeof value && Array.isArray(before) === Array.isArray(value)
  )
}
