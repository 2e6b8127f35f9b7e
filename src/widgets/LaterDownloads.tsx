import type { AnyModel } from '../core/model/model.ts'
import type { DownloadsProps } from './Downloads.tsx'
import { useLazy } from './useLazy.ts'

/** The downloads of a figure, whose code comes when a reader opens them. */
export function LaterDownloads<M extends AnyModel>(props: DownloadsProps<M>) {
  const loaded = useLazy(true, () => import('./Downloads.tsx'))
  return loaded ? <loaded.Downloads {...props} /> : <div class="row downloads" />
}
