import { fullAxis } from '../../core/model/axis.ts'
import type { AnyModel, NumberParameter, Output, ValuesOf } from '../../core/model/model.ts'
import { asNumber, solveOutput } from '../../core/model/solved.ts'
import { sweepOne } from '../../core/model/sweep.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Takeaway } from './Takeaway.tsx'
import { formatAtStep, shownUnit } from '../../core/model/formatValue.ts'
import { AxisTitle } from '../AxisTitle.tsx'
import { sweptAxis, sweptCurve, sweptHeight } from '../sweepDrawing.ts'
import type { Live } from '../useStore.ts'
import { affordable, useCostly } from './useCostly.ts'

interface SweepViewProps<M extends AnyModel> {
  live: Live<M>
  parameter: string
  output: keyof M['outputs'] & string
  language: Language
}

/** One output against one parameter; the present value is a handle. */
export function SweepView<M extends AnyModel>({
  live,
  parameter: name,
  output,
  language,
}: SweepViewProps<M>) {
  const { store, values, seed, pinned } = live
  const { model } = store
  const parameter = model.parameters[name] as NumberParameter
  const spec = (model.outputs as Record<string, Output<unknown, unknown>>)[output]
  const curve = (at: ValuesOf<M>, drawnSeed: number): Point[] => {
    const count = affordable(() => solveOutput(model, output, at, drawnSeed), 121, 9)
    const axis = fullAxis(model, name, count)
    const ys = sweepOne(model, at, axis, output, drawnSeed)
    return axis.values.map((x, i) => [x as number, ys[i] ?? NaN])
  }
  const key = JSON.stringify([name, output, { ...values, [name]: null }, seed])
  const points = useCostly(key, () => curve(values, seed)) ?? []
  const ghost = useCostly(JSON.stringify([pinned?.parameters, pinned?.seed]), () =>
    pinned ? curve(pinned.parameters, pinned.seed ?? seed) : [],
  )
  const at = (values as Record<string, number>)[name]
  const solvedNow = asNumber((live.outputs as Record<string, number | boolean | null>)[output])
  const now = solvedNow === null ? null : sweptHeight(solvedNow, spec, values)
  const drawn = sweptCurve(points, spec, values)
  const drawnGhost = ghost && pinned && sweptCurve(ghost, spec, pinned.parameters)
  const heights = [...drawn, ...(drawnGhost ?? [])].map(([, y]) => y).filter(Number.isFinite)
  if (now !== null) heights.push(now)
  const upright = sweptAxis(heights, spec, values, language)
  const [y0, y1] = upright.domain
  return (
    <Takeaway
      live={live}
      language={language}
      series={() => ({
        [name]: points.map(([x]) => x),
        [output]: points.map(([, y]) => (Number.isFinite(y) ? y : null)),
      })}
    >
      <Plot
        x={{
          domain: [parameter.min, parameter.max],
          label: <AxisTitle of={parameter} language={language} />,
        }}
        y={{
          ...upright,
          label: <AxisTitle of={{ ...spec, unit: shownUnit(spec) }} language={language} />,
        }}
        label={`${spec.label[language]} / ${parameter.label[language]}`}
        height={300}
        margin={{ top: 14, left: 62 }}
        handles={
          <Handle
            x={at}
            y={now ?? y0}
            along="x"
            stepX={parameter.integer ? Math.max(1, parameter.step) : parameter.step}
            label={parameter.label[language]}
            text={formatAtStep(at, parameter.step)}
            onMove={(x) => store.set({ [name]: x } as Partial<ValuesOf<M>>)}
            onSettle={store.settle}
          />
        }
      >
        {drawnGhost && <Line points={drawnGhost} class="ghost" />}
        <Line
          points={[
            [at, y0],
            [at, y1],
          ]}
          class="rule" /* prettier-ignore */
        />
        <Line points={drawn} />
        {now !== null && <Dot x={at} y={now} radius={7} class="start" />}
      </Plot>
    </Takeaway>
  )
}
