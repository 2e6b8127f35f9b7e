import type { ComponentType } from 'preact'
import type { AnyModel, Parameter } from '../../core/model/model.ts'
import type { Language, Text } from '../../core/text.ts'
import { Controls } from '../controls/Controls.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { Comparison } from '../Comparison.tsx'
import { Downloads } from '../Downloads.tsx'
import { LinkIssues } from '../LinkIssues.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { Summary } from '../Summary.tsx'
import { Tools } from '../Tools.tsx'
import { useStore } from '../useStore.ts'
import { LabContext } from './LabContext.ts'
import { Analysis } from './Analysis.tsx'
import { labWords } from './labWords.ts'
import { Outputs } from './Outputs.tsx'
import { ParameterTable } from './ParameterTable.tsx'

/** What a model's folder of widgets offers to its page in the lab (`lab.tsx`, default export). */
export interface LabFigures {
  readonly model: AnyModel
  /** Each draws the model's state of this page; its own controls are shown with it. */
  readonly figures: readonly LabFigure[]
}

interface LabFigure {
  readonly title: Text
  /** Embedded in another page it brings its own controls; in the lab the page has them all. */
  readonly Figure: ComponentType<{ language: Language; embedded?: boolean }>
}

interface LabProps extends LabFigures {
  language: Language
}

/** A model by itself: every parameter, its figures, outputs, sweeps, sensitivity, comparison and exports. */
export function Lab({ model, figures, language }: LabProps) {
  const t = labWords[language]
  const live = useStore(model)
  const { store, result, values } = live
  const parameters = Object.entries(model.parameters as Record<string, Parameter>)
  // The sliders follow the first figure, beside which they stand where there is room.
  const [first, ...rest] = figures
  return (
    <div class="lab" data-model={model.id} data-ready={live.ready || undefined}>
      <LinkIssues store={store} language={language} ready={live.ready} />
      <div class="bench">
        <div class="views">
          <Tools live={live} language={language} />
          {live.pinned && <Comparison live={live} pinned={live.pinned} language={language} />}
          <Summary text={model.summary(result, values)[language]} />
          <Outputs live={live} language={language} />
          {first && <FigureBlock {...first} language={language} />}
        </div>
        <div class="groups">
          <PresetControl store={store} language={language} />
          {model.random && <SeedControl store={store} language={language} />}
          {Object.entries(model.groups as Record<string, Text>).map(([group, label]) => (
            <fieldset key={group}>
              <legend>{label[language]}</legend>
              <div class="controls">
                <Controls
                  live={live}
                  names={parameters
                    .filter(([, parameter]) => parameter.group === group)
                    .map(([name]) => name)}
                  language={language}
                />
              </div>
            </fieldset>
          ))}
        </div>
        <div class="views rest">
          {rest.map((figure) => (
            <FigureBlock key={figure.title.en} {...figure} language={language} />
          ))}
          <Analysis live={live} language={language} />
          <h2>{t.data}</h2>
          <p>{t.dataLead}</p>
          <div class="tools">{live.ready && <Downloads live={live} language={language} />}</div>
          <h2>{t.table}</h2>
          <ParameterTable live={live} language={language} />
        </div>
      </div>
    </div>
  )
}

function FigureBlock({ title, Figure, language }: LabFigure & { language: Language }) {
  return (
    <div class="figure-block">
      <h2>{title[language]}</h2>
      <LabContext.Provider value={true}>
        <Figure language={language} />
      </LabContext.Provider>
    </div>
  )
}
