import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { compareModels } from '../../core/sem/compareModels.ts'
import { fitModel, type SemResult } from '../../core/sem/fitModel.ts'
import { pathGraphs, type PathGraph } from '../../core/sem/graph.ts'
import type { SemOptions } from '../../core/sem/options.ts'
import type { CovarianceData } from '../../core/sem/sampleMoments.ts'
import type { Language, Text } from '../../core/text.ts'
import type { ShownValues } from '../../figures/path-diagram/diagram.ts'
import { diagramText } from '../../figures/path-diagram/diagramText.ts'
import { layoutDiagram } from '../../figures/path-diagram/layoutDiagram.ts'
import { PathDiagram } from '../../figures/path-diagram/PathDiagram.tsx'
import { semFit, type FitAnswer } from '../../workers/semFit.ts'
import { Summary } from '../Summary.tsx'
import { words as common } from '../words.ts'
import { DrawingDownloads } from './DrawingDownloads.tsx'
import { EstimateTable } from './EstimateTable.tsx'
import { fitText } from './fitText.ts'

interface ModelFitProps {
  language: Language
  /** In lavaan's syntax. */
  model: string
  /** Of the model's variables: `bookMoments(name, model)`. */
  data: CovarianceData | { readonly groups: readonly CovarianceData[] }
  options?: SemOptions
  /** Names of variables to show. */
  names?: Readonly<Record<string, Text>>
  /** Paths the reader may take out and put back, "LOY ~ SAT"; by default every regression of the model. */
  paths?: readonly string[]
  /** Paths that are not in the model and may be put in. */
  extra?: readonly string[]
  /** Are indicators drawn at first? */
  measurement?: boolean
  /** The table of estimates. */
  table?: boolean
}

