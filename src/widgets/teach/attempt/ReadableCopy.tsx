import type { Language } from '../../../core/text.ts'
import { answerText } from '../../../exercises/answerText.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import { fillIn } from '../../../exercises/grade.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { attemptWords } from './attemptWords.ts'
import { momentText } from './Dates.tsx'
import { pointsText } from './pointsText.ts'
import type { useWork } from './useWork.ts'

interface ReadableCopyProps {
  assignment: Assignment
  work: ReturnType<typeof useWork>
  language: Language
}

/** Questions and answers of one student in words, to keep or to print; no file of record. */
export function ReadableCopy({ assignment, work, language }: ReadableCopyProps) {
  const t = attemptWords[language]
  const { submission } = work.kept
  const { id, name } = submission.student
  return (
    <main>
      <h1>{assignment.title[language] || assignment.title.en || assignment.title.zh}</h1>
      <p>{name ? `${name} (${id})` : id}</p>
      {work.views.map((view, i) => {
        if (!view) return <h2 key={i}>{`${t.item(i + 1)}: ${t.statusOf.missing}`}</h2>
        const { exercise, variant, solver, state, item, grade } = view
        const answer = work.answerOf(view)
        return (
          <section key={item.id}>
            <h2>
              {i + 1}. <Inline text={exercise.title[language]} /> (
              {t.points(pointsText(item.points, language))})
            </h2>
            <p>
              <Inline text={fillIn(exercise.prompt, variant)[language]} />
            </p>
            <p>
              <b>{t.answer}:</b> {t.statusOf[work.statuses[i]!]}
              {state.time !== null && ` · ${momentText(state.time, assignment.policy, language)}`}
            </p>
            <blockquote>
              {answer === undefined ? (
                t.none
              ) : typeof answer === 'string' && !('outcomes' in exercise) ? (
                // What a student typed is shown letter by letter.
                answer
              ) : (
                <Inline text={answerText(exercise, variant, answer, solver)[language]} />
              )}
            </blockquote>
            {grade?.feedback.map(({ text }, j) => (
              <p key={j}>
                <Inline text={text[language]} />
              </p>
            ))}
          </section>
        )
      })}
      <p>
        {t.fingerprint}: <code>{submission.logHash}</code>
      </p>
    </main>
  )
}
