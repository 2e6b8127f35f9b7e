import type { EqualAcrossGroups, SemOptions } from '../../../core/sem/options.ts'
import { OPTION_TEXTS } from '../../../core/sem/optionTexts.ts'
import type { Language } from '../../../core/text.ts'
import type { LoadedData } from './dataSource.ts'

interface OptionsPanelProps {
  options: SemOptions
  loaded: LoadedData
  language: Language
  onChange: (options: SemOptions) => void
}

const choices = {
  estimator: ['ML', 'MLM', 'MLR', 'ULS', 'GLS'],
  missing: ['listwise', 'fiml'],
  dialect: ['lavaan', 'AMOS'],
  likelihood: ['normal', 'wishart'],
  se: ['standard', 'robust.sem', 'robust.huber.white', 'none'],
  information: ['expected', 'observed'],
  model: ['sem', 'cfa', 'growth'],
} as const satisfies Partial<Record<keyof SemOptions, readonly string[]>>
const switches = ['std.lv', 'meanstructure', 'orthogonal', 'fixed.x'] as const
const equalities: readonly EqualAcrossGroups[] = [
  'loadings', 'intercepts', 'residuals', 'means', 'regressions', 'lv.variances', 'lv.covariances', 'residual.covariances',
] // prettier-ignore

/** lavaan's options by their names; what is left at its default is not set. */
export function OptionsPanel({ options, loaded, language, onChange }: OptionsPanelProps) {
  const t = words[language]
  const set = (name: keyof SemOptions, value: unknown) => {
    const { [name]: _old, ...rest } = options
    onChange((value === undefined ? rest : { ...rest, [name]: value }) as SemOptions)
  }
  const equal = [options['group.equal'] ?? []].flat()
  const groupings = 'columns' in loaded.data ? groupColumns(loaded) : []
  return (
    <div class="options">
      {Object.entries(choices).map(([name, list]) => {
        const key = name as keyof typeof choices
        return (
          <label key={name} class="option" title={OPTION_TEXTS[key][language]}>
            <code>{name}</code>
            <select
              value={options[key] ?? ''}
              onChange={(event) => set(key, event.currentTarget.value || undefined)}
            >
              <option value="">{t.usual}</option>
              {list.map((value) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
            </select>
          </label>
        )
      })}
      {switches.map((name) => (
        <label key={name} class="option" title={OPTION_TEXTS[name][language]}>
          <code>{name}</code>
          <select
            value={options[name] === undefined ? '' : String(options[name])}
            onChange={(event) =>
              set(name, event.currentTarget.value === '' ? undefined : event.currentTarget.value === 'true')
            }
          >
            <option value="">{t.usual}</option>
            <option value="true">{t.yes}</option>
            <option value="false">{t.no}</option>
          </select>
        </label>
      ))}
      <label class="option" title={OPTION_TEXTS.group[language]}>
        <code>group</code>
        <select
          value={options.group ?? ''}
          disabled={groupings.length === 0}
          onChange={(event) => set('group', event.currentTarget.value || undefined)}
        >
          <option value="">{t.none}</option>
          {groupings.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {options.group !== undefined && (
        <fieldset class="option-set">
          <legend title={OPTION_TEXTS['group.equal'][language]}>
            <code>group.equal</code>
          </legend>
          {equalities.map((what) => (
            <label key={what} class="check">
              <input
                type="checkbox"
                checked={equal.includes(what)}
                onChange={() => {
                  const next = equal.includes(what) ? equal.filter((each) => each !== what) : [...equal, what]
                  set('group.equal', next.length > 0 ? next : undefined)
                }}
              />
              {what}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  )
}

/** Columns with two to eight different values: what can divide rows into groups. */
function groupColumns({ data }: LoadedData): readonly string[] {
  if (!('columns' in data)) return []
  return Object.entries(data.columns).flatMap(([name, values]) => {
    const distinct = new Set<unknown>()
    for (const value of values) {
      if (value === '' || Number.isNaN(value)) continue
      distinct.add(value)
      if (distinct.size > 8) return []
    }
    return distinct.size > 1 ? [name] : []
  })
}

const words = {
  en: { usual: 'default', yes: 'yes', no: 'no', none: 'none' },
  zh: { usual: '默认', yes: '是', no: '否', none: '无' },
}
