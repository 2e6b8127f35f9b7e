import { useEffect, useRef, useState } from 'preact/hooks'
import type { Output } from '../../core/model/model.ts'
import { parseExpression } from '../../exercises/expression.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import { Controls } from '../controls/Controls.tsx'
import { LinkIssues } from '../LinkIssues.tsx'
import { createStore } from '../store.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'

/** The free parameters as sliders, and what the outputs in question come to. */
export function TargetAnswer({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
  solver,
}: AnswerProps<'target'>) {
  const { model } = solver!
  const [store] = useState(() =>
    createStore(model, { ...variant.parameters, ...(answer as object) } as never),
  )
  const solved = store.solved.value
  const setting = Object.fromEntries(exercise.free.map((name) => [name, (solved.parameters as never)[name]]))
  const key = JSON.stringify(setting)
  const told = useRef(key)
  useEffect(() => {
    // The setting it began with is nobody's answer.
    if (key === told.current) return
    told.current = key
    onAnswer(setting)
  }, [key])
  const live = {
    store,
    values: solved.parameters,
    seed: store.seed.value,
    result: solved.result,
    outputs: solved.outputs,
    solved,
    pinned: null,
    ready: true,
  }
  return (
    <>
      <LinkIssues store={store} language={language} ready />
      <fieldset class="controls" disabled={closed}>
        <Controls live={live} names={exercise.free} language={language} />
      </fieldset>
      <p class="entry now">
        {exerciseWords[language].now}:{' '}
        {outputsInGoals(exercise.goals, model.outputs).map(({ name, output, format }, i) => (
          <span key={name}>
            {i > 0 && ' · '}
            {output.label[language]}{' '}
            <b class="value">{formatValue(solved.outputs[name] ?? null, language, format)}</b>
          </span>
        ))}
      </p>
    </>
  )
}

type Outputs = Readonly<Record<string, Output<never, never>>>

/** The outputs that the goals name by themselves, each once, with the format of the first goal that names it. */
function outputsInGoals(goals: readonly { that: string; format?: string | undefined }[], outputs: Outputs) {
  const found = goals.flatMap(({ that, format }) => {
    const expression = parseExpression(that)
    const subject =
      expression.kind === 'comparison' ? expression.left : 'of' in expression ? expression.of : expression
    if (!('kind' in subject) || subject.kind !== 'name' || !Object.hasOwn(outputs, subject.name)) return []
    return [{ name: subject.name, output: outputs[subject.name]!, format }]
  })
  return found.filter(({ name }, i) => found.findIndex((other) => other.name === name) === i)
}
