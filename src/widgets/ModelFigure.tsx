import type { ComponentChildren } from 'preact'
import { useContext, useRef } from 'preact/hooks'
import type { AnyModel, ValuesOf } from '../core/model/model.ts'
import type { Language, Text } from '../core/text.ts'
import { LaterComparison } from './LaterComparison.tsx'
import { Controls } from './controls/Controls.tsx'
import type { Series } from './Downloads.tsx'
import { LabContext } from './lab/LabContext.ts'
import { LinkIssues } from './LinkIssues.tsx'
import { Summary } from './Summary.tsx'
import { Tools } from './Tools.tsx'
import { useStore, type Live } from './useStore.ts'
import { words } from './words.ts'

export interface ModelFigureProps<M extends AnyModel> {
  model: M
  language: Language
  /** Parameters the reader may change here. */
  controls?: readonly (keyof M['parameters'] & string)[]
  /** Controls of the view itself (a toggle, a choice of axes), below those of the parameters. */
  viewControls?: ComponentChildren
  /** A state of its own on this page, starting from `initial`. */
  scope?: string
  initial?: Partial<ValuesOf<M>>
  /** Text of the figure; the model's own summary unless given. */
  summary?: (live: Live<M>) => Text
  /** The numbers drawn, for the CSV file. */
  series?: (live: Live<M>) => Series
  /** Controls under the figure even where there is room beside it. */
  broad?: boolean
  children: (live: Live<M>) => ComponentChildren
}

/** A model's figure with its controls, its text and its tools: what every widget of the book is made of. */
export function ModelFigure<M extends AnyModel>(props: ModelFigureProps<M>) {
  const { model, language, controls = [], viewControls, scope, initial, series, broad, children } = props
  const live = useStore(model, scope, initial)
  const inLab = useContext(LabContext)
  const view = useRef<HTMLDivElement>(null)
  const summary = props.summary ? props.summary(live) : (model.summary(live.result, live.values) as Text)
  return (
    <div class="widget" data-model={model.id} data-ready={live.ready || undefined}>
      {!inLab && <LinkIssues store={live.store} language={language} ready={live.ready} />}
      <div class={`inner ${broad ? 'broad' : ''}`}>
        <div class="view" ref={view}>
          {children(live)}
          {!inLab && <Summary text={summary[language]} />}
        </div>
        {(controls.length > 0 || viewControls) && (
          <div class="controls" role="group" aria-label={words[language].controls}>
            <Controls live={live} names={controls} language={language} />
            {viewControls}
          </div>
        )}
      </div>
      <Tools
        live={live}
        language={language}
        drawings={() => [...(view.current?.querySelectorAll<SVGSVGElement>('svg.drawing') ?? [])]}
        series={series && (() => series(live))}
      />
      {live.pinned && !inLab && <LaterComparison live={live} pinned={live.pinned} language={language} />}
    </div>
  )
}
