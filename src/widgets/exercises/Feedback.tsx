import type { Language } from '../../core/text.ts'
import type { Grade } from '../../exercises/life.ts'
import { Inline } from './Inline.tsx'

const MARKS = { right: '✓', partly: '◐', wrong: '✗', pending: '…', detail: '' } as const

/** What is to be said to an answer; a sign and a word carry the verdict, colour only repeats it. */
export function Feedback({ grade, language }: { grade: Grade | null; language: Language }) {
  return (
    <div class="feedback" role="status">
      {grade?.feedback.map(({ tone, text }, i) => (
        <p key={i} class={tone === 'detail' ? '' : `verdict ${tone}`}>
          {MARKS[tone] && <span aria-hidden="true">{MARKS[tone]} </span>}
          <Inline text={text[language]} />
        </p>
      ))}
    </div>
  )
}
