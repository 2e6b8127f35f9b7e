import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { type Assignment, readAssignment } from '../../../exercises/assignment.ts'
import { decodeAssignment } from '../../../exercises/assignmentLink.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import { loadExercises } from '../loadExercises.ts'
import { OpenFile } from '../OpenFile.tsx'
import { assignWords } from './assignWords.ts'
import type { Catalogue } from './catalogue.ts'
import { CataloguePanel } from './CataloguePanel.tsx'
import { ChosenItems } from './ChosenItems.tsx'
import { type Draft, assignmentOf, draftOf, emptyDraft, issuesOf } from './draft.ts'
import { loadDraft, saveDraft } from './draftStore.ts'
import { ExercisePreview } from './ExercisePreview.tsx'
import { KeyPanel } from './KeyPanel.tsx'
import { PolicyPanel } from './PolicyPanel.tsx'
import { Promises } from './Promises.tsx'
import { Results } from './Results.tsx'
import { errorText } from '../../errorText.ts'

interface BuilderProps {
  catalogue: Catalogue
  language: Language
}

/** How to take back a change that is hard to make again. */
interface Undo {
  readonly said: string
  readonly restore: (draft: Draft) => Draft
}

const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000
const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Puts an assignment together: exercises, rules, a key; and what to send to students. */
export default function Builder({ catalogue, language }: BuilderProps) {
  const t = assignWords[language]
  const [draft, setDraft] = useState<Draft>(() => emptyDraft('UTC', 1))
  const [ready, setReady] = useState(false)
  // The list is long and this browser's own: it does not stand in the page.
  const zones = useMemo(() => (ready ? Intl.supportedValuesOf('timeZone') : []), [ready])
  const [keeps, setKeeps] = useState(true)
  const [undos, setUndos] = useState<readonly Undo[]>([])
  const [said, say] = useSaid()
  const [preview, setPreview] = useState<string | null>(null)
  const { exercises, missing, failed, retry } = useExercises(draft)

  const edit = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))
  const editWithUndo = (changes: Partial<Draft>, undo: Undo) => {
    edit(changes)
    setUndos((before) => [...before.slice(-19), undo])
    say(undo.said)
  }
  const undo = () => {
    const last = undos.at(-1)!
    setDraft(last.restore)
    setUndos(undos.slice(0, -1))
    say(t.undone(last.said))
  }

  const latest = useRef(draft)
  latest.current = draft

  useEffect(() => {
    latest.current = loadDraft() ?? emptyDraft(ownZone(), newSeed())
    setDraft(latest.current)
    setReady(true)
    if (!/^#\d+\./.test(location.hash)) return
    openLink(location.hash)
    // Reloading must bring back what was made of it, not the link again.
    history.replaceState(history.state, '', location.pathname + location.search)
  }, [])
  useEffect(() => {
    if (ready) setKeeps(saveDraft(draft))
  }, [draft, ready])

  const replace = (next: Draft, words: string) => {
    const before = latest.current
    editWithUndo(next, { said: words, restore: () => before })
  }
  const open = (read: () => Assignment) => {
    try {
      const assignment = read()
      replace(draftOf(assignment, ownZone()), t.opened(assignment.title[language] || assignment.id))
    } catch (error) {
      say(errorText(error)[language], true)
    }
  }
  const openLink = (link: string) => open(() => decodeAssignment(link.slice(link.indexOf('#') + 1)))

  const issues = useMemo(() => issuesOf(draft), [draft])
  const titleOf = (id: string) => catalogue.entries.find((entry) => entry.id === id)?.title[language] ?? id
  const made = useMemo(() => {
    if (issues.some(({ warning }) => !warning)) return null
    if (draft.items.some(({ id }) => !exercises.has(id))) return null
    try {
      return { assignment: assignmentOf(draft, exercises) }
    } catch (error) {
      return { problem: errorText(error) }
    }
  }, [draft, issues, exercises])
  const issuesIn = (...fields: string[]) => issues.filter(({ field }) => fields.includes(field))

  return (
    <div class="builder" data-ready={ready || undefined}>
      <div class="choosing">
        <section aria-labelledby="choose">
          <h2 id="choose">{t.choose}</h2>
          <CataloguePanel
            catalogue={catalogue}
            chosen={draft.items.map(({ id }) => id)}
            language={language}
            onAdd={({ id, points, attempts }) => {
              edit({ items: [...draft.items, { id, points, attempts, feedback: 'at-once' }] })
              say(t.added(titleOf(id), draft.items.length + 1))
            }}
            onPreview={setPreview}
          />
        </section>
        <section aria-labelledby="chosen">
          <h2 id="chosen">{t.chosen}</h2>
          <ChosenItems
            items={draft.items}
            catalogue={catalogue}
            issues={issuesIn('items')}
            language={language}
            onItems={(items, words) => {
              edit({ items })
              if (words) say(words)
            }}
            onRemove={(id) => {
              const place = draft.items.findIndex((item) => item.id === id)
              const item = draft.items[place]!
              editWithUndo(
                { items: draft.items.filter((other) => other.id !== id) },
                {
                  said: t.removed(titleOf(id)),
                  restore: (now) =>
                    now.items.some((other) => other.id === id)
                      ? now
                      : { ...now, items: now.items.toSpliced(place, 0, item) },
                },
              )
            }}
            onPreview={setPreview}
          />
        </section>
      </div>
      <PolicyPanel
        draft={draft}
        issuesIn={issuesIn}
        language={language}
        onEdit={edit}
        onRemoveExtension={(place) => {
          const extension = draft.extensions[place]!
          editWithUndo(
            { extensions: draft.extensions.toSpliced(place, 1) },
            {
              said: t.extensionRemoved(extension.student),
              restore: (now) => ({ ...now, extensions: now.extensions.toSpliced(place, 0, extension) }),
            },
          )
        }}
        newSeed={newSeed}
        zones={zones}
      />
      <KeyPanel
        draft={draft}
        language={language}
        onKey={(publicKey, words) => {
          const before = draft.publicKey
          editWithUndo({ publicKey }, { said: words, restore: (now) => ({ ...now, publicKey: before }) })
        }}
      />
      <Results
        made={made}
        issues={issues}
        missing={missing.map(titleOf)}
        failed={failed}
        retry={retry}
        exercises={exercises}
        language={language}
      />
      <section aria-labelledby="open">
        <h2 id="open">{t.openTitle}</h2>
        <p>
          {keeps ? t.keeps : t.keepsNothing} {t.edition}
        </p>
        <OpenFile
          label={t.open}
          hint={t.drop}
          language={language}
          onText={(text) => open(() => readAssignment(text))}
        />
        <LinkField language={language} onLink={openLink} />
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => replace(emptyDraft(ownZone(), newSeed()), t.begun)}
          >
            {t.new}
          </button>
        </p>
      </section>
      <Promises language={language} />
      <div class="notice">
        <p role="status">{said}</p>
        {undos.length > 0 && (
          <button type="button" class="quiet undo" onClick={undo}>
            ↶ {t.undo}
          </button>
        )}
      </div>
      {preview !== null && (
        <ExercisePreview
          id={preview}
          language={language}
          seed={draft.seed}
          onClose={() => setPreview(null)}
        />
      )}
    </div>
  )
}

