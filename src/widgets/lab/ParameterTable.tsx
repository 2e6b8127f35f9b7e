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
      <table class="table parameters">
        <thead>
          <tr>
            {[t.parameter, t.symbol, t.range, t.standard, t.now].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parameterTable(live.store.model, live.values).map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.label[language]} <code>{row.name}</code>
              </th>
              <td>
                <Symbol tex={row.symbol} />
              </td>
              <td class="range" data-head={t.range}>
                {rangeOf(row, language)}
              </td>
              <td data-head={t.standard}>{formatParameter(row.default, language, row)}</td>
              <td data-head={t.now}>{formatParameter(row.value, language, row)}</td>
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
