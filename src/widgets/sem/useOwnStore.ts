import { useEffect, useState } from 'preact/hooks'
import type { AnyModel } from '../../core/model/model.ts'
import { createStore } from '../store.ts'
import type { Live } from '../useStore.ts'

/** A state that belongs to one figure alone: a model made for it, which no page of the lab and no link knows. */
export function useOwnStore<M extends AnyModel>(make: () => M): Live<M> {
  const [store] = useState(() => createStore(make()))
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const solved = store.solved.value
  return {
    store,
    values: solved.parameters,
    seed: store.seed.value,
    result: solved.result,
    outputs: solved.outputs,
    solved,
    pinned: store.pinned.value,
    ready,
  }
}
