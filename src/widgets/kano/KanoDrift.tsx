import { model } from '../../core/loyalty/kano/model.ts'
import { percent } from '../../core/loyalty/percent.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

interface KanoDriftProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

const layers = ['mustBe', 'oneDimensional', 'attractive', 'indifferent'] as const
type Moment = Live<typeof model>['result']['path'][number]

/** How the answers to one feature shift over the years, and with them what it adds and what it costs when missing. */
export default function KanoDrift({
  language,
  controls = ['drift', 'years', 'attractive', 'oneDimensional', 'mustBe', 'indifferent'],
}: KanoDriftProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ result: { path } }) => ({
        year: path.map(({ t: year }) => year),
        ...Object.fromEntries(layers.map((layer) => [layer, path.map((at) => at[layer])])),
        better: path.map(({ better }) => better),
        worse: path.map(({ worse }) => worse),
      })}
    >
      {({ values, result, pinned }) => {
        const { path, now, later } = result
        const end = values.years
        const times = path.map((at) => at.t)
        const stacks = layers.map((_, i) =>
          path.map((at) => layers.slice(0, i + 1).reduce((sum, layer) => sum + at[layer], 0) / whole(at)),
        )
        return (
          <>
            <Plot
              x={{ domain: [0, end], label: '' }}
              y={{ domain: [0, 1], label: t.customers, format: (y) => percent(y) }}
              label={t.label}
              height={250}
              margin={{ top: 12, right: 16, bottom: 24, left: 78 }}
            >
              {layers.map((layer, i) => (
                <Band
                  key={layer}
                  xs={times}
                  low={i === 0 ? times.map(() => 0) : stacks[i - 1]!}
                  high={stacks[i]!}
                  class={`layer-${layer}`}
                />
              ))}
              {layers.map((layer, i) => {
                const widest = path.reduce((best, at, k) => (at[layer] > path[best]![layer] ? k : best), 0)
                const k = Math.min(Math.max(widest, 14), path.length - 15)
                const [low, high] = [i === 0 ? 0 : stacks[i - 1]![k]!, stacks[i]![k]!]
                if (high - low < 0.085) return null
                return (
                  <Label key={layer} x={(end * k) / (path.length - 1)} y={(low + high) / 2} anchor="middle">
                    {t.layers[layer]}
                  </Label>
                )
              })}
            </Plot>
            <Plot
              x={{ domain: [0, end], label: t.years }}
              y={{ domain: [-1, 1], label: t.coefficient, ticks: [-1, -0.5, 0, 0.5, 1] }}
              label={model.summary(result, values)[language]}
              height={250}
              margin={{ top: 8, right: 16, left: 78 }}
            >
              <Line
                points={[
                  [0, 0],
                  [end, 0],
                ]}
                class="rule"
              />
              {pinned && (
                <>
                  <Line points={line(pinned.result.path, 'better')} class="ghost" />
                  <Line points={line(pinned.result.path, 'worse')} class="ghost" />
                </>
              )}
              <Line points={line(path, 'better')} class="cool" mark="better" />
              <Line points={line(path, 'worse')} class="accent" mark="worse" />
              <Dot x={path.at(-1)!.t} y={later.better} radius={4.5} class="cool" />
              <Dot x={path.at(-1)!.t} y={later.worse} radius={4.5} class="start" />
              <Label {...betterPlace(now.better, later.better, path.at(-1)!.t)} class="cool" mark="better">
                {t.better}
              </Label>
              <Label
                x={0}
                y={now.worse}
                dx={8}
                dy={now.better - now.worse < 0.35 ? 20 : -16}
                class="accent"
                mark="worse"
              >
                {t.worse}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

/** Above the start of a falling line; near the top, above its end, or below it where it stays there. */
function betterPlace(now: number, later: number, end: number) {
  if (now <= 0.8) return { x: 0, y: now, dx: 8, dy: -16 }
  if (later <= 0.8) return { x: end, y: later, dx: -8, dy: -18, anchor: 'end' as const }
  return { x: 0, y: now, dx: 8, dy: 22 }
}

const whole = (at: Moment) => layers.reduce((sum, layer) => sum + at[layer], 0)
const line = (path: readonly Moment[], of: 'better' | 'worse'): Point[] => path.map((at) => [at.t, at[of]])

const words = {
  en: {
    label: 'Kinds of answers to one feature over the years.',
    customers: 'customers',
    years: 'years',
    coefficient: 'coefficient',
    better: 'satisfies when there',
    worse: 'dissatisfies when missing',
    layers: {
      mustBe: 'must-be',
      oneDimensional: 'one-dimensional',
      attractive: 'attractive',
      indifferent: 'indifferent',
    },
  },
  zh: {
    label: '同一功能的各类回答逐年的变化。',
    customers: '顾客比例',
    years: '年',
    coefficient: '系数',
    better: '具备时的满意',
    worse: '缺失时的不满',
    layers: { mustBe: '必备型', oneDimensional: '期望型', attractive: '魅力型', indifferent: '无差异' },
  },
}
