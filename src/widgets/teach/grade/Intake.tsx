import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { decodeAssignment } from '../../../exercises/assignmentLink.ts'
import { type NamedFile, chosenFiles, droppedFiles } from './droppedFiles.ts'
import { siteUrl } from '../../siteUrl.ts'
import { gradeWords } from './gradeWords.ts'
import type { GradebookDesk } from './useGradebook.ts'
import { errorText } from '../../errorText.ts'

interface IntakeProps {
  book: GradebookDesk
  language: Language
  onTry: () => void
}

/** Everything goes in here: by dropping it, or file by file. Each line says what is there already. */
export function Intake({ book, language, onTry }: IntakeProps) {
  const t = gradeWords[language]
  const { desk, graded, busy, notes } = book
  const [over, setOver] = useState(false)
  const id = useId()
  const take = (files: readonly NamedFile[]) => void book.take(files)
  const { assignment, roster } = desk

  return (
    <section aria-label={t.intake}>
      <div
        class={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(take)
        }}
      >
        <p class="lead">
          <b>{t.dropHere}</b>
          {t.dropMore}
        </p>
        <p class="buttons">
          <FileButton label={t.chooseFiles} multiple onFiles={take} />
          <FileButton label={t.chooseFolder} folder onFiles={take} />
          <button type="button" class="button" onClick={onTry}>
            {t.tryIt}
          </button>
          {desk.pile > 0 && (
            <button type="button" class="quiet" onClick={book.clear}>
              {t.clear}
            </button>
          )}
        </p>
        <LinkField book={book} language={language} />
      </div>
      <p class="hint">
        {t.stays} {t.demonstrationFiles}{' '}
        {(['assignment.json', 'submissions.zip', 'roster.csv', 'canvas.csv', 'gradebook.json'] as const).map(
          (name, i) => (
            <span key={name}>
              {i > 0 && ' · '}
              <a href={siteUrl(`teach/demonstration/${name}`, 'en')} download={name}>
                {name}
              </a>
            </span>
          ),
        )}
      </p>

      <dl class="desk">
        <dt>{t.assignment}</dt>
        <dd>
          {assignment
            ? t.assignmentIs(
                assignment.title[language] || assignment.title.en || assignment.id,
                assignment.items.length,
                assignment.items.reduce((sum, { points }) => sum + points, 0),
              )
            : t.none}
        </dd>
        <dt>{t.submissions}</dt>
        <dd>
          {desk.pile === 0
            ? t.none
            : graded
              ? t.submissionsAre(graded.rows.length, book.problems.length)
              : t.waiting}
        </dd>
        <dt>{t.roster}</dt>
        <dd>
          {roster && graded?.roster ? t.rosterIs(graded.roster.size) : roster ? t.waiting : t.noRoster}
          {roster && graded?.roster && (
            <span class="columns">
              {(['id', 'name', 'lms'] as const).map((what) => (
                <span key={what}>
                  <label for={`${id}-${what}`}>{t.columns[what]}</label>
                  <select
                    id={`${id}-${what}`}
                    value={graded.roster!.chosen[what] ?? ''}
                    onChange={(event) => book.setColumns({ [what]: event.currentTarget.value })}
                  >
                    {what !== 'id' && <option value="">–</option>}
                    {graded.roster!.columns.map((column) => (
                      <option key={column} value={column} selected={column === graded.roster!.chosen[what]}>
                        {column}
                      </option>
                    ))}
                  </select>
                </span>
              ))}
              <button type="button" class="quiet" onClick={book.dropRoster}>
                {t.withoutRoster}
              </button>
            </span>
          )}
        </dd>
        {(assignment?.publicKey || desk.key) && (
          <>
            <dt>{t.key}</dt>
            <dd>{desk.key ? t.keyThere : t.keyWanted}</dd>
          </>
        )}
      </dl>

      <div class="working" role="status">
        {busy && (
          <p>
            <progress
              max={busy.all || 1}
              value={busy.all ? busy.done : undefined}
              aria-label={t.busy[busy.what]}
            />{' '}
            {t.busy[busy.what]} {busy.all > 0 && t.ofAll(busy.done, busy.all)}{' '}
            <button type="button" class="quiet" onClick={book.cancel}>
              {t.cancel}
            </button>
          </p>
        )}
        {!busy && book.stopped && (
          <p>
            {t.cancelled}{' '}
            <button type="button" class="quiet" onClick={book.again}>
              {t.goOn}
            </button>
          </p>
        )}
        {!busy && desk.pile > 0 && !assignment && <p>{t.assignmentWanted}</p>}
      </div>
      {notes.length > 0 && (
        <ul class="problems" role="alert">
          {notes.map((note, i) => (
            <li key={i}>{note[language]}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface FileButtonProps {
  label: string
  accept?: string
  multiple?: boolean
  folder?: boolean
  onFiles: (files: readonly NamedFile[]) => void
}

/** A file input that looks like the other buttons and is one for the keyboard. */
export function FileButton({ label, accept, multiple, folder, onFiles }: FileButtonProps) {
  return (
    <label class="button file">
      {label}
      <input
        type="file"
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        onChange={(event) => {
          onFiles(chosenFiles(event.currentTarget.files))
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}

/** The assignment by its link. */
function LinkField({ book, language }: Pick<IntakeProps, 'book' | 'language'>) {
  const t = gradeWords[language]
  const id = useId()
  const [link, setLink] = useState('')
  const open = () => {
    try {
      void book.takeAssignment(decodeAssignment(link.slice(link.indexOf('#') + 1)))
      setLink('')
    } catch (error) {
      book.say([errorText(error)])
    }
  }
  return (
    <p class="link">
      <label for={id}>{t.link}</label>
      <input
        id={id}
        type="url"
        autocomplete="off"
        value={link}
        onInput={(event) => setLink(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && link.trim() !== '' && open()}
      />
      <button type="button" class="button" disabled={link.trim() === ''} onClick={open}>
        {t.openLink}
      </button>
    </p>
  )
}
