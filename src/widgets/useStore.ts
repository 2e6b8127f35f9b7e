import { useEffect, useState } from 'preact/hooks'
import type { AnyModel, ValuesOf } from '../core/model/model.ts'
import { defaults } from '../core/model/model.ts'
import { DEFAULT_SEED } from '../core/model/state.ts'
import { solved, type Solved } from '../core/model/solved.ts'
import { storeOf, type Store } from './store.ts'

export interface Live<M extends AnyModel> extends Solved<M> {
  readonly store: Store<M>
  /** The state set aside to compare with. */
  readonly pinned: Solved<M> | null
  /** False on the server and in the first rendering, which must equal what the server wrote. */
  readonly ready: boolean
}

/**
 * A model's state as a component sees it. The first rendering shows the initial values, as the server did; the
 * page's state (from its address, or from another widget used before) comes right after.
 */
export function useStore<M extends AnyModel>(model: M, scope = '', initial?: Partial<ValuesOf<M>>): Live<M> {
  const [store] = useState(() => storeOf(model, scope, initial))
  const [first] = useState(() =>
    solved(model, { ...defaults(model), ...initial } as ValuesOf<M>, DEFAULT_SEED),
  )
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  if (!ready) return { ...first, store, pinned: null, ready }
  return {
    values: store.values.value,
    seed: store.seed.value,
    result: store.result.value,
    outputs: store.outputs.value,
    store,
    pinned: store.pinned.value,
    ready,
  }
}
