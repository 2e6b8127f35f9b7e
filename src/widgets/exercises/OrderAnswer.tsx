import { useState } from 'preact/hooks'
import { fillIn } from '../../exercises/grade.ts'
import { plainText } from '../../exercises/inline.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'

/** Items moved by buttons, which work by touch, pointer and keyboard alike; each move is said. */
export function OrderAnswer({ exercise, variant, language, answer, onAnswer, closed }: AnswerProps<'order'>) {
  const t = exerciseWords[language]
  const order = Array.isArray(answer) ? (answer as string[]) : variant.order
  const [said, setSaid] = useState('')
  const textOf = (id: string) =>
    fillIn(exercise.items.find((item) => item.id === id)!.text, variant)[language]
  const move = (place: number, by: -1 | 1) => {
    const next = [...order]
    ;[next[place], next[place + by]] = [next[place + by]!, next[place]!]
    onAnswer(next)
    setSaid(t.moved(plainText(textOf(order[place]!)), place + by + 1))
  }
  return (
    <>
      <ol class="ordering">
        {order.map((id, place) => {
          const text = textOf(id)
          return (
            <li key={id}>
              <div class="movable">
                <span>
                  <Inline text={text} />
                </span>
                <button
                  type="button"
                  aria-label={t.up(plainText(text))}
                  disabled={closed || place === 0}
                  onClick={() => move(place, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  aria-label={t.down(plainText(text))}
                  disabled={closed || place === order.length - 1}
                  onClick={() => move(place, 1)}
                >
                  ↓
                </button>
              </div>
            </li>
          )
        })}
      </ol>
      <p class="sr-only" role="status">
        {said}
      </p>
    </>
  )
}
