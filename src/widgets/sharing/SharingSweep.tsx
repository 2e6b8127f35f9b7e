import { model } from '../../core/replicator/model.ts'
import type { Language } from '../../core/text.ts'
import { SweepFigure } from '../SweepFigure.tsx'

interface SharingSweepProps {
  language: Language
  parameter: keyof typeof model.parameters & string
  outputs: readonly (keyof typeof model.outputs & string)[]
  controls?: readonly (keyof typeof model.parameters & string)[]
}

/** Outputs of the sharing game against one of its parameters. */
export default function SharingSweep(props: SharingSweepProps) {
  return <SweepFigure model={model} {...props} />
}
