import { useMemo, useRef, useState } from 'preact/hooks'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import { pathGraphs, type PathGraph, type PathNode } from '../../../core/sem/graph.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { Language } from '../../../core/text.ts'
import type { ShownValues } from '../../../figures/path-diagram/diagram.ts'
import type { Point } from '../../../figures/path-diagram/geometry.ts'
import { DrawingDownloads } from '../../DrawingDownloads.tsx'
import { LoadProblem } from '../../LoadProblem.tsx'
import { useLazy } from '../../useLazy.ts'
import { Spoken } from '../../Summary.tsx'
import { words as common } from '../../words.ts'
import { fitText } from '../fitText.ts'
import type { LoadedData } from './dataSource.ts'
import { EditableDiagram, type Tool } from './EditableDiagram.tsx'
import type { Relation } from './editModel.ts'
import { graphOfText } from './graphOfText.ts'
import type { Fit } from './useFit.ts'

/** Where the reader has put a variable, by its name. */
export type Arrangement = Readonly<Record<string, Point>>

interface DiagramPanelProps {
  fit: Fit
  model: string
  options: SemOptions
  loaded: LoadedData
  moved: Arrangement
  /** Is the page awake, so that there is something to save? */
  ready: boolean
  language: Language
  onArrange: (moved: Arrangement) => void
  onAdd: (relation: Relation) => void
  onRemove: (relation: Relation) => void
  onRemoveVariable: (variable: string) => void
  onFree: (index: ModificationIndex) => void
}

const tools = ['move', 'arrow', 'covariance', 'remove'] as const
const mostGhosts = 5
/** More ovals and boxes than this are no picture any more, and laying them out would hold up the page. */
const mostDrawn = { structural: 30, all: 220 }
/** χ² falls by more than chance alone would make it, at .01. */
const ghostThreshold = 6.63

/** The model as a diagram that can be edited, a drawing for each group, with what to show on it and how the model fits. */
export function DiagramPanel(props: DiagramPanelProps) {
  const { fit, model, options, loaded, moved, ready, language } = props
  const { onArrange, onAdd, onRemove, onRemoveVariable, onFree } = props
  const { answer, result, problem, last, busy, failure } = fit
  const t = words[language]
  const view = useRef<HTMLDivElement>(null)
  const [tool, setTool] = useState<Tool>('move')
  const [values, setValues] = useState<ShownValues>('both')
  const [shows, setShows] = useState({
    measurement: true,
    residuals: false,
    ghosts: false,
    covariances: false,
  })
  const [listed, setListed] = useState(false)
  const list = useLazy(listed, () => import('./ArrowList.tsx'))

  const shown = useMemo(
    () => drawnGraphs(result, last, model, options),
    [result, result ? null : last, model, options],
  )
  const tooLarge = shown[0] && isTooLarge(shown[0])
  const ghostsOf = (group: number) =>
    shows.ghosts && result
      ? (result.modindices ?? [])
          .filter(
            (index) =>
              index.group === group + 1 &&
              index.mi > ghostThreshold &&
              index.op !== '~1' &&
              index.lhs !== index.rhs,
          )
          .slice(0, mostGhosts)
      : []

  return (
    <div class="picture">
      <div class="panel-controls" role="toolbar" aria-label={t.diagram}>
        {tools.map((each) => (
          <button
            key={each}
            type="button"
            class="tool"
            aria-pressed={tool === each}
            onClick={() => setTool(each)}
          >
            {t.tools[each]}
          </button>
        ))}
        <select
          aria-label={t.values}
          value={values}
          onChange={(event) => setValues(event.currentTarget.value as ShownValues)}
        >
          {(['both', 'unstandardised', 'standardised', 'none'] as const).map((each) => (
            <option key={each} value={each}>
              {t.shown[each]}
            </option>
          ))}
        </select>
        {(['measurement', 'residuals', 'covariances', 'ghosts'] as const).map((each) => (
          <label key={each} class="check">
            <input
              type="checkbox"
              checked={shows[each]}
              onChange={() => setShows({ ...shows, [each]: !shows[each] })}
            />
            {t[each]}
          </label>
        ))}
        {Object.keys(moved).length > 0 && (
          <button type="button" class="quiet" onClick={() => onArrange({})}>
            {t.arrange}
          </button>
        )}
        {ready && <DrawingDownloads name="path-diagram" language={language} within={view} />}
      </div>
      <div class={`diagrams groups-${shown.length} ${result ? '' : 'stale'}`} ref={view}>
        {tooLarge && <p>{t.tooLarge(tooLarge.structural, tooLarge.all)}</p>}
        {!tooLarge &&
          shown.map((graph, group) => (
            <div key={graph.group}>
              {graph.group !== '' && <p class="group-name">{`${options.group} = ${graph.group}`}</p>}
              <EditableDiagram
                graph={graph}
                language={language}
                tool={tool}
                options={{
                  values,
                  moved,
                  measurement: shows.measurement,
                  residuals: shows.residuals,
                  ghosts: ghostsOf(group),
                  // Few are always drawn; many on request.
                  ...(shows.covariances && { covariances: true }),
                }}
                onMove={(node, to) => onArrange({ ...moved, [node]: to })}
                onAdd={onAdd}
                onRemove={onRemove}
                onRemoveVariable={onRemoveVariable}
                onFree={onFree}
              />
            </div>
          ))}
      </div>
      <p class="hint">{t.key}</p>
      <Spoken text={busy ? '' : spokenOutcome(fit, language)} />
      <div class="outcome" aria-busy={busy}>
        {busy && <p>{t.busy}</p>}
        {result && (
          <p class="fit">
            {fitText(result.fit, language)}
            <span class="hint">
              {' '}
              {t.time(
                answer && 'milliseconds' in answer ? answer.milliseconds : 0,
                result.groups.reduce((sum, { n }) => sum + n, 0),
              )}
            </span>
          </p>
        )}
        {result?.diagnoses.map(({ code, severity, text }, i) => (
          <p key={`${code}${i}`} class={severity === 'error' ? 'problem' : 'hint'}>
            {text[language]}
          </p>
        ))}
        {problem && problem.kind !== 'model' && <p class="problem">{problem.text[language]}</p>}
        {failure && (
          <p class="problem">
            {failure.text[language]}{' '}
            <button type="button" class="quiet" onClick={failure.again}>
              {common[language].again}
            </button>
          </p>
        )}
      </div>
      {shown[0] && (
        <details class="more arrows" onToggle={(event) => setListed(event.currentTarget.open)}>
          <summary>{t.arrows}</summary>
          {list.again && <LoadProblem language={language} onAgain={list.again} />}
          {list.part && (
            <list.part.ArrowList
              graph={shown[0]}
              variables={loaded.variables.filter(({ type }) => type === 'numeric').map((each) => each.name)}
              language={language}
              onAdd={onAdd}
              onRemove={onRemove}
            />
          )}
        </details>
      )}
    </div>
  )
}

