import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { describeStep } from './steps/describe.tsx'

/** Items of a scale: histograms, means, spreads, shapes. */
export default function ItemDescription(props: StepFigureProps) {
  return <StepFigure step={describeStep} {...props} />
}
