import { greatest } from 'd3-array'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { SemOptions } from '../../core/sem/options.ts'
import type { Language, Text } from '../../core/text.ts'
import type { ShownValues } from '../../figures/path-diagram/diagram.ts'
import { diagramText } from '../../figures/path-diagram/diagramText.ts'
import { layoutDiagram } from '../../figures/path-diagram/layoutDiagram.ts'
import { coefficient } from '../../figures/path-diagram/valueText.ts'
import { PathDiagram } from '../../figures/path-diagram/PathDiagram.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { Summary } from '../Summary.tsx'
import { siteUrl } from '../siteUrl.ts'
import { useHistory } from '../useHistory.ts'
import { useLazy } from '../useLazy.ts'
import { useStill } from '../useStill.tsx'
import { words as common } from '../words.ts'
import { DrawingDownloads } from '../DrawingDownloads.tsx'
import { editedModel } from './editedModel.ts'
import { EstimateTable } from './EstimateTable.tsx'
import type { FitData, FitSession } from './fitSession.ts'
import { fitText } from './fitText.ts'

// The engine is large: the page carries its first answer, and the engine comes when the reader changes the model.
const atBuild = import.meta.env.SSR ? await import('./fitSession.ts') : undefined

interface ModelFitProps {
  language: Language
  /** In lavaan's syntax. */
  model: string
  /** Of the model's variables: `bookMoments(name, model)`. */
  data: FitData
  options?: SemOptions
  /** The data set of the book that the moments are of, by which the workbench finds it. */
  book?: string
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

/** What the reader changed: paths taken out, and paths put in. */
interface Changes {
  readonly off: ReadonlySet<string>
  readonly on: ReadonlySet<string>
}

const unchanged: Changes = { off: new Set(), on: new Set() }

/** A model fitted to a data set of the book: take paths out or put them in, and see what it costs. */
export default function ModelFit(props: ModelFitProps) {
  const { language, model, data, options, book, extra = [], table = true } = props
  const t = words[language]
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const { now: changed, set: change, undo, redo } = useHistory(unchanged)
  const { off, on } = changed
  const [values, setValues] = useState<ShownValues>('both')
  const [measurement, setMeasurement] = useState(props.measurement ?? true)
  const [residuals, setResiduals] = useState(false)
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])

  const [still, carrier] = useStill(`fit-${nameOf(JSON.stringify([model, data, options]))}`, () =>
    atBuild!.openFitSession(model, data, options).shown([], []),
  )
  const [shown, setShown] = useState(still)
  const session = useRef<FitSession>()
  const [isNeeded, setNeeded] = useState(false)
  const engine = useLazy(isNeeded, () => import('./fitSession.ts'))
  useEffect(() => {
    if (changed === unchanged && !session.current) return
    setNeeded(true)
    if (!engine.part) return
    session.current ??= engine.part.openFitSession(model, data, options)
    setShown(session.current.shown(off, on))
  }, [changed, engine.part])

  const openWorkbench = async (name: string) => {
    const { encodeLink } = await import('./workbench/shareLink.ts')
    const { fragment } = encodeLink({
      model: editedModel(model, off, on),
      options: options ?? {},
      source: { kind: 'book', name },
    })
    location.assign(`${siteUrl('lab/sem/', language)}#${fragment}`)
  }

  const names = Object.fromEntries(
    Object.entries(props.names ?? {}).map(([key, text]) => [key, text[language]]),
  )
  const { graphs, problem, comparison } = shown
  const diagrams = graphs.map((graph) => layoutDiagram(graph, { names, values, measurement, residuals }))
  const hidden = diagrams[0]!.hidden
  const paths = props.paths ?? shown.paths
  const nameOfPath = (path: string) => {
    const [to, from] = path.split('~').map((part) => part.trim()) as [string, string]
    return `${names[from] ?? from} → ${names[to] ?? to}`
  }
  const strongest = greatest(
    shown.parameters.filter((row) => row.op === '~' && row['std.all'] !== null),
    (row) => Math.abs(row['std.all']!),
  )
  const summary = [
    ...(problem ? [problem[language]] : []),
    ...(strongest
      ? [
          t.strongest(
            nameOfPath(`${strongest.lhs} ~ ${strongest.rhs}`),
            coefficient(strongest['std.all']!, 2),
          ),
        ]
      : []),
    `${fitText(shown.fit, language)}${language === 'zh' ? '。' : '.'}`,
    ...(comparison ? [`${t.against} ${comparison[language]}`] : []),
    ...shown.diagnoses.map((text) => text[language]),
  ].join(' ')
  const toggle = (set: ReadonlySet<string>, path: string) =>
    new Set(set.has(path) ? [...set].filter((other) => other !== path) : [...set, path])
  return (
    <div class="sem-widget" data-ready={ready || undefined}>
      {carrier}
      <div class={`view groups-${graphs.length}`} ref={view}>
        {graphs.map((graph, i) => (
          <div key={graph.group}>
            {graphs.length > 1 && <p class="group-name">{graph.group}</p>}
            <PathDiagram diagram={diagrams[i]!} label={diagramText(graph, language, names)} />
          </div>
        ))}
      </div>
      <Summary text={summary} />
      {engine.again && <LoadProblem language={language} onAgain={engine.again} />}
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
              onChange={() =>
                change(isExtra ? { off, on: toggle(on, path) } : { off: toggle(off, path), on })
              }
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
          onClick={() => change(unchanged)}
        >
          {common[language].reset}
        </button>
        <button type="button" class="quiet" disabled={!ready || !undo} onClick={undo ?? undefined}>
          {common[language].undo}
        </button>
        <button type="button" class="quiet" disabled={!ready || !redo} onClick={redo ?? undefined}>
          {common[language].redo}
        </button>
        {ready && <DrawingDownloads name="cvt-model" language={language} within={view} />}
        {book && (
          <button type="button" class="quiet" disabled={!ready} onClick={() => openWorkbench(book)}>
            {t.workbench}
          </button>
        )}
      </div>
      {table && (
        <EstimateTable
          caption={t.table}
          rows={shown.parameters.filter(
            ({ op }) => op === '~' || op === ':=' || (op === '=~' && measurement),
          )}
          groups={shown.groups}
          language={language}
        />
      )}
    </div>
  )
}

/** A short name of a text, for the place in the page that holds its answer (FNV-1a). */
const nameOf = (text: string) =>
  [...text].reduce((hash, c) => Math.imul(hash ^ c.codePointAt(0)!, 16777619), -2128831035).toString(36)

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
    workbench: 'Open in the workbench',
    strongest: (path: string, beta: string) => `The strongest path is ${path} (β = ${beta}).`,
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
    workbench: '在分析台中打开',
    strongest: (path: string, beta: string) => `最强的路径是${path}（β = ${beta}）。`,
  },
}
