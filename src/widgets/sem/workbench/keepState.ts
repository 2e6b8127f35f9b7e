import { validated, type SharedState } from './sharedState.ts'

const place = 'cvt-sem-workbench'

/** Keeps the work of this tab, so that a reload or a wrong turn loses nothing; data too large for it are left out. */
export function keepState(state: SharedState): void {
  const { source: _source, ...withoutData } = state
  for (const each of [state, withoutData]) {
    try {
      sessionStorage.setItem(place, JSON.stringify(each))
      return
    } catch {
      // Storage may be full or forbidden; the page works without it.
    }
  }
}

/** What this tab held before it was reloaded. */
export function restoredState(): SharedState | null {
  try {
    const text = sessionStorage.getItem(place)
    return text === null ? null : validated(JSON.parse(text)).state
  } catch {
    return null
  }
}
