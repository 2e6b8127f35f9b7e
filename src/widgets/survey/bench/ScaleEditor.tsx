import { useId, useState } from 'preact/hooks'
import type { ResponseRange } from '../../../core/survey/responseRange.ts'
import type { Language } from '../../../core/text.ts'
import { Many } from '../controls.tsx'
import { asksForRange, labelOf, observedOf, scalesOfInferredRange, type Survey } from '../survey.ts'
import type { Assignment } from './ownSurvey.ts'

interface ScaleEditorProps {
  survey: Survey
  language: Language
  onChange: (assignment: Assignment) => void
}

/** Which items make which scale, and which of them run the other way. */
export function ScaleEditor({ survey, language, onChange }: ScaleEditorProps) {
  const t = words[language]
  const id = useId()
  const [name, setName] = useState('')
  // Open for whoever has no scale yet, and not shut by the first that is made.
  const [open, setOpen] = useState(Object.keys(survey.scales).length === 0)
  const { scales, reversed, ranges } = survey
  const set = (next: Survey['scales'], turned = reversed) =>
    onChange({ scales: next, reversed: turned, ranges })
  const setRange = (scale: string, range: ResponseRange | null) => {
    const others = Object.entries(ranges).filter(([other]) => other !== scale)
    onChange({ scales, reversed, ranges: Object.fromEntries(range ? [...others, [scale, range]] : others) })
  }
  const inferred = scalesOfInferredRange(survey)
  const wanted = name.trim()
  const taken = wanted in scales || survey.items.includes(wanted) || survey.groups.includes(wanted)
  return (
    <>
      <details class="scales" id="scales" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t.summary(Object.keys(scales).length)}</summary>
        {Object.entries(scales).map(([scale, items]) => (
          <div class="scale" key={scale}>
            <b>
              {scale}
              {labelOf(survey, scale, language) !== scale && (
                <span class="hint"> {labelOf(survey, scale, language)}</span>
              )}
            </b>
            <div>
              <Many
                label={t.items}
                value={items}
                options={survey.items.map((item) => [item, item, survey.wording[item]?.[language]])}
                onChange={(chosen) => set({ ...scales, [scale]: chosen })}
              />
              {items.length > 0 && (
                <Many
                  label={t.reversed}
                  value={reversed.filter((item) => items.includes(item))}
                  options={items.map((item) => [item, item, survey.wording[item]?.[language]])}
                  onChange={(chosen) =>
                    set(scales, [...reversed.filter((item) => !items.includes(item)), ...chosen])
                  }
                />
              )}
              {asksForRange(survey, scale) && (
                <RangeFields
                  range={ranges[scale] ?? null}
                  observed={observedOf(survey, scale)}
                  language={language}
                  onChange={(range) => setRange(scale, range)}
                />
              )}
            </div>
            <button
              type="button"
              class="quiet"
              onClick={() =>
                set(Object.fromEntries(Object.entries(scales).filter(([other]) => other !== scale)))
              }
            >
              {t.remove}
            </button>
          </div>
        ))}
        <form
          class="scale"
          onSubmit={(event) => {
            event.preventDefault()
            if (wanted === '' || taken) return
            set({ ...scales, [wanted]: [] })
            setName('')
          }}
        >
          <label for={id}>{t.name}</label>
          <div>
            <input
              id={id}
              class="field"
              value={name}
              autocomplete="off"
              aria-invalid={taken}
              onInput={(event) => setName(event.currentTarget.value)}
            />
            {taken && <p class="problem">{t.taken}</p>}
          </div>
          <button type="submit" class="button" disabled={wanted === '' || taken}>
            {t.add}
          </button>
        </form>
      </details>
      {inferred.length > 0 && <p class="hint">{t.inferred(inferred)}</p>}
    </>
  )
}

interface RangeFieldsProps {
  range: ResponseRange | null
  /** The lowest and highest answer: what is proposed. */
  observed: ResponseRange | null
  language: Language
  onChange: (range: ResponseRange | null) => void
}

