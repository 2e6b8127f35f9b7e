import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Assignment } from '../../../exercises/assignment.ts'
import type { ExerciseBank } from '../../../exercises/bank.ts'
import type { Grade } from '../../../exercises/life.ts'
import { type Phase, phaseAt } from '../../../exercises/policy.ts'
import { startAnswer } from '../../../exercises/startAnswer.ts'
import {
  type LogEvent,
  type Submission,
  mergeSubmissions,
  recordAnswer,
  recordEvent,
} from '../../../exercises/submission.ts'
import { submissionFile } from '../../../exercises/submissionFile.ts'
import type { Host, Kept } from './Host.ts'
import { type ItemView, itemView, scoreOf, studentItems } from './itemView.ts'
import { statusOf } from './status.ts'

/**
 * A student's work on an assignment. Every change goes to the host at once, one after the other; while one is being
 * written, further typing waits and is written as one.
 */
export function useWork(
  assignment: Assignment,
  bank: ExerciseBank,
  host: Host,
  first: Kept,
  now: () => number,
) {
  const student = first.submission.student.id
  const items = useMemo(() => studentItems(assignment, bank, student), [assignment, bank, student])
  const [kept, setKept] = useState(first)
  const [unkept, setUnkept] = useState(false)
  /** What is wrong with answers that could not be read, by item. */
  const [problems, setProblems] = useState<Readonly<Record<string, Grade | undefined>>>({})
  /** Items of which a field holds what was refused: the answer that is kept is the one before. */
  const [refused, setRefused] = useState<Readonly<Record<string, boolean>>>({})
  /** Answers on the screen that are not yet written. */
  const [onScreen, setOnScreen] = useState<ReadonlyMap<string, unknown>>(new Map())
  /** Grows when the work was changed elsewhere, so that what is on the screen is drawn anew. */
  const [edition, setEdition] = useState(0)
  const latest = useRef(first)
  const waiting = useRef(new Map<string, unknown>())
  const writing = useRef(false)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const lost = useRef(false)
  const phase = usePhase(assignment, student, now)

  const show = (next: Kept) => {
    latest.current = next
    setKept(next)
  }

  useEffect(
    () =>
      host.watch?.((changed) => {
        show(changed)
        setEdition((count) => count + 1)
      }),
    [host],
  )

  /** Runs after all that was asked for before, on the work as it is kept, with what was typed meanwhile. */
  const change = (
    next: (submission: Submission) => Submission = (same) => same,
    handedIn?: Kept['handedIn'],
  ) => {
    const run = queue.current.then(async () => {
      const typed = [...waiting.current]
      writing.current = false
      const apply = (before: Kept): Kept => {
        const whole = lost.current
          ? mergeSubmissions(assignment, before.submission, latest.current.submission)
          : before.submission
        const withTyped = typed.reduce(
          (submission, [item, answer]) => keepAnswer(assignment, submission, item, answer, now()),
          whole,
        )
        const submission = next(withTyped)
        return { submission, handedIn: handedIn ?? before.handedIn }
      }
      try {
        show(await host.update(apply))
        lost.current = false
      } catch {
        show(apply(latest.current))
        lost.current = true
      }
      setUnkept(lost.current)
      for (const [item, answer] of typed)
        if (waiting.current.get(item) === answer) waiting.current.delete(item)
      setOnScreen(new Map(waiting.current))
      return latest.current
    })
    queue.current = run
    return run
  }
  const record = (item: string, event: LogEvent['event'], answer?: unknown) =>
    change((submission) => recordEvent(submission, assignment, { item, event, answer, time: now() }))

  const views = items.map((of) => of && itemView(of, kept.submission, phase.kind))
  const shown = views.filter((view) => view !== undefined)
  const answerOf = ({ item, state }: ItemView) =>
    onScreen.has(item.id) ? onScreen.get(item.id) : state.answer

  /** Checks an answer, or says why it cannot be read: that is no attempt. */
  const check = async (
    view: ItemView,
    answer = answerOf(view) ?? startAnswer(view.exercise, view.variant),
  ) => {
    const { id } = view.item
    const grade = view.gradeOf(answer)
    if (!grade.problem) return record(id, 'check', answer)
    setProblems((before) => ({ ...before, [id]: grade }))
    return record(id, 'save', answer)
  }

  const statuses = views.map((view) => statusOf(view, view && refused[view.item.id]))
  const report = {
    ...reportOf(assignment, shown, kept),
    answered: statuses.filter((status) => !GAPS.has(status)).length,
  }
  const key = JSON.stringify(report)
  useEffect(() => host.report?.(report), [key, kept.submission.logHash, host])

  return {
    kept,
    phase,
    views,
    statuses,
    unkept,
    problems,
    edition,
    report,
    answerOf,
    check,
    answer(id: string, answer: unknown) {
      waiting.current.set(id, answer)
      setOnScreen(new Map(waiting.current))
      if (problems[id]) setProblems((before) => ({ ...before, [id]: undefined }))
      // The writing that waits its turn takes along all that is typed until then.
      if (!writing.current) {
        writing.current = true
        void change()
      }
    },
    refuse: (id: string, is: boolean) =>
      setRefused((before) => (!!before[id] === is ? before : { ...before, [id]: is })),
    /** Keeps an answer as it stands. */
    keep: (view: ItemView) =>
      record(view.item.id, 'save', answerOf(view) ?? startAnswer(view.exercise, view.variant)),
    hint: ({ item }: ItemView) => record(item.id, 'hint'),
    reveal: ({ item }: ItemView) => record(item.id, 'solution'),
    /** Checks what has not been checked, makes the file of all that is on the screen, and hands it over. */
    async handIn() {
      await change()
      for (const of of items) {
        if (!of) continue
        const view = itemView(of, latest.current.submission, phase.kind)
        const { answer, checked } = view.state
        if (view.checks && view.rights.open && answer !== undefined && !checked) await check(view, answer)
      }
      const { submission } = latest.current
      const score = scoreOf(items.flatMap((of) => (of ? [itemView(of, submission, phase.kind)] : [])))
      const file = await submissionFile(assignment, { ...submission, clientScore: score })
      await host.finish(file)
      await change(undefined, { logHash: submission.logHash, time: now() })
      return file
    },
  }
}

