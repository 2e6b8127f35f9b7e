import type { Language } from '../../core/text.ts'
import { useModel } from './useModel.ts'
import { Value } from './Value.tsx'

interface ValueIslandProps {
  model: string
  of: string
  language: Language
  format?: string
  text: string
}

/** The island of `<Value>`. */
export default function ValueIsland({ model: id, text, ...props }: ValueIslandProps) {
  const model = useModel(id)
  return model ? <Value model={model} {...props} /> : <span class="value">{text}</span>
}
