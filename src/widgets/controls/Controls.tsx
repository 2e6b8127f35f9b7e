import type { AnyModel, Value, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import type { Live } from '../useStore.ts'
import { Control } from './Control.tsx'
import { ruleBroken } from './ruleBroken.ts'

interface ControlsProps<M extends AnyModel> {
  live: Live<M>
  names: readonly string[]
  language: Language
}

/** Controls of the named parameters, in that order. */
export function Controls<M extends AnyModel>({ live, names, language }: ControlsProps<M>) {
  const { store, values } = live
  return (
    <>
      {names.map((name) => {
        const parameter = store.model.parameters[name]
        if (!parameter) throw new Error(`model ${store.model.id} has no parameter "${name}"`)
        return (
          <Control
            key={name}
            name={name}
            parameter={parameter}
            value={(values as Record<string, Value>)[name]}
            language={language}
            refuse={(typed) => ruleBroken(store.model, store.values.peek(), name, typed)}
            onInput={(value) => store.set({ [name]: value } as Partial<ValuesOf<M>>)}
            onSettle={store.settle}
          />
        )
      })}
    </>
  )
}
