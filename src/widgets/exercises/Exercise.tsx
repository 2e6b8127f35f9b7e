import { useId } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { fillIn } from '../../exercises/grade.ts'
import type { Variant } from '../../exercises/life.ts'
import type { Exercise as ExerciseData } from '../../exercises/schema.ts'
import { Answer, isEmpty } from './Answer.tsx'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Feedback } from './Feedback.tsx'
import { Inline } from './Inline.tsx'
import { useExercise } from './useExercise.ts'

interface ExerciseProps {
  exercise: ExerciseData
  /** The variant that was rendered with the page. */
  first: Variant
  language: Language
  progressHref: string
  parameters?: AnswerProps<never>['parameters']
  outputLabel?: string
}

/** An exercise in a chapter: answered, checked at once, with hints, the solution, another variant, and a note. */
export default function Exercise(props: ExerciseProps) {
  const { exercise, first, language, progressHref, parameters, outputLabel } = props
  const t = exerciseWords[language]
  const id = useId()
  const state = useExercise(exercise, first)
  const { variant, record, grade, closed, attempts } = state
  const text = (of: ExerciseData['prompt']) => <Inline text={fillIn(of, variant)[language]} />
  const hints = exercise.hints ?? []
  const verb = exercise.kind === 'predict' ? t.commit : exercise.kind === 'explain' ? t.save : t.check
  return (
    <section
      class="question exercise"
      id={`exercise-${exercise.id}`}
      aria-labelledby={`${id}-title`}
      data-ready={state.ready || undefined}
    >
      <p class="kicker" id={`${id}-title`}>
        {t.exercise} · <Inline text={exercise.title[language]} />
        {record.best === 1 && <span class="done"> ✓ {t.done}</span>}
      </p>
      <div class="prompt">
        <p>{text(exercise.prompt)}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // Enter checks a typed number; in a slider's field it only ends the typing.
          if (exercise.kind === 'number') void state.check()
        }}
      >
        <Answer
          key={`${variant.seed}-${state.ready}`}
          exercise={exercise}
          variant={variant}
          language={language}
          answer={record.answer}
          onAnswer={state.answer}
          closed={closed}
          parts={grade?.parts ?? null}
          solver={state.solver}
          parameters={parameters}
          outputLabel={outputLabel}
          failed={state.failed}
        />
        {!closed && (
          <p class="buttons">
            <button
              type={exercise.kind === 'number' ? 'submit' : 'button'}
              class="button"
              disabled={state.ready && isEmpty(exercise, variant, record.answer)}
              onClick={exercise.kind === 'number' ? undefined : () => void state.check()}
            >
              {verb}
            </button>
            {record.attempts > 0 && attempts > 1 && (
              <span class="hint">{t.attempt(record.attempts, attempts)}</span>
            )}
          </p>
        )}
      </form>
      <Feedback grade={grade} language={language} />
      {hints.slice(0, record.hints).map((hint, i) => (
        <p key={i} class="hint">
          {text(hint)}
        </p>
      ))}
      {closed && (
        <div class="reveal">
          <p>
            <b>{t.solution}.</b> {text(exercise.solution)}
          </p>
        </div>
      )}
      <p class="buttons">
        {!closed && record.hints < hints.length && (
          <button type="button" class="quiet" onClick={state.hint}>
            {record.hints === 0 ? t.hint : t.anotherHint}
          </button>
        )}
        {!closed && (
          <button type="button" class="quiet" onClick={state.giveUp}>
            {t.giveUp}
          </button>
        )}
        {closed && (
          <button type="button" class="quiet" onClick={() => void state.again()}>
            {exercise.variant ? t.again : t.reset}
          </button>
        )}
      </p>
      <details class="private-note">
        <summary>{t.note}</summary>
        <label for={`${id}-note`}>{t.noteHint}</label>
        <textarea
          id={`${id}-note`}
          rows={3}
          maxLength={20000}
          value={record.note}
          onInput={(event) => state.note(event.currentTarget.value)}
        />
        <a href={progressHref}>{t.progress}</a>
      </details>
      {!state.keeps && (
        <p class="hint" role="status">
          {t.noStore}
        </p>
      )}
    </section>
  )
}
