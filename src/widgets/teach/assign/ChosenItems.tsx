import type { Language } from '../../../core/text.ts'
import { plainText } from '../../../exercises/inline.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { pointsText } from '../attempt/pointsText.ts'
import { assignWords } from './assignWords.ts'
import type { Catalogue } from './catalogue.ts'
import type { DraftIssue, DraftItem } from './draft.ts'
import { Issues } from './Issues.tsx'

interface ChosenItemsProps {
  items: readonly DraftItem[]
  catalogue: Catalogue
  issues: readonly DraftIssue[]
  language: Language
  onItems: (items: readonly DraftItem[], said?: string) => void
  onRemove: (id: string) => void
  onPreview: (id: string) => void
}

/** The items in their order: moved by buttons, each with its points, checks and feedback. */
export function ChosenItems(props: ChosenItemsProps) {
  const { items, catalogue, issues, language, onItems, onRemove, onPreview } = props
  const t = assignWords[language]
  const titleOf = (id: string) => catalogue.entries.find((entry) => entry.id === id)?.title[language] ?? id
  const kindOf = (id: string) => catalogue.entries.find((entry) => entry.id === id)?.kind
  const minutes = items.reduce(
    (sum, { id }) => sum + (catalogue.entries.find((entry) => entry.id === id)?.minutes ?? 0),
    0,
  )
  // A field that is being filled in counts for nothing yet.
  const points = items.reduce((sum, item) => sum + (Number.isNaN(item.points) ? 0 : item.points), 0)
  const change = (id: string, changes: Partial<DraftItem>) =>
    onItems(items.map((item) => (item.id === id ? { ...item, ...changes } : item)))
  const move = (place: number, by: -1 | 1) => {
    const to = place + by
    if (to < 0 || to >= items.length) return
    const next = [...items]
    ;[next[place], next[to]] = [next[to]!, next[place]!]
    onItems(next, t.moved(plainText(titleOf(items[place]!.id)), to + 1))
  }
  if (items.length === 0) return <p class="none">{t.nothingChosen}</p>
  return (
    <>
      <p class="total">{t.total(items.length, pointsText(points, language), minutes)}</p>
      <ol class="chosen">
        {items.map((item, place) => {
          const title = titleOf(item.id)
          const name = plainText(title)
          return (
            <li key={item.id}>
              <div class="row">
                <button type="button" class="title" onClick={() => onPreview(item.id)}>
                  <Inline text={title} />
                </button>
                <span class="moves">
                  <button
                    type="button"
                    aria-label={t.up(name)}
                    aria-disabled={place === 0}
                    onClick={() => move(place, -1)}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    aria-label={t.down(name)}
                    aria-disabled={place === items.length - 1}
                    onClick={() => move(place, 1)}
                  >
                    ↓
                  </button>
                  <button type="button" aria-label={t.remove(name)} onClick={() => onRemove(item.id)}>
                    ×
                  </button>
                </span>
              </div>
              <div class="row settings" role="group" aria-label={name}>
                <label>
                  {t.pointsLabel}{' '}
                  <input
                    type="number"
                    min={0.5}
                    max={1000}
                    step={0.5}
                    value={Number.isNaN(item.points) ? '' : item.points}
                    onInput={({ currentTarget }) => change(item.id, { points: currentTarget.valueAsNumber })}
                  />
                </label>
                {kindOf(item.id) === 'explain' ? (
                  <span>{t.byHand}</span>
                ) : (
                  <Checks item={item} language={language} onChange={(changes) => change(item.id, changes)} />
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {items.length > 1 && (
        <p class="all">
          {t.forAll}{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => onItems(items.map((item) => ({ ...item, feedback: 'at-once' })))}
          >
            {t.allAtOnce}
          </button>{' '}
          <button
            type="button"
            class="quiet"
            onClick={() => onItems(items.map((item) => ({ ...item, feedback: 'after-due' })))}
          >
            {t.allAfterDue}
          </button>
        </p>
      )}
      <Issues issues={issues} language={language} />
    </>
  )
}

interface ChecksProps {
  item: DraftItem
  language: Language
  onChange: (changes: Partial<DraftItem>) => void
}

/** When a student is told, and how often an answer may be checked. */
function Checks({ item, language, onChange }: ChecksProps) {
  const t = assignWords[language]
  return (
    <>
      <label>
        {t.feedback}{' '}
        <select
          value={item.feedback}
          onChange={({ currentTarget }) =>
            onChange({ feedback: currentTarget.value as DraftItem['feedback'] })
          }
        >
          <option value="at-once">{t.atOnce}</option>
          <option value="after-due">{t.afterDue}</option>
        </select>
      </label>
      {item.feedback === 'at-once' && (
        <label>
          {t.checks}{' '}
          <select
            value={String(item.attempts)}
            onChange={({ currentTarget: { value } }) =>
              onChange({ attempts: value === 'null' ? null : Number(value) })
            }
          >
            {[...new Set([1, 2, 3, 4, 5, 10, item.attempts ?? 1])]
              .sort((a, b) => a - b)
              .map((count) => (
                <option key={count} value={count}>
                  {count}
                </option>
              ))}
            <option value="null">{t.unlimited}</option>
          </select>
        </label>
      )}
    </>
  )
}
