import { useEffect, useId, useMemo, useState } from 'preact/hooks'
import type { Language, Text } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import { encodeAssignment } from '../../../exercises/assignmentLink.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import { ScormPanel } from '../../../scorm/ScormPanel.tsx'
import { download } from '../../download.ts'
import { siteUrl } from '../../siteUrl.ts'
import { assignWords } from './assignWords.ts'
import type { DraftIssue } from './draft.ts'
import { StudentPreview } from './StudentPreview.tsx'
import { type Take, takes } from './takes.ts'
import { errorText } from '../../errorText.ts'

interface ResultsProps {
  made: { assignment: Assignment; problem?: never } | { assignment?: never; problem: Text } | null
  issues: readonly DraftIssue[]
  /** Titles of items that this edition does not have. */
  missing: readonly string[]
  /** Could the exercises not be fetched? */
  failed: boolean
  retry: () => void
  exercises: ReadonlyMap<string, Exercise>
  language: Language
}

/** What to send to students, as soon as the assignment is complete; until then, what is missing. */
export function Results({ made, issues, missing, failed, retry, exercises, language }: ResultsProps) {
  const t = assignWords[language]
  const id = useId()
  const assignment = made?.assignment
  const open = issues.filter(({ warning }) => !warning)
  return (
    <section class="results" aria-labelledby={`${id}-results`}>
      <h2 id={`${id}-results`}>{t.results}</h2>
      {open.length > 0 && (
        <>
          <p>{t.notYet}</p>
          <ul>
            {open.map(({ text }, i) => (
              <li key={i}>{text[language]}</li>
            ))}
          </ul>
        </>
      )}
      {missing.length > 0 && <p class="problem">{t.missing(missing)}</p>}
      {failed && (
        <p class="problem" role="alert">
          {t.failed}{' '}
          <button type="button" class="button" onClick={retry}>
            {t.retry}
          </button>
        </p>
      )}
      {made?.problem && (
        <p class="problem" role="alert">
          {made.problem[language]}
        </p>
      )}
      {open.length === 0 && !assignment && !failed && !made && missing.length === 0 && <p>{t.loading}</p>}
      {assignment && (
        <>
          <Link assignment={assignment} language={language} />
          <ul class="takes">
            {takes.map((take) => (
              <TakeButton
                key={take.id}
                take={take}
                assignment={assignment}
                exercises={exercises}
                language={language}
              />
            ))}
          </ul>
          <ScormPanel assignment={assignment} language={language}>
            {(packages) =>
              packages.map((take) => (
                <TakeButton
                  key={take.id}
                  take={take}
                  assignment={assignment}
                  exercises={exercises}
                  language={language}
                />
              ))
            }
          </ScormPanel>
          <StudentPreview assignment={assignment} exercises={exercises} language={language} />
        </>
      )}
    </section>
  )
}

/** Lengths at which programs are known to cut links off. */
const [LONG, VERY_LONG] = [2000, 8000]

function Link({ assignment, language }: { assignment: Assignment; language: Language }) {
  const t = assignWords[language]
  const id = useId()
  const [copied, setCopied] = useState(false)
  const link = useMemo(
    () => `${siteUrl('assignment/', language)}#${encodeAssignment(assignment)}`,
    [assignment, language],
  )
  useEffect(() => setCopied(false), [link])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      document.getElementById(id)?.focus()
    }
  }
  return (
    <div class="link">
      <label for={id}>{t.link}</label>
      <div class="row">
        <input id={id} readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
        <button type="button" class="button" onClick={() => void copy()}>
          {t.copyLink}
        </button>
      </div>
      <p class="hint">
        {t.linkLength(link.length)}{' '}
        {link.length > VERY_LONG ? t.linkVeryLong : link.length > LONG ? t.linkLong : ''}{' '}
        {assignment.policy.extensions.length > 0 && t.linkExtensions}
      </p>
      <p role="status" class="hint">
        {copied ? t.copied : ''}
      </p>
    </div>
  )
}

interface TakeButtonProps {
  take: Take
  assignment: Assignment
  exercises: ReadonlyMap<string, Exercise>
  language: Language
}

function TakeButton({ take, assignment, exercises, language }: TakeButtonProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  const make = async () => {
    setBusy(true)
    setProblem('')
    try {
      const { name, content, type } = await take.make(assignment, { language, exercises })
      download(name, content, type)
    } catch (error) {
      setProblem(errorText(error)[language])
    }
    setBusy(false)
  }
  return (
    <li>
      <button type="button" class="button" disabled={busy} onClick={() => void make()}>
        ↓ {take.label[language]}
      </button>{' '}
      <span class="hint">{take.describe[language]}</span>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}
