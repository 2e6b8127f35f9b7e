import { useMemo, useRef, useState } from 'preact/hooks'
import type { AnyModel, ResultOf, ValuesOf } from '../core/model/model.ts'
import { createRandom } from '../core/numerics/random.ts'
import type { Live } from './useStore.ts'

export interface Draft<M extends AnyModel> {
  readonly values: ValuesOf<M>
  readonly result: ResultOf<M>
  /** Is something being moved, so that the result is that of the lighter model? */
  readonly moving: boolean
  /** Follows what is under the hand; the page's state learns of it when the hand lets go. */
  readonly move: (change: Partial<ValuesOf<M>>) => void
  readonly settle: () => void
}

/**
 * A costly model under the hand: while something is moved it is solved with the values that `lighten` gives, such as
 * fewer customers, and the page's state stays; on release the state follows, in full and in one step for undo.
 */
export function useDraft<M extends AnyModel>(
  live: Live<M>,
  lighten: (values: ValuesOf<M>) => ValuesOf<M>,
): Draft<M> {
  const { store, seed } = live
  const pending = useRef<Partial<ValuesOf<M>> | null>(null)
  const [change, setChange] = useState<Partial<ValuesOf<M>> | null>(null)
  const values: ValuesOf<M> = change ? { ...live.values, ...change } : live.values
  const result: ResultOf<M> = useMemo(
    () => (change ? store.model.solve(lighten(values), createRandom(seed)) : live.result),
    [change, live.result],
  )
  return {
    values,
    result,
    moving: change !== null,
    move: (more) => {
      pending.current = { ...pending.current, ...more } as Partial<ValuesOf<M>>
      setChange(pending.current)
    },
    settle: () => {
      if (pending.current) store.set(pending.current)
      pending.current = null
      store.settle()
      setChange(null)
    },
  }
}
