import type { AnyModel } from '../core/model/model.ts'
import type { DownloadsProps } from './Downloads.tsx'
import { LoadProblem } from './LoadProblem.tsx'
import { useLazy } from './useLazy.ts'

/** The downloads of a figure, whose code comes when a reader opens them. */
export function LaterDownloads<M extends AnyModel>(props: DownloadsProps<M>) {
  const { part, again } = useLazy(true, () => import('./Downloads.tsx'))
  if (again) return <LoadProblem language={props.language} onAgain={again} />
  return part ? <part.Downloads {...props} /> : <div class="row downloads" />
}
