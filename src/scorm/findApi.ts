/** The object through which a learning platform is spoken to: functions of texts that return texts. */
export type ScormApi = Readonly<Record<string, (...values: string[]) => unknown>>

/** What is needed of a window; any property of another host's window throws. */
export interface ScormWindow {
  readonly parent: ScormWindow | null
  readonly opener?: ScormWindow | null
}

/** Frames within frames that are looked through: far more than any platform nests, so that a loop of them ends. */
const DEEPEST = 100

/**
 * The platform's object of this name: in this window or one above it, else in those above the window that opened the
 * outermost (SCORM 2004 RTE 3.3.6; likewise 1.2). Undefined when there is none within reach.
 */
export function findApi(start: ScormWindow, name: string): ScormApi | undefined {
  const above = climb(start, name)
  if (above.api) return above.api
  const opener = [start, above.top].map((window) => quietly(() => window.opener)).find(Boolean)
  return opener ? climb(opener, name).api : undefined
}

function climb(start: ScormWindow, name: string): { api?: ScormApi; top: ScormWindow } {
  let window = start
  for (let depth = 0; depth < DEEPEST; depth++) {
    const api = quietly(() => (window as unknown as Readonly<Record<string, unknown>>)[name])
    if (typeof api === 'object' && api !== null) return { api: api as ScormApi, top: window }
    const parent = quietly(() => window.parent)
    if (!parent || parent === window) break
    window = parent
  }
  return { top: window }
}

/** A window of another host lets nothing be read; what stands above it may be ours again. */
function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
