import { campaignProfit } from '../../core/loyalty/churn-warning/baseRate.ts'
import { model } from '../../core/loyalty/churn-warning/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { WarningValues } from './BaseRate.tsx'

type WarningResult = ResultOf<typeof model>

interface CampaignProfitProps {
  language: Language
  controls?: readonly (keyof WarningValues & string)[]
}

/** What a campaign for those flagged brings, against the share who would leave. */
export default function CampaignProfit({
  language,
  controls = ['success', 'value', 'contactCost', 'specificity'],
}: CampaignProfitProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => {
        const even = breakEven(v)
        return {
          en: `At ${percent(v.baseRate)} churn the campaign ${r.profit < 0 ? 'loses' : 'earns'} ${Math.abs(r.profit / v.customers).toFixed(2)} per customer. It flags ${percent(r.flagged)} of them. ${even === null ? 'It pays at no churn.' : `It pays from ${percent(even)} churn on.`}`,
          zh: `流失率为 ${percent(v.baseRate)} 时，活动平均每位顾客${r.profit < 0 ? '亏损' : '盈利'} ${Math.abs(r.profit / v.customers).toFixed(2)} 元，预警了 ${percent(r.flagged)} 的顾客。${even === null ? '无论流失率多高都不划算。' : `流失率达到 ${percent(even)} 才开始划算。`}`,
        }
      }}
      series={({ result, values }) => ({
        baseRate: result.byBaseRate.map((row) => row.baseRate),
        profitPerCustomer: result.byBaseRate.map((row) => row.profit / values.customers),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as WarningResult | undefined
        const points = (r: WarningResult, customers: number) =>
          r.byBaseRate.slice(0, 50).map((row) => [row.baseRate, row.profit / customers] as const)
        const line = points(result, values.customers)
        const old = ghost && points(ghost, (pinned!.parameters as WarningValues).customers)
        const all = [...line, ...(old ?? [])].map(([, y]) => y)
        const [low, high] = [Math.min(-2, ...all) * 1.15, Math.max(2, ...all) * 1.1]
        const b = Math.min(0.5, values.baseRate)
        const now = b === values.baseRate ? result.profit / values.customers : line.at(-1)![1]
        return (
          <Plot
            x={{ domain: [0, 0.5], label: t.baseRate, ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5], format: percent }}
            y={{ domain: [low, high], label: t.profit }}
            label={t.label}
            height={320}
            margin={{ top: 12, left: 62 }}
            handles={
              <Handle
                x={b}
                y={now}
                along="x"
                label={model.parameters.baseRate.label[language]}
                text={`${percent(b)}: ${now.toFixed(2)}`}
                onMove={(x) => store.set({ baseRate: Math.max(0.01, x) })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [0, 0],
                [0.5, 0],
              ]}
              class="soft" /* prettier-ignore */
            />
            {old && <Line points={old} class="ghost" />}
            <Line points={line} class="accent" mark="profit" />
            <Dot x={b} y={now} radius={7} class="start" />
            <Label
              x={b}
              y={now}
              dx={b > 0.28 ? -12 : 12}
              dy={b > 0.28 ? -14 : 16}
              anchor={b > 0.28 ? 'end' : 'start'}
              class="accent"
            >
              {t.now(fixed(now, 2))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** Profit is a straight line in the base rate: where it crosses zero, if it does between 0 and 1. */
function breakEven(v: WarningValues): number | null {
  const at = (baseRate: number) => campaignProfit({ ...v, baseRate })
  const [none, all] = [at(0), at(1)]
  if (all <= 0) return null
  return none >= 0 ? 0 : none / (none - all)
}

const words = {
  en: {
    label: 'Profit of the campaign per customer against the share who leave.',
    baseRate: 'share who leave (base rate)',
    profit: 'profit per customer (money)',
    now: (profit: string) => `${profit} per customer`,
  },
  zh: {
    label: '活动平均每位顾客的利润随流失率的变化。',
    baseRate: '离开者的比例（基础率）',
    profit: '每位顾客的利润（元）',
    now: (profit: string) => `每位顾客 ${profit}`,
  },
}
