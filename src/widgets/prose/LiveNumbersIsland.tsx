import type { Language } from '../../core/text.ts'
import { LiveNumbers, type Place } from './LiveNumbers.tsx'
import { useModel } from './useModel.ts'

interface LiveNumbersIslandProps {
  model: string
  places: readonly Place[]
  label: string
  language: Language
}

/** The island of `<Equation>`. */
export default function LiveNumbersIsland({ model: id, ...props }: LiveNumbersIslandProps) {
  const model = useModel(id)
  return model ? <LiveNumbers model={model} {...props} /> : <span />
}
