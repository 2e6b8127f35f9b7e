import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import { type ExerciseBank, loadBank } from '../../../exercises/bank.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import { download } from '../../download.ts'
import { Attempt } from '../attempt/Attempt.tsx'
import { memoryHost } from '../attempt/Host.ts'
import { assignWords } from './assignWords.ts'

interface StudentPreviewProps {
  assignment: Assignment
  exercises: ReadonlyMap<string, Exercise>
  language: Language
}

type Moment = 'now' | 'early' | 'open' | 'late'

/** The assignment as a student works on it, at a time to choose; nothing of it is kept. */
export function StudentPreview({ assignment, exercises, language }: StudentPreviewProps) {
  const t = assignWords[language]
  const [bank, setBank] = useState<ExerciseBank | 'failed'>()
  const [shown, setShown] = useState(false)
  const [moment, setMoment] = useState<Moment>('now')
  const dialog = useRef<HTMLDialogElement>(null)
  const host = useMemo(
    () => memoryHost(({ name, text }) => download(name, text, 'application/json')),
    [assignment],
  )
  const show = () => {
    setShown(true)
    setBank(undefined)
    void loadBank(exercises).then(setBank, () => setBank('failed'))
  }
  useEffect(() => {
    if (shown) dialog.current!.showModal()
  }, [shown])
  const { opens, due } = assignment.policy
  const moments: Moment[] = [
    'now',
    ...(opens ? ['early' as const] : []),
    ...(due ? ['open' as const, 'late' as const] : []),
  ]
  const now = useMemo(() => clockAt(assignment, moment), [assignment, moment])
  return (
    <>
      <p>
        <button type="button" class="button" onClick={show}>
          {t.asStudent}
        </button>
      </p>
      {shown && (
        <dialog ref={dialog} class="preview-dialog" aria-label={t.asStudent} onClose={() => setShown(false)}>
          <form method="dialog">
            <button class="quiet">✕ {t.close}</button>
          </form>
          <p class="preview-tools">
            <span>{t.asStudentLead}</span>
            {moments.length > 1 && (
              <label>
                {t.asIf}{' '}
                <select
                  value={moment}
                  onChange={({ currentTarget }) => setMoment(currentTarget.value as Moment)}
                >
                  {moments.map((name) => (
                    <option key={name} value={name}>
                      {t.moments[name]}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </p>
          {bank === undefined && <p role="status">{t.loading}</p>}
          {bank === 'failed' && <p role="alert">{t.failed}</p>}
          {bank && bank !== 'failed' && (
            <Attempt
              key={moment}
              assignment={assignment}
              bank={bank}
              host={host}
              language={language}
              now={now}
            />
          )}
        </dialog>
      )}
    </>
  )
}

const HOUR = 3_600_000

/** A clock that stands where the assignment is to be looked at. */
function clockAt({ policy: { opens, due, late } }: Assignment, moment: Moment): () => number {
  const from = opens ? Date.parse(opens) : 0
  const until = due ? Date.parse(due) : 0
  const grace = late.rule === 'accept' ? 0 : (late.graceMinutes ?? 0) * 60_000
  switch (moment) {
    case 'now':
      return Date.now
    case 'early':
      return () => from - HOUR
    case 'open':
      return () => (opens ? (from + until) / 2 : until - HOUR)
    case 'late':
      return () => until + grace + HOUR
  }
}
