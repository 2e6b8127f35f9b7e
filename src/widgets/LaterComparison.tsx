import type { AnyModel } from '../core/model/model.ts'
import type { ComparisonProps } from './Comparison.tsx'
import { useLazy } from './useLazy.ts'

/** The comparison of two states, whose code comes when a reader first compares. */
export function LaterComparison<M extends AnyModel>(props: ComparisonProps<M>) {
  const loaded = useLazy(true, () => import('./Comparison.tsx'))
  return loaded ? <loaded.Comparison {...props} /> : null
}
