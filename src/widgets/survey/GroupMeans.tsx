import { StepFigure, type StepFigureProps } from './StepFigure.tsx'
import { groupsStep } from './steps/groups.tsx'

/** Means of groups with intervals, their tests and comparisons of pairs. */
export default function GroupMeans(props: StepFigureProps) {
  return <StepFigure step={groupsStep} {...props} />
}
