import type { Language } from '../../../core/text.ts'
import type { Policy } from '../../../exercises/assignment.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import { dueFor } from '../../../exercises/policy.ts'
import { isTimeZone, showMoment } from '../../../exercises/timeZone.ts'
import { attemptWords } from './attemptWords.ts'

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A moment in the assignment's time zone. */
export function momentText(time: number, { timeZone }: Policy, language: Language): string {
  return showMoment(time, timeZone && isTimeZone(timeZone) ? timeZone : ownZone(), language)
}

const percent = (share: number, language: Language) => formatValue(share, language, '.3~p')

interface DatesProps {
  policy: Policy
  /** Whose extension counts; '' while nobody has begun. */
  student: string
  language: Language
}

/** When the assignment opens and is due, in its own time zone and on the student's clock, and what late means. */
export function Dates({ policy, student, language }: DatesProps) {
  const t = attemptWords[language]
  const opens = policy.opens === undefined ? null : Date.parse(policy.opens)
  const due = dueFor(policy, student)
  const extended = due !== null && policy.due !== undefined && due !== Date.parse(policy.due)
  const line = (label: string, time: number) => {
    const text = momentText(time, policy, language)
    const own = showMoment(time, ownZone(), language)
    return (
      <p>
        <b>{label}:</b> <time dateTime={new Date(time).toISOString()}>{text}</time>
        {policy.timeZone && own !== text && <span class="hint"> {t.yourTime(own)}</span>}
      </p>
    )
  }
  return (
    <div class="dates">
      {opens !== null && line(t.opens, opens)}
      {due === null ? <p>{t.noDue}</p> : line(extended ? t.yourDue : t.due, due)}
      {due !== null && <p class="hint">{lateRuleText(policy, language)}</p>}
    </div>
  )
}

/** The late rule in a sentence. */
function lateRuleText({ late }: Policy, language: Language): string {
  const t = attemptWords[language].lateRule
  if (late.rule === 'accept') return t.accept
  const grace = late.graceMinutes ?? 0
  if (late.rule === 'refuse') return t.refuse(grace)
  const most = late.most === undefined ? null : percent(late.most, language)
  return t.deduct(percent(late.perDay, language), most, grace)
}
