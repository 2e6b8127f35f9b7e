import type { Language } from '../../core/text.ts'
import { useHistory } from '../useHistory.ts'
import { mergeSettings, workbenchLink } from './link.ts'
import type { AnyStep } from './step.ts'
import { StepView } from './StepView.tsx'
import { type BuiltInId, surveys } from './survey.ts'

export interface StepFigureProps {
  language: Language
  /** One of the book's data sets. */
  data?: BuiltInId
  /** What is chosen at first, where it differs from the step's own. */
  initial?: object
  /** Unique on the page; needed where a step stands there twice. */
  name?: string
}

/** A step as a figure of a chapter, on the book's data. */
export function StepFigure(props: StepFigureProps & { step: AnyStep }) {
  const { step, language, data = 'park-visitors', initial, name = step.id } = props
  const survey = surveys[data]
  const first = () => mergeSettings(step.start(survey), initial)
  const { now: settings, set: setSettings, undo, redo } = useHistory<object>(first())
  return (
    <StepView
      step={{ ...step, start: first }}
      survey={survey}
      settings={settings}
      onChange={setSettings}
      undo={undo}
      redo={redo}
      language={language}
      name={name}
      workbench={workbenchLink({ data, steps: { [step.id]: settings } }, language)}
    />
  )
}
