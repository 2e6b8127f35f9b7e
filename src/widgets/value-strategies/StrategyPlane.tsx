import { range } from 'd3-array'
import { STRATEGIES, marginFrontier, type Strategy } from '../../core/value/value-strategies/strategies.ts'
import { model, strategyNames } from '../../core/value/value-strategies/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type StrategyValues = ValuesOf<typeof model>

interface StrategyPlaneProps {
  language: Language
  controls?: readonly (keyof StrategyValues & string)[]
}

const order = Object.keys(STRATEGIES) as Strategy[]
const changes = range(-0.5, 0.5001, 0.02)
const edge = 0.02

/** Moves from where one is, by price and quality: nine sectors, five strategies, and how far innovation reaches. */
export default function StrategyPlane({
  language,
  controls = ['qualityChange', 'priceChange', 'innovation', 'curvature'],
}: StrategyPlaneProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => {
        const rows = [...order.map((name) => result.strategies[name]), result.own]
        return {
          strategy: [...order, 'own'],
          quality: rows.map((row) => row.quality),
          price: rows.map((row) => row.price),
          differenceChange: rows.map((row) => row.differenceChange),
          ratioIndex: rows.map((row) => row.ratioIndex),
          margin: rows.map((row) => row.margin),
          requiredInnovation: rows.map((row) => row.requiredInnovation),
        }
      }}
    >
      {(live) => (
        <>
          <Plane live={live} language={language} />
          <Outcomes live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

/** The relative price at which each relative quality just earns the base margin. */
function frontier(values: StrategyValues, margin: number): Point[] {
  const qualities = changes.map((change) => values.baseQuality * (1 + change))
  return marginFrontier(qualities, values, values.innovation, margin).map(({ quality, price }) => [
    price / values.basePrice - 1,
    quality / values.baseQuality - 1,
  ])
}

function Plane({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { own, base, sector } = result
  const earning = frontier(values, base.margin)
  const { qualityChange: q, priceChange: p } = values
  // No better and no worse for the customer: Q − P as before.
  const even = (dq: number): Point => [(dq * values.baseQuality) / values.basePrice, dq]
  const [left, right] = { less: [-0.5, -edge], same: [-edge, edge], more: [edge, 0.5] }[sector.price]
  const [low, high] = { less: [-0.5, -edge], same: [-edge, edge], more: [edge, 0.5] }[sector.quality]
  const inner = p > 0.12 ? { dx: -14, anchor: 'end' as const } : { dx: 14, anchor: 'start' as const }
  return (
    <Plot
      x={{ domain: [-0.5, 0.5], label: t.price, format: asPercent, ticks: [-0.5, -0.25, 0, 0.25, 0.5] }}
      y={{ domain: [-0.5, 0.5], label: t.quality, format: asPercent, ticks: [-0.5, -0.25, 0, 0.25, 0.5] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={440}
      margin={{ top: 12, left: 62 }}
      handles={
        <Handle
          x={p}
          y={q}
          label={t.yours}
          text={`${asPercent(p)}, ${asPercent(q)}`}
          onMove={(priceChange, qualityChange) => store.set({ priceChange, qualityChange })}
          onSettle={store.settle}
        />
      }
    >
      <Area outline={[...earning, [0.5, 0.5], [0.5, -0.5]]} mark="earning" />
      <Area
        outline={[
          [left, low],
          [right, low],
          [right, high],
          [left, high],
        ]}
        class="sector" /* prettier-ignore */
      />
      {[-edge, edge].map((at) => (
        <Line
          key={`x${at}`}
          points={[
            [at, -0.5],
            [at, 0.5],
          ]}
          class="rule" /* prettier-ignore */
        />
      ))}
      {[-edge, edge].map((at) => (
        <Line
          key={`y${at}`}
          points={[
            [-0.5, at],
            [0.5, at],
          ]}
          class="rule" /* prettier-ignore */
        />
      ))}
      <Line points={[even(-0.5), even(0.5)]} class="soft dotted" mark="even" />
      {pinned && <Line points={frontier(pinned.parameters, pinned.result.base.margin)} class="ghost" />}
      <Line points={earning} class="cool" mark="earning" />
      <Label x={0.5} y={-0.5} dx={-8} dy={-16} anchor="end" class="cool" mark="earning">
        {t.earns}
      </Label>
      <Label x={-0.5} y={0.5} dx={8} dy={16} class="soft" mark="even">
        {t.gains}
      </Label>
      {order.map((name, i) => {
        const { quality, price } = STRATEGIES[name]
        return (
          <g key={name}>
            <Dot x={price} y={quality} radius={4.5} class="unstable" mark={name} />
            <Label x={price} y={quality} dy={-16} anchor="middle" class="strong" mark={name}>
              {String(i + 1)}
            </Label>
          </g>
        )
      })}
      {pinned && <Dot x={pinned.parameters.priceChange} y={pinned.parameters.qualityChange} class="ghost" />}
      <Dot x={p} y={q} radius={8} class="start" mark="own" />
      <Label x={p} y={q} dy={q < -0.4 ? -18 : 22} {...inner} class="accent" mark="own">
        {own.requiredInnovation > 0.0005 ? t.needs(percent(own.requiredInnovation)) : t.slack}
      </Label>
    </Plot>
  )
}

/** What each of the five, and the reader’s own move, means to customer and firm. */
function Outcomes({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values } = live
  const rows = [
    ...order.map((name, i) => ({
      key: name,
      name: `${i + 1} ${strategyNames[name][language]}`,
      ...result.strategies[name],
    })),
    { key: 'own', name: t.yours, ...result.own },
  ]
  return (
    <table class="outcomes">
      <caption>{t.caption(percent(values.innovation))}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t.gain}</th>
          <th scope="col">{t.ratio}</th>
          <th scope="col">{t.margin}</th>
          <th scope="col">{t.needed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, differenceChange, ratioIndex, margin, requiredInnovation }) => (
          <tr key={key} class={key === 'own' ? 'own' : ''}>
            <th scope="row">{name}</th>
            <td>{signed(differenceChange)}</td>
            <td>{ratioIndex.toFixed(2)}</td>
            <td class={margin >= result.base.margin - 1e-9 ? 'kept' : ''}>
              {formatAtStep(Number(margin.toFixed(1)), 0.1)}
              {margin >= result.base.margin - 1e-9 && <span title={t.kept}> ✓</span>}
            </td>
            <td>{requiredInnovation > 0 ? percent(requiredInnovation) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const asPercent = (share: number) =>
  `${share > 0 ? '+' : share < 0 ? '−' : ''}${Math.abs(Math.round(100 * share))}%`
const signed = (x: number) => `${x > 0.05 ? '+' : x < -0.05 ? '−' : ''}${Math.abs(x).toFixed(0)}`

const words = {
  en: {
    label: 'Changes of price and quality from where the firm stands.',
    price: 'price against now',
    quality: 'quality against now',
    yours: 'your move',
    earns: 'keeps the margin',
    gains: 'customer gains',
    needs: (share: string) => `needs ${share}`,
    slack: 'keeps the margin',
    caption: (share: string) => `With ${share} of cost saved by innovation`,
    gain: 'customer gains',
    ratio: 'value for money',
    margin: 'margin',
    needed: 'saving needed',
    kept: 'at least as before',
  },
  zh: {
    label: '相对于现状的价格与质量变动。',
    price: '价格相对现在',
    quality: '质量相对现在',
    yours: '你的移动',
    earns: '保住毛利',
    gains: '顾客得益',
    needs: (share: string) => `须节约 ${share}`,
    slack: '保住毛利',
    caption: (share: string) => `创新节约 ${share} 的成本时`,
    gain: '顾客增益',
    ratio: '性价比',
    margin: '毛利',
    needed: '所需节约',
    kept: '不低于从前',
  },
}
