import { useId } from 'preact/hooks'
import { defaults, type AnyModel, type Preset, type ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import type { Store } from '../store.ts'
import { words } from '../words.ts'

interface PresetControlProps<M extends AnyModel> {
  store: Store<M>
  language: Language
}

/** Sets the model to one of its examples. */
export function PresetControl<M extends AnyModel>({ store, language }: PresetControlProps<M>) {
  const id = useId()
  const t = words[language]
  const presets = Object.entries(store.model.presets as Record<string, Preset<ValuesOf<M>>>)
  if (presets.length === 0) return null
  return (
    <div class="control">
      <label for={id}>{t.presets}</label>
      <select
        id={id}
        value=""
        onChange={(event) => {
          const preset = store.model.presets[event.currentTarget.value]
          if (!preset) return
          store.set({ ...defaults(store.model), ...preset.values } as ValuesOf<M>)
          store.settle()
          event.currentTarget.value = ''
        }}
      >
        <option value="">{t.choosePreset}</option>
        {presets.map(([name, preset]) => (
          <option key={name} value={name}>
            {preset.label[language]}
          </option>
        ))}
      </select>
    </div>
  )
}
