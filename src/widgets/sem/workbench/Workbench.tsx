import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import { pathGraphs } from '../../../core/sem/graph.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { Language, Text } from '../../../core/text.ts'
import type { ShownValues } from '../../../figures/path-diagram/diagram.ts'
import type { Point } from '../../../figures/path-diagram/geometry.ts'
import { words as common } from '../../words.ts'
import { DrawingDownloads } from '../../DrawingDownloads.tsx'
import { EstimateTable } from '../EstimateTable.tsx'
import { fitText } from '../fitText.ts'
import { DataPanel, errorText } from './DataPanel.tsx'
import type { LoadedData } from './dataSource.ts'
import { EditableDiagram, type Tool } from './EditableDiagram.tsx'
import { addRelation, removeRelation, removeVariable, type Relation } from './editModel.ts'
import { examples, loadExample } from './examples.ts'
import { graphOfText } from './graphOfText.ts'
import type { KeptModel } from './ComparePanel.tsx'
import { ModelEditor } from './ModelEditor.tsx'
import { OptionsPanel } from './OptionsPanel.tsx'
import { keepState, restoredState } from './keepState.ts'
import type { SharedState } from './sharedState.ts'
import { useFit } from './useFit.ts'
import { useHistory } from '../../useHistory.ts'
import { useLazy } from '../../useLazy.ts'

interface WorkbenchProps {
  language: Language
  /** What the page shows first; the data are the moments of a book's data set, whose rows are loaded after. */
  initial: { readonly model: string; readonly loaded: LoadedData }
}

const tabs = ['estimates', 'fit', 'residuals', 'modification', 'bootstrap', 'compare', 'report'] as const
type Tab = (typeof tabs)[number]
const tools = ['move', 'arrow', 'covariance', 'remove'] as const
const mostGhosts = 5
/** χ² falls by more than chance alone would make it, at .01. */
const ghostThreshold = 6.63

