import { range } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { useMemo } from 'preact/hooks'
import type { AnyModel, NumberParameter, Output, ValuesOf } from '../core/model/model.ts'
import { asNumber, solveOutputs } from '../core/model/solved.ts'
import type { Language } from '../core/text.ts'
import { Dot } from '../figures/Dot.tsx'
import { Handle } from '../figures/Handle.tsx'
import { Label } from '../figures/Label.tsx'
import { Line, type Point } from '../figures/Line.tsx'
import { Plot } from '../figures/Plot.tsx'
import { shortNumber } from '../figures/shortNumber.ts'
import { formatAtStep } from '../core/model/formatValue.ts'
import { AxisTitle } from './AxisTitle.tsx'
import { inSentence } from './inSentence.ts'
import { ModelFigure } from './ModelFigure.tsx'
import type { Live } from './useStore.ts'

interface SweepFigureProps<M extends AnyModel> {
  model: M
  parameter: keyof M['parameters'] & string
  outputs: readonly (keyof M['outputs'] & string)[]
  language: Language
  controls?: readonly (keyof M['parameters'] & string)[]
  /** Points along the axis. */
  count?: number
}

/** Outputs against one parameter, one panel each; the present value is a handle. */
export function SweepFigure<M extends AnyModel>(props: SweepFigureProps<M>) {
  const { model, parameter, outputs, language, controls = [parameter], count = 81 } = props
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={(live) => sweepText(live, parameter, outputs)}
      series={({ values, seed }) => curves(model, values, seed, parameter, outputs, count)}
    >
      {(live) => <Panels {...props} live={live} count={count} />}
    </ModelFigure>
  )
}

