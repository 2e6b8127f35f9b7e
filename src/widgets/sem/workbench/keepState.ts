import { decodeLink, encodeLink, type SharedState } from './shareLink.ts'

const place = 'cvt-sem-workbench'

/** Keeps the work of this tab, so that a reload or a wrong turn loses nothing; data too large for it are left out. */
export function keepState(state: SharedState): void {
  try {
    sessionStorage.setItem(place, encodeLink(state).fragment)
  } catch {
    // Storage may be full or forbidden; the page works without it.
  }
}

export function restoredState(): SharedState | null {
  try {
    return decodeLink(sessionStorage.getItem(place) ?? '')?.state ?? null
  } catch {
    return null
  }
}
