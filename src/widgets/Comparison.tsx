import { compare } from '../core/model/compare.ts'
import type { AnyModel, Parameter } from '../core/model/model.ts'
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
  const { parameters, outputs } = compare(model, pinned, live.solved)
  const rows = [
    ...parameters.map((row) => ({ ...row, parameter: model.parameters[row.name] as Parameter })),
    ...outputs.map((row) => ({ ...row, parameter: null })),
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
        {rows.map(({ name, label, a, b, changed, difference, parameter }, i) => (
          <tr key={name} class={i === parameters.length - 1 ? 'last' : ''}>
            <th scope="row">{label[language]}</th>
            {[a, b].map((value, side) => (
              <td key={side}>
                {parameter ? formatParameter(value!, language, parameter) : formatValue(value, language)}
              </td>
            ))}
            <td>{difference !== null ? formatValue(difference, language, '+.3~g') : changed ? '≠' : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
