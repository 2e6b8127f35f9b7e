import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { AnyModel } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Downloads, type Series } from '../Downloads.tsx'
import type { Live } from '../useStore.ts'

interface TakeawayProps<M extends AnyModel> {
  live: Live<M>
  language: Language
  series: () => Series
  children: ComponentChildren
}

/** A view with its picture and numbers to take away. */
export function Takeaway<M extends AnyModel>({ live, language, series, children }: TakeawayProps<M>) {
  const view = useRef<HTMLDivElement>(null)
  const drawings = () => [...(view.current?.querySelectorAll<SVGSVGElement>('.plot > svg.drawing') ?? [])]
  return (
    <>
      <div ref={view}>{children}</div>
      <div class="tools">
        {live.ready && <Downloads live={live} language={language} drawings={drawings} series={series} />}
      </div>
    </>
  )
}
