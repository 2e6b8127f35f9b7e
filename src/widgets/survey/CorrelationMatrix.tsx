import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { correlationStep } from './steps/correlation.tsx'

/** Correlations as a heat map. */
export default function CorrelationMatrix(props: StepFigureProps) {
  return <StepFigure step={correlationStep} {...props} />
}
