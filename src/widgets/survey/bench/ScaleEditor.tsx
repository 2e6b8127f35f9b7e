import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { Many } from '../controls.tsx'
import { labelOf, type Survey } from '../survey.ts'
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
  const { scales, reversed } = survey
  const set = (next: Survey['scales'], turned = reversed) => onChange({ scales: next, reversed: turned })
  const wanted = name.trim()
  const taken = wanted in scales || survey.items.includes(wanted) || survey.groups.includes(wanted)
  return (
    <details class="scales" open={Object.keys(scales).length === 0}>
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
  )
}

const words = {
  en: {
    summary: (count: number) =>
      count === 1 ? 'One scale: change its items' : `${count} scales: change their items`,
    items: 'Items',
    reversed: 'Items that run the other way',
    remove: 'Remove',
    name: 'A new scale',
    add: 'Add',
    taken: 'There is a scale or a column of this name.',
  },
  zh: {
    summary: (count: number) => `共 ${count} 个量表：修改题项`,
    items: '题项',
    reversed: '其中的反向题',
    remove: '删除',
    name: '新量表',
    add: '添加',
    taken: '已有同名的量表或列。',
  },
}
