import { model } from '../../core/replicator/model.ts'
import { flow } from '../../core/replicator/orbits.ts'
import { coefficients } from '../../core/replicator/payoffs.ts'
import type { SharingValues } from '../../core/replicator/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'

interface SharingPathsProps {
  language: Language
  controls?: readonly (keyof SharingValues & string)[]
}

/** How the two shares go with time, until both have passed 95%. */
export default function SharingPaths({ language, controls = ['x0', 'y0'] }: SharingPathsProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ values }) => seriesOf(values)}
    >
      {({ values, result, pinned }) => {
        const at = result.timeToBoth95
        // What comes long after both have arrived would squeeze what matters.
        const end = at ? Math.min(values.horizon, Math.max(2, 2.5 * at)) : values.horizon
        const { time, x, y } = seriesOf(values, end)
        const ghost = pinned && seriesOf(pinned.parameters, end)
        const { x: endX, y: endY } = { x: x.at(-1)!, y: y.at(-1)! }
        const apart = Math.abs(endX - endY) > 0.08
        // Both names where the curves differ most, above and below, lest they cover one another; the one on the right
        // ends before the line that tells when both have arrived.
        const k = Math.max(widest(x, y), Math.floor(0.28 * x.length))
        const right = at !== null && at <= end ? Math.min(k, Math.floor((0.3 * at * x.length) / end)) : k
        const [ofX, ofY] = x[k] > y[k] ? [k, right] : [right, k]
        return (
          <Plot
            x={{ domain: [0, end], label: t.time }}
            y={{ domain: [0, 1], label: t.share, ticks: [0, 0.25, 0.5, 0.75, 0.95] }}
            label={`${t.label} ${model.summary(result, values)[language]}`}
            height={330}
            margin={{ right: 16 }}
          >
            <Line
              points={[
                [0, 0.95],
                [end, 0.95],
              ]}
              class="rule dashed" /* prettier-ignore */
            />
            {ghost && <Line points={zip(ghost.time, ghost.x)} class="ghost" />}
            {ghost && <Line points={zip(ghost.time, ghost.y)} class="ghost" />}
            {at !== null && at > 0 && at <= end && (
              <Line
                points={[
                  [at, 0],
                  [at, 0.95],
                ]}
                class="soft dotted" /* prettier-ignore */
              />
            )}
            <Line points={zip(time, x)} class="accent" mark="customers" />
            <Line points={zip(time, y)} class="cool" mark="enterprise" />
            <Label
              x={apart ? end : time[ofX]}
              y={apart ? endX : x[ofX]}
              dx={apart ? -8 : x[k] > y[k] ? -8 : 8}
              dy={apart ? (endX > 0.9 ? 14 : -12) : beside(x[ofX], x[k] > y[k])}
              anchor={apart || x[k] > y[k] ? 'end' : 'start'}
              class="accent"
            >
              {t.customers}
            </Label>
            <Label
              x={apart ? end : time[ofY]}
              y={apart ? endY : y[ofY]}
              dx={apart ? -8 : x[k] > y[k] ? 8 : -8}
              dy={apart ? (endY > 0.9 ? 14 : -12) : beside(y[ofY], x[k] <= y[k])}
              anchor={apart || x[k] <= y[k] ? 'end' : 'start'}
              class="cool"
            >
              {t.enterprise}
            </Label>
            {at !== null && at > 0 && at <= end && (
              <>
                <Dot x={at} y={0.95} radius={4} />
                <Label x={at} y={0.04} dx={6} class="soft">
                  {t.both(at.toFixed(1))}
                </Label>
              </>
            )}
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** A name above or below its curve; always above where the numbers of the axis are near. */
const beside = (share: number, above: boolean) => (share < 0.12 ? -14 : above ? -6 : 10)

const zip = (a: readonly number[], b: readonly number[]): Point[] => a.map((value, i) => [value, b[i]])

function seriesOf(values: SharingValues, end = values.horizon) {
  const path = flow(coefficients(values), values.x0, values.y0, end)
  const time = Array.from({ length: 121 }, (_, i) => (end * i) / 120)
  const states = time.map((t) => path.at(Math.min(t, path.end)))
  return { time, x: states.map(([x]) => x), y: states.map(([, y]) => y) }
}

function widest(x: readonly number[], y: readonly number[]): number {
  let best = Math.floor(x.length / 8)
  for (let i = best; i < x.length * 0.75; i++)
    if (Math.abs(x[i] - y[i]) > Math.abs(x[best] - y[best])) best = i
  return best
}

const words = {
  en: {
    time: 'time (rounds of imitation)',
    share: 'share that shares',
    label: 'The two shares against time.',
    customers: 'customers, x',
    enterprise: 'enterprise, y',
    both: (at: string) => `both at 95%: ${at}`,
  },
  zh: {
    time: '时间（模仿的轮次）',
    share: '共享的比例',
    label: '两个比例随时间的变化。',
    customers: '顾客 x',
    enterprise: '企业 y',
    both: (at: string) => `双方都达到 95%：${at}`,
  },
}
