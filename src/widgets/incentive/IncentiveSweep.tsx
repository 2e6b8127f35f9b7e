import { useId, useState } from 'preact/hooks'
import { model } from '../../core/incentive/model.ts'
import type { Language } from '../../core/text.ts'
import { SweepFigure } from '../SweepFigure.tsx'

/** The three that move the share by their product alone. */
const axes = ['riskAversion', 'noise', 'cost'] as const

type SweepAxis = (typeof axes)[number]

interface IncentiveSweepProps {
  language: Language
  outputs: readonly (keyof typeof model.outputs & string)[]
}

/** Outputs of the contract against one of three parameters, the reader's choice: comparative statics. */
export default function IncentiveSweep({ language, outputs }: IncentiveSweepProps) {
  const id = useId()
  const [axis, setAxis] = useState<SweepAxis>('riskAversion')
  return (
    <>
      <div class="controls">
        <div class="control">
          <label for={id}>{language === 'zh' ? '横轴' : 'Along the axis'}</label>{' '}
          <select id={id} value={axis} onChange={(event) => setAxis(event.currentTarget.value as SweepAxis)}>
            {axes.map((name) => (
              <option key={name} value={name}>
                {model.parameters[name].label[language]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <SweepFigure
        key={axis}
        model={model}
        language={language}
        parameter={axis}
        outputs={outputs}
        controls={axes.filter((name) => name !== axis)}
      />
    </>
  )
}
