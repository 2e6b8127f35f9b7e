import { useState } from 'preact/hooks'
import { model } from '../../core/loyalty/evaluation/model.ts'
import type { Language } from '../../core/text.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'
import { panels } from './panels.tsx'
import { STEPS, steps, type EvaluationResult, type Step } from './steps.ts'

interface NineStepsProps {
  language: Language
  /** The step to begin with. */
  start?: Step
  /** In the lab the page has the controls of all steps. */
  bare?: boolean
}

/** A workbench that goes through the nine steps of an evaluation, one at a time, on one set of customers. */
export default function NineSteps({ language, start = 'goal', bare }: NineStepsProps) {
  const t = words[language]
  const { store } = useStore(model)
  const [step, setStep] = useState<Step>(start)
  const at = STEPS.indexOf(step)
  const { lead, controls, name, summary } = steps[step]
  const Panel = panels[step]
  const go = (to: number) => (
    <button type="button" class="go" disabled={!STEPS[to]} onClick={() => setStep(STEPS[to])}>
      {to > at ? t.next : t.back}
    </button>
  )
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={bare ? [] : controls}
      viewControls={!bare && <SeedControl store={store} language={language} />}
      summary={({ result, values }) => summary(result as EvaluationResult, values)}
      series={({ result }) => ({
        method: result.methods.map((m) => m.method),
        nextWindow: result.methods.map((m) => m.nextWindow),
        ...Object.fromEntries(
          result.indicators.map((indicator, i) => [
            `weight ${indicator}`,
            result.methods.map((m) => m.weights[i]),
          ]),
        ),
      })}
    >
      {({ result, values, store }) => (
        <div class="nine-steps">
          <ol aria-label={t.steps}>
            {STEPS.map((each, i) => (
              <li key={each}>
                <button
                  type="button"
                  aria-current={each === step ? 'step' : undefined}
                  aria-label={`${i + 1} ${steps[each].name[language]}`}
                  title={steps[each].name[language]}
                  onClick={() => setStep(each)}
                >
                  {i + 1}
                  <span class="title"> {steps[each].name[language]}</span>
                </button>
              </li>
            ))}
          </ol>
          <p class="step-name">
            {at + 1} {name[language]}
          </p>
          <p class="lead">{lead[language]}</p>
          <div class="panel">
            <Panel
              result={result as EvaluationResult}
              values={values}
              language={language}
              label={summary(result as EvaluationResult, values)[language]}
              set={(changes) => store.set(changes)}
              settle={store.settle}
            />
          </div>
          <div class="turn">
            {go(at - 1)}
            {go(at + 1)}
          </div>
        </div>
      )}
    </ModelFigure>
  )
}

const words = {
  en: { steps: 'The nine steps', back: 'Back', next: 'Next step' },
  zh: { steps: '九个步骤', back: '上一步', next: '下一步' },
}
