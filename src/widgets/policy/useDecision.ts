import { useMemo } from 'preact/hooks'
import { createRandom } from '../../core/numerics/random.ts'
import { decide, type Decision } from '../../core/policy/decide.ts'
import { noLever } from '../../core/policy/levers.ts'
import type { model } from '../../core/policy/model.ts'
import type { PolicyValues } from '../../core/policy/parameters.ts'
import { useDraft, type Draft } from '../useDraft.ts'
import type { Live } from '../useStore.ts'

/** Under the hand the network stands on few runs, enough for a frame. At rest there are as many as the reader set. */
const light = (values: PolicyValues): PolicyValues => ({ ...values, runs: Math.min(2, values.runs) })

/** The desk's decision while a control is moved, and the same with no lever pulled. */
export function useDecision(live: Live<typeof model>): Draft<typeof model> & { readonly before: Decision } {
  const draft = useDraft(live, light)
  const { runs } = draft.moving ? light(draft.values) : draft.values
  const { innovationValue, contractsPerCustomer } = draft.values
  const before = useMemo(
    () => decide({ ...draft.values, ...noLever, runs }, createRandom(live.seed)),
    [runs, live.seed, innovationValue, contractsPerCustomer],
  )
  return { ...draft, before }
}
