import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { validityStep } from './steps/validity.tsx'

/** Convergent and discriminant validity from a confirmatory factor analysis. */
export default function ScaleValidity(props: StepFigureProps) {
  return <StepFigure step={validityStep} {...props} />
}
