import { useId, useState } from 'preact/hooks'
import { model } from '../../core/value/delivered-value/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { Bar } from '../../figures/value/Bar.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type Rule = 'difference' | 'ratio'
type DeliveredValues = ValuesOf<typeof model>

interface DeliveredValueProps {
  language: Language
  controls?: readonly (keyof DeliveredValues & string)[]
}

const names = ['A', 'B', 'C', 'D'] as const

/** Four offers by what they give and what they cost, ranked by difference or by ratio. */
export default function DeliveredValue({
  language,
  controls = ['product', 'service', 'money', 'hours', 'mental', 'sensitivity'],
}: DeliveredValueProps) {
  const t = words[language]
  const id = useId()
  const [rule, setRule] = useState<Rule>('difference')
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        offer: names,
        totalValue: result.offers.map((offer) => offer.totalValue),
        totalCost: result.offers.map((offer) => offer.totalCost),
        difference: result.offers.map((offer) => offer.difference),
        ratio: result.offers.map((offer) => offer.ratio),
        rankByDifference: result.rankByDifference,
        rankByRatio: result.rankByRatio,
        share: result.shares,
      })}
      viewControls={
        <div class="control">
          <label for={id}>{t.rule}</label>
          <select id={id} value={rule} onChange={(event) => setRule(event.currentTarget.value as Rule)}>
            <option value="difference">{t.difference}</option>
            <option value="ratio">{t.ratio}</option>
          </select>
        </div>
      }
    >
      {(live) => (
        <>
          <Bars live={live} language={language} rule={rule} />
          <Plane live={live} language={language} rule={rule} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
  rule: Rule
}

/** Each offer as two bars: what the customer gets, and what it costs. */
function Bars({ live, language, rule }: PanelProps) {
  const t = words[language]
  const { result, values, pinned, store } = live
  const { offers } = result
  const ranks = rule === 'difference' ? result.rankByDifference : result.rankByRatio
  const ours = Math.max(offers[0].totalValue, offers[0].totalCost, pinned?.result.offers[0].totalValue ?? 0)
  const right = Math.max(260, ours * 1.04)
  const middle = (i: number) => names.length - i - 0.5
  const cuts = {
    value: cumulate([values.product, values.service, values.personnel, values.image]),
    cost: cumulate([
      values.money,
      values.hours * values.hourValue,
      values.mental * values.mentalWeight,
      values.physical * values.physicalWeight,
    ]),
  }
  const rival = (name: 'B' | 'C' | 'D', i: number) =>
    (['value', 'cost'] as const).map((kind) => {
      const key = `${kind}${name}` as const
      return (
        <Handle
          key={key}
          x={values[key]}
          y={middle(i) + (kind === 'value' ? 0.16 : -0.16)}
          along="x"
          stepX={1}
          label={model.parameters[key].label[language]}
          text={shortNumber(values[key])}
          onMove={(x) => store.set({ [key]: Math.min(x, 250) })}
          onSettle={store.settle}
        />
      )
    })
  return (
    <Plot
      x={{ domain: [0, right], label: t.money }}
      y={{ domain: [0, names.length], label: '', ticks: [] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={330}
      margin={{ top: 30, left: 36, right: 118 }}
      handles={(['B', 'C', 'D'] as const).map((name, i) => rival(name, i + 1))}
    >
      <Label x={right} y={names.length} dx={10} dy={-15} class="soft">
        {rule === 'difference' ? t.headDifference : t.headRatio}
      </Label>
      {offers.map((offer, i) => {
        const [y, thick] = [middle(i), i === 0 ? 20 : 16]
        const { totalValue, totalCost } = offer
        const gain = Math.max(0, totalValue - totalCost)
        const before = pinned?.result.offers[i]
        return (
          <g key={names[i]} data-mark={i === 0 ? 'ours' : `rival-${names[i]}`}>
            <Label x={0} y={y} dx={-10} anchor="end" class={i === 0 ? 'accent' : 'strong'}>
              {names[i]}
            </Label>
            <Bar from={0} to={totalValue - gain} y={y + 0.16} thickness={thick} class="value-part" />
            <Bar
              from={totalValue - gain}
              to={totalValue}
              y={y + 0.16}
              thickness={thick}
              class={i === 0 ? 'accent' : 'cool'}
            />
            <Bar from={0} to={totalCost} y={y - 0.16} thickness={thick} class="cost-part" />
            {i === 0 && (
              <>
                {cuts.value.map((x) => (
                  <Bar
                    key={x}
                    from={x - right / 400}
                    to={x + right / 400}
                    y={y + 0.16}
                    thickness={thick}
                    class="cut"
                  />
                ))}
                {cuts.cost.map((x) => (
                  <Bar
                    key={x}
                    from={x - right / 400}
                    to={x + right / 400}
                    y={y - 0.16}
                    thickness={thick}
                    class="cut"
                  />
                ))}
              </>
            )}
            {i === 1 && (
              <>
                <Label x={0} y={y + 0.16} dx={6} class="plain">
                  {t.gets}
                </Label>
                {/* With its halo: the bar below it is dark. */}
                <Label x={0} y={y - 0.16} dx={6}>
                  {t.costs}
                </Label>
              </>
            )}
            {before && (
              <Line
                points={[
                  [before.totalValue, y + 0.34],
                  [before.totalValue, y + 0.02],
                  [NaN, 0],
                  [before.totalCost, y - 0.02],
                  [before.totalCost, y - 0.34],
                ]}
                class="ghost"
              />
            )}
            {i > 0 && <Dot x={totalValue} y={y + 0.16} radius={5} class="neutral" />}
            {i > 0 && <Dot x={totalCost} y={y - 0.16} radius={5} class="neutral" />}
            <Label x={right} y={y} dx={10} class={ranks[i] === 1 ? 'strong' : ''}>
              {t.merit(
                rule === 'difference' ? shortNumber(offer.difference) : ratioText(offer.ratio),
                ranks[i],
              )}
            </Label>
          </g>
        )
      })}
    </Plot>
  )
}

/** Cost across, value up. Offers as good as ours lie on a line: parallel to the diagonal, or through the origin. */
function Plane({ live, language, rule }: PanelProps) {
  const t = words[language]
  const { offers, shares } = live.result
  const [{ totalValue, totalCost, difference }] = offers
  const most = Math.max(260, totalValue * 1.06, totalCost * 1.06)
  const slope = totalCost > 0 ? totalValue / totalCost : 1e3
  const asGood = (kind: Rule) =>
    kind === 'difference'
      ? ([[0, difference], [most, most + difference]] as const)
      : ([[0, 0], [most, slope * most]] as const) // prettier-ignore
  const other = rule === 'difference' ? 'ratio' : 'difference'
  return (
    <Plot
      x={{ domain: [0, most], label: t.costAxis }}
      y={{ domain: [0, most], label: t.valueAxis }}
      label={t.planeLabel}
      height={350}
      margin={{ top: 12, left: 66 }}
    >
      <Line
        points={[
          [0, 0],
          [most, most],
        ]}
        class="rule" /* prettier-ignore */
      />
      <Line points={asGood(other)} class="soft dotted" mark={`equal-${other}`} />
      <Line points={asGood(rule)} class="accent" mark={`equal-${rule}`} />
      <Label x={0} y={most} dx={10} dy={16} class="soft">
        {t.better}
      </Label>
      <Label x={most} y={0} dx={-10} dy={-16} anchor="end" class="soft">
        {t.worse}
      </Label>
      {live.pinned?.result.offers.map((offer, i) => (
        <Dot key={i} x={offer.totalCost} y={offer.totalValue} radius={5} class="ghost" />
      ))}
      {offers.map((offer, i) => (
        <g key={names[i]} data-mark={i === 0 ? 'ours' : `rival-${names[i]}`}>
          <Dot
            x={offer.totalCost}
            y={offer.totalValue}
            radius={i === 0 ? 7 : 5.5}
            class={i === 0 ? 'start' : 'cool'}
          />
          <Label
            x={offer.totalCost}
            y={offer.totalValue}
            dx={12}
            dy={offer.totalCost < most * 0.75 ? 8 : 14}
            anchor={offer.totalCost < most * 0.75 ? 'start' : 'end'}
            class={i === 0 ? 'accent' : ''}
          >
            {`${names[i]} · ${percent(shares[i])}`}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

/** The cuts between the parts of a sum. */
function cumulate(parts: readonly number[]): number[] {
  let sum = 0
  return parts
    .slice(0, -1)
    .map((part) => (sum += part))
    .filter((x, i, all) => x > 0 && all.indexOf(x) === i)
}

const ratioText = (ratio: number | null) => (ratio === null ? '∞' : ratio.toFixed(2))

const words = {
  en: {
    label: 'Four offers: what the customer gets, and what it costs.',
    planeLabel: 'The four offers by total cost and total value, with the line of offers as good as A.',
    rule: 'Rank by',
    difference: 'difference, value − cost',
    ratio: 'ratio, value ÷ cost',
    headDifference: 'difference',
    headRatio: 'ratio',
    money: 'in money',
    gets: 'gets',
    costs: 'pays',
    merit: (value: string, rank: number) => `${value} · ${rank}${['st', 'nd', 'rd'][rank - 1] ?? 'th'}`,
    costAxis: 'total cost to the customer, TC',
    valueAxis: 'total value, TV',
    better: 'better than A',
    worse: 'worse than A',
  },
  zh: {
    label: '四个供应商：顾客得到什么，付出什么。',
    planeLabel: '四个供应商的总成本与总价值，以及与 A 同样好的一条线。',
    rule: '排序依据',
    difference: '差值：价值 − 成本',
    ratio: '比值：价值 ÷ 成本',
    headDifference: '差值',
    headRatio: '比值',
    money: '折合金额',
    gets: '所得',
    costs: '付出',
    merit: (value: string, rank: number) => `${value} · 第${rank}`,
    costAxis: '顾客总成本 TC',
    valueAxis: '顾客总价值 TV',
    better: '比 A 好',
    worse: '比 A 差',
  },
}
