import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import type { ExerciseBank } from '../../../exercises/bank.ts'
import { startSubmission } from '../../../exercises/submission.ts'
import { attemptWords } from './attemptWords.ts'
import type { Host, Kept } from './Host.ts'
import { Identity } from './Identity.tsx'
import { Work } from './Work.tsx'

export interface AttemptProps {
  assignment: Assignment
  /** The exercises of the assignment with their models: from here on nothing more is loaded. */
  bank: ExerciseBank
  host: Host
  language: Language
  /** Milliseconds since 1970. */
  now?: () => number
}

/** An assignment as a student works on it: who, what, and handing in. */
export function Attempt({ assignment, bank, host, language, now = Date.now }: AttemptProps) {
  /** Undefined while the host is asked; null when nobody has begun. */
  const [kept, setKept] = useState<Kept | null>()
  const begin = async (student: { id: string; name: string }) => {
    const submission = startSubmission(assignment, student)
    // Where nothing can be kept one works all the same, and each change says that it was not kept.
    setKept(await host.begin(submission).catch(() => ({ submission, handedIn: null })))
  }
  useEffect(() => {
    const resumed = host.resume().catch(() => undefined)
    void resumed.then((found) => {
      if (found) setKept(found)
      else if (host.student) void begin(host.student)
      else setKept(null)
    })
  }, [host])
  const t = attemptWords[language]
  const title = assignment.title[language] || assignment.title.en || assignment.title.zh
  const instructions = assignment.instructions?.[language] || assignment.instructions?.en
  return (
    <div class="attempt" data-ready={kept !== undefined || undefined}>
      <h2>{title}</h2>
      {instructions && <p class="instructions">{instructions}</p>}
      {kept === undefined && <p role="status">{t.loading}</p>}
      {kept === null && (
        <Identity assignment={assignment} language={language} onBegin={(student) => void begin(student)} />
      )}
      {kept && (
        <Work
          key={kept.submission.student.id}
          assignment={assignment}
          bank={bank}
          host={host}
          first={kept}
          language={language}
          now={now}
          onLeave={host.leave && (() => void host.leave!().then(() => setKept(null)))}
        />
      )}
    </div>
  )
}
