import type { Language } from '../../core/text.ts'
import { Scrub } from './Scrub.tsx'
import { useModel } from './useModel.ts'

interface ScrubIslandProps {
  model: string
  parameter: string
  language: Language
  format?: string
  /** What stands there until the model has come. */
  text: string
}

/** The island of `<Scrub>`: it gets its model by name, since a page cannot hand code to an island. */
export default function ScrubIsland({ model: id, text, ...props }: ScrubIslandProps) {
  const model = useModel(id)
  return model ? <Scrub model={model} {...props} /> : <span class="scrub">{text}</span>
}
