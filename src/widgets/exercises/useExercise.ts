import { useEffect, useRef, useState } from 'preact/hooks'
import { loadModel } from '../../core/models.ts'
import { attemptsOf } from '../../exercises/attempts.ts'
import { gradeRaw } from '../../exercises/grade.ts'
import type { Grade, Variant } from '../../exercises/life.ts'
import { prepare } from '../../exercises/prepare.ts'
import type { ProgressRecord } from '../../exercises/progress.ts'
import type { Exercise } from '../../exercises/schema.ts'
import { type Solver, createSolver } from '../../exercises/solver.ts'
import { startAnswer } from '../../exercises/startAnswer.ts'
import { loadRecord, saveRecord } from './progressStore.ts'

/** Do answers need the model at once, or only another variant? */
const needsModel = (exercise: Exercise) =>
  exercise.kind === 'target' || (exercise.kind === 'predict' && exercise.sketch !== undefined)

/**
 * The state of one exercise on a page: variant, answer, attempts, and what the last check said. It begins with what
 * the browser kept, and every change is kept at once; until that has been read nothing may be changed, for the first
 * change would write over it.
 */
export function useExercise(exercise: Exercise, first: Variant) {
  const [variant, setVariant] = useState(first)
  const [record, setRecord] = useState<ProgressRecord>(() => emptyRecord(exercise, first.seed))
  const [grade, setGrade] = useState<Grade | null>(null)
  const [round, setRound] = useState(0)
  const [ready, setReady] = useState(false)
  const [keeps, setKeeps] = useState(true)
  const { solver, failed, load } = useSolver(exercise)
  const latest = useRef(record)

  const change = (changes: Partial<ProgressRecord>) => {
    latest.current = { ...latest.current, ...changes, updated: Date.now() }
    setRecord(latest.current)
    saveRecord(latest.current).catch(() => setKeeps(false))
  }

  useEffect(() => {
    void (async () => {
      const kept = await loadRecord(exercise.id).catch(() => void setKeeps(false))
      // What was answered on an older version of the exercise no longer fits; its note and best score stay.
      const usable = kept?.version === exercise.version ? kept : undefined
      const seed = usable?.seed ?? first.seed
      const loaded = needsModel(exercise) || seed !== first.seed ? await load() : {}
      // Without its model the answer that was kept cannot be shown; untouched, it is there at the next visit.
      if (!loaded) return
      const restored = seed === first.seed ? first : tryPrepare(exercise, seed, loaded.solver)
      if (restored && usable) {
        latest.current = usable
        setVariant(restored)
        if (usable.score !== null) setGrade(gradeRaw(exercise, restored, usable.answer, loaded.solver))
      } else if (kept)
        latest.current = { ...emptyRecord(exercise, first.seed), note: kept.note, best: kept.best }
      setRecord(latest.current)
      setReady(true)
    })()
  }, [])

  const attempts = attemptsOf(exercise)
  const closed = isClosed(grade, record, attempts)

  return {
    variant,
    /** How often it was begun anew: what shows the answer begins anew with it. */
    round,
    record,
    grade,
    solver,
    failed,
    ready,
    keeps,
    attempts,
    closed,
    answer: (answer: unknown) => {
      setGrade(null)
      change({ answer, score: null })
    },
    /** Grades the answer. Is nothing more to be changed now? */
    async check(): Promise<boolean> {
      const loaded = needsModel(exercise) ? await load() : {}
      if (!loaded) return false
      const answer = latest.current.answer ?? startAnswer(exercise, variant)
      const result = gradeRaw(exercise, variant, answer, loaded.solver)
      setGrade(result)
      // An answer that cannot be read is no attempt.
      if (result.problem) return false
      const { best, attempts: made } = latest.current
      // What a person has to mark is done once it is written.
      const reached = result.pending ? 1 : result.score
      change({ answer, attempts: made + 1, score: result.score, best: Math.max(best, reached) })
      return isClosed(result, latest.current, attempts)
    },
    hint: () => change({ hints: latest.current.hints + 1 }),
    giveUp: () => change({ gaveUp: true }),
    note: (note: string) => change({ note }),
    /** Another variant; where there is none, the same again. */
    async again() {
      const loaded = exercise.variant ? await load() : {}
      if (!loaded) return
      const { note, best, seed } = latest.current
      const next = exercise.variant ? nextVariant(exercise, variant, seed, loaded.solver) : variant
      setVariant(next)
      setRound((before) => before + 1)
      setGrade(null)
      // An essay is written on, not written anew.
      const kept = exercise.kind === 'explain' ? { answer: latest.current.answer } : {}
      change({ ...emptyRecord(exercise, next.seed), ...kept, note, best })
    },
  }
}

/** Right, saved, given up or tried as often as it may be. */
function isClosed(grade: Grade | null, { gaveUp, attempts: made }: ProgressRecord, attempts: number) {
  return grade?.score === 1 || grade?.pending === true || gaveUp || made >= attempts
}

function emptyRecord({ id, chapter, version }: Exercise, seed: number): ProgressRecord {
  const nothing = { answer: undefined, attempts: 0, hints: 0, score: null, best: 0, gaveUp: false, note: '' }
  return { id, chapter, version, seed, ...nothing, updated: 0 }
}

/** The next seed whose variant differs from this one. */
function nextVariant(exercise: Exercise, variant: Variant, seed: number, solver?: Solver): Variant {
  for (let next = seed + 1; next <= seed + 50; next++) {
    const other = prepare(exercise, next, solver)
    if (JSON.stringify(other.drawn) !== JSON.stringify(variant.drawn)) return other
  }
  return variant
}

function tryPrepare(exercise: Exercise, seed: number, solver?: Solver): Variant | undefined {
  try {
    return prepare(exercise, seed, solver)
  } catch {
    return undefined
  }
}

/** What could be fetched of an exercise's model; an exercise without one has no solver either. */
interface Loaded {
  readonly solver?: Solver
}

/** The model's solver, fetched when it is first needed; null when it cannot be fetched, until it is asked for again. */
function useSolver(exercise: Exercise) {
  const [solver, setSolver] = useState<Solver>()
  const [failed, setFailed] = useState(false)
  const loading = useRef<Promise<Loaded | null> | undefined>(undefined)
  const fetchModel = async (id: string): Promise<Loaded | null> => {
    try {
      const loaded = createSolver(await loadModel(id))
      setSolver(loaded)
      setFailed(false)
      return { solver: loaded }
    } catch {
      loading.current = undefined
      setFailed(true)
      return null
    }
  }
  const load = (): Promise<Loaded | null> =>
    (loading.current ??= exercise.model === undefined ? Promise.resolve({}) : fetchModel(exercise.model))
  return { solver, failed, load }
}
