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
 * the browser kept, and every change is kept at once.
 */
export function useExercise(exercise: Exercise, first: Variant) {
  const [variant, setVariant] = useState(first)
  const [record, setRecord] = useState<ProgressRecord>(() => emptyRecord(exercise, first.seed))
  const [grade, setGrade] = useState<Grade | null>(null)
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
      const needed = needsModel(exercise) || seed !== first.seed ? await load() : undefined
      const restored = seed === first.seed ? first : tryPrepare(exercise, seed, needed)
      if (restored && usable) {
        latest.current = usable
        setVariant(restored)
        if (usable.score !== null)
          setGrade(gradeRaw(exercise, restored, usable.answer, needed ?? (await load())))
      } else if (kept)
        latest.current = { ...emptyRecord(exercise, first.seed), note: kept.note, best: kept.best }
      setRecord(latest.current)
      setReady(true)
    })()
  }, [])

  const attempts = attemptsOf(exercise)
  const solved = grade !== null && (grade.score === 1 || grade.pending === true)
  const closed = solved || record.gaveUp || record.attempts >= attempts

  return {
    variant,
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
    async check() {
      const answer = latest.current.answer ?? startAnswer(exercise, variant)
      const result = gradeRaw(exercise, variant, answer, needsModel(exercise) ? await load() : undefined)
      setGrade(result)
      // An answer that cannot be read is no attempt.
      if (result.problem) return
      const { best, attempts: made } = latest.current
      // What a person has to mark is done once it is written.
      const reached = result.pending ? 1 : result.score
      change({ answer, attempts: made + 1, score: result.score, best: Math.max(best, reached) })
    },
    hint: () => change({ hints: latest.current.hints + 1 }),
    giveUp: () => change({ gaveUp: true }),
    note: (note: string) => change({ note }),
    /** Another variant; where there is none, the same again. */
    async again() {
      const { note, best, seed } = latest.current
      const next = exercise.variant
        ? nextVariant(exercise, variant, seed, exercise.model ? await load() : undefined)
        : variant
      setVariant(next)
      setGrade(null)
      // An essay is written on, not written anew.
      const kept = exercise.kind === 'explain' ? { answer: latest.current.answer } : {}
      change({ ...emptyRecord(exercise, next.seed), ...kept, note, best })
    },
  }
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

/** The model's solver, fetched when it is first needed. */
function useSolver(exercise: Exercise) {
  const [solver, setSolver] = useState<Solver>()
  const [failed, setFailed] = useState(false)
  const loading = useRef<Promise<Solver | undefined> | undefined>(undefined)
  const load = () =>
    (loading.current ??= (async () => {
      if (exercise.model === undefined) return undefined
      try {
        const loaded = createSolver(await loadModel(exercise.model))
        setSolver(loaded)
        return loaded
      } catch {
        setFailed(true)
        return undefined
      }
    })())
  return { solver, failed, load }
}
