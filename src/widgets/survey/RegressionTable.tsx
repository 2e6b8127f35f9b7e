import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { regressionStep } from './steps/regression.tsx'

/** Regression in blocks: coefficients with intervals, VIF, changes of R². */
export default function RegressionTable(props: StepFigureProps) {
  return <StepFigure step={regressionStep} {...props} />
}
