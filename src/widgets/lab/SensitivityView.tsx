import { extent } from 'd3-array'
import { useId, useState } from 'preact/hooks'
import type { AnyModel, NumberParameter, Output } from '../../core/model/model.ts'
import { tornado } from '../../core/model/sensitivity.ts'
import type { Language } from '../../core/text.ts'
import { shortNumber } from '../../figures/shortNumber.ts'
import type { Live } from '../useStore.ts'
import { labWords } from './labWords.ts'
import { Takeaway } from './Takeaway.tsx'
import { useCostly } from './useCostly.ts'

interface SensitivityViewProps<M extends AnyModel> {
  live: Live<M>
  output: keyof M['outputs'] & string
  language: Language
}

const width = 620
const row = 30
const left = 210

/** A tornado: how far an output moves when each parameter is moved by a part of its range. */
export function SensitivityView<M extends AnyModel>({ live, output, language }: SensitivityViewProps<M>) {
  const t = labWords[language]
  const id = useId()
  const [fraction, setFraction] = useState(0.1)
  const { store, values, seed } = live
  const spec = (store.model.outputs as Record<string, Output<unknown, unknown>>)[output]
  const data = useCostly(JSON.stringify([output, values, seed, fraction]), () =>
    tornado(store.model, values, output, { fraction, seed }),
  )
  const bars = (data?.bars ?? []).filter(({ swing }) => swing !== null)
  const known = bars
    .flatMap(({ low, high }) => [low.output, data!.base, high.output])
    .filter((v) => v !== null)
  const [from = 0, to = 1] = extent(known)
  const x = (value: number) => left + 40 + ((value - from) / (to - from || 1)) * (width - left - 100)
  const height = Math.max(1, bars.length) * row + 34
  return (
    <Takeaway
      live={live}
      language={language}
      series={() => ({
        parameter: bars.map(({ parameter }) => parameter),
        low: bars.map(({ low }) => low.value),
        outputAtLow: bars.map(({ low }) => low.output),
        high: bars.map(({ high }) => high.value),
        outputAtHigh: bars.map(({ high }) => high.output),
      })}
    >
      <div class="choices">
        <div class="control">
          <label for={id}>{t.fraction}</label>
          <select
            id={id}
            value={String(fraction)}
            onChange={(event) => setFraction(Number(event.currentTarget.value))}
          >
            {[0.05, 0.1, 0.25, 0.5, 1].map((share) => (
              <option key={share} value={String(share)}>
                ±{share * 100}%
              </option>
            ))}
          </select>
        </div>
      </div>
      {data?.base === null && <p class="hint">{t.noValue}</p>}
      <div class="plot">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={t.tornado(spec.label[language], `${fraction * 100}%`)}
          class="drawing"
        >
          {data?.base !== null && data && (
            <>
              <line class="line rule" x1={x(data.base)} x2={x(data.base)} y1={0} y2={height - 24} />
              <text class="label soft" x={x(data.base)} y={height - 6} text-anchor="middle">
                {shortNumber(Number(data.base.toPrecision(3)))}
              </text>
            </>
          )}
          {bars.map(({ parameter, low, high }, i) => {
            const base = data!.base ?? low.output ?? high.output!
            const spec = store.model.parameters[parameter] as NumberParameter
            return (
              <g key={parameter} transform={`translate(0 ${i * row})`}>
                <text x={left} y={row / 2} dy=".32em" text-anchor="end" class="label">
                  {spec.label[language]}
                </text>
                {[low, high].map(({ output: end }, k) =>
                  end === null ? null : (
                    <g key={k}>
                      <rect
                        class={`bar ${k === 0 ? 'cool' : 'accent'}`}
                        x={Math.min(x(base), x(end))}
                        y={6}
                        width={Math.abs(x(end) - x(base))}
                        height={row - 12}
                      />
                      {Math.abs(x(end) - x(base)) > 8 && (
                        <text
                          class="label soft"
                          x={x(end) + (end < base ? -5 : 5)}
                          y={row / 2}
                          dy=".32em"
                          text-anchor={end < base ? 'end' : 'start'}
                        >
                          {k === 0 ? '▽' : '▲'} {shortNumber(Number(end.toPrecision(3)))}
                        </text>
                      )}
                    </g>
                  ),
                )}
              </g>
            )
          })}
        </svg>
      </div>
      <p class="hint">▽ / ▲ {t.lowHigh}</p>
    </Takeaway>
  )
}
