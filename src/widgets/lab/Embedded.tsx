import type { AnyModel } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { namesOfNumbers } from './Analysis.tsx'
import type { LabFigures } from './Lab.tsx'
import { Outputs } from './Outputs.tsx'

/** A model's first figure with its controls, for the frame of another page; its outputs where it has no figure. */
export function Embedded({ model, figures, language }: LabFigures & { language: Language }) {
  const [first] = figures
  if (first) return <first.Figure language={language} embedded />
  return (
    <ModelFigure<AnyModel> model={model} language={language} controls={namesOfNumbers(model).slice(0, 8)}>
      {(live) => <Outputs live={live} language={language} />}
    </ModelFigure>
  )
}
