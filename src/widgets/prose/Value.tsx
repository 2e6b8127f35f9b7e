import type { AnyModel, Value as AnyValue } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import { useStore } from '../useStore.ts'

interface ValueProps {
  model: AnyModel
  /** Name of an output, or of a parameter. */
  of: string
  language: Language
  format?: string
}

/** A computed number in a sentence; it follows what the reader changes. */
export function Value({ model, of: name, language, format }: ValueProps) {
  const { outputs, values } = useStore(model)
  return <span class="value">{formatValue(valueOf(name, model, outputs, values), language, format)}</span>
}

/** An output or a parameter by name. */
export function valueOf(
  name: string,
  model: AnyModel,
  outputs: Readonly<Record<string, AnyValue | null>>,
  values: Readonly<Record<string, AnyValue>>,
): AnyValue | null {
  if (Object.hasOwn(model.outputs, name)) return outputs[name]
  if (Object.hasOwn(model.parameters, name)) return values[name]
  throw new Error(`model ${model.id} has neither an output nor a parameter "${name}"`)
}
