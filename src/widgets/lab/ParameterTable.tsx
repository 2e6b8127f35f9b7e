import type { AnyModel } from '../../core/model/model.ts'
import { parameterTable } from '../../core/model/table.ts'
import type { Language } from '../../core/text.ts'
import { Symbol } from '../controls/Symbol.tsx'
import { formatValue } from '../formatValue.ts'
import type { Live } from '../useStore.ts'
import { labWords } from './labWords.ts'

/** Parameters with symbols, units, ranges and defaults. */
export function ParameterTable<M extends AnyModel>({ live, language }: { live: Live<M>; language: Language }) {
  const t = labWords[language]
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={t.table}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t.parameter}</th>
            <th scope="col">{t.symbol}</th>
            <th scope="col">{t.range}</th>
            <th scope="col">{t.standard}</th>
            <th scope="col">{t.now}</th>
          </tr>
        </thead>
        <tbody>
          {parameterTable(live.store.model, live.values, language).map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.label} <code>{row.name}</code>
              </th>
              <td>
                <Symbol tex={row.symbol} />
              </td>
              <td>{row.range}</td>
              <td>{formatValue(row.default, language)}</td>
              <td>{formatValue(row.value, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
