import { bidding, type Offer } from '../../core/value/surplus/surplus.ts'
import { model } from '../../core/value/surplus/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot, usePlot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { Bar } from '../../figures/value/Bar.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type SurplusValues = ValuesOf<typeof model>

interface SurplusBarsProps {
  language: Language
  controls?: readonly (keyof SurplusValues & string)[]
}

/** The bar of value with its four parts, alone and against a rival, and the bidding that decides between them. */
export default function SurplusBars({
  language,
  controls = ['cost', 'transactionCost', 'rivalCost', 'rivalTransactionCost'],
}: SurplusBarsProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ values }) => {
        const bids = bidsOf(values)
        return {
          bid: bids.map((_, i) => i + 1),
          firm: bids.map(({ firm }) => (firm === 0 ? 'ours' : 'rival')),
          surplusOffered: bids.map(({ surplus }) => surplus),
        }
      }}
    >
      {(live) => (
        <>
          <Bars live={live} language={language} />
          <Bidding live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

const ours = (v: SurplusValues): Offer => ({
  value: v.value,
  cost: v.cost,
  transactionCost: v.transactionCost,
})
const rival = (v: SurplusValues): Offer => ({
  value: v.rivalValue,
  cost: v.rivalCost,
  transactionCost: v.rivalTransactionCost,
})
const createdBy = ({ value, cost, transactionCost }: Offer) => value - cost - transactionCost

/** Steps small enough to see the climb, large enough to count. */
function bidsOf(values: SurplusValues) {
  const runnerUp = Math.min(createdBy(ours(values)), createdBy(rival(values)))
  const step = runnerUp > 100 ? 10 : 5
  return bidding(ours(values), rival(values), step)
}

/** Three bars of V = C + B + F + S: by bargaining, as the bidding ends, and the rival’s. */
function Bars({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { bar, duel } = result
  const width = 210
  const rows = [
    {
      name: t.alone,
      offer: ours(values),
      trades: bar.trades,
      profit: bar.profit,
      y: 2.5,
      mark: 'alone',
    },
    {
      name: t.duel,
      offer: ours(values),
      trades: duel.winner === 0,
      profit: duel.winner === 0 ? duel.profit : 0,
      y: 1.5,
      mark: 'ours',
    },
    {
      name: t.rival,
      offer: rival(values),
      trades: duel.winner === 1,
      profit: duel.winner === 1 ? duel.profit : 0,
      y: 0.5,
      mark: 'rival',
    },
  ]
  return (
    <Plot
      x={{ domain: [0, width], label: t.money }}
      y={{ domain: [0, 3], label: '', ticks: [] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={372}
      margin={{ top: 10, left: 14, right: 14 }}
      handles={
        <>
          {bar.trades && (
            <Handle
              x={values.cost + bar.profit}
              y={2.32}
              along="x"
              stepX={1}
              label={t.priceHandle}
              text={shortNumber(Number((values.cost + bar.profit).toFixed(1)))}
              onMove={(x) => store.set({ power: share((x - values.cost) / bar.created) })}
              onSettle={store.settle}
            />
          )}
          <Handle
            x={values.value}
            y={1.32}
            along="x"
            stepX={1}
            label={model.parameters.value.label[language]}
            text={shortNumber(values.value)}
            onMove={(value) => store.set({ value: limit(value) })}
            onSettle={store.settle}
          />
          <Handle
            x={values.rivalValue}
            y={0.32}
            along="x"
            stepX={1}
            label={model.parameters.rivalValue.label[language]}
            text={shortNumber(values.rivalValue)}
            onMove={(rivalValue) => store.set({ rivalValue: limit(rivalValue) })}
            onSettle={store.settle}
          />
        </>
      }
    >
      {rows.map(({ name, offer, trades, profit, y, mark }, i) => {
        const { value, cost, transactionCost } = offer
        const made = createdBy(offer)
        const price = cost + profit
        const at = y - 0.18
        const before = pinned && (i === 2 ? rival(pinned.parameters) : ours(pinned.parameters))
        return (
          <g key={mark} data-mark={mark}>
            <Label x={0} y={y + 0.28} dx={2} class={i === 2 ? 'cool' : i === 1 ? 'accent' : 'strong'}>
              {name}
            </Label>
            <Label x={width} y={y + 0.28} dx={-2} anchor="end" class="soft">
              {i === 0 && !bar.trades
                ? t.noDeal
                : trades
                  ? t.price(shortNumber(Number(price.toFixed(1))))
                  : made > 0
                    ? t.loses(shortNumber(Number(made.toFixed(1))))
                    : t.noDeal}
            </Label>
            <Bar from={0} to={cost} y={at} thickness={30} class="part-cost" mark="cost" />
            {trades ? (
              <>
                <Bar from={cost} to={price} y={at} thickness={30} class="part-profit" mark="profit" />
                <Bar
                  from={price}
                  to={price + transactionCost}
                  y={at}
                  thickness={30}
                  class="part-deal"
                  mark="deal"
                />
                <Bar
                  from={price + transactionCost}
                  to={value}
                  y={at}
                  thickness={30}
                  class="part-surplus"
                  mark="surplus"
                />
              </>
            ) : (
              <>
                <Bar
                  from={cost}
                  to={cost + transactionCost}
                  y={at}
                  thickness={30}
                  class="part-deal"
                  mark="deal"
                />
                {made > 0 && (
                  <Bar from={cost + transactionCost} to={value} y={at} thickness={30} class="part-unsold" />
                )}
              </>
            )}
            <PartLabel from={0} to={cost} y={at} text={`C ${n(cost)}`} />
            {trades ? (
              <>
                <PartLabel from={cost} to={price} y={at} text={`B ${n(profit)}`} class="on-dark" />
                <PartLabel
                  from={price}
                  to={price + transactionCost}
                  y={at}
                  text={`F ${n(transactionCost)}`}
                />
                <PartLabel
                  from={price + transactionCost}
                  to={value}
                  y={at}
                  text={`S ${n(made - profit)}`}
                  class="on-dark"
                />
              </>
            ) : (
              <>
                <PartLabel from={cost} to={cost + transactionCost} y={at} text={`F ${n(transactionCost)}`} />
                {made > 0 && (
                  <PartLabel from={cost + transactionCost} to={value} y={at} text={`W ${n(made)}`} />
                )}
              </>
            )}
            <Line
              points={[
                [value, at - 0.26],
                [value, at + 0.26],
              ]}
              class="thin" /* prettier-ignore */
            />
            {before && (
              <Line
                points={[
                  [before.value, at - 0.3],
                  [before.value, at + 0.3],
                ]}
                class="ghost" /* prettier-ignore */
              />
            )}
            {i === 0 && trades && <Dot x={price} y={at} radius={6} class="start" />}
            {i > 0 && <Dot x={value} y={at} radius={6} class={i === 1 ? 'start' : 'cool'} />}
          </g>
        )
      })}
    </Plot>
  )
}

interface PartLabelProps {
  from: number
  to: number
  y: number
  text: string
  class?: string
}

/** The name of a part, where the part has room for it. */
function PartLabel({ from, to, y, text, class: className = '' }: PartLabelProps) {
  const plot = usePlot()
  if (plot.x(to) - plot.x(from) < text.length * 9 + 4) return null
  return (
    <text
      x={(plot.x(from) + plot.x(to)) / 2}
      y={plot.y(y)}
      dy=".34em"
      text-anchor="middle"
      class={`part-name ${className}`}
    >
      {text}
    </text>
  )
}

/** Bid after bid: what each firm in turn would leave the customer. */
function Bidding({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned } = live
  const bids = bidsOf(values)
  const made = [createdBy(ours(values)), createdBy(rival(values))]
  const { winner, surplus } = result.duel
  const top =
    Math.max(
      20,
      ...made,
      ...(pinned ? [createdBy(ours(pinned.parameters)), createdBy(rival(pinned.parameters))] : []),
    ) * 1.2
  const end = Math.max(bids.length, 6) + 0.8
  return (
    <Plot
      x={{ domain: [0.2, end], label: t.bid, format: (i) => (Number.isInteger(i) ? String(i) : '') }}
      y={{ domain: [0, top], label: t.offered }}
      label={t.biddingLabel}
      height={270}
      margin={{ top: 10 }}
    >
      {made.map(
        (each, firm) =>
          each > 0 && (
            <g key={firm}>
              <Line
                points={[[0.2, each], [end, each]]} /* prettier-ignore */
                class={`${firm === 0 ? 'accent' : 'cool'} thin dashed`}
                mark={firm === 0 ? 'ours' : 'rival'}
              />
              <Label
                x={0.2}
                y={each}
                dx={8}
                dy={firm === (made[0] >= made[1] ? 0 : 1) ? -13 : 15}
                class={firm === 0 ? 'accent' : 'cool'}
                mark={firm === 0 ? 'ours' : 'rival'}
              >
                {firm === 0 ? t.weCreate(n(each)) : t.rivalCreates(n(each))}
              </Label>
            </g>
          ),
      )}
      <Line points={bids.map((bid, i) => [i + 1, bid.surplus])} class="soft thin" />
      {bids.map((bid, i) => (
        <Dot key={i} x={i + 1} y={bid.surplus} radius={4.5} class={bid.firm === 0 ? 'start' : 'cool'} />
      ))}
      <Label x={end} y={0} dx={-8} dy={-16} anchor="end" class="soft">
        {winner === null ? t.noDeal : t.ends(winner === 0, n(surplus))}
      </Label>
    </Plot>
  )
}

/** Of bargaining power: within 0 and 1, to four digits, which is finer than any step of the price. */
const share = (x: number) => Math.round(1e4 * Math.min(Math.max(x, 0), 1)) / 1e4
const limit = (x: number) => Math.min(Math.max(x, 0), 200)
const n = (value: number) => shortNumber(Number(value.toFixed(1)))

const words = {
  en: {
    label: 'Value divided into cost, profit, transaction cost and the customer’s surplus.',
    biddingLabel: 'The bidding: what each firm in turn would leave the customer.',
    alone: 'we alone, bargaining',
    duel: 'we, with a rival',
    rival: 'the rival',
    money: 'money',
    price: (p: string) => `price ${p}`,
    loses: (w: string) => `loses; creates ${w}`,
    noDeal: 'nothing to share',
    priceHandle: 'price',
    bid: 'bid',
    offered: 'left to the customer',
    weCreate: (w: string) => `we create ${w}`,
    rivalCreates: (w: string) => `the rival creates ${w}`,
    ends: (us: boolean, s: string) => `${us ? 'we win' : 'the rival wins'}; the customer keeps ${s}`,
  },
  zh: {
    label: '价值分为产品成本、利润、交易成本与消费者剩余。',
    biddingLabel: '竞价过程：双方轮流提出留给顾客的剩余。',
    alone: '没有对手，双方议价',
    duel: '我方，有对手',
    rival: '对手',
    money: '金额',
    price: (p: string) => `价格 ${p}`,
    loses: (w: string) => `落败，创造 ${w}`,
    noDeal: '没有可分的价值',
    priceHandle: '价格',
    bid: '第几次出价',
    offered: '留给顾客的剩余',
    weCreate: (w: string) => `我方创造 ${w}`,
    rivalCreates: (w: string) => `对手创造 ${w}`,
    ends: (us: boolean, s: string) => `${us ? '我方' : '对手'}胜出，顾客得到 ${s}`,
  },
}
