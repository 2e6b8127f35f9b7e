import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Language, Text } from '../../../core/text.ts'
import { words as common } from '../../words.ts'
import { keptText } from '../../kept.ts'
import { Notes } from '../../Notes.tsx'
import { useHashState } from '../../useHashState.ts'
import { keepState } from '../../sem/workbench/keepState.ts'
import { encodeLink } from '../../sem/workbench/shareLink.ts'
import { hashOf, mergeSettings, refusedSettings, stateOfHash, type WorkbenchState } from '../link.ts'
import { steps } from '../steps/steps.ts'
import { StepView } from '../StepView.tsx'
import { type BuiltInId, builtInIds, type Survey, surveys } from '../survey.ts'
import { ScalesFirst, lacksScales } from './ScalesFirst.tsx'
import { DataChoice, type Opened } from './DataChoice.tsx'
import { type Assignment, loadAssignment, ownSurvey, proposeScales, saveAssignment } from './ownSurvey.ts'
import { ScaleEditor } from './ScaleEditor.tsx'
import { modelText } from './semHandover.ts'

const first: BuiltInId = 'park-visitors'
const kept = keptText('cvt-survey-workbench')
const isBuiltIn = (id: string): id is BuiltInId => (builtInIds as readonly string[]).includes(id)

/** The road from a questionnaire to a model, in order, on the book's data or the reader's own. */
export default function Workbench({ language }: { language: Language }) {
  const t = words[language]
  const [survey, setSurvey] = useState<Survey>(surveys[first])
  const [opened, setOpened] = useState<Opened | null>(null)
  const [settings, setSettings] = useState<Readonly<Record<string, object>>>({})
  const [said, setSaid] = useState('')
  const [ready, setReady] = useState(false)

  const [problems, setProblems] = useState<readonly Text[]>([])

  const apply = ({ data, steps: given }: WorkbenchState) => {
    setSurvey(surveys[data])
    setSettings(given)
    setProblems(
      Object.entries(given).flatMap(([id, chosen]) =>
        refusedSettings(id, steps.find((step) => step.id === id)?.start(surveys[data]), chosen),
      ),
    )
  }
  const write = useHashState((hash) => {
    const linked = stateOfHash(hash)
    if (!linked) return false
    const { state } = linked
    if (!state) {
      setProblems(linked.problems)
      return true
    }
    apply(state)
    // A link from a chapter is about one step.
    const only = Object.keys(state.steps)
    if (only.length === 1) document.getElementById(`step-${only[0]}`)?.scrollIntoView()
    return true
  })
  // A link's state comes first, then what this tab had before it was reloaded or its language changed.
  useEffect(() => {
    const before = stateOfHash(location.hash) ? null : kept.read()
    const state = before && stateOfHash(before)?.state
    if (state) apply(state)
    setReady(true)
  }, [])

  /** Another table or other scales: earlier choices may name what is no longer there. */
  const use = (next: Survey) => {
    setSurvey(next)
    setSettings({})
    setSaid('')
  }
  const open = (file: Opened) => {
    setOpened(file)
    const { columns } = file.table
    const names = columns.map((column) => column.name)
    const assignment = loadAssignment(names) ?? { scales: proposeScales(columns), reversed: [] }
    use(ownSurvey(file.id, file.name, columns, assignment))
  }
  const assign = (assignment: Assignment) => {
    if (opened && survey.id === opened.id) {
      const { columns } = opened.table
      saveAssignment(
        columns.map((column) => column.name),
        assignment,
      )
      use(ownSurvey(opened.id, opened.name, columns, assignment))
    } else use({ ...survey, ...assignment })
  }
  const share = async () => {
    write(hashOf({ data: survey.id as BuiltInId, steps: settings }))
    try {
      await navigator.clipboard.writeText(location.href)
      setSaid(common[language].copied)
    } catch {
      setSaid(t.inAddress)
    }
  }
  // Scales that a reader changed are not in the link.
  const shareable = isBuiltIn(survey.id) && surveys[survey.id] === survey
  useEffect(() => {
    if (ready && shareable) kept.write(hashOf({ data: survey.id as BuiltInId, steps: settings }))
  }, [ready, survey, settings])

  return (
    <div class="survey-bench not-content">
      <Notes
        title={common[language].linkIssues}
        notes={problems}
        language={language}
        onDismiss={() => setProblems([])}
      />
      <nav aria-label={t.road}>
        <ol class="road">
          <li>
            <a href="#data">{t.data}</a>
          </li>
          {steps.map((step) => (
            <li key={step.id}>
              <a href={`#step-${step.id}`}>{step.title[language]}</a>
            </li>
          ))}
          <li>
            <a href="#step-model">{t.model}</a>
          </li>
        </ol>
      </nav>

      <h2 id="data">{t.data}</h2>
      <DataChoice
        value={survey.id}
        opened={opened}
        language={language}
        onBuiltIn={(id) => use(surveys[id])}
        onOpened={open}
      />
      <ScaleEditor key={survey.id} survey={survey} language={language} onChange={assign} />
      <div class="tools">
        <div class="row">
          <button type="button" disabled={!shareable} onClick={() => void share()}>
            {common[language].share}
          </button>
          <span aria-live="polite">{shareable ? said : t.notShared}</span>
        </div>
      </div>

      {steps.map((step) => (
        <section key={step.id}>
          <h2 id={`step-${step.id}`}>{step.title[language]}</h2>
          <StepView
            key={`${survey.id}:${JSON.stringify(survey.scales)}`}
            step={step}
            survey={survey}
            settings={mergeSettings(step.start(survey), settings[step.id])}
            onChange={(chosen) => setSettings({ ...settings, [step.id]: chosen })}
            language={language}
            name={survey === surveys[first] ? `bench-${step.id}` : undefined}
            lacking={lacksScales(step, survey) && <ScalesFirst needed={step.scales!} language={language} />}
          />
        </section>
      ))}

      <h2 id="step-model">{t.model}</h2>
      <Handover survey={survey} opened={opened} language={language} />
    </div>
  )
}

