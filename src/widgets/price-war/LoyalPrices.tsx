import { model } from '../../core/loyalty/price-war/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface LoyalPricesProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** The price of both firms against the share of loyal customers, and whether one of them would rather ask another. */
export default function LoyalPrices({
  language,
  controls = ['loyal', 'switching', 'travel', 'reservation'],
}: LoyalPricesProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => ({ en: tell(result, values, 'en'), zh: tell(result, values, 'zh') })}
      series={({ result }) => ({
        loyal: result.byLoyalty.map(({ loyal }) => loyal),
        price: result.byLoyalty.map(({ price }) => price),
        profit: result.byLoyalty.map(({ profit }) => profit),
        stable: result.byLoyalty.map(({ stable }) => String(stable)),
      })}
    >
      {({ values, result, pinned, store }) => {
        const { loyal, cost, reservation } = values
        const { byLoyalty, answers, marketPrice, profit, best, stable } = result
        const at = (ok: boolean): Point[] => byLoyalty.map((r) => [r.loyal, r.stable === ok ? r.price : NaN])
        const right = loyal > 0.5
        const highest = Math.max(...answers.map((a) => a.profit), best.profit)
        const end = marketPrice > (cost + reservation) / 2
        return (
          <>
            <Plot
              x={{ domain: [0, 0.96], label: t.loyal }}
              y={{ domain: [cost, reservation * 1.06], label: t.price }}
              label={tell(result, values, language)}
              height={270}
              margin={{ top: 12, left: 66 }}
              handles={
                <Handle
                  x={loyal}
                  y={marketPrice}
                  along="x"
                  label={model.parameters.loyal.label[language]}
                  text={loyal.toFixed(2)}
                  onMove={(x) => store.set({ loyal: Math.min(x, 0.95) })}
                  onSettle={store.settle}
                />
              }
            >
              <Line
                points={[
                  [0, reservation],
                  [0.96, reservation],
                ]}
                class="rule" /* prettier-ignore */
              />
              <Line
                points={[
                  [loyal, cost],
                  [loyal, reservation * 1.06],
                ]}
                class="rule" /* prettier-ignore */
              />
              {pinned && (
                <Line points={pinned.result.byLoyalty.map((r): Point => [r.loyal, r.price])} class="ghost" />
              )}
              <Line
                points={byLoyalty.map((r): Point => [r.loyal, r.price])}
                class="soft dotted"
                mark="unstable"
              />
              <Line points={at(true)} class="accent" mark="stable" />
              <Label x={0.01} y={reservation} dy={-11} class="soft">
                {t.most}
              </Label>
              <Dot x={loyal} y={marketPrice} radius={7} class={stable ? 'start' : 'unstable'} />
              <Label
                x={loyal}
                y={marketPrice}
                dx={right ? -13 : 13}
                dy={right ? -6 : 16}
                anchor={right ? 'end' : 'start'}
                class="accent"
              >
                {`${marketPrice.toFixed(1)}${stable ? '' : ` ${t.notStable}`}`}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [cost, reservation], label: t.own }}
              y={{ domain: [0, 1.22 * Math.max(highest, 1e-9)], label: t.profit }}
              label={t.answerLabel(marketPrice.toFixed(1), best.price.toFixed(1))}
              height={250}
              margin={{ top: 12, left: 66 }}
            >
              <Line
                points={[
                  [marketPrice, 0],
                  [marketPrice, 1.22 * highest],
                ]}
                class="rule" /* prettier-ignore */
              />
              <Line points={answers.map((a): Point => [a.price, a.profit])} class="cool" mark="answers" />
              <Dot x={marketPrice} y={profit} radius={6} class="start" />
              {!stable && <Dot x={best.price} y={best.profit} radius={6} class="cool" />}
              {!stable && (
                <Label
                  x={best.price}
                  y={best.profit}
                  dy={-14}
                  anchor={best.price > (cost + reservation) / 2 ? 'end' : 'start'}
                  class="cool"
                >
                  {t.better(best.price.toFixed(1))}
                </Label>
              )}
              <Label
                x={marketPrice}
                y={0}
                dx={end ? -6 : 6}
                dy={-12}
                anchor={end ? 'end' : 'start'}
                class="accent"
              >
                {t.rival}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

function tell(r: ResultOf<typeof model>, v: ValuesOf<typeof model>, language: Language): string {
  const share = percent(v.loyal)
  const [price, without, profit] = [r.marketPrice, r.priceWithoutLoyalty, r.profit].map((n) => n.toFixed(1))
  return language === 'zh'
    ? `忠诚顾客占 ${share} 时，双方定价 ${price}（无忠诚时为 ${without}），每家人均利润 ${profit}；${r.stable ? '谁也不会因改价而获利' : `但有一方改为 ${r.best.price.toFixed(1)} 会更有利，所以这个价格守不住`}。`
    : `With ${share} loyal both firms ask ${price} (${without} without loyalty) and earn ${profit} per customer; ${r.stable ? 'neither gains by another price' : `but one would gain by asking ${r.best.price.toFixed(1)}, so that this price does not last`}.`
}

const words = {
  en: {
    loyal: 'share of loyal customers, k',
    price: 'price of both firms',
    most: 'the most anybody pays',
    notStable: '(not stable)',
    own: 'own price, the rival keeping his',
    profit: 'own profit',
    rival: 'the rival’s price',
    better: (price: string) => `better: ${price}`,
    answerLabel: (price: string, best: string) =>
      `A firm’s profit against its own price while the rival asks ${price}; greatest at ${best}.`,
  },
  zh: {
    loyal: '忠诚顾客比例 k',
    price: '双方的价格',
    most: '顾客肯付的最高价',
    notStable: '（不稳定）',
    own: '自己的价格（对手不变）',
    profit: '自己的利润',
    rival: '对手的价格',
    better: (price: string) => `${price} 更有利`,
    answerLabel: (price: string, best: string) =>
      `对手定价 ${price} 时，企业利润随自身价格的变化；在 ${best} 处最大。`,
  },
}
