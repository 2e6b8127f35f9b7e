import { satisfaction } from '../../core/loyalty/kano/kano.ts'
import { model } from '../../core/loyalty/kano/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface KanoCurvesProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

type Curve = Live<typeof model>['result']['curves'][number]
const kinds = ['attractive', 'oneDimensional', 'mustBe'] as const

/** Satisfaction against how well a feature is done, for three kinds of feature. */
export default function KanoCurves({ language, controls = ['fulfilment', 'curvature'] }: KanoCurvesProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ values, result: { here } }) => ({
        en: `Done to the degree ${fixed(values.fulfilment, 2)}, an attractive feature gives ${fixed(here.attractive, 2)} of satisfaction, a one-dimensional one ${fixed(here.oneDimensional, 2)}, a must-be ${fixed(here.mustBe, 2)}.`,
        zh: `实现程度为 ${fixed(values.fulfilment, 2)} 时，魅力型、期望型、必备型功能的满意度分别为 ${fixed(here.attractive, 2)}、${fixed(here.oneDimensional, 2)}、${fixed(here.mustBe, 2)}。`,
      })}
      series={({ result: { curves } }) => ({
        fulfilment: curves.map(({ x }) => x),
        ...Object.fromEntries(kinds.map((kind) => [kind, curves.map((at) => at[kind])])),
      })}
    >
      {({ values, result, store, pinned }) => {
        const { fulfilment: x, curvature: k } = values
        // Where a curve hardly bends, its name stands beside its middle instead of its flat end.
        const straight = k < 1.2
        const names = straight
          ? {
              attractive: {
                x: -0.1,
                y: satisfaction.attractive(-0.1, k),
                dx: -8,
                dy: -14,
                anchor: 'end' as const,
              },
              oneDimensional: { x: 0.2, y: 0.2, dx: 10, dy: 14 },
              mustBe: { x: 0.1, y: satisfaction.mustBe(0.1, k), dx: 8, dy: 16 },
            }
          : {
              attractive: { x: -0.96, y: 0, dy: -15 },
              oneDimensional: { x: -0.68, y: -0.68, dx: 12, dy: 12 },
              mustBe: { x: 0.96, y: 0, dy: 17, anchor: 'end' as const },
            }
        return (
          <Plot
            x={{ domain: [-1, 1], label: t.fulfilment, ticks: [-1, -0.5, 0, 0.5, 1] }}
            y={{ domain: [-1.15, 1.15], label: t.satisfaction, ticks: [-1, -0.5, 0, 0.5, 1] }}
            label={t.label}
            height={380}
            margin={{ top: 10 }}
            handles={
              <Handle
                x={x}
                y={result.here.oneDimensional}
                along="x"
                stepX={0.05}
                label={model.parameters.fulfilment.label[language]}
                text={fixed(x, 2)}
                onMove={(to) => store.set({ fulfilment: to })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [-1, 0],
                [1, 0],
              ]}
              class="rule"
            />
            <Line
              points={[
                [x, -1.15],
                [x, 1.15],
              ]}
              class="rule"
            />
            {pinned &&
              kinds.map((kind) => (
                <Line key={kind} points={curve(pinned.result.curves, kind)} class="ghost" />
              ))}
            <Line points={curve(result.curves, 'attractive')} class="cool" mark="attractive" />
            <Line points={curve(result.curves, 'oneDimensional')} class="dashed" mark="oneDimensional" />
            <Line points={curve(result.curves, 'mustBe')} mark="mustBe" />
            <Label {...names.attractive} class="cool" mark="attractive">
              {t.attractive}
            </Label>
            <Label {...names.oneDimensional} mark="oneDimensional">
              {t.oneDimensional}
            </Label>
            <Label {...names.mustBe} mark="mustBe">
              {t.mustBe}
            </Label>
            <Dot x={x} y={result.here.attractive} radius={5} class="start" />
            <Dot x={x} y={result.here.mustBe} radius={5} class="start" />
            <Dot x={x} y={result.here.oneDimensional} radius={7} class="start" />
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const curve = (curves: readonly Curve[], kind: (typeof kinds)[number]): Point[] =>
  curves.map((at) => [at.x, at[kind]])

const words = {
  en: {
    label: 'Satisfaction against how well a feature is done: three curves.',
    fulfilment: 'how well it is done, x',
    satisfaction: 'satisfaction',
    attractive: 'attractive',
    oneDimensional: 'one-dimensional',
    mustBe: 'must-be',
  },
  zh: {
    label: '满意度随功能实现程度的变化：三条曲线。',
    fulfilment: '实现的程度 x',
    satisfaction: '满意度',
    attractive: '魅力型',
    oneDimensional: '期望型',
    mustBe: '必备型',
  },
}
