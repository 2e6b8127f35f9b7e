import { bgnbd } from '../../core/loyalty/btyd/bgnbd.ts'
import { mbgnbd } from '../../core/loyalty/btyd/mbgnbd.ts'
import { model } from '../../core/loyalty/btyd/model.ts'
import { nbd } from '../../core/loyalty/btyd/nbd.ts'
import { paretonbd } from '../../core/loyalty/btyd/paretonbd.ts'
import { CDNOW } from '../../core/loyalty/btyd/published.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { spaced } from '../../figures/spaced.ts'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { BuyValues } from './HistoryMap.tsx'

interface FrequencyParadoxProps {
  language: Language
  controls?: readonly (keyof BuyValues & string)[]
}

/** P(alive) of customers who differ in nothing but how often they bought, as four models of CDNOW see it. */
export default function FrequencyParadox({
  language,
  controls = ['x', 'lastAge', 'age'],
}: FrequencyParadoxProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ values }) => {
        const at = (x: number) =>
          families.map(({ name, alive }) => `${name} ${percent(alive(historyOf(values, x)))}`)
        return {
          en: `Last purchase at week ${values.lastAge.toFixed(1)} of ${values.age.toFixed(1)}. P(alive) after 1 repeat purchase: ${at(1).join(', ')}. After ${values.x}: ${at(values.x).join(', ')}. After 20: ${at(20).join(', ')}.`,
          zh: `末次购买在第 ${values.lastAge.toFixed(1)} 周，现在是第 ${values.age.toFixed(1)} 周。再购 1 次时仍为顾客的概率：${at(1).join('、')}；再购 ${values.x} 次时：${at(values.x).join('、')}；再购 20 次时：${at(20).join('、')}。`,
        }
      }}
      series={({ values }) => ({
        purchases: counts,
        ...Object.fromEntries(
          families.map(({ name, alive }) => [name, counts.map((x) => alive(historyOf(values, x)))]),
        ),
      })}
    >
      {({ values, pinned, store }) => {
        const curves = families.map(({ name, alive, ...look }) => ({
          name,
          ...look,
          points: counts.map((x): Point => [x, alive(historyOf(values, x))]),
        }))
        const heights = curves.map(({ points, at }) => points[at][1])
        const places = spaced(heights, 0.085, 0.05, 1)
        const x = Math.min(values.x, 20)
        const here = curves[1].points[x][1]
        return (
          <Plot
            x={{ domain: [-0.3, 20.3], label: t.purchases, ticks: [0, 5, 10, 15, 20] }}
            y={{ domain: [0, 1.04], label: t.alive, ticks: [0, 0.25, 0.5, 0.75, 1] }}
            label={t.label}
            height={350}
            margin={{ top: 12, right: 104 }}
            handles={
              <Handle
                x={x}
                y={here}
                along="x"
                stepX={1}
                label={model.parameters.x.label[language]}
                text={`${values.x}: ${percent(here)}`}
                onMove={(to) => store.set({ x: Math.min(20, Math.max(0, Math.round(to))) })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [x, 0],
                [x, here],
              ]}
              class="soft dotted" /* prettier-ignore */
            />
            {pinned && (
              <Line
                points={counts.map((n) => [
                  n,
                  families[1].alive(historyOf(pinned.parameters as BuyValues, n)),
                ])}
                class="ghost"
              />
            )}
            {curves.map(({ name, line, points }) => (
              <Line key={name} points={points} class={line} mark={name} />
            ))}
            {curves.map(({ name, label, points, at }, k) => (
              <g key={name}>
                <Line
                  points={[
                    [points[at][0], points[at][1]],
                    [20.3, places[k]],
                  ]}
                  class="soft thin dotted" /* prettier-ignore */
                />
                <Label x={20.3} y={places[k]} dx={8} class={label} mark={name}>
                  {name}
                </Label>
              </g>
            ))}
            <Dot x={x} y={here} radius={7} class="start" />
            <Label
              x={x}
              y={here}
              dx={x > 14 ? -10 : 12}
              dy={here > 0.9 ? 20 : -16}
              anchor={x > 14 ? 'end' : 'start'}
              class="accent"
            >
              {percent(here)}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const counts = Array.from({ length: 21 }, (_, x) => x)

function historyOf(values: BuyValues, x: number) {
  return { x, tx: x === 0 ? 0 : values.lastAge, T: values.age }
}

type Known = ReturnType<typeof historyOf>

/** The four models with what was estimated from CDNOW; each is named where its curve is `at`. */
const families = [
  { name: 'NBD', line: 'dotted', label: '', at: 20, alive: (h: Known) => nbd.probabilityAlive(CDNOW.nbd, h) },
  {
    name: 'BG/NBD',
    line: 'accent',
    label: 'accent',
    at: 20,
    alive: (h: Known) => bgnbd.probabilityAlive(CDNOW.bgnbd, h),
  },
  {
    name: 'MBG/NBD',
    line: 'cool',
    label: 'cool',
    at: 20,
    alive: (h: Known) => mbgnbd.probabilityAlive(CDNOW.mbgnbd, h),
  },
  {
    name: 'Pareto/NBD',
    line: 'dashed',
    label: '',
    at: 20,
    alive: (h: Known) => paretonbd.probabilityAlive(CDNOW.paretonbd, h),
  },
] as const

const words = {
  en: {
    label:
      'Chance of being still a customer against the number of repeat purchases, the last at one and the same time.',
    purchases: 'repeat purchases, x',
    alive: 'P(alive)',
  },
  zh: {
    label: '末次购买时间相同时，仍为顾客的概率随再购次数的变化。',
    purchases: '再购次数 x',
    alive: '仍为顾客的概率',
  },
}
