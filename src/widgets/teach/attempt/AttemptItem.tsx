import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { fillIn } from '../../../exercises/grade.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import { startAnswer } from '../../../exercises/startAnswer.ts'
import { Answer, isEmpty } from '../../exercises/Answer.tsx'
import { AnswerForm } from '../../exercises/AnswerForm.tsx'
import { exerciseWords } from '../../exercises/exerciseWords.ts'
import { Feedback } from '../../exercises/Feedback.tsx'
import { Inline } from '../../exercises/Inline.tsx'
import { modelProps } from '../../exercises/modelProps.ts'
import { attemptWords } from './attemptWords.ts'
import type { ItemView } from './itemView.ts'
import { pointsText } from './pointsText.ts'
import type { useWork } from './useWork.ts'

interface AttemptItemProps {
  number: number
  view: ItemView
  work: ReturnType<typeof useWork>
  /** May hints be asked for? */
  hints: boolean
  language: Language
}

/** One item: the question, the answer, and whatever the assignment lets a student do and see. */
export function AttemptItem({ number, view, work, hints, language }: AttemptItemProps) {
  const t = attemptWords[language]
  const words = exerciseWords[language]
  const id = useId()
  const [asking, setAsking] = useState(false)
  const { item, exercise, variant, state, rights, checks } = view
  const answer = work.answerOf(view)
  const empty = isEmpty(exercise, variant, answer)
  const problem = work.problems[item.id]
  const grade = problem ?? view.grade
  const text = (of: typeof exercise.prompt) => <Inline text={fillIn(of, variant)[language]} />
  const allHints = hints ? (exercise.hints ?? []) : []
  const points = pointsText(item.points, language)
  const left = checks && item.attempts !== null ? Math.max(0, item.attempts - state.attempts) : null
  const untouched = answer === undefined && startAnswer(exercise, variant) !== undefined
  return (
    <section class="question exercise" id={`item-${item.id}`} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {number}. <Inline text={exercise.title[language]} /> <span class="points">{t.points(points)}</span>
      </h3>
      {view.changed && <p class="hint">{t.changed}</p>}
      <div class="prompt">
        <p>{text(exercise.prompt)}</p>
      </div>
      <AnswerForm
        kind={exercise.kind}
        onRefused={(refused) => work.refuse(item.id, refused)}
        check={
          rights.open && checks
            ? {
                label: exercise.kind === 'predict' ? words.commit : words.check,
                disabled: empty || (state.checked && !problem),
                onCheck: () => void work.check(view),
              }
            : undefined
        }
        beside={
          rights.open && (
            <>
              {!checks && untouched && (
                <button type="button" class="button" onClick={() => void work.keep(view)}>
                  {t.keep}
                </button>
              )}
              {left !== null && <span class="hint">{left > 0 ? t.attempts(left) : t.noneLeft}</span>}
            </>
          )
        }
      >
        <Answer
          key={`${variant.seed}-${work.edition}`}
          exercise={exercise}
          variant={variant}
          language={language}
          answer={answer}
          onAnswer={(next) => work.answer(item.id, next)}
          closed={!rights.open}
          parts={view.grade?.parts ?? null}
          {...modelProps(exercise, view.solver, language)}
        />
      </AnswerForm>
      <p class="hint saved" role="status">
        {savedText()}
      </p>
      <Feedback grade={grade} language={language} />
      {view.grade && view.kept < 1 && (
        <p class="hint">{t.keptLate(formatValue(view.kept, language, '.0%'))}</p>
      )}
      {allHints.slice(0, state.hints).map((hint, i) => (
        <p key={i} class="hint">
          {text(hint)}
        </p>
      ))}
      {rights.solution && (
        <div class="reveal">
          <p>
            <b>{words.solution}.</b> {text(exercise.solution)}
          </p>
        </div>
      )}
      <p class="buttons">
        {rights.open && state.hints < allHints.length && (
          <button type="button" class="quiet" onClick={() => void work.hint(view)}>
            {state.hints === 0 ? words.hint : words.anotherHint}
          </button>
        )}
        {rights.mayReveal && !asking && (
          <button type="button" class="quiet" onClick={() => setAsking(true)}>
            {t.reveal}
          </button>
        )}
      </p>
      {asking && rights.mayReveal && (
        <p class="buttons" role="group" aria-label={t.reveal}>
          {t.revealGivesUp}{' '}
          <button type="button" class="button" onClick={() => void work.reveal(view)}>
            {t.yes}
          </button>{' '}
          <button type="button" class="quiet" onClick={() => setAsking(false)}>
            {t.no}
          </button>
        </p>
      )}
    </section>
  )

  /** Is the answer kept, and what will become of it? */
  function savedText(): string {
    if (state.answer === undefined) return untouched ? `${t.unanswered} ${t.asItStands}` : t.unanswered
    if (grade && !problem) return ''
    if (checks) return t.keptChecks
    if (exercise.kind === 'explain') return `${t.kept} ${t.byHand}`
    return item.feedback === 'after-due' ? `${t.kept} ${t.after}` : t.kept
  }
}
