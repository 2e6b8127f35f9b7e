import { proxy } from 'comlink'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Text } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import type { Gradebook } from '../../../exercises/gradebook.ts'
import type { Change } from '../../../exercises/regrade.ts'
import type { RosterColumns } from '../../../exercises/roster.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import type { PrivateKeyJwk } from '../../../exercises/sealing.ts'
import type { FileProblem } from '../../../exercises/unpack.ts'
import type { Answer, Graded, Report } from '../../../workers/grade.worker.ts'
import { loadExercises } from '../loadExercises.ts'
import type { NamedFile } from './droppedFiles.ts'
import { grader } from './grader.ts'
import { keptText } from '../../kept.ts'

export interface Busy {
  readonly what: 'taking' | 'reading' | 'grading'
  readonly done: number
  readonly all: number
}

/** What has been put on the desk. */
export interface Desk {
  readonly assignment: Assignment | null
  readonly exercises: ReadonlyMap<string, Exercise>
  readonly roster: { readonly text: string; readonly columns: Partial<RosterColumns> } | null
  readonly key: PrivateKeyJwk | null
  readonly gradebook: Gradebook
  /** Raised whenever there is other material to read. */
  readonly pile: number
}

const emptyGradebook: Gradebook = { marks: {}, comments: {}, changes: [] }

const empty: Desk = {
  assignment: null,
  exercises: new Map(),
  roster: null,
  key: null,
  gradebook: emptyGradebook,
  pile: 0,
}

/**
 * The gradebook's state. Whatever is put on the desk or changed there is read and graded again; a newer change cancels
 * what an older one set going.
 */
export function useGradebook() {
  const [desk, setDesk] = useState<Desk>(empty)
  const [busy, setBusy] = useState<Busy | null>(null)
  const [graded, setGraded] = useState<Graded | null>(null)
  const [problems, setProblems] = useState<readonly FileProblem[]>([])
  const [notes, setNotes] = useState<readonly Text[]>([])
  const [stopped, setStopped] = useState(false)
  const job = useRef(0)
  const reading = useRef<string | null>(null)
  /** Files whose taking in was stopped. */
  const left = useRef<readonly NamedFile[]>([])
  /** While files are taken in: those dropped meanwhile, whose turn comes next. */
  const waiting = useRef<NamedFile[] | null>(null)

  const begin = useCallback(() => {
    void grader().cancel(job.current)
    return ++job.current
  }, [])
  const reportOf = useCallback(
    (own: number, what: Busy['what']): Report =>
      proxy((done: number, all: number) => {
        if (own === job.current) setBusy({ what, done, all })
      }),
    [],
  )

  /** Reads the pile where it or the key is new, then grades. */
  const run = useCallback(async (now: Desk) => {
    if (now.pile === 0 || !now.assignment) return
    const own = begin()
    setStopped(false)
    const stop = (answer: Answer<unknown>) => {
      if (own !== job.current) return true
      if (answer.ok) return false
      setBusy(null)
      if (answer.cancelled) setStopped(true)
      else setNotes([answer.problem])
      return true
    }
    const material = `${now.pile} ${now.key?.d ?? ''}`
    if (reading.current !== material) {
      setBusy({ what: 'reading', done: 0, all: 0 })
      const read = await grader().read(own, now.key ?? undefined, reportOf(own, 'reading'))
      if (stop(read)) return
      reading.current = material
      if (read.ok) setProblems(read.value.problems)
    }
    setBusy((before) => before ?? { what: 'grading', done: 0, all: 0 })
    const answer = await grader().grade(
      own,
      {
        assignment: now.assignment,
        exercises: [...now.exercises.values()],
        gradebook: now.gradebook,
        ...(now.roster ? { roster: now.roster } : {}),
      },
      reportOf(own, 'grading'),
    )
    if (stop(answer)) return
    if (answer.ok) setGraded(answer.value)
    setBusy(null)
  }, [])

  const put = useCallback(
    (change: (before: Desk) => Desk) => {
      setDesk((before) => {
        const next = change(before)
        queueMicrotask(() => void run(next))
        return next
      })
    },
    [run],
  )

  /** Sorted by what they are. What cannot be used is said; the rest is used. */
  const takeIn = useCallback(
    async (queue: NamedFile[]) => {
      const files = queue.splice(0)
      const own = begin()
      setNotes([])
      setStopped(false)
      left.current = []
      setBusy({ what: 'taking', done: 0, all: files.length })
      const taken = await grader().take(own, files, reportOf(own, 'taking'))
      // The desk was cleared meanwhile.
      if (waiting.current !== queue) return
      setBusy(null)
      if (!taken.ok) {
        setNotes(taken.cancelled ? [] : [taken.problem])
        setStopped(taken.cancelled === true)
        if (taken.cancelled) left.current = [...files, ...queue.splice(0)]
        return
      }
      const said: Text[] = []
      const use = <T>(answer: Answer<T>): T | undefined => {
        if (answer.ok) return answer.value
        said.push(answer.problem)
        return undefined
      }
      const { assignment: text, roster, gradebook, key, submissions } = taken.value
      const assignment = text === undefined ? undefined : use(await grader().assignment(text))
      const loaded = assignment && (await exercisesOf(assignment, said))
      const list = roster === undefined ? undefined : use(await grader().roster(roster, {}))
      const of = assignment ?? deskRef.current.assignment
      const kept =
        gradebook === undefined
          ? undefined
          : of
            ? use(await grader().gradebook(gradebook, of))
            : void said.push(NO_ASSIGNMENT)
      setNotes(said)
      put((before) => ({
        ...before,
        ...(assignment && loaded
          ? { assignment, exercises: loaded, gradebook: restore(assignment) ?? emptyGradebook }
          : {}),
        ...(list ? { roster: { text: roster!, columns: list.chosen } } : {}),
        ...(kept ? { gradebook: kept } : {}),
        ...(key ? { key } : {}),
        pile: before.pile + (submissions > 0 ? 1 : 0),
      }))
    },
    [put],
  )

  /** Whatever was dropped or chosen, after what was dropped before. */
  const take = useCallback(
    async (files: readonly NamedFile[]) => {
      if (waiting.current) {
        waiting.current.push(...files)
        return
      }
      const queue = [...files]
      waiting.current = queue
      try {
        while (queue.length > 0) await takeIn(queue)
      } finally {
        if (waiting.current === queue) waiting.current = null
      }
    },
    [takeIn],
  )

  /** An assignment from its link. */
  const takeAssignment = useCallback(
    async (assignment: Assignment) => {
      const said: Text[] = []
      const exercises = await exercisesOf(assignment, said)
      setNotes(said)
      if (exercises)
        put((before) => ({
          ...before,
          assignment,
          exercises,
          gradebook: restore(assignment) ?? emptyGradebook,
        }))
    },
    [put],
  )

  const deskRef = useRef(desk)
  deskRef.current = desk

  /** Marks and decisions survive a reload of this tab; where they should last, they are saved to a file. */
  useEffect(() => {
    if (desk.assignment) keep(desk.assignment, desk.gradebook)
  }, [desk.assignment, desk.gradebook])

  return {
    desk,
    busy,
    graded,
    problems,
    notes,
    stopped,
    take,
    takeAssignment,
    say: setNotes,
    setColumns: (columns: Partial<RosterColumns>) =>
      put((before) =>
        before.roster
          ? { ...before, roster: { ...before.roster, columns: { ...before.roster.columns, ...columns } } }
          : before,
      ),
    dropRoster: () => put((before) => ({ ...before, roster: null })),
    mark: (student: string, item: string, marks: Readonly<Record<string, number>> | null, comment: string) =>
      put((before) => ({
        ...before,
        gradebook: {
          ...before.gradebook,
          marks: entered(before.gradebook.marks, student, item, marks),
          comments: entered(before.gradebook.comments, student, item, comment.trim() || null),
        },
      })),
    decide: (changes: readonly Change[]) =>
      put((before) => ({ ...before, gradebook: { ...before.gradebook, changes } })),
    cancel: () => void grader().cancel(job.current),
    again: () => void (left.current.length > 0 ? take(left.current) : run(deskRef.current)),
    clear() {
      waiting.current = null
      begin()
      void grader().clear()
      reading.current = null
      setGraded(null)
      setProblems([])
      setNotes([])
      setBusy(null)
      setDesk(empty)
    },
    /** Of what is graded: not asked for while something else is under way. */
    preview: async (changes: readonly Change[]) => {
      const own = begin()
      const answer = await grader().preview(own, changes, reportOf(own, 'grading'))
      if (own === job.current) setBusy(null)
      return answer
    },
  }
}

