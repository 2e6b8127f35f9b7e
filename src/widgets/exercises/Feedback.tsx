import type { Language } from '../../core/text.ts'
import type { Feedback as Said, Grade } from '../../exercises/life.ts'
import { Inline } from './Inline.tsx'

const MARKS = { right: '✓', partly: '◐', wrong: '✗', pending: '…', detail: '' } as const

/** What is to be said to an answer, as soon as there is something. */
export function Feedback({ grade, language }: { grade: Grade | null; language: Language }) {
  return (
    <div class="feedback" role="status">
      {grade && <FeedbackLines feedback={grade.feedback} language={language} />}
    </div>
  )
}

interface FeedbackLinesProps {
  feedback: readonly Said[]
  language: Language
  class?: string
}

/** A sign and a word carry the verdict, colour only repeats it. */
export function FeedbackLines({ feedback, language, class: name = '' }: FeedbackLinesProps) {
  return (
    <>
      {feedback.map(({ tone, text }, i) => (
        <p key={i} class={tone === 'detail' ? name : `${name} verdict ${tone}`.trim()}>
          {MARKS[tone] && <span aria-hidden="true">{MARKS[tone]} </span>}
          <Inline text={text[language]} />
        </p>
      ))}
    </>
  )
}
