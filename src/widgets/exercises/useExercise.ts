import { useEffect, useRef, useState } from 'preact/hooks'
import { loadModel } from '../../core/models.ts'
import { attemptsOf } from '../../exercises/attempts.ts'
import type { Grade, Variant } from '../../exercises/life.ts'
import type { ProgressRecord } from '../../exercises/progress.ts'
import type { Exercise } from '../../exercises/schema.ts'
import { type Solver, createSolver } from '../../exercises/solver.ts'
import { startAnswer } from '../../exercises/startAnswer.ts'
import { loadRecord, saveRecord } from './progressStore.ts'

type Engine = typeof import('./engine.ts')

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
  const { solver, failed, load } = useParts(exercise)
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
      const another = seed !== first.seed
      const marked = usable !== undefined && usable.score !== null
      const parts = await load({ engine: another || marked, model: another || needsModel(exercise) })
      // Without them the answer that was kept cannot be shown; untouched, it is there at the next visit.
      if (!parts) return
      const restored = another ? tryPrepare(exercise, seed, parts) : first
      if (restored && usable) {
        latest.current = usable
        setVariant(restored)
        if (marked) setGrade(parts.engine!.gradeRaw(exercise, restored, usable.answer, parts.solver))
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
      // An answer that is begun will be checked.
      loadEngine().catch(() => {})
    },
    /** Grades the answer. Is nothing more to be changed now? */
    async check(): Promise<boolean> {
      const parts = await load({ engine: true, model: needsModel(exercise) })
      if (!parts) return false
      const answer = latest.current.answer ?? startAnswer(exercise, variant)
      const result = parts.engine!.gradeRaw(exercise, variant, answer, parts.solver)
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
      const drawn = exercise.variant !== undefined
      const parts = await load({ engine: drawn, model: drawn })
      if (!parts) return
      const { note, best, seed } = latest.current
      const next = drawn ? nextVariant(exercise, variant, seed, parts) : variant
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
function nextVariant(exercise: Exercise, variant: Variant, seed: number, { engine, solver }: Parts): Variant {
  for (let next = seed + 1; next <= seed + 50; next++) {
    const other = engine!.prepare(exercise, next, solver)
    if (JSON.stringify(other.drawn) !== JSON.stringify(variant.drawn)) return other
  }
  return variant
}

function tryPrepare(exercise: Exercise, seed: number, { engine, solver }: Parts): Variant | undefined {
  try {
    return engine!.prepare(exercise, seed, solver)
  } catch {
    return undefined
  }
}

/** What an exercise fetches when it is first needed; an exercise without a model has no solver. */
interface Parts {
  readonly engine?: Engine | undefined
  readonly solver?: Solver | undefined
}

const loadEngine = (): Promise<Engine> => import('./engine.ts')

/** Fetches parts of an exercise as they are needed; `load` gives null when one of them cannot be had. */
function useParts(exercise: Exercise) {
  const [solver, setSolver] = useState<Solver>()
  const [failed, setFailed] = useState(false)
  const loading = useRef<Promise<Solver> | undefined>(undefined)
  const loadSolver = (id: string) =>
    (loading.current ??= loadModel(id).then((model) => {
      const loaded = createSolver(model)
      setSolver(loaded)
      return loaded
    }))
  const load = async (needed: { engine: boolean; model: boolean }): Promise<Parts | null> => {
    try {
      const [engine, found] = await Promise.all([
        needed.engine ? loadEngine() : undefined,
        needed.model && exercise.model !== undefined ? loadSolver(exercise.model) : undefined,
      ])
      setFailed(false)
      return { engine, solver: found }
    } catch {
      // What failed is tried again when it is asked for again.
      loading.current = undefined
      setFailed(true)
      return null
    }
  }
  return { solver, failed, load }
}
