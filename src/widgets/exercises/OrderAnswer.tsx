import { useState } from 'preact/hooks'
import { fillIn } from '../../exercises/fillIn.ts'
import { plainText } from '../../exercises/inline.ts'
import { useFocusNext } from '../useFocusNext.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'

/** Items moved by buttons, which work by touch, pointer and keyboard alike; each move is said. */
export function OrderAnswer({ exercise, variant, language, answer, onAnswer, closed }: AnswerProps<'order'>) {
  const t = exerciseWords[language]
  const order = Array.isArray(answer) ? (answer as string[]) : variant.order
  const [said, setSaid] = useState('')
  const [root, focusNext] = useFocusNext<HTMLOListElement>()
  const textOf = (id: string) =>
    fillIn(exercise.items.find((item) => item.id === id)!.text, variant)[language]
  const move = (place: number, by: -1 | 1) => {
    const [id, other] = [order[place]!, order[place + by]]
    if (other === undefined) return
    onAnswer(order.with(place, other).with(place + by, id))
    setSaid(t.moved(plainText(textOf(id)), place + by + 1))
    // The item takes its buttons along, and a browser that moves a button takes the focus from it.
    focusNext(`li:nth-child(${place + by + 1}) .${by < 0 ? 'up' : 'down'}`)
  }
  return (
    <>
      <ol class="ordering" ref={root}>
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
                  class="up"
                  aria-label={t.up(plainText(text))}
                  disabled={closed}
                  aria-disabled={place === 0}
                  onClick={() => move(place, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  class="down"
                  aria-label={t.down(plainText(text))}
                  disabled={closed}
                  aria-disabled={place === order.length - 1}
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
