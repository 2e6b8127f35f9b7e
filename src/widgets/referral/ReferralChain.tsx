import { model } from '../../core/loyalty/referral/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'

interface ReferralChainProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** What a new customer costs against the share who are referred, and the generations that follow from one customer. */
export default function ReferralChain({
  language,
  controls = ['referredShare', 'paidCost', 'referralCost', 'referrals', 'value'],
}: ReferralChainProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        share: result.curve.map(({ share }) => share),
        cost: result.curve.map(({ cost }) => cost),
      })}
    >
      {({ values, result, pinned, store }) => {
        const { referredShare: q, paidCost, referralCost, value } = values
        const highest = 1.15 * Math.max(paidCost, referralCost, pinned?.parameters.paidCost ?? 0)
        const right = q > 0.5
        const worth = (r: ResultOf<typeof model>, v: typeof values) =>
          r.generations.map(({ customers }) => customers * v.value)
        const after = worth(result, values)
        const before = pinned && worth(pinned.result, pinned.parameters)
        return (
          <>
            <Plot
              x={{ domain: [0, 0.9], label: t.share }}
              y={{ domain: [0, highest], label: t.cost }}
              label={model.summary(result, values)[language]}
              height={250}
              margin={{ top: 12, left: 66 }}
              handles={
                <Handle
                  x={q}
                  y={result.cost}
                  along="x"
                  label={model.parameters.referredShare.label[language]}
                  text={q.toFixed(2)}
                  onMove={(referredShare) => store.set({ referredShare })}
                  onSettle={store.settle}
                />
              }
            >
              <Line
                points={[
                  [0, paidCost],
                  [0.9, paidCost],
                ]}
                class="dashed soft"
                mark="paid" /* prettier-ignore */
              />
              {pinned && <Line points={costs(pinned.result)} class="ghost" />}
              <Line
                points={[
                  [q, 0],
                  [q, highest],
                ]}
                class="rule" /* prettier-ignore */
              />
              <Line points={costs(result)} class="accent" mark="cost" />
              <Label x={0.89} y={paidCost} dy={-11} anchor="end" class="soft">
                {t.paid}
              </Label>
              <Dot x={q} y={result.cost} radius={7} class="start" />
              <Label
                x={q}
                y={result.cost}
                dx={right ? -12 : 12}
                dy={right ? 18 : 18}
                anchor={right ? 'end' : 'start'}
                class="accent"
              >
                {result.cost.toFixed(1)}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [-0.6, 7.6], label: t.generation, ticks: [0, 1, 2, 3, 4, 5, 6, 7] }}
              y={{ domain: [0, 1.2 * Math.max(value, before?.[0] ?? 0)], label: t.worth }}
              label={t.chainLabel(result.chain.toFixed(2), result.whole.toFixed(0))}
              height={250}
              margin={{ top: 12, left: 66 }}
            >
              {after.map((money, generation) => (
                <Column
                  key={generation}
                  x={generation}
                  width={0.62}
                  to={money}
                  class={generation === 0 ? 'cool' : 'accent'}
                  mark={generation === 0 ? 'own' : 'followers'}
                />
              ))}
              {before?.map((money, generation) => (
                <Line
                  key={generation}
                  points={[
                    [generation - 0.31, money],
                    [generation + 0.31, money],
                  ]}
                  class="ghost" /* prettier-ignore */
                />
              ))}
              <Label x={7.5} y={1.2 * value} dy={24} anchor="end" class="strong">
                {t.whole(result.chain.toFixed(2), result.whole.toFixed(0))}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

const costs = ({ curve }: ResultOf<typeof model>): Point[] => curve.map(({ share, cost }) => [share, cost])

const words = {
  en: {
    share: 'share of new customers who are referred, q',
    cost: 'cost of a new customer',
    paid: 'by advertising alone',
    generation: 'generation (0 is the customer)',
    worth: 'worth',
    whole: (chain: string, whole: string) => `${chain} customers, worth ${whole}`,
    chainLabel: (chain: string, whole: string) =>
      `Worth of one customer and of each generation that follows: ${chain} customers, ${whole} after rewards.`,
  },
  zh: {
    share: '新顾客中由推荐而来的比例 q',
    cost: '一位新顾客的成本',
    paid: '只靠广告',
    generation: '代次（0 为顾客本人）',
    worth: '价值',
    whole: (chain: string, whole: string) => `共 ${chain} 位顾客，值 ${whole}`,
    chainLabel: (chain: string, whole: string) =>
      `一位顾客及其后各代的价值：共 ${chain} 位顾客，扣除奖励后值 ${whole}。`,
  },
}
