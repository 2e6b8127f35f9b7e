import type { AnyModel } from '../core/model/model.ts'
import type { ComparisonProps } from './Comparison.tsx'
import { LoadProblem } from './LoadProblem.tsx'
import { useLazy } from './useLazy.ts'

/** The comparison of two states, whose code comes when a reader first compares. */
export function LaterComparison<M extends AnyModel>(props: ComparisonProps<M>) {
  const { part, again } = useLazy(true, () => import('./Comparison.tsx'))
  if (again) return <LoadProblem language={props.language} onAgain={again} />
  return part ? <part.Comparison {...props} /> : null
}
