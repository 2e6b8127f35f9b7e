import { model } from '../../core/incentive/model.ts'
import type { Language } from '../../core/text.ts'
import { SweepFigure } from '../SweepFigure.tsx'

interface IncentiveSweepProps {
  language: Language
  parameter: keyof typeof model.parameters & string
  outputs: readonly (keyof typeof model.outputs & string)[]
  controls?: readonly (keyof typeof model.parameters & string)[]
}

/** Outputs of the contract against one of its parameters: comparative statics. */
export default function IncentiveSweep(props: IncentiveSweepProps) {
  return <SweepFigure model={model} {...props} />
}
