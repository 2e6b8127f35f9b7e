import type { Language } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import type { ExerciseBank } from '../../../exercises/bank.ts'
import { AttemptItem } from './AttemptItem.tsx'
import { attemptWords } from './attemptWords.ts'
import { Dates, momentText } from './Dates.tsx'
import { HandIn } from './HandIn.tsx'
import type { Host, Kept } from './Host.ts'
import { pointsText } from './pointsText.ts'
import { useWork } from './useWork.ts'

interface WorkProps {
  assignment: Assignment
  bank: ExerciseBank
  host: Host
  first: Kept
  language: Language
  now: () => number
  onLeave: (() => void) | undefined
}

/** The items of an assignment with this student's variants, what is saved, and handing in. */
export function Work({ assignment, bank, host, first, language, now, onLeave }: WorkProps) {
  const t = attemptWords[language]
  const work = useWork(assignment, bank, host, first, now)
  const { student } = work.kept.submission
  const { policy } = assignment
  const { kind, until } = work.phase
  const { earned, possible, answered, items } = work.report
  const number = (value: number) => pointsText(value, language)
  return (
    <>
      <p class="student">
        {t.workingAs(student.name, student.id)}{' '}
        {onLeave && (
          <button type="button" class="quiet" onClick={onLeave}>
            {t.notYou}
          </button>
        )}
      </p>
      <Dates policy={policy} student={student.id} language={language} />
      <p class="phase" role="status">
        {kind === 'early' && <b>{t.early(momentText(until!, policy, language))}</b>}
        {kind === 'late' && (
          <b>
            {t.late} {until !== null && t.lateGrace(momentText(until, policy, language))}
          </b>
        )}
        {kind === 'closed' && <b>{t.closed}</b>}
      </p>
      {kind !== 'early' && (
        <>
          <p class="so-far" role="status">
            {t.progress(answered, items)}{' '}
            {earned === null ? t.noScore(number(possible)) : t.score(number(earned), number(possible))}
          </p>
          <p class="hint">{host.keeps ? (host.student ? t.savedHere : t.saved) : t.notSaved}</p>
          {work.views.map((view, i) => {
            const item = assignment.items[i]!
            return view ? (
              <AttemptItem
                key={item.id}
                number={i + 1}
                view={view}
                work={work}
                hints={policy.hints !== false}
                language={language}
              />
            ) : (
              <section class="question exercise" key={item.id}>
                <h3>{t.item(i + 1)}</h3>
                <p>{t.missing}</p>
              </section>
            )
          })}
          {work.unkept && (
            <p class="problem" role="alert">
              {t.unkept}
            </p>
          )}
          <HandIn assignment={assignment} work={work} reports={host.reports === true} language={language} />
        </>
      )}
    </>
  )
}
