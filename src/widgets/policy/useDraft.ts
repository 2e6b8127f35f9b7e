import { useMemo, useRef, useState } from 'preact/hooks'
import { createRandom } from '../../core/numerics/random.ts'
import { decide, type Decision } from '../../core/policy/decide.ts'
import { noLever } from '../../core/policy/levers.ts'
import type { model } from '../../core/policy/model.ts'
import type { PolicyValues } from '../../core/policy/parameters.ts'
import type { Live } from '../useStore.ts'

/** Runs of the network under the hand: few enough for a frame. At rest there are as many as the reader set. */
const runsWhileDragging = 2

export interface Draft {
  readonly values: PolicyValues
  readonly decision: Decision
  /** The same with no lever pulled. */
  readonly before: Decision
  /** Is a control being moved, so that the network stands on few runs? */
  readonly moving: boolean
  /** Follows a control under the hand; the page's state learns of it when the hand lets go. */
  readonly move: (change: Partial<PolicyValues>) => void
  readonly settle: () => void
}

/**
 * The desk's values while a control is moved. Solving the network anew at every step of a drag would make the desk
 * lag, so a drag stays here, on the first runs of the same seed, until `settle` gives it to the page.
 */
export function useDraft(live: Live<typeof model>): Draft {
  const { store, seed, result } = live
  const pending = useRef<Partial<PolicyValues>>({})
  const [change, setChange] = useState<Partial<PolicyValues> | null>(null)
  const values = change ? { ...live.values, ...change } : live.values
  const runs = change ? Math.min(runsWhileDragging, values.runs) : values.runs
  const decision = useMemo(
    () => (change ? decide({ ...values, runs }, createRandom(seed)) : result),
    [change, result],
  )
  const { innovationValue, contractsPerCustomer } = values
  const before = useMemo(
    () => decide({ ...values, ...noLever, runs }, createRandom(seed)),
    [runs, seed, innovationValue, contractsPerCustomer],
  )
  return {
    values,
    decision,
    before,
    moving: change !== null,
    move: (more) => {
      pending.current = { ...pending.current, ...more }
      setChange(pending.current)
    },
    settle: () => {
      if (Object.keys(pending.current).length > 0) store.set(pending.current)
      pending.current = {}
      store.settle()
      setChange(null)
    },
  }
}
