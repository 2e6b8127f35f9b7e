import { keptText } from '../../kept.ts'
import { validated, type SharedState } from './sharedState.ts'

const kept = keptText('cvt-sem-workbench')

/** Keeps the work of this tab, so that a reload or a wrong turn loses nothing; data too large for it are left out. */
export function keepState(state: SharedState): void {
  const { source: _source, ...withoutData } = state
  if (!kept.write(JSON.stringify(state))) kept.write(JSON.stringify(withoutData))
}

/** What this tab held before it was reloaded. */
export function restoredState(): SharedState | null {
  const text = kept.read()
  try {
    return text === null ? null : validated(JSON.parse(text)).state
  } catch {
    return null
  }
}
