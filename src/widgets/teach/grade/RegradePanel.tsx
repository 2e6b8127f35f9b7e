import { useState } from 'preact/hooks'
import { mean } from 'd3-array'
import type { Language, Text } from '../../../core/text.ts'
import { type Change, type Difference, hasTolerance } from '../../../exercises/regrade.ts'
import { fixed, percentText } from '../../survey/statText.ts'
import { gradeWords } from './gradeWords.ts'
import type { TitledItem } from './titledItem.ts'
import type { GradebookDesk } from './useGradebook.ts'
import { Scrolling } from '../../Scrolling.tsx'

interface RegradePanelProps {
  book: GradebookDesk
  items: readonly TitledItem[]
  language: Language
}

type Decision = 'none' | Change['kind']
type Draft = Readonly<
  Record<string, { readonly kind: Decision; readonly how: 'absolute' | 'relative'; readonly value: string }>
>

const noDecision = { kind: 'none', how: 'absolute', value: '' } as const

/** What if an item were dropped, credited in full, or graded less strictly: who would change, before it is done. */
export function RegradePanel({ book, items, language }: RegradePanelProps) {
  const t = gradeWords[language]
  const { desk } = book
  const applied = desk.gradebook.changes
  const [draft, setDraft] = useState<Draft>(() => draftOf(applied))
  const [preview, setPreview] = useState<{ changes: readonly Change[]; who: readonly Difference[] } | null>(
    null,
  )
  const [problem, setProblem] = useState<Text | null>(null)
  const changes = changesOf(draft)
  const unread = Object.entries(draft).filter(
    ([, each]) => each.kind === 'tolerance' && numberOf(each) === null,
  )
  const isSame = JSON.stringify(changes) === JSON.stringify(applied)
  const set = (item: string, part: Partial<Draft[string]>) => {
    setDraft({ ...draft, [item]: { ...(draft[item] ?? noDecision), ...part } })
    setPreview(null)
  }
  const show = async () => {
    const answer = await book.preview(changes)
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) setPreview({ changes, who: answer.value })
  }

  return (
    <div class="regrade">
      <p>{t.regradeLead}</p>
      <Scrolling class="scroll" label={t.decisions}>
        <table class="table">
          <caption class="sr-only">{t.decisions}</caption>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.decision}</th>
              <th scope="col">{t.tolerance}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => {
              const { kind = 'none', how = 'absolute', value = '' } = draft[item.id] ?? {}
              const exercise = desk.exercises.get(item.id)
              const choices: Decision[] = [
                'none',
                'drop',
                'full-credit',
                ...(exercise && hasTolerance(exercise) ? (['tolerance'] as const) : []),
              ]
              return (
                <tr key={item.id}>
                  <th scope="row">
                    {item.number}. {item.title}
                  </th>
                  <td>
                    <select
                      aria-label={`${t.decision}: ${item.title}`}
                      value={kind}
                      onChange={(event) => set(item.id, { kind: event.currentTarget.value as Decision })}
                    >
                      {choices.map((choice) => (
                        <option key={choice} value={choice} selected={choice === kind}>
                          {t.decisionNames[choice]}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td>
                    {kind === 'tolerance' && (
                      <>
                        <input
                          class="short"
                          inputMode="decimal"
                          aria-label={`${t.tolerance}: ${item.title}`}
                          value={value}
                          aria-invalid={unread.some(([id]) => id === item.id)}
                          onInput={(event) => set(item.id, { value: event.currentTarget.value })}
                        />{' '}
                        {exercise?.kind === 'number' && (
                          <select
                            aria-label={`${t.toleranceKind}: ${item.title}`}
                            value={how}
                            onChange={(event) =>
                              set(item.id, { how: event.currentTarget.value as 'absolute' | 'relative' })
                            }
                          >
                            <option value="absolute">{t.absolute}</option>
                            <option value="relative">{t.relative}</option>
                          </select>
                        )}
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolling>
      <p class="buttons">
        <button
          type="button"
          class="button"
          disabled={isSame || unread.length > 0 || book.busy !== null}
          onClick={() => void show()}
        >
          {t.preview}
        </button>
        <button
          type="button"
          class="button"
          disabled={
            !preview || book.busy !== null || JSON.stringify(preview.changes) !== JSON.stringify(changes)
          }
          onClick={() => book.decide(changes)}
        >
          {t.apply}
        </button>
        {applied.length > 0 && (
          <button type="button" class="quiet" onClick={() => book.decide([])}>
            {t.takeBack}
          </button>
        )}
      </p>
      {unread.some(([, { value }]) => value.trim() !== '') && (
        <p class="problem" role="alert">
          {t.notATolerance(unread.map(([, { value }]) => value.trim()).filter(Boolean))}
        </p>
      )}
      <p role="status">
        {preview
          ? t.wouldChange(preview.who.length, gain(preview.who))
          : applied.length > 0
            ? t.applied(applied.length)
            : ''}
      </p>
      {problem && <p role="alert">{problem[language]}</p>}
      {preview && preview.who.length > 0 && (
        <Scrolling class="scroll" label={t.whoChanges}>
          <table class="table">
            <caption>{t.whoChanges}</caption>
            <thead>
              <tr>
                <th scope="col">{t.student}</th>
                <th scope="col">{t.before}</th>
                <th scope="col">{t.after}</th>
                <th scope="col">{t.byHowMuch}</th>
              </tr>
            </thead>
            <tbody>
              {preview.who.slice(0, 200).map((who) => (
                <tr key={who.student}>
                  <th scope="row">{who.name || who.student}</th>
                  <td>
                    {fixed(who.before, 2)} ({percentText(who.shareBefore)})
                  </td>
                  <td>
                    {fixed(who.after, 2)} ({percentText(who.shareAfter)})
                  </td>
                  <td>{signed(100 * (who.shareAfter - who.shareBefore))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </div>
  )
}

const gain = (who: readonly Difference[]) =>
  signed(100 * (mean(who, ({ shareAfter, shareBefore }) => shareAfter - shareBefore) ?? 0))
const signed = (value: number) => `${value > 0 ? '+' : ''}${fixed(value, 1)}`

const draftOf = (changes: readonly Change[]): Draft =>
  Object.fromEntries(
    changes.map((change) => [
      change.item,
      {
        kind: change.kind,
        how: 'relative' in change ? 'relative' : 'absolute',
        value:
          'relative' in change
            ? String(Number((100 * change.relative).toPrecision(12)))
            : 'absolute' in change
              ? String(change.absolute)
              : '',
      },
    ]),
  )

/** The number of a tolerance; null where there is none that can be used. */
function numberOf({ value }: Draft[string]): number | null {
  const number = value.trim() === '' ? Number.NaN : Number(value)
  return number >= 0 && Number.isFinite(number) ? number : null
}

/** Decisions of the draft that can be made; a tolerance without a number is none yet. */
function changesOf(draft: Draft): Change[] {
  return Object.entries(draft).flatMap(([item, each]): Change[] => {
    const { kind, how } = each
    if (kind === 'none') return []
    if (kind !== 'tolerance') return [{ item, kind }]
    const number = numberOf(each)
    if (number === null) return []
    return how === 'relative' ? [{ item, kind, relative: number / 100 }] : [{ item, kind, absolute: number }]
  })
}
