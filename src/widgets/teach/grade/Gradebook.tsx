import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { plainText } from '../../../exercises/inline.ts'
import { siteUrl } from '../../siteUrl.ts'
import { Exports } from './Exports.tsx'
import { gradeWords } from './gradeWords.ts'
import { Intake } from './Intake.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { Overview } from './Overview.tsx'
import { RegradePanel } from './RegradePanel.tsx'
import { StudentPanel } from './StudentPanel.tsx'
import { StudentTable, defaultView, rowsOf } from './StudentTable.tsx'
import { useGradebook } from './useGradebook.ts'

const tabs = ['students', 'items', 'regrade', 'export'] as const
type Tab = (typeof tabs)[number]

interface GradebookProps {
  language: Language
  /** The wrong idea behind each misconception's tag, in this language. */
  ideas: Readonly<Record<string, string>>
}

/** Submissions in; grades, statistics and files for the course out. Nothing is sent anywhere. */
export default function Gradebook({ language, ideas }: GradebookProps) {
  const t = gradeWords[language]
  const book = useGradebook()
  const { desk, graded, busy } = book
  const [tab, setTab] = useState<Tab>('students')
  const [view, setView] = useState(defaultView)
  const [opened, setOpened] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const back = useRef<string | null>(null)
  useEffect(() => setReady(true), [])

  const titles = new Map(
    [...desk.exercises.values()].map(({ id, title }) => [id, plainText(title[language])] as const),
  )
  const items = (desk.assignment?.items ?? []).map((item, i) => ({
    ...item,
    number: i + 1,
    title: titles.get(item.id) ?? item.id,
  }))

  const tryIt = async () => {
    const names = ['assignment.json', 'gradebook.json', 'roster.csv', 'submissions.zip']
    try {
      const files = await Promise.all(
        names.map(async (name) => {
          const response = await fetch(siteUrl(`teach/demonstration/${name}`, 'en'))
          if (!response.ok) throw new TypeError(response.statusText)
          return { name, file: new File([await response.blob()], name) }
        }),
      )
      book.clear()
      await book.take(files)
    } catch {
      book.say([t.noDemonstration])
    }
  }
  const open = (file: string | null) => {
    if (file === null) back.current = opened
    setOpened(file)
  }
  const moveTab = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length]!
    setTab(next)
    document.getElementById(`gradebook-${next}`)?.focus()
  }

  return (
    <div class="gradebook" data-ready={ready || undefined} data-graded={(graded && !busy) || undefined}>
      <Intake book={book} language={language} onTry={() => void tryIt()} />
      {graded && desk.assignment && (
        <>
          <Overview graded={graded} problems={book.problems} language={language} />
          <div class="tabs" role="tablist" aria-label={t.views} onKeyDown={moveTab}>
            {tabs.map((name) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`gradebook-${name}`}
                aria-selected={name === tab}
                aria-controls="gradebook-panel"
                tabIndex={name === tab ? 0 : -1}
                onClick={() => setTab(name)}
              >
                {t.tabs[name]}
              </button>
            ))}
          </div>
          <div id="gradebook-panel" role="tabpanel" aria-labelledby={`gradebook-${tab}`}>
            {tab === 'students' &&
              (opened === null ? (
                <StudentTable
                  graded={graded}
                  items={items}
                  view={view}
                  language={language}
                  focusOn={back.current}
                  onView={setView}
                  onOpen={open}
                />
              ) : (
                <StudentPanel
                  key={opened}
                  file={opened}
                  book={book}
                  graded={graded}
                  files={rowsOf(graded, { ...view, filter: 'all', search: '' }, language).flatMap((row) =>
                    'file' in row ? [row.file] : [],
                  )}
                  items={items}
                  language={language}
                  onOpen={open}
                />
              ))}
            {tab === 'items' && <ItemPanel graded={graded} items={items} ideas={ideas} language={language} />}
            {tab === 'regrade' && (
              <RegradePanel
                key={JSON.stringify(desk.gradebook.changes)}
                book={book}
                items={items}
                language={language}
              />
            )}
            {tab === 'export' && <Exports book={book} graded={graded} language={language} />}
          </div>
        </>
      )}
    </div>
  )
}
