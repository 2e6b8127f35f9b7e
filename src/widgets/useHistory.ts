import { useState } from 'preact/hooks'

export interface History<T> {
  readonly now: T
  /** A step of its own, or with `merge` part of the step before (typing). */
  readonly set: (next: T, merge?: boolean) => void
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
}

interface Steps<T> {
  readonly past: readonly T[]
  readonly now: T
  readonly future: readonly T[]
  readonly merging: boolean
}

const longest = 200

/** A value with the way back and forth. */
export function useHistory<T>(initial: T): History<T> {
  const [steps, setSteps] = useState<Steps<T>>({ past: [], now: initial, future: [], merging: false })
  const { past, future } = steps
  return {
    now: steps.now,
    set: (next, merge = false) =>
      setSteps(({ past: before, now, merging }) => ({
        past: merge && merging ? before : [...before, now].slice(-longest),
        now: next,
        future: [],
        merging: merge,
      })),
    undo:
      past.length === 0
        ? null
        : () =>
            setSteps(({ past: before, now, future: after }) => ({
              past: before.slice(0, -1),
              now: before.at(-1)!,
              future: [now, ...after],
              merging: false,
            })),
    redo:
      future.length === 0
        ? null
        : () =>
            setSteps(({ past: before, now, future: after }) => ({
              past: [...before, now],
              now: after[0]!,
              future: after.slice(1),
              merging: false,
            })),
  }
}
