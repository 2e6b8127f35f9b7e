import { model } from '../../core/loyalty/selection/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import * as gamma from '../../core/numerics/distributions/gamma.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface SelectionGapProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** Heavy buyers join: both means, and the gap that comes of joining alone for every share of members. */
export default function SelectionGap({
  language,
  controls = ['effect', 'members', 'shape', 'meanRate', 'claimed'],
}: SelectionGapProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        rate: result.density.map(({ rate }) => rate),
        density: result.density.map(({ density }) => density),
        member: result.density.map(({ member }) => String(member)),
      })}
    >
      {({ values, result, pinned, store }) => {
        const { density, threshold, others, membersBefore, membersAfter, gap, byShare } = result
        const widest = density.at(-1)!.rate
        // Where few buy most the density has no bounds at zero: the first bars may leave the drawing.
        const tall = 1.3 * Math.max(...density.slice(3).map((at) => at.density))
        // Both sides reach to the line between them.
        const edge = {
          rate: threshold,
          density: gamma.pdf(threshold, values.shape, values.meanRate / values.shape),
        }
        const side = (member: boolean) => {
          const part = density.filter((at) => at.member === member)
          return member ? [edge, ...part] : [...part, edge]
        }
        const top = Math.min(
          25,
          1.25 *
            Math.max(
              gap,
              values.claimed,
              ...byShare.map((at) => at.selection).filter((_, i) => i > 1 && i < 17),
              0.2,
            ),
        )
        const effect = 1 + values.effect
        const lowest = Math.min(0, gap, ...byShare.map(({ selection }) => (1 + selection) * effect - 1))
        const drawnGap = Math.min(gap, top)
        const [leftMean, rightMean] =
          others < membersAfter ? (['end', 'start'] as const) : (['start', 'end'] as const)
        return (
          <>
            <Plot
              x={{ domain: [0, widest], label: t.rate }}
              y={{ domain: [0, tall], label: t.customers, ticks: [] }}
              label={model.summary(result, values)[language]}
              height={260}
              margin={{ top: 12, left: 34 }}
              handles={
                <Handle
                  x={Math.min(threshold, widest)}
                  y={0.5 * tall}
                  along="x"
                  stepX={0.1}
                  label={t.threshold}
                  text={`${threshold.toFixed(1)}, ${percent(values.members)}`}
                  onMove={(rate) => store.set({ members: memberShare(values, rate) })}
                  onSettle={store.settle}
                />
              }
            >
              {[false, true].map((member) => {
                const part = side(member)
                return (
                  <Band
                    key={String(member)}
                    xs={part.map((at) => at.rate)}
                    low={part.map(() => 0)}
                    high={part.map((at) => at.density)}
                    class={member ? 'accent' : ''}
                    mark={member ? 'members' : 'others'}
                  />
                )
              })}
              <Line points={density.map((at): Point => [at.rate, at.density])} />
              <Line
                points={[
                  [threshold, 0],
                  [threshold, tall],
                ]}
                class="accent dashed"
                mark="threshold" /* prettier-ignore */
              />
              <Dot x={Math.min(threshold, widest)} y={0.5 * tall} radius={7} class="start" />
              <Line
                points={[
                  [others, 0],
                  [others, 0.2 * tall],
                ]}
                class="cool" /* prettier-ignore */
              />
              <Line
                points={[
                  [membersAfter, 0],
                  [membersAfter, 0.2 * tall],
                ]}
                class="accent" /* prettier-ignore */
              />
              {values.effect !== 0 && (
                <Line
                  points={[
                    [membersBefore, 0],
                    [membersBefore, 0.2 * tall],
                  ]}
                  class="ghost" /* prettier-ignore */
                />
              )}
              <Label
                x={others}
                y={0.2 * tall}
                dy={-10}
                dx={leftMean === 'end' ? 5 : -5}
                anchor={leftMean}
                class="cool"
              >
                {others.toFixed(1)}
              </Label>
              <Label
                x={Math.min(membersAfter, 0.97 * widest)}
                y={0.2 * tall}
                dy={-10}
                dx={rightMean === 'end' ? 5 : -5}
                anchor={membersAfter > 0.9 * widest ? 'end' : rightMean}
                class="accent"
              >
                {membersAfter.toFixed(1)}
              </Label>
              <Label x={widest} y={tall} dx={-8} dy={18} anchor="end" class="strong">
                {t.gap(signed(gap))}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [0, 1], label: t.members, format: percent }}
              y={{ domain: [1.2 * lowest, top], label: t.gapAxis, format: percent }}
              label={t.byShareLabel(signed(gap), signed(values.claimed))}
              height={260}
              margin={{ top: 12, left: 82 }}
            >
              {pinned && (
                <Line points={below(top, curve(pinned.result, 1 + pinned.parameters.effect))} class="ghost" />
              )}
              <Line
                points={[
                  [0, values.claimed],
                  [1, values.claimed],
                ]}
                class="cool dashed"
                mark="claimed" /* prettier-ignore */
              />
              {values.effect !== 0 && (
                <Line points={below(top, curve(result, 1))} class="soft" mark="selection" />
              )}
              <Line points={below(top, curve(result, effect))} class="accent" mark="gap" />
              <Label
                x={0.99}
                y={values.claimed}
                dy={values.claimed < 0.12 * top ? -12 : 14}
                anchor="end"
                class="cool"
              >
                {t.claimed(signed(values.claimed))}
              </Label>
              <Dot x={values.members} y={drawnGap} radius={7} class="start" />
              <Label
                x={values.members}
                y={drawnGap}
                dx={values.members > 0.5 ? -12 : 12}
                dy={values.members > 0.5 ? -14 : 18}
                anchor={values.members > 0.5 ? 'end' : 'start'}
                class="accent"
              >
                {signed(gap)}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

const curve = ({ byShare }: ResultOf<typeof model>, effect: number): Point[] =>
  byShare.map(({ members, selection }) => [members, (1 + selection) * effect - 1])

/** The parts of a curve up to a height, which it reaches exactly where it leaves and comes back. */
function below(top: number, points: readonly Point[]): Point[] {
  const crossing = ([x0, y0]: Point, [x1, y1]: Point): Point => [
    x0 + ((top - y0) / (y1 - y0)) * (x1 - x0),
    top,
  ]
  return points.flatMap((point, i) => {
    if (point[1] <= top) return [point]
    const sides = [points[i - 1], points[i + 1]].map((side) =>
      side && side[1] <= top ? [crossing(point, side)] : [],
    )
    return [...sides[0]!, [point[0], NaN], ...sides[1]!]
  })
}

/** The share of customers who buy more than a rate. */
function memberShare({ shape, meanRate }: ValuesOf<typeof model>, rate: number): number {
  const above = 1 - gamma.cdf(rate, shape, meanRate / shape)
  return Math.min(0.95, Math.max(0.05, Number(above.toFixed(4))))
}

const signed = (part: number) =>
  part > 100 ? '> 10,000%' : `${part < 0 ? '\u2212' : '+'}${Math.round(Math.abs(100 * part))}%`

const words = {
  en: {
    rate: 'purchases a year, λ',
    customers: 'customers',
    threshold: 'purchases from which customers join',
    gap: (gap: string) => `members buy ${gap}`,
    members: 'share of customers who are members',
    gapAxis: 'members buy more by',
    claimed: (gap: string) => `claimed: ${gap}`,
    byShareLabel: (gap: string, claimed: string) =>
      `By how much members buy more, against the share who join. Now ${gap}; claimed ${claimed}.`,
  },
  zh: {
    rate: '每年购买次数 λ',
    customers: '顾客',
    threshold: '达到多少次购买即入会',
    gap: (gap: string) => `会员多买 ${gap}`,
    members: '会员占顾客的比例',
    gapAxis: '会员多买的比例',
    claimed: (gap: string) => `宣称：${gap}`,
    byShareLabel: (gap: string, claimed: string) =>
      `会员多买的比例随会员占比的变化。当前 ${gap}，宣称 ${claimed}。`,
  },
}
