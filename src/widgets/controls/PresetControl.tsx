import { useId } from 'preact/hooks'
import { defaults, type AnyModel, type Preset, type ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import type { Store } from '../store.ts'
import { words } from '../words.ts'

interface PresetControlProps<M extends AnyModel> {
  store: Store<M>
  language: Language
}

/** Sets the model to one of its examples, and names the one it stands at. */
export function PresetControl<M extends AnyModel>({ store, language }: PresetControlProps<M>) {
  const id = useId()
  const t = words[language]
  const presets = Object.entries(store.model.presets as Record<string, Preset<ValuesOf<M>>>).map(
    ([name, { label, values }]) => ({
      name,
      label,
      values: { ...defaults(store.model), ...values } as ValuesOf<M>,
    }),
  )
  if (presets.length === 0) return null
  const standing = store.values.value
  const chosen = presets.find(({ values }) =>
    Object.entries(values).every(([parameter, value]) => standing[parameter] === value),
  )
  return (
    <div class="control">
      <label for={id}>{t.presets}</label>
      <select
        id={id}
        value={chosen?.name ?? ''}
        onChange={(event) => {
          const preset = presets.find(({ name }) => name === event.currentTarget.value)
          if (!preset) return
          store.set(preset.values)
          store.settle()
        }}
      >
        <option value="" hidden={chosen !== undefined}>
          {t.choosePreset}
        </option>
        {presets.map(({ name, label }) => (
          <option key={name} value={name}>
            {label[language]}
          </option>
        ))}
      </select>
    </div>
  )
}
