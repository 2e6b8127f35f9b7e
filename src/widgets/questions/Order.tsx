import { useState } from 'preact/hooks'
import { createRandom } from '../../core/numerics/random.ts'
import type { Language } from '../../core/text.ts'
import type { QuestionKind } from './kinds.ts'
import { questionWords } from './questionWords.ts'

type OrderProps = Extract<QuestionKind, { kind: 'order' }> & { language: Language }

/** Put the items in order, with buttons that work by touch, pointer and keyboard alike. */
export function Order({ items, feedback, language }: OrderProps) {
  const t = questionWords[language]
  const [order, setOrder] = useState(() => shuffled(items.length))
  const [checked, setChecked] = useState(false)
  const right = order.filter((item, place) => item === place).length
  const move = (place: number, by: -1 | 1) => {
    const next = [...order]
    ;[next[place], next[place + by]] = [next[place + by], next[place]]
    setOrder(next)
    setChecked(false)
  }
  return (
    <>
      <ol class="ordering">
        {order.map((item, place) => (
          <li key={item}>
            <span>{items[item]}</span>
            <button
              type="button"
              aria-label={t.up(items[item])}
              disabled={place === 0}
              onClick={() => move(place, -1)}
            >
              ↑
            </button>
            <button
              type="button"
              aria-label={t.down(items[item])}
              disabled={place === order.length - 1}
              onClick={() => move(place, 1)}
            >
              ↓
            </button>
          </li>
        ))}
      </ol>
      <button type="button" class="button" onClick={() => setChecked(true)}>
        {t.check}
      </button>
      <div class="feedback" role="status">
        {checked && (
          <>
            <p class="verdict">{right === items.length ? t.right : t.wrong}</p>
            <p>{right === items.length ? feedback : t.inPlace(right, items.length)}</p>
          </>
        )}
      </div>
    </>
  )
}

/** A fixed shuffle, the same on the server and in the browser, that is not the answer. */
function shuffled(n: number): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  const random = createRandom(n)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j], order[i]]
  }
  return order.every((item, place) => item === place) ? order.reverse() : order
}
