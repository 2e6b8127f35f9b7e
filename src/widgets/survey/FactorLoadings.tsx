import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { factorsStep } from './steps/factors.tsx'

/** Loadings as a heat map, with the choice of number, extraction and rotation. */
export default function FactorLoadings(props: StepFigureProps) {
  return <StepFigure step={factorsStep} {...props} />
}