export type GradebookDesk = ReturnType<typeof useGradebook>

async function exercisesOf(assignment: Assignment, said: Text[]) {
  try {
    return await loadExercises(assignment.items.map(({ id }) => id))
  } catch {
    said.push(NO_NETWORK)
    return undefined
  }
}

/** A record by student and item with one entry changed; null takes it out. */
function entered<T>(
  of: Readonly<Record<string, Readonly<Record<string, T>>>>,
  student: string,
  item: string,
  value: T | null,
): Readonly<Record<string, Readonly<Record<string, T>>>> {
  const own = { ...(Object.hasOwn(of, student) ? of[student] : {}) }
  if (value === null) delete own[item]
  else own[item] = value
  const { [student]: _, ...others } = of
  return Object.keys(own).length === 0 ? others : { ...others, [student]: own }
}

const keptFor = ({ contentHash }: Assignment) => keptText(`cvt-gradebook:${contentHash}`)

function keep(assignment: Assignment, gradebook: Gradebook) {
  if (gradebook !== emptyGradebook) keptFor(assignment).write(JSON.stringify(gradebook))
}

function restore(assignment: Assignment): Gradebook | undefined {
  const text = keptFor(assignment).read()
  try {
    return text === null ? undefined : (JSON.parse(text) as Gradebook)
  } catch {
    return undefined
  }
}

const NO_NETWORK: Text = {
  en: 'The exercises of this assignment could not be fetched. Is there a connection?',
  zh: '无法获取这份作业的练习。网络是否连通？',
}
const NO_ASSIGNMENT: Text = {
  en: 'Open the assignment before its gradebook.',
  zh: '请先打开作业，再打开成绩册。',
}