interface HandoverProps {
  survey: Survey
  opened: Opened | null
  language: Language
}

/** A link to the page of structural models, which takes the data and the scales along. */
function Handover({ survey, opened, language }: HandoverProps) {
  const t = words[language]
  const model = modelText(survey)
  const base = import.meta.env.BASE_URL.replace(/\/+$/, '')
  const page = `${base}${language === 'zh' ? '/zh-cn' : ''}/lab/sem/`
  const own = opened?.id === survey.id ? opened : null
  const state = useMemo(
    () => ({
      model,
      options: {},
      source: own
        ? ({ kind: 'csv', name: own.name, text: own.text } as const)
        : ({ kind: 'book', name: survey.id } as const),
    }),
    [model, own, survey.id],
  )
  const link = useMemo(() => encodeLink(state), [state])
  if (model === '') return <ScalesFirst needed={1} language={language} />
  return (
    <>
      <p>{t.handover}</p>
      <pre>{model}</pre>
      {survey.reversed.length > 0 && <p class="hint">{t.reversed}</p>}
      <p>
        {/* Data too large for a link travel by this tab's storage. */}
        <a
          class="button"
          href={link.withData ? `${page}#${link.fragment}` : page}
          onClick={() => !link.withData && keepState(state)}
        >
          {t.go}
        </a>
      </p>
    </>
  )
}

const words = {
  en: {
    road: 'Steps',
    data: 'Data',
    model: 'Structural model',
    inAddress: 'The link is in the address bar',
    notShared: 'Only the book’s data with the book’s scales can be shared by a link.',
    handover:
      'The scales as constructs, in lavaan’s syntax, with a regression of the last on the others to start from. The page of structural models fits it, draws it, and lets you change it.',
    reversed: 'Reversed items keep their answers there: their loadings will be negative.',
    go: 'Go on with these data',
  },
  zh: {
    road: '步骤',
    data: '数据',
    model: '结构模型',
    inAddress: '链接已在地址栏中',
    notShared: '只有使用本书的数据和量表时才能用链接分享。',
    handover:
      '把量表写成构念（lavaan 语法），并以最后一个量表对其余量表的回归作为起点。结构模型页面可以估计、画图和修改这个模型。',
    reversed: '反向题在那里保持原来的回答，载荷会是负的。',
    go: '带着数据继续',
  },
}