/** A model fitted to a data set of the book: take paths out or put them in, and see what it costs. */
export default function ModelFit(props: ModelFitProps) {
  const { language, model, data, options, extra = [], table = true } = props
  const t = words[language]
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  const [on, setOn] = useState<ReadonlySet<string>>(new Set())
  const [values, setValues] = useState<ShownValues>('both')
  const [measurement, setMeasurement] = useState(props.measurement ?? true)
  const [residuals, setResiduals] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])

  const original = useMemo(() => fitModel(model, data, options), [])
  const warm = useRef<SemResult>(original)
  const answer = useMemo((): FitAnswer => {
    if (off.size + on.size === 0) return { result: original, milliseconds: 0 }
    // A path taken out is fixed to zero, so that the models stay nested.
    const taken = [...off].map((path) => path.replace(/~\s*/, '~ 0*'))
    const start = warm.current.converged ? warm.current.parameters : undefined
    return semFit([model, ...taken, ...on].join('\n'), data, options ?? {}, start)
  }, [off, on])
  // What cannot be fitted is said, over the last model that could.
  const result = 'result' in answer ? answer.result : warm.current
  if (result.converged) warm.current = result

  const names = Object.fromEntries(
    Object.entries(props.names ?? {}).map(([key, text]) => [key, text[language]]),
  )
  const graphs = pathGraphs(result).map(withoutZeros)
  const diagrams = graphs.map((graph) => layoutDiagram(graph, { names, values, measurement, residuals }))
  const hidden = diagrams[0]!.hidden
  const paths =
    props.paths ??
    original.table.rows
      .filter(({ op, user, group, free }) => op === '~' && user && group === 0 && free >= 0)
      .map(({ lhs, rhs }) => `${lhs} ~ ${rhs}`)
  const comparison =
    result === original || !result.converged || !original.converged ? null : compareModels(result, original)
  const summary = [
    ...('problem' in answer ? [answer.problem.text[language]] : []),
    `${fitText(result.fit, language)}${language === 'zh' ? '。' : '.'}`,
    ...(comparison ? [`${t.against} ${comparison.text[language]}`] : []),
    ...result.diagnoses.map(({ text }) => text[language]),
  ].join(' ')
  const nameOfPath = (path: string) => {
    const [to, from] = path.split('~').map((part) => part.trim()) as [string, string]
    return `${names[from] ?? from} → ${names[to] ?? to}`
  }
  const toggle = (set: ReadonlySet<string>, path: string) =>
    new Set(set.has(path) ? [...set].filter((other) => other !== path) : [...set, path])
  return (
    <div class="sem-widget" data-ready={ready || undefined}>
      <div class={`view groups-${graphs.length}`} ref={view}>
        {graphs.map((graph, i) => (
          <div key={graph.group}>
            {graphs.length > 1 && <p class="group-name">{graph.group}</p>}
            <PathDiagram
              diagram={diagrams[i]!}
              residuals={residuals}
              label={diagramText(graph, language, names)}
            />
          </div>
        ))}
      </div>
      <Summary text={summary} />
      <p class="hint">
        {t.key} {hidden > 0 && t.hidden(hidden)}
      </p>
      <div class="panel-controls" role="group" aria-label={common[language].controls}>
        {[
          ...paths.map((path) => ({ path, isExtra: false })),
          ...extra.map((path) => ({ path, isExtra: true })),
        ].map(({ path, isExtra }) => (
          <label key={path} class="check">
            <input
              type="checkbox"
              checked={isExtra ? on.has(path) : !off.has(path)}
              onChange={() => (isExtra ? setOn(toggle(on, path)) : setOff(toggle(off, path)))}
            />
            {nameOfPath(path)}
          </label>
        ))}
      </div>
      <div class="panel-controls">
        <label class="check" for={`${id}-values`}>
          {t.values}
        </label>
        <select
          id={`${id}-values`}
          value={values}
          onChange={(event) => setValues(event.currentTarget.value as ShownValues)}
        >
          {(['both', 'unstandardised', 'standardised'] as const).map((name) => (
            <option key={name} value={name}>
              {t[name]}
            </option>
          ))}
        </select>
        <label class="check">
          <input type="checkbox" checked={measurement} onChange={() => setMeasurement(!measurement)} />
          {t.measurement}
        </label>
        <label class="check">
          <input type="checkbox" checked={residuals} onChange={() => setResiduals(!residuals)} />
          {t.residuals}
        </label>
        <button
          type="button"
          class="quiet"
          disabled={!ready || off.size + on.size === 0}
          onClick={() => {
            setOff(new Set())
            setOn(new Set())
          }}
        >
          {common[language].reset}
        </button>
        {ready && <DrawingDownloads name="cvt-model" language={language} within={view} />}
      </div>
      {table && (
        <EstimateTable
          caption={t.table}
          rows={result.parameters.filter(
            ({ op }) => op === '~' || op === ':=' || (op === '=~' && measurement),
          )}
          groups={result.table.groups}
          language={language}
        />
      )}
    </div>
  )
}

/** A path fixed to zero is no path. */
const withoutZeros = (graph: PathGraph): PathGraph => ({
  ...graph,
  edges: graph.edges.filter(({ free, est }) => free || est !== 0),
})

const words = {
  en: {
    values: 'Numbers',
    both: 'b and β',
    unstandardised: 'b alone',
    standardised: 'β alone',
    measurement: 'indicators',
    residuals: 'residuals',
    key: 'Upright: b with stars (* p < .05, ** p < .01, *** p < .001). Italic: β, standardised. Dashed: p ≥ .05.',
    hidden: (n: number) => `${n} covariances of the latents are estimated and not drawn.`,
    against: 'Against the model at the start:',
    table: 'Estimates',
  },
  zh: {
    values: '数值',
    both: 'b 与 β',
    unstandardised: '仅 b',
    standardised: '仅 β',
    measurement: '测量指标',
    residuals: '残差',
    key: '正体：b 与显著性（* p < .05，** p < .01，*** p < .001）；斜体：标准化系数 β；虚线：p ≥ .05。',
    hidden: (n: number) => `另有 ${n} 个潜变量之间的协方差已估计，图中未画出。`,
    against: '与最初的模型相比：',
    table: '估计值',
  },
}
