import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { factorCountStep } from './steps/factorCount.tsx'

/** KMO, Bartlett’s test, and eigenvalues beside those of noise. */
export default function FactorCount(props: StepFigureProps) {
  return <StepFigure step={factorCountStep} {...props} />
}
