import type { Assignment } from '../exercises/assignment.ts'
import type { ExerciseBank } from '../exercises/bank.ts'
import { isChecked, itemState } from '../exercises/itemState.ts'
import { type Submission, keyOf } from '../exercises/submission.ts'
import type { Host, Kept } from '../widgets/teach/attempt/Host.ts'
import { studentItems } from '../widgets/teach/attempt/itemView.ts'
import { type Interaction, addInteraction } from './interactions.ts'
import { joinWork } from './joinWork.ts'
import type { Session } from './session.ts'
import { standingOf } from './standing.ts'
import { fromSuspendData, toSuspendData } from './suspendData.ts'
import { tellStanding } from './tellStanding.ts'

/** What a student should know of how the platform keeps the work; several may hold at once. */
export type Notice =
  /** The platform lacked work that this browser kept. */
  | { readonly kind: 'restored' }
  /** What the platform gave back is not this work. */
  | { readonly kind: 'unreadable' }
  /** The platform holds the answers, but not how they came about. */
  | { readonly kind: 'thinned' }
  /** These answers are too long for the platform. */
  | { readonly kind: 'too-long'; readonly items: readonly string[] }
  /** The platform did not take the last change. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The platform shows an attempt that is over, and stores nothing. */
  | { readonly kind: 'review' }

export interface ScormHost extends Host {
  /** Calls back with what the student should know, now and whenever it changes. */
  onNotices(listener: (notices: readonly Notice[]) => void): void
  /** Item that was worked on last, according to the platform; '' for none. */
  readonly location: string
  /** Hands everything to the platform at once. */
  flush(): void
  /** Hands everything over and ends the session: when the page goes away. */
  end(): void
}

export interface ScormHostOptions {
  readonly assignment: Assignment
  readonly bank: ExerciseBank
  readonly session: Session
  /** Keeps the work in the browser as well, for platforms that lose it. */
  readonly own: Host
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Milliseconds after which typing is handed over; a check is at once. */
  readonly pause?: number
}

/**
 * Keeps the work in a learning platform by SCORM, and in the browser as well: what the two hold is joined. Every check
 * is committed at once, typing after a pause; the session ends only with the page.
 */
export function scormHost(options: ScormHostOptions): ScormHost {
  const { assignment, bank, session, own, now = Date.now, pause = 1500 } = options
  const { get, set, dialect } = session
  const { elements, room } = dialect
  const began = now()
  const id = get(elements.learnerId).trim().slice(0, 200)
  const student = id === '' ? undefined : { id, name: get(elements.learnerName).trim().slice(0, 500) }
  const writable = !['browse', 'review'].includes(get(elements.mode))
  const suspended = get(elements.suspendData)
  const location = get(elements.location)
  /** Place in `room`. */
  let place = 0
  /** Entries made in the platform's list of answers. */
  let listed = 0
  let kept: Kept | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let changed = false
  let tell: (notices: readonly Notice[]) => void = () => {}
  const lasting: Notice[] = writable ? [] : [{ kind: 'review' }]
  let passing: readonly Notice[] = []

  // Said at the start, so that a page that dies without a farewell is taken up again none the less.
  if (writable) set(elements.exit, 'suspend')

  const flush = () => {
    clearTimeout(timer)
    if (!kept || !writable || !changed) return
    changed = false
    const notices: Notice[] = []
    const store = () => {
      for (; place < room.length; place++) {
        const data = toSuspendData(assignment, kept!, room[place]!)
        if (!set(elements.suspendData, data.text)) continue
        if (data.left.length > 0) notices.push({ kind: 'too-long', items: data.left })
        else if (!data.whole) notices.push({ kind: 'thinned' })
        return true
      }
      place = room.length - 1
      return false
    }
    let error = store() ? null : session.lastError()
    const item = kept.submission.log.at(-1)?.item
    if (item !== undefined) set(elements.location, item)
    tellStanding(session, standingOf(assignment, bank, kept, now()))
    set(elements.sessionTime, dialect.duration(now() - began))
    if (!session.commit()) {
      error ??= session.lastError()
      // Once more with the next change, or when the page goes.
      changed = true
    }
    if (error !== null) notices.push({ kind: 'refused', error })
    passing = notices
    tell([...lasting, ...passing])
  }
  const soon = () => {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(flush, pause)
  }

  /** The work of this browser and of the platform as one, with word of what either lacked. */
  const join = async (mine: Kept): Promise<Kept> => {
    const theirs = fromSuspendData(assignment, suspended, mine.submission.student)
    if (!theirs) {
      if (suspended !== '') lasting.push({ kind: 'unreadable' })
      else if (mine.submission.log.length > 0 && writable) lasting.push({ kind: 'restored' })
      kept = mine
    } else if (!writable) kept = theirs
    else {
      const last = ({ submission }: Kept) => submission.log.at(-1)?.time ?? 0
      if (last(mine) > last(theirs)) lasting.push({ kind: 'restored' })
      kept = await own.update((before) => joinWork(assignment, before, theirs))
    }
    tell([...lasting, ...passing])
    soon()
    return kept
  }
  const begin = async (start: Submission) => join(await own.begin(start))

  /** Lists the answers that were checked, or handed in unchecked, since `before`. */
  const list = (before: Kept, after: Kept) => {
    const known = new Set(before.submission.log.map(keyOf))
    const items = studentItems(assignment, bank, after.submission.student.id)
    const find = (item: string) => items.find((of) => of?.item.id === item)
    const add = (interaction: Interaction) => {
      // A platform that does not count its list lets us count.
      listed = Math.max(listed, Number(get('cmi.interactions._count')) || 0)
      if (addInteraction(session, listed, interaction)) listed++
    }
    for (const event of after.submission.log) {
      if (event.event !== 'check' || known.has(keyOf(event))) continue
      const of = find(event.item)
      const { answer, time } = event
      if (of) add({ of, answer, time, score: of.gradeOf(answer).score })
    }
    if (after.handedIn === null || after.handedIn.time === before.handedIn?.time) return
    for (const { item, answer } of after.submission.answers) {
      const of = find(item)
      if (!of || isChecked(of.item, of.exercise)) continue
      const { time } = itemState(after.submission, item)
      if (time !== null && time > (before.handedIn?.time ?? -1)) add({ of, answer, time, score: null })
    }
  }

  const { leave, ...rest } = own
  return {
    ...rest,
    // Whom the platform names is nobody else.
    ...(student ? { student } : leave ? { leave } : {}),
    keeps: writable,
    reports: writable,
    location,
    async resume() {
      if (student) return undefined
      const theirs = fromSuspendData(assignment, suspended)
      const mine = await own.resume()
      if (mine) return join(mine)
      return theirs && begin(theirs.submission)
    },
    begin,
    async update(change) {
      const before = kept
      kept = writable ? await own.update(change) : change(kept!)
      const checks = ({ submission }: Kept) => submission.log.filter(({ event }) => event !== 'save').length
      const weighty = !before || checks(kept) > checks(before) || kept.handedIn !== before.handedIn
      if (before && weighty && writable) list(before, kept)
      changed = true
      if (weighty) flush()
      else soon()
      return kept
    },
    watch: (listener) =>
      own.watch?.((other) => {
        kept = other
        soon()
        listener(other)
      }) ?? (() => {}),
    // Also when the clock changes what may be seen of the score.
    report: soon,
    finish: own.finish,
    onNotices(listener) {
      tell = listener
      listener([...lasting, ...passing])
    },
    flush,
    end() {
      changed ||= kept !== undefined
      flush()
      clearTimeout(timer)
      session.terminate()
    },
  }
}