/** Unless it is the one that is kept already. */
function keepAnswer(
  assignment: Assignment,
  submission: Submission,
  item: string,
  answer: unknown,
  time: number,
): Submission {
  const before = submission.answers.find((one) => one.item === item)
  return before && JSON.stringify(before.answer) === JSON.stringify(answer)
    ? submission
    : recordAnswer(submission, assignment, { item, answer, time })
}

function reportOf(assignment: Assignment, views: readonly ItemView[], { submission, handedIn }: Kept) {
  const possible = assignment.items.reduce((sum, { points }) => sum + points, 0)
  const secret = views.some(({ item, grade }) => item.feedback === 'after-due' && !grade)
  const earned = secret ? null : (scoreOf(views.filter(({ grade }) => grade)) ?? null)
  return {
    score: earned === null || possible === 0 ? null : earned / possible,
    earned,
    possible,
    items: assignment.items.length,
    complete: handedIn?.logHash === submission.logHash,
  }
}

/** Statuses of items without an answer that could count. */
const GAPS: ReadonlySet<string> = new Set(['empty', 'unreadable', 'missing'])

/** Longest wait that a timer can be set to. */
const LONGEST = 2 ** 31 - 1

/** Where the student stands, kept up with the clock. */
function usePhase(assignment: Assignment, student: string, now: () => number): Phase {
  const [time, setTime] = useState(now)
  const phase = phaseAt(assignment.policy, student, time)
  const { until } = phase
  useEffect(() => {
    const look = () => setTime(now())
    const wait = until === null ? null : Math.min(Math.max(until - now(), 0) + 20, LONGEST)
    const timer = wait === null ? undefined : setTimeout(look, wait)
    // A computer that slept did not count.
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [until, time, now])
  return phase
}