/** How the model fits, or why not, in words; a mistake in the text is said beside the text. */
function spokenOutcome({ result, problem, failure }: Fit, language: Language): string {
  const refused = problem && problem.kind !== 'model' ? problem : failure
  return [
    ...(result ? [fitText(result.fit, language), ...result.diagnoses.map(({ text }) => text[language])] : []),
    ...(refused ? [refused.text[language]] : []),
  ].join(language === 'zh' ? '' : ' ')
}

/** The graphs of the fit that belongs to the text; else the text's own, without numbers; else those of the last fit. */
function drawnGraphs(
  result: SemResult | null,
  last: SemResult | null,
  model: string,
  options: SemOptions,
): readonly PathGraph[] {
  const readable = result ? null : graphOfText(model, options)
  const graphs = result ? pathGraphs(result) : readable ? [readable] : last ? pathGraphs(last) : []
  return graphs.map((graph) => ({
    ...graph,
    edges: graph.edges.filter(({ free, est, kind }) => free || est !== 0 || kind === 'loading'),
  }))
}

const isStructural = ({ kind, measures }: PathNode) => kind === 'latent' || measures.length === 0

/** How many variables there are, when they are more than can be drawn. */
export function isTooLarge({ nodes }: PathGraph): { structural: number; all: number } | null {
  const structural = nodes.filter(isStructural).length
  return structural > mostDrawn.structural || nodes.length > mostDrawn.all
    ? { structural, all: nodes.length }
    : null
}

const words = {
  en: {
    tooLarge: (structural: number, all: number) =>
      `A model of ${structural} constructs (${all} variables with their indicators) is too large to draw: the drawing stops at ${mostDrawn.structural} constructs or ${mostDrawn.all} variables. The text, the list of arrows below and all tables work as ever.`,
    arrows: 'Arrows as a list',
    diagram: 'Diagram',
    tools: { move: 'Move', arrow: 'Draw →', covariance: 'Draw ↔', remove: 'Take out' },
    values: 'Numbers on the arrows',
    shown: { both: 'b and β', unstandardised: 'b alone', standardised: 'β alone', none: 'no numbers' },
    measurement: 'indicators',
    residuals: 'residuals',
    covariances: 'all covariances',
    ghosts: 'suggestions',
    arrange: 'Arrange anew',
    key: 'Upright: b with stars (* p < .05, ** p < .01, *** p < .001). Italic: β, standardised. Dashed: p ≥ .05.',
    busy: 'Fitting…',
    time: (ms: number, n: number) => `n = ${n}, fitted in ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`,
  },
  zh: {
    tooLarge: (structural: number, all: number) =>
      `模型有 ${structural} 个构念（连同指标共 ${all} 个变量），太大而无法画成图：最多画 ${mostDrawn.structural} 个构念或 ${mostDrawn.all} 个变量。模型文本、下方的箭头列表和各张表格照常可用。`,
    arrows: '以列表编辑箭头',
    diagram: '路径图',
    tools: { move: '移动', arrow: '画 →', covariance: '画 ↔', remove: '删去' },
    values: '箭头上的数值',
    shown: { both: 'b 与 β', unstandardised: '仅 b', standardised: '仅 β', none: '不显示' },
    measurement: '测量指标',
    residuals: '残差',
    covariances: '全部协方差',
    ghosts: '修正建议',
    arrange: '重新排列',
    key: '正体：b 与显著性（* p < .05，** p < .01，*** p < .001）；斜体：标准化系数 β；虚线：p ≥ .05。',
    busy: '正在拟合…',
    time: (ms: number, n: number) => `n = ${n}，用时 ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} 毫秒`,
  },
}