function Panels<M extends AnyModel>({
  model,
  parameter: name,
  outputs,
  language,
  live,
  count = 81,
}: SweepFigureProps<M> & { live: Live<M> }) {
  const { values, seed, pinned, store } = live
  const parameter = model.parameters[name] as NumberParameter
  // The curve does not depend on the present value of the parameter it is drawn against.
  const others = JSON.stringify({ ...values, [name]: null })
  const curve = useMemo(() => curves(model, values, seed, name, outputs, count), [others, seed])
  const ghost = useMemo(
    () => pinned && curves(model, pinned.parameters, pinned.seed ?? seed, name, outputs, count),
    [pinned],
  )
  const at = (values as Record<string, number>)[name]
  return (
    <>
      {outputs.map((output, i) => {
        const spec = (model.outputs as Record<string, Output<unknown, unknown>>)[output]
        const points = zip(curve[name], curve[output])
        const now = asNumber(live.outputs[output])
        const drawn = [...curve[output], ...(ghost?.[output] ?? [])].filter((y): y is number => y !== null)
        const [low, high] = [Math.min(0, ...drawn), Math.max(...drawn, low0)]
        const [y0, y1] = scaleLinear().domain([low, high]).nice(5).domain()
        const last = i === outputs.length - 1
        // The number stands clear of the curve: on its right above where it falls, on its left above where it rises.
        const right = at <= middle(parameter)
        const slope = slopeAt(points, at) / (y1 - y0)
        const above = Math.abs(slope) < 0.005 ? (now ?? 0) <= (y0 + y1) / 2 : slope < 0 === right
        return (
          <Plot
            key={output}
            x={{
              domain: [parameter.min, parameter.max],
              label: last && <AxisTitle of={parameter} language={language} />,
            }}
            y={{
              domain: [y0, y1],
              // No symbol: the panel is low, and its title must not reach into the next.
              label: <AxisTitle of={{ label: spec.label, unit: spec.unit }} language={language} />,
            }}
            label={sweepText(live, name, [output])[language]}
            height={last ? 236 : 208}
            margin={{ top: 16, bottom: last ? 46 : 24, right: 16 }}
            handles={
              <Handle
                x={at}
                y={now ?? y0}
                along="x"
                stepX={parameter.step}
                label={`${parameter.label[language]} (${spec.label[language]})`}
                text={formatAtStep(at, parameter.step)}
                onMove={(x) => store.set({ [name]: x } as Partial<ValuesOf<M>>)}
                onSettle={store.settle}
              />
            }
          >
            {ghost && <Line points={zip(ghost[name], ghost[output])} class="ghost" />}
            <Line
              points={[
                [at, y0],
                [at, y1],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Line points={points} />
            {now === null ? (
              <Label
                x={at}
                y={y0}
                dx={at > middle(parameter) ? -8 : 8}
                dy={-12}
                anchor={at > middle(parameter) ? 'end' : 'start'}
                class="accent"
              >
                {language === 'zh' ? '此处不存在' : 'none here'}
              </Label>
            ) : (
              <>
                <Dot x={at} y={now} radius={7} class="start" />
                <Label
                  x={at}
                  y={now}
                  dx={right ? 12 : -12}
                  dy={above ? -14 : 14}
                  anchor={right ? 'start' : 'end'}
                  class="accent"
                >
                  {shortNumber(Number(now.toPrecision(3)))}
                </Label>
              </>
            )}
          </Plot>
        )
      })}
    </>
  )
}

/** A flat zero still needs an axis with a height. */
const low0 = 1e-9
/** How much a curve gains from one of its points to the next, about a place on it; 0 where it has a gap. */
function slopeAt(points: readonly Point[], at: number): number {
  const k = points.findIndex(([x]) => x >= at)
  const [from, to] = [points[k - 2], points[k + 2]]
  return from && to ? (to[1] - from[1]) / 4 || 0 : 0
}
const middle = ({ min, max }: NumberParameter) => (min + max) / 2
const zip = (xs: readonly (number | null)[], ys: readonly (number | null)[]): Point[] =>
  xs.map((x, i) => [x ?? NaN, ys[i] ?? NaN])

function curves<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  seed: number,
  name: string,
  outputs: readonly string[],
  count: number,
): Record<string, (number | null)[]> {
  const { min, max, integer } = model.parameters[name] as NumberParameter
  const xs =
    integer && max - min < count
      ? range(min, max + 1)
      : range(count).map((i) => min + ((max - min) * i) / (count - 1))
  const solvedAt = xs.map((x) =>
    solveOutputs(model, { ...values, [name]: integer ? Math.round(x) : x }, seed),
  )
  return {
    [name]: xs,
    ...Object.fromEntries(outputs.map((output) => [output, solvedAt.map((at) => asNumber(at[output]))])),
  }
}

/** Three digits, kept even where they are naught: a time of 2.00 has been computed, it is not just two. */
function threeDigits(value: number): string {
  const size = Math.abs(value)
  const plain = Number.isInteger(value) || size < 1e-3 || size >= 100
  return plain ? shortNumber(Number(value.toPrecision(3))) : value.toPrecision(3).replace('-', '\u2212')
}

function sweepText<M extends AnyModel>(
  { store, values, outputs: now }: Live<M>,
  name: string,
  outputs: readonly string[],
) {
  const parameter = store.model.parameters[name] as NumberParameter
  const at = formatAtStep((values as Record<string, number>)[name], parameter.step)
  const text = (language: Language) =>
    outputs
      .map((output) => {
        const value = asNumber(now[output])
        const label = (store.model.outputs as Record<string, Output<unknown, unknown>>)[output].label[
          language
        ]
        const none = language === 'zh' ? '不存在' : 'none'
        return `${language === 'zh' ? `${label}为 ` : `${inSentence(label)}: `}${value === null ? none : threeDigits(value)}`
      })
      .join(language === 'zh' ? '，' : '; ')
  return {
    en: `With ${inSentence(parameter.label.en)} at ${at}, ${text('en')}.`,
    zh: `${parameter.label.zh}为 ${at} 时，${text('zh')}。`,
  }
}
