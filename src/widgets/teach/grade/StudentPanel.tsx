import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language, Text } from '../../../core/text.ts'
import { formatValue } from '../../../core/model/formatValue.ts'
import type { Graded, StudentView } from '../../../workers/grade.worker.ts'
import { FeedbackLines } from '../../exercises/Feedback.tsx'
import { Inline } from '../../exercises/Inline.tsx'
import { momentText } from '../attempt/Dates.tsx'
import { pointsText } from '../attempt/pointsText.ts'
import { gradeWords } from './gradeWords.ts'
import { grader } from './grader.ts'
import { RubricMarks } from './RubricMarks.tsx'
import type { TitledItem } from './titledItem.ts'
import type { GradebookDesk } from './useGradebook.ts'
import { Scrolling } from '../../Scrolling.tsx'

interface StudentPanelProps {
  file: string
  book: GradebookDesk
  graded: Graded
  /** Files in the order of the table. */
  files: readonly string[]
  items: readonly TitledItem[]
  language: Language
  onOpen: (file: string | null) => void
}

/** One student: what was asked and answered, what is to be said to it, marks to be given, and the log. */
export function StudentPanel({ file, files, book, graded, items, language, onOpen }: StudentPanelProps) {
  const t = gradeWords[language]
  const [view, setView] = useState<StudentView | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    let current = true
    void grader()
      .student(file)
      .then((answer) => {
        if (!current) return
        if (answer.ok) setView(answer.value)
        else setProblem(answer.problem)
      })
    return () => {
      current = false
    }
  }, [file, graded])
  const shown = view !== null
  useEffect(() => heading.current?.focus(), [shown])

  if (problem) return <p role="alert">{problem[language]}</p>
  if (!view) return <p>{t.opening}</p>
  const { result, log, due } = view
  const at = files.indexOf(file)
  const waiting = new Set(graded.rows.filter((row) => row.pending && row.counts).map((row) => row.file))
  const order = [...files.slice(at + 1), ...files.slice(0, Math.max(0, at))]
  const toMark = order.find((one) => waiting.has(one))
  const { student, flags, roster } = result
  const time = (moment: number) => momentText(moment, book.desk.assignment!.policy, language)

  return (
    <article class="one-student">
      <p class="buttons">
        <button type="button" class="button" onClick={() => onOpen(null)}>
          {t.back}
        </button>
        <button type="button" class="quiet" disabled={at <= 0} onClick={() => onOpen(files[at - 1]!)}>
          {t.previousStudent}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={at >= files.length - 1}
          onClick={() => onOpen(files[at + 1]!)}
        >
          {t.nextStudent}
        </button>
        {toMark && (
          <button type="button" class="quiet" onClick={() => onOpen(toMark)}>
            {t.nextToMark}
          </button>
        )}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {roster?.name || student.name || student.id}
      </h2>
      <p>
        {student.id} · <span class="path">{file}</span>
        {student.name && roster && roster.name !== student.name && ` · ${t.nameInFile(student.name)}`}
        {due !== null && ` · ${t.due(time(due))}`}
      </p>
      <p>
        <b>{t.points(pointsText(result.earned, language), pointsText(result.possible, language))}</b>{' '}
        {result.pending && t.pendingStill}
      </p>
      {flags.length > 0 && (
        <ul class="problems">
          {flags.map((flag, i) => (
            <li key={i}>
              <b>{t.flagNames[flag.kind]}</b> {flag.text[language]}
            </li>
          ))}
        </ul>
      )}
      {result.items.map((item, i) => {
        const { prompt, answer, solution, rubric } = view.items[i]!
        return (
          <section key={item.item} class="answered">
            <h3>
              {items[i]?.number}. {items[i]?.title} <span class="earned">{itemPoints(item, language)}</span>
            </h3>
            <details>
              <summary>{t.question}</summary>
              <p class="given">
                <Inline text={prompt[language]} />
              </p>
            </details>
            <p class="given">
              <b>{t.answer}</b> {answer ? <Inline text={answer[language]} /> : t.noAnswer}
              {item.attempts > 0 && <span class="hint"> {t.attempts(item.attempts)}</span>}
            </p>
            {!item.byInstructor && (
              <FeedbackLines class="said" feedback={item.feedback} language={language} />
            )}
            {rubric && (
              <RubricMarks
                key={`${file} ${item.item}`}
                rubric={rubric}
                points={item.points}
                marks={book.desk.gradebook.marks[student.id]?.[item.item]}
                comment={book.desk.gradebook.comments[student.id]?.[item.item] ?? ''}
                language={language}
                onMark={(marks, comment) => book.mark(student.id, item.item, marks, comment)}
              />
            )}
            <details>
              <summary>{t.solution}</summary>
              <p class="given">
                <Inline text={solution[language]} />
              </p>
            </details>
          </section>
        )
      })}
      <details class="log">
        <summary>{t.log(log.length)}</summary>
        <p class="hint">{t.logHint}</p>
        <Scrolling class="scroll" label={t.log(log.length)}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t.number}</th>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.item}</th>
                <th scope="col">{t.event}</th>
                <th scope="col">{t.answerHead}</th>
              </tr>
            </thead>
            <tbody>
              {log.map((event, i) => (
                <tr key={i}>
                  <td>{event.n}</td>
                  <td>{time(event.time)}</td>
                  <td>{items.find((item) => item.id === event.item)?.number ?? event.item}</td>
                  <td>{t.events[event.event as keyof typeof t.events] ?? event.event}</td>
                  <td class="given">{event.answer && <Inline text={event.answer[language]} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </article>
  )
}

function itemPoints(item: StudentView['result']['items'][number], language: Language): string {
  const t = gradeWords[language]
  const points = t.cell[item.status](pointsText(item.earned, language), pointsText(item.points, language))
  return item.kept < 1 ? `${points} ${t.kept(formatValue(item.kept, language, '.0%'))}` : points
}
