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
          {parameterTable(live.store.model, live.values).map((row) => (
            <tr key={row.name}>
              <th scope="row">
                {row.label[language]} <code>{row.name}</code>
              </th>
              <td>
                <Symbol tex={row.symbol} />
              </td>
              <td>{rangeOf(row, language)}</td>
              <td>{formatParameter(row.default, language, row)}</td>
              <td>{formatParameter(row.value, language, row)}</td>
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
