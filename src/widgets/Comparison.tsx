import type { AnyModel, Output, Parameter } from '../core/model/model.ts'
import type { Solved } from '../core/model/solved.ts'
import type { Language } from '../core/text.ts'
import { formatParameter, formatValue } from '../core/model/formatValue.ts'
import type { Live } from './useStore.ts'
import { words } from './words.ts'

export interface ComparisonProps<M extends AnyModel> {
  live: Live<M>
  pinned: Solved<M>
  language: Language
}

/** The state set aside (A) beside the present one (B): the parameters that differ, and every output. */
export function Comparison<M extends AnyModel>({ live, pinned, language }: ComparisonProps<M>) {
  const t = words[language]
  const { model } = live.store
  const parameters = Object.entries<Parameter>(model.parameters).filter(
    ([name]) => live.values[name] !== pinned.parameters[name],
  )
  const rows = [
    ...parameters.map(([name, parameter]) => ({
      name,
      label: parameter.label[language],
      a: pinned.parameters[name],
      b: live.values[name],
      parameter,
    })),
    ...Object.entries(model.outputs as Record<string, Output<unknown, unknown>>).map(([name, output]) => ({
      name,
      label: output.label[language],
      a: (pinned.outputs as Record<string, number | boolean | null>)[name],
      b: (live.outputs as Record<string, number | boolean | null>)[name],
      parameter: null,
    })),
  ]
  return (
    <table class="comparison">
      <caption>{t.comparedWith}</caption>
      <thead>
        <tr>
          <th scope="col">{t.output}</th>
          <th scope="col">{t.pinnedState}</th>
          <th scope="col">{t.currentState}</th>
          <th scope="col">{t.change}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, label, a, b, parameter }, i) => (
          <tr key={name} class={i === parameters.length - 1 ? 'last' : ''}>
            <th scope="row">{label}</th>
            {[a, b].map((value, side) => (
              <td key={side}>
                {parameter ? formatParameter(value!, language, parameter) : formatValue(value, language)}
              </td>
            ))}
            <td>
              {typeof a === 'number' && typeof b === 'number'
                ? formatValue(b - a, language, '+.3~g')
                : a === b
                  ? ''
                  : '≠'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
