import { useEffect, useState } from 'preact/hooks'
import type { Language, Text } from '../core/text.ts'
import { type ExerciseBank, loadBank } from '../exercises/bank.ts'
import { FileError } from '../exercises/readJson.ts'
import { Attempt } from '../widgets/teach/attempt/Attempt.tsx'
import { browserHost } from '../widgets/teach/attempt/browserHost.ts'
import type { Host } from '../widgets/teach/attempt/Host.ts'
import { type PackageData, readPackageData } from './packageData.ts'
import { type Notice, type ScormHost, scormHost } from './scormHost.ts'
import { scormWords } from './scormWords.ts'
import type { Session } from './session.ts'

type State =
  | { kind: 'loading' | 'failed' }
  | { kind: 'problem'; text: Text }
  | { kind: 'ready'; data: PackageData; bank: ExerciseBank; host: Host; scorm?: ScormHost }

interface PlayerProps {
  /** Of the page, as `writePackageData` wrote it. */
  data: string
  /** The session with the learning platform; undefined when none can be reached. */
  session: Session | undefined
}

/** The page of a package: the assignment as on the site, kept and reported by the learning platform. */
export function Player({ data, session }: PlayerProps) {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [language, setLanguage] = useState<Language>(document.documentElement.lang === 'zh-CN' ? 'zh' : 'en')
  const [notices, setNotices] = useState<readonly Notice[]>([])
  const t = scormWords[language]

  const open = async () => {
    setState({ kind: 'loading' })
    try {
      const read = readPackageData(data)
      const { assignment, exercises } = read
      const bank = await loadBank(new Map(exercises.map((exercise) => [exercise.id, exercise])))
      const own = await browserHost(assignment)
      if (!session) return setState({ kind: 'ready', data: read, bank, host: own })
      const scorm = scormHost({ assignment, bank, session, own })
      scorm.onNotices(setNotices)
      setState({ kind: 'ready', data: read, bank, host: scorm, scorm })
    } catch (error) {
      setState(error instanceof FileError ? { kind: 'problem', text: error.text } : { kind: 'failed' })
    }
  }
  useEffect(() => void open(), [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])

  const scorm = state.kind === 'ready' ? state.scorm : undefined
  useEffect(() => {
    if (!scorm) return
    const hide = () => document.visibilityState === 'hidden' && scorm.flush()
    const leave = () => scorm.end()
    // A page that comes back from the browser's cache has ended its session: it begins anew.
    const back = ({ persisted }: PageTransitionEvent) => persisted && location.reload()
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', leave)
    addEventListener('pageshow', back)
    void showLast(scorm.location)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', back)
    }
  }, [scorm])

  return (
    <main class="package sl-markdown-content">
      <h1 class="sr-only">{t.heading}</h1>
      <p class="languages">
        <button
          type="button"
          class="quiet"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t.otherLanguage}
        </button>
      </p>
      <div class="notices" role="status">
        {state.kind === 'ready' && !scorm && <p class="notice">{t.alone}</p>}
        {notices.map((notice) => (
          <p key={notice.kind} class="notice" data-notice={notice.kind}>
            {t.notice(notice, numbersOf(notice, state))}
          </p>
        ))}
      </div>
      {state.kind === 'loading' && <p role="status">{t.loading}</p>}
      {state.kind === 'problem' && (
        <p class="problem" role="alert">
          {state.text[language]}
        </p>
      )}
      {state.kind === 'failed' && (
        <p class="problem" role="alert">
          {t.failed}{' '}
          <button type="button" class="button" onClick={() => void open()}>
            {t.retry}
          </button>
        </p>
      )}
      {state.kind === 'ready' && (
        <Attempt assignment={state.data.assignment} bank={state.bank} host={state.host} language={language} />
      )}
    </main>
  )
}

function numbersOf(notice: Notice, state: State): number[] {
  if (notice.kind !== 'too-long' || state.kind !== 'ready') return []
  const { items } = state.data.assignment
  return notice.items.map((id) => items.findIndex((item) => item.id === id) + 1)
}

/** Scrolls to the item that was worked on last, once it stands there. */
async function showLast(item: string) {
  if (item === '') return
  for (let tries = 0; tries < 60; tries++) {
    const place = document.getElementById(`item-${item}`)
    if (place) return place.scrollIntoView()
    await new Promise((next) => requestAnimationFrame(next))
  }
}
