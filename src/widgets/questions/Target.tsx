import { useState } from 'preact/hooks'
import type { AnyModel, Output } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Controls } from '../controls/Controls.tsx'
import { formatValue } from '../formatValue.ts'
import { useModel } from '../prose/useModel.ts'
import { useStore } from '../useStore.ts'
import type { Goal, QuestionKind } from './kinds.ts'
import { questionWords } from './questionWords.ts'

type TargetProps = Extract<QuestionKind, { kind: 'target' }> & { language: Language }

/** Set the model so that its outputs have stated properties; any setting that has them is right. */
export function Target({ model: id, ...props }: TargetProps) {
  const model = useModel(id!)
  return model ? <LiveTarget model={model} {...props} /> : <p class="entry" />
}

function LiveTarget({
  model,
  goal,
  parameters,
  feedback,
  language,
}: Omit<TargetProps, 'model'> & { model: AnyModel }) {
  const t = questionWords[language]
  const live = useStore(model, `target:${parameters.join()}:${goal.map((g) => g.output).join()}`)
  const [checked, setChecked] = useState(false)
  const failed = goal.map((g) => shortfall(g, model, live.outputs, language)).filter((text) => text !== null)
  return (
    <>
      <div class="controls">
        <Controls live={live} names={parameters} language={language} />
      </div>
      <p class="entry now">
        {goal.map(({ output }) => (
          <span key={output}>
            {(model.outputs as Record<string, Output<unknown, unknown>>)[output].label[language]}:{' '}
            <b class="value">{formatValue(live.outputs[output], language, '.3~g')}</b>{' '}
          </span>
        ))}
      </p>
      <button type="button" class="button" onClick={() => setChecked(true)}>
        {t.check}
      </button>
      <div class="feedback" role="status">
        {checked &&
          (failed.length === 0 ? (
            <>
              <p class="verdict">{t.reached}</p>
              {feedback && <p>{feedback}</p>}
            </>
          ) : (
            failed.map((text) => <p key={text}>{text}</p>)
          ))}
      </div>
    </>
  )
}

/** Which side of the goal the output lies on, in words; null when the goal is met. */
function shortfall(
  { output, atLeast, atMost, is }: Goal,
  model: AnyModel,
  outputs: Readonly<Record<string, number | boolean | null>>,
  language: Language,
): string | null {
  const t = questionWords[language]
  const value = outputs[output]
  const label = (model.outputs as Record<string, Output<unknown, unknown>>)[output].label[language]
  const now = formatValue(value, language, '.3~g')
  if (is !== undefined && value !== is) return t.is(label, formatValue(is, language), now)
  if (atLeast !== undefined && !(typeof value === 'number' && value >= atLeast))
    return t.atLeast(label, String(atLeast), now)
  if (atMost !== undefined && !(typeof value === 'number' && value <= atMost))
    return t.atMost(label, String(atMost), now)
  return null
}