/** What was said last. It goes after a while, since it is no news by then; what went wrong stays until the next. */
function useSaid() {
  const [said, setSaid] = useState({ text: '', stays: false })
  useEffect(() => {
    if (said.text === '' || said.stays) return
    const timer = setTimeout(() => setSaid({ text: '', stays: false }), SAID_FOR)
    return () => clearTimeout(timer)
  }, [said])
  return [said.text, (text: string, stays = false) => setSaid({ text, stays })] as const
}

/** Long enough to be read, in milliseconds. */
const SAID_FOR = 8000

function LinkField({ language, onLink }: { language: Language; onLink: (link: string) => void }) {
  const t = assignWords[language]
  const [link, setLink] = useState('')
  return (
    <form
      class="link-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (link.trim() === '') return
        onLink(link.trim())
        setLink('')
      }}
    >
      <label>
        {t.orLink}{' '}
        <input type="text" value={link} onInput={({ currentTarget }) => setLink(currentTarget.value)} />
      </label>{' '}
      <button type="submit" class="button">
        {t.openLink}
      </button>
    </form>
  )
}

/** The exercises of the draft's items, fetched as they are chosen. */
function useExercises({ items }: Draft) {
  const [exercises, setExercises] = useState<ReadonlyMap<string, Exercise>>(new Map())
  const [missing, setMissing] = useState<readonly string[]>([])
  const [failed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  const ids = items.map(({ id }) => id)
  const latest = useRef('')
  const key = ids.join(' ')
  latest.current = key
  useEffect(() => {
    loadExercises(ids).then(
      (found) => {
        if (latest.current !== key) return
        setExercises(found)
        setMissing(ids.filter((id) => !found.has(id)))
        setFailed(false)
      },
      () => latest.current === key && setFailed(true),
    )
  }, [key, round])
  return { exercises, missing, failed, retry: () => setRound(round + 1) }
}
