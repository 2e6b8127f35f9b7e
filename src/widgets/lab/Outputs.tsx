import type { AnyModel, Output } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Symbol } from '../controls/Symbol.tsx'
import { formatOutput } from '../../core/model/formatValue.ts'
import type { Live } from '../useStore.ts'

/** Every named output of the present state. */
export function Outputs<M extends AnyModel>({ live, language }: { live: Live<M>; language: Language }) {
  const outputs = Object.entries(live.store.model.outputs as Record<string, Output<unknown, unknown>>)
  return (
    <dl class="outputs">
      {outputs.map(([name, output]) => {
        const { label, describe, symbol } = output
        const value = (live.outputs as Record<string, number | boolean | null>)[name]
        const { text, unit } = formatOutput(value, output, live.values, language)
        return (
          <div key={name} title={describe[language]}>
            <dt>
              {label[language]} {symbol && <Symbol tex={symbol} />}
            </dt>
            <dd>
              {text}
              {unit && <span class="unit"> {unit}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
