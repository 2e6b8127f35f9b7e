import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { fillIn, gradeRaw } from '../../../exercises/grade.ts'
import type { Grade, Variant } from '../../../exercises/life.ts'
import { prepare } from '../../../exercises/prepare.ts'
import type { Exercise } from '../../../exercises/schema.ts'
import { type Solver, loadSolvers } from '../../../exercises/solver.ts'
import { startAnswer } from '../../../exercises/startAnswer.ts'
import { Answer, isEmpty } from '../../exercises/Answer.tsx'
import { AnswerForm } from '../../exercises/AnswerForm.tsx'
import { exerciseWords } from '../../exercises/exerciseWords.ts'
import { Feedback } from '../../exercises/Feedback.tsx'
import { Inline } from '../../exercises/Inline.tsx'
import { modelProps } from '../../exercises/modelProps.ts'
import { loadExercises } from '../loadExercises.ts'
import { assignWords } from './assignWords.ts'

interface ExercisePreviewProps {
  id: string
  language: Language
  seed: number
  onClose: () => void
}

interface Loaded {
  exercise: Exercise
  solver?: Solver | undefined
}

/** An exercise as students meet it, variant by variant and in either language, and what grading says to an answer. */
export function ExercisePreview({ id, language, seed, onClose }: ExercisePreviewProps) {
  const t = assignWords[language]
  const dialog = useRef<HTMLDialogElement>(null)
  // The field of the seed may just be empty.
  const from = Number.isSafeInteger(seed) ? seed : 1
  const titleId = useId()
  const [loaded, setLoaded] = useState<Loaded | 'failed'>()
  const [shown, setShown] = useState(language)
  const [variantNumber, setVariantNumber] = useState(0)
  useEffect(() => {
    dialog.current!.showModal()
    void load(id).then(setLoaded, () => setLoaded('failed'))
  }, [id])
  return (
    <dialog ref={dialog} class="preview-dialog" aria-labelledby={titleId} onClose={onClose}>
      <form method="dialog">
        <button class="quiet" aria-label={t.close}>
          ✕ {t.close}
        </button>
      </form>
      <h2 id={titleId}>
        {loaded && loaded !== 'failed' ? <Inline text={loaded.exercise.title[shown]} /> : t.preview}
      </h2>
      {loaded === undefined && <p role="status">{t.loading}</p>}
      {loaded === 'failed' && <p role="alert">{t.previewFailed}</p>}
      {loaded && loaded !== 'failed' && (
        <>
          <p class="preview-tools">
            {loaded.exercise.variant && (
              <>
                <button
                  type="button"
                  class="button"
                  aria-disabled={variantNumber === 0}
                  onClick={() => setVariantNumber(Math.max(0, variantNumber - 1))}
                >
                  ← {t.previous}
                </button>
                <span role="status">{t.variant(variantNumber + 1)}</span>
                <button type="button" class="button" onClick={() => setVariantNumber(variantNumber + 1)}>
                  {t.next} →
                </button>
              </>
            )}
            {!loaded.exercise.variant && <span>{t.oneVariant}</span>}
            <label>
              {t.language}{' '}
              <select
                value={shown}
                onChange={({ currentTarget }) => setShown(currentTarget.value as Language)}
              >
                <option value="en">English</option>
                <option value="zh">简体中文</option>
              </select>
            </label>
          </p>
          <VariantPreview
            key={`${variantNumber}-${shown}`}
            {...loaded}
            variant={prepare(loaded.exercise, from + variantNumber, loaded.solver)}
            language={shown}
          />
        </>
      )}
    </dialog>
  )
}

async function load(id: string): Promise<Loaded> {
  const exercise = (await loadExercises([id])).get(id)
  if (!exercise) throw new RangeError(`no exercise "${id}"`)
  const solvers = await loadSolvers([exercise.model])
  return { exercise, solver: exercise.model === undefined ? undefined : solvers.get(exercise.model) }
}

function VariantPreview({
  exercise,
  solver,
  variant,
  language,
}: Loaded & { variant: Variant; language: Language }) {
  const words = exerciseWords[language]
  const t = assignWords[language]
  const [answer, setAnswer] = useState<unknown>()
  const [grade, setGrade] = useState<Grade | null>(null)
  const text = (of: Exercise['prompt']) => <Inline text={fillIn(of, variant)[language]} />
  const check = () => setGrade(gradeRaw(exercise, variant, answer ?? startAnswer(exercise, variant), solver))
  return (
    <div class="question exercise" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <div class="prompt">
        <p>{text(exercise.prompt)}</p>
      </div>
      <AnswerForm
        kind={exercise.kind}
        check={{ label: words.check, disabled: isEmpty(exercise, variant, answer), onCheck: check }}
      >
        <Answer
          exercise={exercise}
          variant={variant}
          language={language}
          answer={answer}
          onAnswer={(next) => {
            setAnswer(next)
            setGrade(null)
          }}
          closed={false}
          parts={grade?.parts ?? null}
          {...modelProps(exercise, solver, language)}
        />
      </AnswerForm>
      <Feedback grade={grade} language={language} />
      {(exercise.hints ?? []).map((hint, i) => (
        <details key={i}>
          <summary>{t.hint(i + 1)}</summary>
          <p>{text(hint)}</p>
        </details>
      ))}
      <details>
        <summary>{words.solution}</summary>
        <p>{text(exercise.solution)}</p>
      </details>
    </div>
  )
}
