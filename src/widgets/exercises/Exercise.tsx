import { useId } from 'preact/hooks'
import type { Language } from '../../core/text.ts'
import { fillIn } from '../../exercises/fillIn.ts'
import type { Variant } from '../../exercises/life.ts'
import type { Exercise as ExerciseData } from '../../exercises/schema.ts'
import { useFocusNext } from '../useFocusNext.ts'
import { Answer, isEmpty } from './Answer.tsx'
import { AnswerForm } from './AnswerForm.tsx'
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
  const { variant, record, grade, ready, closed, attempts } = state
  const [root, focusNext] = useFocusNext<HTMLElement>()
  const text = (of: ExerciseData['prompt']) => <Inline text={fillIn(of, variant)[language]} />
  const hints = exercise.hints ?? []
  const verb = exercise.kind === 'predict' ? t.commit : exercise.kind === 'explain' ? t.save : t.check
  const check = async () => {
    if (await state.check()) focusNext('.reveal')
  }
  const hint = () => {
    state.hint()
    // The button goes with the last hint.
    if (record.hints + 1 >= hints.length) focusNext('.told > .hint:last-of-type')
  }
  const giveUp = () => {
    state.giveUp()
    focusNext('.reveal')
  }
  const again = async () => {
    await state.again()
    focusNext('.prompt')
  }
  return (
    <section
      ref={root}
      class="question exercise"
      id={`exercise-${exercise.id}`}
      aria-labelledby={`${id}-title`}
      data-ready={ready || undefined}
    >
      <p class="kicker" id={`${id}-title`}>
        {t.exercise} · <Inline text={exercise.title[language]} />
        {record.best === 1 && <span class="done"> ✓ {t.done}</span>}
      </p>
      <div class="prompt" tabIndex={-1}>
        <p>{text(exercise.prompt)}</p>
      </div>
      <AnswerForm
        kind={exercise.kind}
        check={
          closed
            ? undefined
            : {
                label: verb,
                disabled: !ready || isEmpty(exercise, variant, record.answer),
                onCheck: () => void check(),
              }
        }
        beside={
          !closed &&
          record.attempts > 0 &&
          attempts > 1 && <span class="hint">{t.attempt(record.attempts, attempts)}</span>
        }
      >
        <Answer
          key={`${variant.seed}-${state.round}-${ready}`}
          exercise={exercise}
          variant={variant}
          language={language}
          answer={record.answer}
          onAnswer={state.answer}
          closed={closed || !ready}
          parts={grade?.parts ?? null}
          solver={state.solver}
          parameters={parameters}
          outputLabel={outputLabel}
          failed={state.failed}
        />
      </AnswerForm>
      {state.failed && (
        <p class="hint" role="alert">
          {t.failed}
        </p>
      )}
      <Feedback grade={grade} language={language} />
      {/* What was kept is only shown again; what is asked for now is said, each hint by itself. */}
      <div class="told" role={ready ? 'status' : undefined} aria-atomic="false">
        {hints.slice(0, record.hints).map((each, i) => (
          <p key={i} class="hint" tabIndex={-1}>
            {text(each)}
          </p>
        ))}
        {closed && (
          <div class="reveal" tabIndex={-1}>
            <p>
              <b>{t.solution}.</b> {text(exercise.solution)}
            </p>
          </div>
        )}
      </div>
      <p class="buttons">
        {!closed && record.hints < hints.length && (
          <button type="button" class="quiet" disabled={!ready} onClick={hint}>
            {record.hints === 0 ? t.hint : t.anotherHint}
          </button>
        )}
        {!closed && (
          <button type="button" class="quiet" disabled={!ready} onClick={giveUp}>
            {t.giveUp}
          </button>
        )}
        {closed && (
          <button type="button" class="quiet" onClick={() => void again()}>
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
          disabled={!ready}
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
