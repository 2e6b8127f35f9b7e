import { useRef } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { diagramText } from '../../figures/path-diagram/diagramText.ts'
import { layoutDiagram } from '../../figures/path-diagram/layoutDiagram.ts'
import { PathDiagram } from '../../figures/path-diagram/PathDiagram.tsx'
import { Comparison } from '../Comparison.tsx'
import { Controls } from '../controls/Controls.tsx'
import { LinkIssues } from '../LinkIssues.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { Summary } from '../Summary.tsx'
import { words as common } from '../words.ts'
import { CorrelationTable } from './CorrelationTable.tsx'
import { EffectPlot } from './EffectPlot.tsx'
import { graphOfMoments } from './graphOfMoments.ts'
import { OwnTools } from './OwnTools.tsx'
import { useOwnStore } from './useOwnStore.ts'
import { whatIfModel, type WhatIfSpec } from './whatIfModel.ts'

interface WhatIfProps {
  language: Language
  spec: WhatIfSpec
  /** Show the implied correlations in a table. */
  correlations?: boolean
}

/** A path model set by hand: what its coefficients imply, and what a sample would show of them. */
export default function WhatIf({ language, spec, correlations = true }: WhatIfProps) {
  const live = useOwnStore(() => whatIfModel(spec))
  const view = useRef<HTMLDivElement>(null)
  const t = words[language]
  const { store, result, values, pinned } = live
  const { moments, effects } = result
  const names = Object.fromEntries(Object.entries(spec.names ?? {}).map(([id, text]) => [id, text[language]]))
  const graph = graphOfMoments(moments)
  const structural = graph.nodes.filter(({ measures, kind }) => kind === 'latent' || measures.length === 0)
  const places = structural.map(({ id }) => moments.names.indexOf(id))
  const labelled = (rows: typeof effects) =>
    rows.map((row) => ({ ...row, name: spec.sliders[row.name]?.label[language] ?? row.name }))
  const text = Object.entries(names).reduce(
    (sentence, [id, name]) =>
      sentence.replaceAll(new RegExp(`(?<![\\w.])${escaped(id)}(?![\\w.])`, 'gu'), name),
    store.model.summary(result, values)[language],
  )
  return (
    <div class="widget" data-model={spec.id} data-ready={live.ready || undefined}>
      <LinkIssues store={store} language={language} ready={live.ready} />
      <div class="inner">
        <div class="view" ref={view}>
          <PathDiagram
            diagram={layoutDiagram(graph, { names, values: 'unstandardised' })}
            label={diagramText(graph, language, names)}
          />
          {effects.length > 0 && (
            <EffectPlot
              effects={labelled(effects)}
              ghosts={pinned ? labelled(pinned.result.effects) : undefined}
              n={values.sampleSize!}
              language={language}
            />
          )}
          <Summary text={text} />
          {correlations && (
            <CorrelationTable
              caption={t.correlations}
              names={structural.map(({ id }) => names[id] ?? id)}
              correlation={places.map((i) => places.map((j) => moments.correlation[i]![j]!))}
            />
          )}
        </div>
        <div class="controls" role="group" aria-label={common[language].controls}>
          <Controls live={live} names={Object.keys(store.model.parameters)} language={language} />
          {store.model.random && <SeedControl store={store} language={language} />}
        </div>
      </div>
      <OwnTools
        live={live}
        language={language}
        drawings={() => [...(view.current?.querySelectorAll<SVGSVGElement>('svg.drawing') ?? [])]}
      />
      {pinned && <Comparison live={live} pinned={pinned} language={language} />}
    </div>
  )
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const words = {
  en: { correlations: 'Implied correlations' },
  zh: { correlations: '隐含的相关系数' },
}
