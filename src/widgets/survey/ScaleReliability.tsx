import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { reliabilityStep } from './steps/reliability.tsx'

/** Cronbach’s α of a scale, and what it would be without each item. */
export default function ScaleReliability(props: StepFigureProps) {
  return <StepFigure step={reliabilityStep} {...props} />
}
