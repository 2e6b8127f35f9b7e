import type { Draft } from './draft.ts'
import { emptyDraft } from './draft.ts'

const KEY = 'cvt-assignment-draft'

/** The draft that this browser keeps; undefined when there is none, or none that can be used. */
export function loadDraft(): Draft | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Draft> | null
    if (!kept || !Array.isArray(kept.items) || typeof kept.title?.en !== 'string') return undefined
    // What an older page did not know yet stands at its default.
    const empty = emptyDraft(kept.timeZone ?? 'UTC', kept.seed ?? 1)
    return { ...empty, ...kept, late: { ...empty.late, ...kept.late } }
  } catch {
    return undefined
  }
}

/** Keeps the draft; false when the browser keeps nothing. */
export function saveDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}
