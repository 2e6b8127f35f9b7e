import { extent } from 'd3-array'
import { fullAxis } from '../../core/model/axis.ts'
import type { AnyModel, NumberParameter, Output, ValuesOf } from '../../core/model/model.ts'
import { solveOutput } from '../../core/model/solved.ts'
import { sweepTwo } from '../../core/model/sweep.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { HeatMap } from '../../figures/HeatMap.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { AxisTitle } from '../AxisTitle.tsx'
import type { Live } from '../useStore.ts'
import { labWords } from './labWords.ts'
import { Takeaway } from './Takeaway.tsx'
import { affordable, useCostly } from './useCostly.ts'

interface MapViewProps<M extends AnyModel> {
  live: Live<M>
  x: string
  y: string
  output: keyof M['outputs'] & string
  language: Language
}

const shades = 9

/** One output over two parameters, in nine shades; the present point is a handle. */
export function MapView<M extends AnyModel>({ live, x, y, output, language }: MapViewProps<M>) {
  const t = labWords[language]
  const { store, values, seed } = live
  const { model } = store
  const [px, py] = [model.parameters[x], model.parameters[y]] as [NumberParameter, NumberParameter]
  const spec = (model.outputs as Record<string, Output<unknown, unknown>>)[output]
  const key = JSON.stringify([x, y, output, { ...values, [x]: null, [y]: null }, seed])
  const map = useCostly(key, () => {
    const side = Math.floor(Math.sqrt(affordable(() => solveOutput(model, output, values, seed), 1681, 81)))
    const [ax, ay] = [fullAxis(model, x, side), fullAxis(model, y, side)]
    const grid = sweepTwo(model, values, ax, ay, output, seed)
    const [low, high] = extent(grid.flat().filter((value) => value !== null))
    return { xs: ax.values as number[], ys: ay.values as number[], grid, low: low ?? 0, high: high ?? 0 }
  })
  const at = values as Record<string, number>
  const axis = (p: NumberParameter) => ({
    domain: [p.min, p.max] as const,
    label: <AxisTitle of={p} language={language} />,
  })
  const shade = (value: number | null) =>
    value === null || !map
      ? 'none'
      : `shade-${map.high > map.low ? Math.min(shades - 1, Math.floor(((value - map.low) / (map.high - map.low)) * shades)) : 4}`
  return (
    <Takeaway
      live={live}
      language={language}
      series={() => ({
        [x]: map?.ys.flatMap(() => map.xs) ?? [],
        [y]: map?.ys.flatMap((value) => map.xs.map(() => value)) ?? [],
        [output]: map?.grid.flat() ?? [],
      })}
    >
      <Plot
        x={axis(px)}
        y={axis(py)}
        label={t.mapOf(spec.label[language])}
        width={620}
        height={460}
        margin={{ top: 14, left: 62 }}
        handles={
          <Handle
            x={at[x]}
            y={at[y]}
            stepX={px.step}
            stepY={py.step}
            label={`${px.label[language]}, ${py.label[language]}`}
            text={`${formatAtStep(at[x], px.step)}, ${formatAtStep(at[y], py.step)}`}
            onMove={(a, b) => store.set({ [x]: a, [y]: b } as Partial<ValuesOf<M>>)}
            onSettle={store.settle}
          />
        }
      >
        {map && <HeatMap xs={map.xs} ys={map.ys} classOf={(i, j) => shade(map.grid[j][i])} />}
        <Dot x={at[x]} y={at[y]} radius={8} class="start" />
      </Plot>
      {map && (
        <p class="hint key">
          {t.lowest} {shortNumber(map.low)}{' '}
          <svg class="drawing" width="180" height="14" viewBox="0 0 180 14" aria-hidden="true">
            {Array.from({ length: shades }, (_, i) => (
              <rect key={i} class={`cell shade-${i}`} x={i * 20} width="20" height="14" />
            ))}
          </svg>{' '}
          {shortNumber(map.high)} {t.highest}
          {map.grid.some((row) => row.includes(null)) && (
            <>
              {' · '}
              <svg class="drawing" width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">
                <rect class="cell none" width="20" height="14" />
              </svg>{' '}
              {t.none}
            </>
          )}
        </p>
      )}
    </Takeaway>
  )
}
