import { useEffect, useRef, useState } from 'preact/hooks'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { Language, Text } from '../../../core/text.ts'
import { words as common } from '../../words.ts'
import { DataPanel } from './DataPanel.tsx'
import type { DataSource, LoadedData } from './dataSource.ts'
import { type Arrangement, DiagramPanel } from './DiagramPanel.tsx'
import { addRelation, removeRelation, removeVariable, type Relation } from './editModel.ts'
import { examples, loadExample } from './examples.ts'
import { ModelEditor } from './ModelEditor.tsx'
import { Results } from './Results.tsx'
import { keepState, restoredState } from './keepState.ts'
import type { SharedState } from './sharedState.ts'
import { useFit } from './useFit.ts'
import { LoadProblem } from '../../LoadProblem.tsx'
import { Notes } from '../../Notes.tsx'
import { useHashState } from '../../useHashState.ts'
import { useHistory } from '../../useHistory.ts'
import { useLazy } from '../../useLazy.ts'
import { errorText } from '../../errorText.ts'

interface WorkbenchProps {
  language: Language
  /** What the page shows first; the data are the moments of a book's data set, whose rows are loaded after. */
  initial: { readonly model: string; readonly loaded: LoadedData }
}

/** Structural equations at work: data, model as text and as diagram, and all that follows from them. */
export default function Workbench({ language, initial }: WorkbenchProps) {
  const t = words[language]
  const model = useHistory(initial.model)
  const [loaded, setLoaded] = useState(initial.loaded)
  const [options, setOptions] = useState<SemOptions>({})
  const [moved, setMoved] = useState<Arrangement>({})
  const [notes, setNotes] = useState<readonly Text[]>([])
  const [link, setLink] = useState<{ href: string; withData: boolean } | null>(null)
  const [ready, setReady] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const panel = useLazy(choosing, () => import('./OptionsPanel.tsx'))

  const asked: SemOptions = { ...options, modindices: true }
  const key = JSON.stringify(asked)
  const stable = useRef({ key, asked })
  if (stable.current.key !== key) stable.current = { key, asked }
  const fit = useFit(model.now, loaded, stable.current.asked)

  // Of what is being opened only the last counts: a slow example must not take the place of a file chosen meanwhile.
  const latest = useRef(0)
  const openLoaded = (next: LoadedData) => {
    latest.current++
    setLoaded(next)
  }
  const openSource = async (source: DataSource, then = () => {}) => {
    const own = ++latest.current
    try {
      const [text, { readSource }] = await Promise.all([
        source.kind === 'book' ? loadExample(source.name) : undefined,
        import('./readSource.ts'),
      ])
      if (own !== latest.current) return
      setLoaded(readSource(source, text))
      then()
    } catch (error) {
      if (own === latest.current) setNotes((before) => [...before, errorText(error)])
    }
  }
  const openExample = (name: string) =>
    openSource({ kind: 'book', name }, () => {
      const example = examples.find((each) => each.name === name)
      if (!example) return
      model.set(example.model)
      setOptions({})
      setMoved({})
    })
  const openState = (state: SharedState) => {
    model.set(state.model)
    setOptions(state.options)
    return openSource(state.source ?? initial.loaded.source)
  }
  // What a link holds comes first, then what this tab had before it was closed or reloaded, then the example.
  const begin = async (hash: string) => {
    const shared = isLink(hash) ? (await import('./shareLink.ts')).decodeLink(hash) : null
    if (shared) setNotes(shared.problems)
    const state = shared?.state ?? (ready ? null : restoredState())
    if (state) await openState(state)
    else if (!ready) await openSource(initial.loaded.source)
    setReady(true)
  }
  const write = useHashState((hash) => {
    if (ready && !isLink(hash)) return false
    void begin(hash)
    return true
  })
  useEffect(() => {
    setLink(null)
    if (ready) keepState({ model: model.now, options, source: loaded.source })
  }, [ready, model.now, options, loaded])

  const edit = (change: (source: string) => string) => {
    try {
      model.set(change(model.now))
    } catch {
      // While the text has a mistake the diagram cannot write into it; the mistake is named beside the text.
      setNotes([MEND_FIRST])
    }
  }
  const onAdd = (relation: Relation) => edit((source) => addRelation(source, relation))
  const onRemove = (relation: Relation) => edit((source) => removeRelation(source, relation))
  const onFree = ({ lhs, op, rhs }: ModificationIndex) => {
    if (op !== '~1') onAdd({ lhs, op, rhs })
  }

  const share = async () => {
    const { encodeLink } = await import('./shareLink.ts')
    const { fragment, withData } = encodeLink({ model: model.now, options, source: loaded.source })
    write(`#${fragment}`)
    const { href } = location
    setLink({ href, withData })
    await navigator.clipboard?.writeText(href).catch(() => {})
  }

  return (
    <div class="workbench" data-ready={ready || undefined}>
      <Notes notes={notes} language={language} onDismiss={() => setNotes([])} />
      <div class="sem-desk">
        <div class="inputs">
          <div>
            <DataPanel loaded={loaded} language={language} onLoad={openLoaded} onExample={openExample} />
            <details class="more" onToggle={(event) => setChoosing(event.currentTarget.open)}>
              <summary>{t.options}</summary>
              {panel.again && <LoadProblem language={language} onAgain={panel.again} />}
              {panel.part && (
                <panel.part.OptionsPanel
                  options={options}
                  loaded={loaded}
                  language={language}
                  onChange={setOptions}
                />
              )}
            </details>
          </div>
          <div>
            <ModelEditor
              language={language}
              value={model.now}
              problem={fit.problem}
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
        <DiagramPanel
          {...{ fit, options, loaded, moved, ready, language, onAdd, onRemove, onFree }}
          model={model.now}
          onArrange={setMoved}
          onRemoveVariable={(variable) => edit((source) => removeVariable(source, variable))}
        />
      </div>
      <Results
        fit={fit}
        model={model.now}
        options={options}
        loaded={loaded}
        language={language}
        onFree={onFree}
        onOpen={(kept) => {
          model.set(kept.model)
          setOptions(kept.options)
        }}
      />
    </div>
  )
}

/** Is it one of ours? */
const isLink = (hash: string) => hash.startsWith('#sem')

const MEND_FIRST: Text = {
  en: 'The model text has a mistake; mend it first, then the diagram can write into it.',
  zh: '模型文本有误；请先改正，图才能写入其中。',
}

const words = {
  en: {
    options: 'Options',
    linked: 'Link copied; it holds the model and the data.',
    linkedWithoutData:
      'Link copied; it holds the model. The data are too large to travel in a link: send the file too.',
  },
  zh: {
    options: '选项',
    linked: '链接已复制，包含模型与数据。',
    linkedWithoutData: '链接已复制，只含模型。数据过大，无法放进链接，请另行发送文件。',
  },
}
