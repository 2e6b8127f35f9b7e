import type { Session } from './session.ts'
import type { Standing } from './standing.ts'

/** Score, completion and success, in the elements of the session's version. */
export function tellStanding(session: Session, standing: Standing): void {
  const { earned, possible, complete, pending } = standing
  const { get, set, version, dialect } = session
  const { score } = dialect.elements
  const share = earned === null || possible === 0 ? null : Math.min(1, Math.max(0, earned / possible))
  if (share !== null) {
    // 1.2 wants a score from 0 to 100, whatever the points.
    const [raw, max] = version === '2004' ? [earned!, possible] : [share * 100, 100]
    set(`${score}.min`, '0')
    set(`${score}.max`, decimal(max))
    set(`${score}.raw`, decimal(raw))
    if (version === '2004') set(`${score}.scaled`, decimal(share))
  }
  const mark = get(dialect.elements.passing)
  // What a person has yet to mark can still pass.
  const known = complete && share !== null && !pending && mark.trim() !== '' && Number.isFinite(Number(mark))
  if (version === '2004') {
    set('cmi.completion_status', complete ? 'completed' : 'incomplete')
    set('cmi.success_status', known ? passed(share >= Number(mark)) : 'unknown')
  } else {
    const status = known ? passed(share * 100 >= Number(mark)) : complete ? 'completed' : 'incomplete'
    set('cmi.core.lesson_status', status)
  }
}

const passed = (yes: boolean) => (yes ? 'passed' : 'failed')

/** At most seven decimals, as real(10,7) has it. */
const decimal = (value: number) => String(Math.round(value * 1e6) / 1e6)
