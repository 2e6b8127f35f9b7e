import { useId } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { isTimeZone, momentOf, showMoment } from '../../../exercises/timeZone.ts'
import { assignWords } from './assignWords.ts'
import type { Draft, DraftIssue } from './draft.ts'
import { Issues } from './Issues.tsx'

interface PolicyPanelProps {
  draft: Draft
  issuesIn: (...fields: string[]) => readonly DraftIssue[]
  language: Language
  onEdit: (changes: Partial<Draft>) => void
  onRemoveExtension: (place: number) => void
  newSeed: () => number
  /** Names of time zones to choose from. */
  zones: readonly string[]
}

/** Title, times, lateness, extensions, what students are asked, and the seed. */
export function PolicyPanel(props: PolicyPanelProps) {
  const { draft, issuesIn, language, onEdit, onRemoveExtension, newSeed, zones } = props
  const t = assignWords[language]
  const id = useId()
  const { late } = draft
  const editLate = (changes: Partial<Draft['late']>) => onEdit({ late: { ...late, ...changes } })
  const time = (field: 'opens' | 'due') => (
    <div>
      <label>
        {t[field]}
        <input
          type="datetime-local"
          value={draft[field]}
          onInput={({ currentTarget }) => onEdit({ [field]: currentTarget.value })}
        />
      </label>
      <p class="hint">{inWords(draft[field], draft.timeZone, language)}</p>
      <Issues issues={issuesIn(field)} language={language} />
    </div>
  )
  const texts = (field: 'title' | 'instructions', of: Language) => {
    const props = {
      value: draft[field][of],
      lang: of === 'zh' ? 'zh-CN' : 'en',
      onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) =>
        onEdit({ [field]: { ...draft[field], [of]: currentTarget.value } }),
    }
    return (
      <label>
        {t.textIn[field][of]}
        {field === 'title' ? (
          <input maxLength={200} {...props} />
        ) : (
          <textarea rows={3} maxLength={4000} {...props} />
        )}
      </label>
    )
  }
  const languages: Language[] = language === 'zh' ? ['zh', 'en'] : ['en', 'zh']
  return (
    <section class="policy" aria-labelledby={`${id}-rules`}>
      <h2 id={`${id}-rules`}>{t.rules}</h2>
      <div class="pair">{languages.map((of) => texts('title', of))}</div>
      <Issues issues={issuesIn('title')} language={language} />
      <div class="pair">{languages.map((of) => texts('instructions', of))}</div>

      <h3>{t.times}</h3>
      <label>
        {t.timeZone}
        <input
          list={`${id}-zones`}
          value={draft.timeZone}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => onEdit({ timeZone: currentTarget.value.trim() })}
        />
      </label>
      <datalist id={`${id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <p class="hint">{t.timeZoneHint}</p>
      <Issues issues={issuesIn('timeZone')} language={language} />
      <div class="pair">
        {time('opens')}
        {time('due')}
      </div>

      <fieldset>
        <legend>{t.late}</legend>
        {(['accept', 'deduct', 'refuse'] as const).map((rule) => (
          <label class="choice" key={rule}>
            <input
              type="radio"
              name={`${id}-late`}
              checked={late.rule === rule}
              onChange={() => editLate({ rule })}
            />{' '}
            {t.lateRules[rule]}
          </label>
        ))}
        {late.rule !== 'accept' && (
          <p class="numbers">
            <Amount
              value={late.graceMinutes}
              label={t.grace}
              onInput={(graceMinutes) => editLate({ graceMinutes })}
            />
            {late.rule === 'deduct' && (
              <Amount
                value={late.perDay}
                label={t.perDay}
                max={100}
                onInput={(perDay) => editLate({ perDay })}
              />
            )}
            {late.rule === 'deduct' && (
              <Amount value={late.most} label={t.most} max={100} onInput={(most) => editLate({ most })} />
            )}
          </p>
        )}
        <Issues issues={issuesIn('late')} language={language} />
      </fieldset>

      <fieldset>
        <legend>{t.extensions}</legend>
        <p class="hint">{t.extensionsHint}</p>
        {draft.extensions.map((extension, i) => {
          const change = (changes: Partial<typeof extension>) =>
            onEdit({ extensions: draft.extensions.with(i, { ...extension, ...changes }) })
          return (
            <p class="numbers" key={i}>
              <label class="inline">
                {t.student}{' '}
                <input
                  value={extension.student}
                  maxLength={100}
                  onInput={({ currentTarget }) => change({ student: currentTarget.value })}
                />
              </label>
              <label class="inline">
                {t.due}{' '}
                <input
                  type="datetime-local"
                  value={extension.due}
                  onInput={({ currentTarget }) => change({ due: currentTarget.value })}
                />
              </label>
              <button
                type="button"
                class="quiet"
                aria-label={t.removeExtension(extension.student)}
                onClick={() => onRemoveExtension(i)}
              >
                ×
              </button>
            </p>
          )
        })}
        <p>
          <button
            type="button"
            class="quiet"
            onClick={() => onEdit({ extensions: [...draft.extensions, { student: '', due: draft.due }] })}
          >
            + {t.addExtension}
          </button>
        </p>
        <Issues issues={issuesIn('extensions')} language={language} />
      </fieldset>

      <fieldset>
        <legend>{t.asked}</legend>
        <p class="hint">{t.idAlways}</p>
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.askName}
            onChange={({ currentTarget }) => onEdit({ askName: currentTarget.checked })}
          />{' '}
          {t.askName}
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={draft.hints}
            onChange={({ currentTarget }) => onEdit({ hints: currentTarget.checked })}
          />{' '}
          {t.allowHints}
        </label>
      </fieldset>

      <p class="numbers">
        <label class="inline">
          {t.seed}{' '}
          <input
            type="number"
            step={1}
            value={Number.isNaN(draft.seed) ? '' : draft.seed}
            onInput={({ currentTarget }) => onEdit({ seed: currentTarget.valueAsNumber })}
          />
        </label>
        <button type="button" class="quiet" onClick={() => onEdit({ seed: newSeed() })}>
          {t.newSeed}
        </button>
      </p>
      <p class="hint">{t.seedHint}</p>
      <Issues issues={issuesIn('seed')} language={language} />
    </section>
  )
}

interface AmountProps {
  value: number
  label: string
  max?: number
  onInput: (value: number) => void
}

/** A number that may be left empty while it is typed. */
function Amount({ value, label, max, onInput }: AmountProps) {
  return (
    <label class="inline">
      {label}{' '}
      <input
        type="number"
        min={0}
        max={max}
        value={Number.isNaN(value) ? '' : value}
        onInput={({ currentTarget }) => onInput(currentTarget.valueAsNumber)}
      />
    </label>
  )
}

/** What a time of the draft means, so that a slip of the zone is seen. */
function inWords(local: string, timeZone: string, language: Language): string {
  if (local === '' || !isTimeZone(timeZone)) return ''
  try {
    return showMoment(Date.parse(momentOf(local, timeZone)), timeZone, language)
  } catch {
    return ''
  }
}
