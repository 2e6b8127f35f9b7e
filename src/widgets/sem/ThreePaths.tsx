import { model } from '../../core/loyalty/path/model.ts'
import type { PathGraph } from '../../core/sem/graph.ts'
import type { Language } from '../../core/text.ts'
import { diagramText } from '../../figures/path-diagram/diagramText.ts'
import { layoutDiagram } from '../../figures/path-diagram/layoutDiagram.ts'
import { PathDiagram } from '../../figures/path-diagram/PathDiagram.tsx'
import { useStore, type Live } from '../useStore.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { EffectPlot } from './EffectPlot.tsx'

interface ThreePathsProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
  /** What is below the diagram: what samples show of the three paths. */
  sample?: boolean
}

const paths = ['value', 'emotion', 'relation'] as const

/** Value, emotion and relation as correlated causes of loyalty: what the paths imply, and what samples show of them. */
export default function ThreePaths({
  language,
  controls = ['value', 'emotion', 'relation', 'correlation', 'n'],
  sample = true,
}: ThreePathsProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={sample && <Seed language={language} />}
      series={(live) => {
        const rows = effectsOf(live, language)
        return {
          path: [...paths],
          truth: rows.map(({ truth }) => truth),
          estimate: rows.map(({ sample: drawn }) => drawn.est),
          lower: rows.map(({ sample: drawn }) => drawn.lower),
          upper: rows.map(({ sample: drawn }) => drawn.upper),
        }
      }}
    >
      {(live) => {
        const graph = graphOf(live)
        const names = { ...t.names }
        const ghosts =
          live.pinned && effectsOf({ ...live, ...live.pinned, values: live.pinned.parameters }, language)
        return (
          <>
            <PathDiagram
              diagram={layoutDiagram(graph, { names, values: 'unstandardised' })}
              label={diagramText(graph, language, names)}
            />
            {sample && (
              <EffectPlot
                effects={effectsOf(live, language)}
                ghosts={ghosts ?? undefined}
                n={live.values.n}
                language={language}
              />
            )}
          </>
        )
      }}
    </ModelFigure>
  )
}

function Seed({ language }: { language: Language }) {
  const { store } = useStore(model)
  return <SeedControl store={store} language={language} />
}

type Shown = Pick<Live<typeof model>, 'values' | 'result'>

function graphOf({ values, result }: Shown): PathGraph {
  const node = { kind: 'observed', variance: null, intercept: null, measures: [] } as const
  const edge = { free: true, label: '', se: null, pvalue: null, stars: '' } as const
  return {
    group: '',
    nodes: [
      ...paths.map((id) => ({ ...node, id, exogenous: true, r2: null })),
      { ...node, id: 'loyalty', exogenous: false, r2: result.r2 },
    ],
    edges: [
      ...paths.map((from) => ({
        ...edge,
        id: `loyalty ~ ${from}`,
        from,
        to: 'loyalty',
        kind: 'regression' as const,
        directed: true,
        est: values[from],
        std: values[from],
      })),
      ...paths.flatMap((from, i) =>
        paths.slice(i + 1).map((to) => ({
          ...edge,
          id: `${from} ~~ ${to}`,
          from,
          to,
          kind: 'covariance' as const,
          directed: false,
          est: values.correlation,
          std: values.correlation,
        })),
      ),
    ],
  }
}

function effectsOf({ values, result }: Shown, language: Language) {
  return paths.map((path, i) => {
    const { estimate, lower, upper } = result.regression.coefficients[i]!
    return {
      name: words[language].names[path],
      truth: values[path],
      se: result.standardError,
      sample: { est: estimate, lower, upper },
    }
  })
}

const words = {
  en: { names: { value: 'value', emotion: 'emotion', relation: 'relationship', loyalty: 'loyalty' } },
  zh: { names: { value: '价值', emotion: '情感', relation: '关系', loyalty: '忠诚' } },
}
