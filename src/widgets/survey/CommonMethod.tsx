import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { commonMethodStep } from './steps/commonMethod.tsx'

/** Harman’s single-factor test. */
export default function CommonMethod(props: StepFigureProps) {
  return <StepFigure step={commonMethodStep} {...props} />
}
