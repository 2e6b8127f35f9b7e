import type { AnyModel } from '../../core/model/model.ts'
import { parameterTable, type ParameterRow } from '../../core/model/table.ts'
import type { Language } from '../../core/text.ts'
import { Symbol } from '../controls/Symbol.tsx'
import { formatParameter, formatValue } from '../../core/model/formatValue.ts'
import type { Live } from '../useStore.ts'
import { Scrolling } from '../Scrolling.tsx'
import { words } from '../words.ts'
import { labWords } from './labWords.ts'

/** Parameters with symbols, units, ranges and defaults. */
export function ParameterTable<M extends AnyModel>({
  live,
  language,
}: {
  live: Live<M>
  language: Language
}) {
  const t = labWords[language]
  return (
    <Scrolling class="scroll" label={t.table}>
      {/* Roles by name: where the stylesheet sets rows as blocks, browsers forget that this is a table. */}
      <table class="table parameters" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {[t.parameter, t.symbol, t.range, t.standard, t.now].map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {parameterTable(live.store.model, live.values).map((row) => (
            <tr key={row.name} role="row">
              <th role="rowheader" scope="row">
                {row.label[language]} <code>{row.name}</code>
              </th>
              <td role="cell">
                <Symbol tex={row.symbol} />
              </td>
              <td role="cell" class="range" data-head={t.range}>
                {rangeOf(row, language)}
              </td>
              <td role="cell" data-head={t.standard}>
                {formatParameter(row.default, language, row)}
              </td>
              <td role="cell" data-head={t.now}>
                {formatParameter(row.value, language, row)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

function rangeOf({ kind, min, max, options, unit }: ParameterRow, language: Language): string {
  if (kind === 'switch') return `${words[language].on} / ${words[language].off}`
  if (kind === 'choice')
    return Object.values(options ?? {})
      .map((label) => label[language])
      .join(' / ')
  return `${formatValue(min!, language)}–${formatValue(max!, language)}${unit ? ` ${unit[language]}` : ''}`
}
