import { model } from '../../core/loyalty/churn-warning/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

export type WarningValues = ValuesOf<typeof model>
type WarningResult = ResultOf<typeof model>

interface BaseRateProps {
  language: Language
  controls?: readonly (keyof WarningValues & string)[]
}

const box = (x0: number, x1: number, y0: number, y1: number) =>
  [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ] as const

/** A thousand customers as areas: who leaves, who is warned of; and what that makes of a warning at every base rate. */
export default function BaseRate({
  language,
  controls = ['baseRate', 'sensitivity', 'specificity'],
}: BaseRateProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => {
        const c = countsOf(v)
        return {
          en: `Of 1,000 customers ${c.leave} leave; ${c.hit} of them are flagged, and so are ${c.alarm} who stay. A warning is right ${percent(r.precision)} of the time. The classifier is right on ${percent(r.accuracy)} of customers, saying the commoner thing of everybody on ${percent(r.trivialAccuracy)}.`,
          zh: `1000 位顾客中 ${c.leave} 位离开，其中 ${c.hit} 位被预警；同时有 ${c.alarm} 位留下者被误报。一次预警有 ${percent(r.precision)} 的把握是对的。分类器判对 ${percent(r.accuracy)} 的顾客，而对所有人一律作多数判断可判对 ${percent(r.trivialAccuracy)}。`,
        }
      }}
      series={({ result }) => ({
        baseRate: result.byBaseRate.map((row) => row.baseRate),
        precision: result.byBaseRate.map((row) => row.precision),
        accuracy: result.byBaseRate.map((row) => row.accuracy),
        trivialAccuracy: result.byBaseRate.map((row) => row.trivial),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as WarningResult | undefined
        const { baseRate: b, sensitivity, specificity } = values
        const c = countsOf(values)
        const right = b > 0.5
        return (
          <>
            <Plot
              x={{ domain: [0, 1], label: t.customers, ticks: [] }}
              y={{ domain: [0, 1], label: '', ticks: [] }}
              label={t.mosaic}
              height={280}
              margin={{ top: 12, left: 130 }}
            >
              <Area outline={box(0, b, 0, sensitivity)} class="hit" mark="hit" />
              <Area outline={box(0, b, sensitivity, 1)} class="miss" mark="miss" />
              <Area outline={box(b, 1, 0, 1 - specificity)} class="alarm" mark="alarm" />
              <Area outline={box(b, 1, 1 - specificity, 1)} class="wash" mark="quiet" />
              <Line points={[[b, 0], [b, 1]]} /* prettier-ignore */ />
              {t.hit(c.hit).map((line, row) => (
                <Label
                  key={row}
                  x={0}
                  y={sensitivity / 2}
                  dx={-10}
                  dy={22 * row - 11}
                  anchor="end"
                  class="accent"
                >
                  {line}
                </Label>
              ))}
              {t.miss(c.leave - c.hit).map((line, row) => (
                <Label key={row} x={0} y={(1 + sensitivity) / 2} dx={-10} dy={22 * row - 11} anchor="end">
                  {line}
                </Label>
              ))}
              {b < 0.8 && (
                <>
                  <Label x={(1 + b) / 2} y={(1 - specificity) / 2} anchor="middle" class="bare">
                    {t.alarm(c.alarm)}
                  </Label>
                  <Label x={(1 + b) / 2} y={1 - specificity / 2} anchor="middle" class="bare">
                    {t.quiet(1000 - c.leave - c.alarm)}
                  </Label>
                </>
              )}
            </Plot>
            <Plot
              x={{ domain: [0, 1], label: t.baseRate, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], format: percent }}
              y={{ domain: [0, 1], label: t.right, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
              label={t.curves}
              height={330}
              margin={{ top: 12, left: 62 }}
              handles={
                <Handle
                  x={b}
                  y={result.precision}
                  along="x"
                  label={model.parameters.baseRate.label[language]}
                  text={`${percent(b)}: ${percent(result.precision)}`}
                  onMove={(x) => store.set({ baseRate: Math.min(0.99, Math.max(0.01, x)) })}
                  onSettle={store.settle}
                />
              }
            >
              {ghost && (
                <Line points={ghost.byBaseRate.map((r) => [r.baseRate, r.precision])} class="ghost" />
              )}
              <Line
                points={result.byBaseRate.map((r) => [r.baseRate, r.accuracy])}
                class="cool"
                mark="accuracy"
              />
              <Line
                points={result.byBaseRate.map((r) => [r.baseRate, r.trivial])}
                class="dashed"
                mark="trivial"
              />
              <Line
                points={result.byBaseRate.map((r) => [r.baseRate, r.precision])}
                class="accent"
                mark="precision"
              />
              <Dot x={b} y={result.precision} radius={7} class="start" />
              <Label
                x={b}
                y={result.precision}
                dx={right ? -10 : 12}
                dy={right ? 20 : result.precision < 0.35 ? -16 : 14}
                anchor={right ? 'end' : 'start'}
                class="accent"
              >
                {t.precision(percent(result.precision))}
              </Label>
              <Label x={1} y={0} dx={-8} dy={-34} anchor="end" class="cool">
                {t.accuracy(percent(result.accuracy))}
              </Label>
              <Label x={1} y={0} dx={-8} dy={-14} anchor="end">
                {t.trivial(percent(result.trivialAccuracy))}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

/** The same as whole customers of a thousand, so that the four add up. */
function countsOf({ baseRate, sensitivity, specificity }: WarningValues) {
  const leave = Math.round(1000 * baseRate)
  return {
    leave,
    hit: Math.round(leave * sensitivity),
    alarm: Math.round((1000 - leave) * (1 - specificity)),
  }
}

const words = {
  en: {
    mosaic:
      'A thousand customers as areas: leavers at the left, stayers at the right; those warned of at the bottom.',
    curves: 'How often a warning is right, and how often the classifier is, against the share who leave.',
    customers: '1,000 customers: leavers left, stayers right',
    baseRate: 'share who leave (base rate)',
    right: 'share right',
    hit: (n: number) => ['leave,', `flagged: ${n}`],
    miss: (n: number) => ['leave,', `missed: ${n}`],
    alarm: (n: number) => `stay, yet flagged: ${n}`,
    quiet: (n: number) => `stay, not flagged: ${n}`,
    precision: (share: string) => `a warning is right: ${share}`,
    accuracy: (share: string) => `accuracy of the classifier: ${share}`,
    trivial: (share: string) => `dashed, the same answer for all: ${share}`,
  },
  zh: {
    mosaic: '以面积表示的一千位顾客：左为离开者，右为留下者，下方为被预警者。',
    curves: '预警正确的比例与分类器正确的比例随流失率的变化。',
    customers: '1000 位顾客：左为离开者，右为留下者',
    baseRate: '离开者的比例（基础率）',
    right: '正确的比例',
    hit: (n: number) => ['离开且', `预警：${n}`],
    miss: (n: number) => ['离开', `未预警：${n}`],
    alarm: (n: number) => `留下却被误报：${n}`,
    quiet: (n: number) => `留下且未预警：${n}`,
    precision: (share: string) => `预警正确：${share}`,
    accuracy: (share: string) => `分类器的准确率：${share}`,
    trivial: (share: string) => `虚线，一律同判：${share}`,
  },
}