/** Structural equations at work: data, model as text and as diagram, and all that follows from them. */
export default function Workbench({ language, initial }: WorkbenchProps) {
  const t = words[language]
  const id = useId()
  const view = useRef<HTMLDivElement>(null)
  const model = useHistory(initial.model)
  const [loaded, setLoaded] = useState(initial.loaded)
  const [options, setOptions] = useState<SemOptions>({})
  const [tool, setTool] = useState<Tool>('move')
  const [values, setValues] = useState<ShownValues>('both')
  const [shows, setShows] = useState({
    measurement: true,
    residuals: false,
    ghosts: false,
    covariances: false,
  })
  const [moved, setMoved] = useState<Readonly<Record<string, Point>>>({})
  const [tab, setTab] = useState<Tab>('estimates')
  const [listed, setListed] = useState(false)
  const list = useLazy(listed, () => import('./ArrowList.tsx'))
  const [kept, setKept] = useState<readonly KeptModel[]>([])
  const [notes, setNotes] = useState<readonly Text[]>([])
  const [link, setLink] = useState<{ href: string; withData: boolean } | null>(null)
  const [ready, setReady] = useState(false)

  const asked: SemOptions = { ...options, modindices: true }
  const key = JSON.stringify(asked)
  const stable = useRef({ key, asked })
  if (stable.current.key !== key) stable.current = { key, asked }
  const { answer, last, busy } = useFit(model.now, loaded, stable.current.asked)
  const result = answer && 'result' in answer ? answer.result : null
  const problem = answer && 'problem' in answer ? answer.problem : null

  const openExample = async (name: string, withModel = true) => {
    try {
      const [text, { readSource }] = await Promise.all([loadExample(name), import('./readSource.ts')])
      setLoaded(readSource({ kind: 'book', name }, text))
      const example = examples.find((each) => each.name === name)
      if (withModel && example) {
        model.set(example.model)
        setOptions({})
        setMoved({})
      }
    } catch (error) {
      setNotes([errorText(error)])
    }
  }
  const openState = async (state: SharedState) => {
    model.set(state.model)
    setOptions(state.options)
    const { source } = state
    if (source?.kind === 'book') await openExample(source.name, false)
    else if (source) {
      try {
        const { readSource } = await import('./readSource.ts')
        setLoaded(readSource(source))
      } catch (error) {
        setNotes((before) => [...before, errorText(error)])
      }
    } else await openExample(initial.loaded.source.name, false)
  }
  // What a link holds comes first, then what this tab had before it was closed or reloaded, then the example.
  useEffect(() => {
    const opened = async () => {
      const shared = await linked()
      if (shared) setNotes(shared.problems)
      const state = shared?.state ?? restoredState()
      await (state ? openState(state) : openExample(initial.loaded.source.name, false))
      setReady(true)
    }
    void opened()
    const follow = async () => {
      const shared = await linked()
      if (!shared) return
      setNotes(shared.problems)
      if (shared.state) void openState(shared.state)
    }
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  useEffect(() => {
    setLink(null)
    if (ready) keepState({ model: model.now, options, source: loaded.source })
  }, [ready, model.now, options, loaded])

  const edit = (change: (source: string) => string) => {
    try {
      model.set(change(model.now))
    } catch {
      // While the text has a mistake the diagram cannot write into it; the mistake is named beside the text.
      setNotes([t.mendFirst])
    }
  }
  const onAdd = (relation: Relation) => edit((source) => addRelation(source, relation))
  const onRemove = (relation: Relation) => edit((source) => removeRelation(source, relation))
  const onFree = ({ lhs, op, rhs }: ModificationIndex) => {
    if (op !== '~1') onAdd({ lhs, op, rhs })
  }

  const readable = graphOfText(model.now, options)
  // The drawn graphs are those of the fit that belongs to the text; else the text's own, without numbers.
  const graphs = result ? pathGraphs(result) : readable ? [readable] : last ? pathGraphs(last) : []
  const shown = graphs.map((graph) => ({
    ...graph,
    edges: graph.edges.filter(({ free, est, kind }) => free || est !== 0 || kind === 'loading'),
  }))
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

  const share = async () => {
    const { encodeLink } = await import('./shareLink.ts')
    const { fragment, withData } = encodeLink({ model: model.now, options, source: loaded.source })
    const href = `${location.href.replace(/#.*/, '')}#${fragment}`
    history.replaceState(history.state, '', href)
    setLink({ href, withData })
    await navigator.clipboard?.writeText(href).catch(() => {})
  }
  const name = (k: number) => t.keptName(k)
  const keep = () => {
    if (!result) return
    setKept([...kept, { name: name(kept.length + 1), model: model.now, options, result }])
  }
  const moveTab = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!
    setTab(next)
    ;(event.currentTarget as HTMLElement)
      .querySelector<HTMLElement>(`#${CSS.escape(`${id}-${next}`)}`)
      ?.focus()
  }

  return (
    <div class="workbench" data-ready={ready || undefined}>
      {notes.length > 0 && (
        <div class="issues" role="alert">
          <ul>
            {notes.map((note) => (
              <li key={note.en}>{note[language]}</li>
            ))}
          </ul>
          <button type="button" class="quiet" onClick={() => setNotes([])}>
            {common[language].dismiss}
          </button>
        </div>
      )}
      <div class="sem-desk">
        <div class="inputs">
          <div>
            <DataPanel loaded={loaded} language={language} onLoad={setLoaded} onExample={openExample} />
            <details class="more">
              <summary>{t.options}</summary>
              <OptionsPanel options={options} loaded={loaded} language={language} onChange={setOptions} />
            </details>
          </div>
          <div>
            <ModelEditor
              language={language}
              value={model.now}
              problem={problem}
              onInput={(text) => model.set(text, true)}
            />
            <div class="panel-controls">
              <button type="button" class="quiet" disabled={!model.undo} onClick={() => model.undo?.()}>
                {common[language].undo}
              </button>
              <button type="button" class="quiet" disabled={!model.redo} onClick={() => model.redo?.()}>
                {common[language].redo}
              </button>
              <button type="button" class="quiet" disabled={!ready} onClick={share}>
                {common[language].share}
              </button>
            </div>
            {link && (
              <div class="tools">
                <div class="panel">
                  <input
                    readOnly
                    aria-label={common[language].share}
                    value={link.href}
                    onFocus={(event) => event.currentTarget.select()}
                  />
                  <span role="status" class="hint">
                    {link.withData ? t.linked : t.linkedWithoutData}
                  </span>
                </div>
              </div>
            )}
          </div>
        </div>
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
              <button type="button" class="quiet" onClick={() => setMoved({})}>
                {t.arrange}
              </button>
            )}
            {ready && <DrawingDownloads name="path-diagram" language={language} within={view} />}
          </div>
          <div class={`diagrams groups-${shown.length} ${result ? '' : 'stale'}`} ref={view}>
            {shown.map((graph, group) => (
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
                  onMove={(node, to) => setMoved((before) => ({ ...before, [node]: to }))}
                  onAdd={onAdd}
                  onRemove={onRemove}
                  onRemoveVariable={(variable) => edit((source) => removeVariable(source, variable))}
                  onFree={onFree}
                />
              </div>
            ))}
          </div>
          <p class="hint">{t.key}</p>
          <div class="outcome" aria-live="polite" aria-busy={busy}>
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
          </div>
          {shown[0] && (
            <details class="more arrows" onToggle={(event) => setListed(event.currentTarget.open)}>
              <summary>{t.arrows}</summary>
              {list && (
                <list.ArrowList
                  graph={shown[0]}
                  variables={loaded.variables
                    .filter(({ type }) => type === 'numeric')
                    .map((each) => each.name)}
                  language={language}
                  onAdd={onAdd}
                  onRemove={onRemove}
                />
              )}
            </details>
          )}
        </div>
      </div>
      <div class="lab results">
        <div class="tabs" role="tablist" aria-label={t.results} onKeyDown={moveTab}>
          {tabs.map((each) => (
            <button
              key={each}
              id={`${id}-${each}`}
              type="button"
              role="tab"
              aria-selected={tab === each}
              tabIndex={tab === each ? 0 : -1}
              aria-controls={`${id}-panel`}
              onClick={() => setTab(each)}
            >
              {t.tabs[each]}
            </button>
          ))}
        </div>
        <div
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${tab}`}
          class={result ? '' : 'stale'}
        >
          <TabPanel
            tab={tab}
            {...{ language, kept, loaded, options, keep }}
            model={model.now}
            result={result ?? last}
            current={result}
            onFree={onFree}
            onOpen={(each) => {
              model.set(each.model)
              setOptions(each.options)
            }}
            onDrop={(each) => setKept(kept.filter((other) => other !== each))}
          />
        </div>
      </div>
    </div>
  )
}

/** What the page's address holds, if it is one of ours. */
async function linked() {
  if (!location.hash.startsWith('#sem')) return null
  const { decodeLink } = await import('./shareLink.ts')
  return decodeLink(location.hash)
}

interface TabPanelProps {
  tab: Tab
  language: Language
  kept: readonly KeptModel[]
  loaded: LoadedData
  options: SemOptions
  model: string
  /** The last there is, and the one that belongs to the text. */
  result: ReturnType<typeof useFit>['last']
  current: ReturnType<typeof useFit>['last']
  keep: () => void
  onFree: (index: ModificationIndex) => void
  onOpen: (kept: KeptModel) => void
  onDrop: (kept: KeptModel) => void
}

/** What the tab shows; all but the estimates is loaded when it is first opened. */
function TabPanel(props: TabPanelProps) {
  const { tab, language, result, loaded, options, model } = props
  const t = words[language]
  const parts = {
    fit: useLazy(tab === 'fit', () => import('./FitPanel.tsx')),
    residuals: useLazy(tab === 'residuals', () => import('./ResidualMap.tsx')),
    modification: useLazy(tab === 'modification', () => import('./ModificationPanel.tsx')),
    bootstrap: useLazy(tab === 'bootstrap', () => import('./BootstrapPanel.tsx')),
    compare: useLazy(tab === 'compare', () => import('./ComparePanel.tsx')),
    report: useLazy(tab === 'report', () => import('./ReportPanel.tsx')),
  }
  if (!result) return <p>{t.nothing}</p>
  if (tab === 'estimates') {
    const dependents = Object.entries(result.r2)
    return (
      <>
        <EstimateTable
          caption={t.tabs.estimates}
          rows={result.parameters}
          groups={result.table.groups}
          language={language}
        />
        <p>
          {t.explained}{' '}
          {dependents.map(([variable, r2]) => `${variable} ${r2.toFixed(2).replace(/^0/, '')}`).join(', ')}
        </p>
      </>
    )
  }
  if (tab === 'fit' && parts.fit) return <parts.fit.FitPanel result={result} language={language} />
  if (tab === 'residuals' && parts.residuals)
    return <parts.residuals.ResidualMap result={result} language={language} />
  if (tab === 'modification' && parts.modification)
    return <parts.modification.ModificationPanel result={result} language={language} onFree={props.onFree} />
  if (tab === 'bootstrap' && parts.bootstrap)
    return (
      <parts.bootstrap.BootstrapPanel
        source={model}
        data={loaded.data}
        options={options}
        result={result}
        language={language}
      />
    )
  if (tab === 'compare' && parts.compare)
    return (
      <parts.compare.ComparePanel
        kept={props.kept}
        current={props.current}
        language={language}
        onKeep={props.keep}
        onOpen={props.onOpen}
        onDrop={props.onDrop}
      />
    )
  if (tab === 'report' && parts.report)
    return <parts.report.ReportPanel {...{ result, model, options, loaded, language }} />
  return <p class="hint">…</p>
}

const words = {
  en: {
    mendFirst: {
      en: 'The model text has a mistake; mend it first, then the diagram can write into it.',
      zh: '模型文本有误；请先改正，图才能写入其中。',
    },
    options: 'Options',
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
    results: 'Results',
    tabs: {
      estimates: 'Estimates',
      fit: 'Fit',
      residuals: 'Residuals',
      modification: 'Modification indices',
      bootstrap: 'Bootstrap',
      compare: 'Compare',
      report: 'Report',
    },
    nothing: 'As soon as the model can be fitted, the results stand here.',
    explained: 'R²:',
    keptName: (k: number) => `model ${k}`,
    linked: 'Link copied; it holds the model and the data.',
    linkedWithoutData:
      'Link copied; it holds the model. The data are too large to travel in a link: send the file too.',
  },
  zh: {
    mendFirst: {
      en: 'The model text has a mistake; mend it first, then the diagram can write into it.',
      zh: '模型文本有误；请先改正，图才能写入其中。',
    },
    arrows: '以列表编辑箭头',
    options: '选项',
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
    results: '结果',
    tabs: {
      estimates: '估计值',
      fit: '拟合',
      residuals: '残差',
      modification: '修正指数',
      bootstrap: '自助法',
      compare: '比较',
      report: '报告',
    },
    nothing: '模型一旦可以拟合，结果就显示在这里。',
    explained: 'R²：',
    keptName: (k: number) => `模型 ${k}`,
    linked: '链接已复制，包含模型与数据。',
    linkedWithoutData: '链接已复制，只含模型。数据过大，无法放进链接，请另行发送文件。',
  },
}
