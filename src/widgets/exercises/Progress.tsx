import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { type ProgressRecord, PROGRESS_FORMAT, mergeRecords, readProgress } from '../../exercises/progress.ts'
import { FileError } from '../../exercises/readJson.ts'
import { plainText } from '../../exercises/inline.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import { download } from '../download.ts'
import { useFocusNext } from '../useFocusNext.ts'
import { allRecords, eraseRecords, saveRecords } from './progressStore.ts'
import { progressWords } from './progressWords.ts'

export interface ProgressChapter {
  title: string
  href: string
  exercises: readonly { id: string; title: string }[]
}

interface ProgressProps {
  chapters: readonly ProgressChapter[]
  language: Language
}

/** What the reader has done and noted, chapter by chapter; saved to a file, read from one, erased. */
export default function Progress({ chapters, language }: ProgressProps) {
  const t = progressWords[language]
  const [records, setRecords] = useState<readonly ProgressRecord[]>([])
  const [said, setSaid] = useState('')
  const [asking, setAsking] = useState(false)
  const [root, focusNext] = useFocusNext<HTMLDivElement>()
  const chooser = useRef<HTMLInputElement>(null)
  const load = () => allRecords().then(setRecords, () => setSaid(t.noStore))
  useEffect(() => void load(), [])

  const byId = new Map(records.map((record) => [record.id, record]))
  const isDone = ({ id }: { id: string }) => byId.get(id)?.best === 1
  const all = chapters.flatMap((chapter) => chapter.exercises)
  const noted = records.filter((record) => record.note.trim() !== '')
  const titleOf = (id: string) => all.find((exercise) => exercise.id === id)?.title ?? id

  const save = () => {
    const file = { format: PROGRESS_FORMAT, records }
    download('creating-value-together-progress.json', JSON.stringify(file, null, 2), 'application/json')
  }
  const open = async (file: File) => {
    try {
      const read = readProgress(await file.text()).records
      const merged = read.map((record) => {
        const own = byId.get(record.id)
        return own ? mergeRecords(own, record) : record
      })
      await saveRecords(merged)
      await load()
      setSaid(t.imported(read.length))
    } catch (error) {
      setSaid(`${error instanceof FileError ? error.text[language] : String(error)} ${t.failed}`)
    }
  }
  const ask = () => {
    setAsking(true)
    focusNext('[role=alertdialog] .quiet')
  }
  const keep = () => {
    setAsking(false)
    focusNext('.erase')
  }
  const escape = (event: KeyboardEvent) => event.key === 'Escape' && keep()
  const erase = async () => {
    setAsking(false)
    focusNext('[role=status]')
    try {
      await eraseRecords()
      await load()
      setSaid(t.erased)
    } catch {
      setSaid(t.noStore)
    }
  }

  return (
    <div class="progress" ref={root}>
      <p>{t.lead}</p>
      <p>
        <b>{t.book(all.filter(isDone).length, all.length)}</b>
      </p>
      <p class="tools">
        <button type="button" class="button" onClick={save} disabled={records.length === 0}>
          {t.export}
        </button>
        <button type="button" class="button" onClick={() => chooser.current?.click()}>
          {t.import}
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={t.import}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            event.currentTarget.value = ''
            if (file) void open(file)
          }}
        />
        {!asking && (
          <button type="button" class="quiet erase" onClick={ask} disabled={records.length === 0}>
            {t.erase}
          </button>
        )}
      </p>
      {asking && (
        <p class="tools" role="alertdialog" aria-label={t.erase}>
          {t.really}{' '}
          <button type="button" class="button" onKeyDown={escape} onClick={() => void erase()}>
            {t.yes}
          </button>{' '}
          <button type="button" class="quiet" onKeyDown={escape} onClick={keep}>
            {t.no}
          </button>
        </p>
      )}
      <p role="status" tabIndex={-1}>
        {said}
      </p>
      {chapters.map(({ title, href, exercises }) => (
        <section key={href}>
          <h2>
            <a href={href}>{title}</a>
          </h2>
          <p>
            <progress max={exercises.length} value={exercises.filter(isDone).length} aria-label={title} />{' '}
            {t.book(exercises.filter(isDone).length, exercises.length)}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{t.exercise}</th>
                <th scope="col">{t.best}</th>
              </tr>
            </thead>
            <tbody>
              {exercises.map(({ id, title: name }) => {
                const record = byId.get(id)
                const tried = record && (record.attempts > 0 || record.best > 0)
                return (
                  <tr key={id}>
                    <td>
                      <a href={`${href}#exercise-${id}`}>{plainText(name)}</a>
                    </td>
                    <td>
                      {tried
                        ? `${record.best === 1 ? '✓ ' : ''}${formatValue(record.best, language, '.0%')}`
                        : t.none}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      ))}
      <h2>{t.notes}</h2>
      {noted.length === 0 && <p>{t.noNotes}</p>}
      {noted.map(({ id, note }) => (
        <section key={id}>
          <h3>{plainText(titleOf(id))}</h3>
          <blockquote>{note}</blockquote>
        </section>
      ))}
    </div>
  )
}
