import { useEffect, useState } from 'preact/hooks'
import type { AnyModel, ResultOf, ValuesOf } from '../core/model/model.ts'
import { defaults } from '../core/model/model.ts'
import { solved, type Solved } from '../core/model/solved.ts'
import { DEFAULT_SEED } from '../core/model/state.ts'
import { storeOf, type Store } from './store.ts'

export interface Live<M extends AnyModel> {
  readonly store: Store<M>
  readonly values: ValuesOf<M>
  readonly seed: number
  readonly result: ResultOf<M>
  readonly outputs: Solved<M>['outputs']
  readonly solved: Solved<M>
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
  const [first] = useState(() => solvedAtFirst(model, initial))
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const now = ready ? store.solved.value : first
  return {
    store,
    values: now.parameters,
    seed: ready ? store.seed.value : DEFAULT_SEED,
    result: now.result,
    outputs: now.outputs,
    solved: now,
    pinned: ready ? store.pinned.value : null,
    ready,
  }
}

const atFirst = new WeakMap<AnyModel, Map<string, unknown>>()

/** The solution before anything is changed, once for all that shows it: a page has dozens of numbers of one model. */
function solvedAtFirst<M extends AnyModel>(model: M, initial: Partial<ValuesOf<M>> = {}): Solved<M> {
  const known = atFirst.get(model) ?? new Map<string, unknown>()
  atFirst.set(model, known)
  const key = JSON.stringify(initial)
  if (!known.has(key)) known.set(key, solved(model, { ...defaults(model), ...initial }, DEFAULT_SEED))
  return known.get(key) as Solved<M>
}