/** What the questionnaire offered for an answer. A field left empty stands for the lowest or the highest answer. */
function RangeFields({ range, observed, language, onChange }: RangeFieldsProps) {
  const t = words[language]
  const id = useId()
  const [ends, setEnds] = useState<readonly [string, string]>(
    range ? [`${range[0]}`, `${range[1]}`] : ['', ''],
  )
  const problem = problemOf(ends, observed)
  const write = (next: readonly [string, string]) => {
    setEnds(next)
    if (problemOf(next, observed) === null) onChange(readEnds(next, observed))
  }
  return (
    <div class="ends">
      {([0, 1] as const).map((end) => (
        <span key={end} style={{ whiteSpace: 'nowrap' }}>
          <label for={`${id}-${end}`}>{t.ends[end]}</label>{' '}
          <input
            id={`${id}-${end}`}
            class="field"
            type="number"
            step="any"
            style={{ display: 'inline-block', width: '5rem', marginInlineEnd: '0.6rem' }}
            value={ends[end]}
            placeholder={observed ? `${observed[end]}` : ''}
            aria-invalid={problem !== null}
            onInput={(event) => {
              const { value } = event.currentTarget
              write(end === 0 ? [value, ends[1]] : [ends[0], value])
            }}
          />
        </span>
      ))}
      {problem !== null && <p class="problem">{t[problem](observed)}</p>}
    </div>
  )
}

/** null when both fields are empty, or when there is nothing to fill the empty one with. */
function readEnds(ends: readonly [string, string], observed: ResponseRange | null): ResponseRange | null {
  if (ends.every((text) => text.trim() === '')) return null
  const [low, high] = ends.map((text, i) => (text.trim() === '' ? observed?.[i] : Number(text)))
  return low === undefined || high === undefined ? null : [low, high]
}

function problemOf(ends: readonly [string, string], observed: ResponseRange | null) {
  const range = readEnds(ends, observed)
  if (!range) return null
  if (!(range[0] < range[1])) return 'disordered'
  return observed && (observed[0] < range[0] || observed[1] > range[1]) ? 'outside' : null
}

const words = {
  en: {
    summary: (count: number) =>
      count === 0
        ? 'No scale yet: make one'
        : count === 1
          ? 'One scale: change its items'
          : `${count} scales: change their items`,
    items: 'Items',
    reversed: 'Items that run the other way',
    ends: ['Lowest answer offered', 'Highest answer offered'],
    disordered: () => 'The first must be below the second.',
    outside: (range: ResponseRange | null) =>
      `There are answers from ${range?.[0]} to ${range?.[1]}: the scale must hold them.`,
    inferred: (scales: readonly string[]) =>
      `What the questionnaire offered for an answer to ${scales.join(', ')} was not said. Reversed items are turned round between the lowest and the highest answer that anybody gave: if nobody ticked an end of the scale, their means come out wrong. Write the ends beside the scale.`,
    remove: 'Remove',
    name: 'A new scale',
    add: 'Add',
    taken: 'There is a scale or a column of this name.',
  },
  zh: {
    summary: (count: number) => (count === 0 ? '还没有量表：新建一个' : `共 ${count} 个量表：修改题项`),
    items: '题项',
    reversed: '其中的反向题',
    ends: ['量表最低分', '量表最高分'],
    disordered: () => '前一个数应小于后一个数。',
    outside: (range: ResponseRange | null) =>
      `已有 ${range?.[0]} 到 ${range?.[1]} 的回答，量表的范围须包含它们。`,
    inferred: (scales: readonly string[]) =>
      `${scales.join('、')} 的作答范围没有说明，反向题暂按实际回答中的最低分和最高分翻转；如果没有人选过量表的某一端，均值就会出错。请在量表旁填写两端的分值。`,
    remove: '删除',
    name: '新量表',
    add: '添加',
    taken: '已有同名的量表或列。',
  },
}
