import { range } from 'd3-array'
import { profitAt, restingLoyalty } from '../../core/value/service-profit/loop.ts'
import { model, type ServiceProfitResult } from '../../core/value/service-profit/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { spread } from '../../figures/value/spread.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type LoopValues = ValuesOf<typeof model>

interface ServiceProfitProps {
  language: Language
  controls?: readonly (keyof LoopValues & string)[]
}

const stocks = ['employees', 'quality', 'loyalty', 'goodwill'] as const
const stockLooks = { employees: 'accent', quality: '', loyalty: 'cool', goodwill: 'soft dashed' } as const
const shares = range(0.01, 0.6001, 0.01)

/** What follows when a firm changes what it spends on its employees: profit and the four stocks behind it. */
export default function ServiceProfit({
  language,
  controls = ['employees', 'society', 'goodwillWeight', 'loyaltyTime'],
}: ServiceProfitProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        month: result.path.months.map((each) => each.month),
        profit: result.path.months.map((each) => each.profit),
        ...Object.fromEntries(stocks.map((stock) => [stock, result.path.months.map((each) => each[stock])])),
      })}
    >
      {(live) => (
        <>
          <Profit live={live} language={language} />
          <Stocks live={live} language={language} />
          <InTheEnd live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

const early = 12

function Profit({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned } = live
  const { months, undercut } = result.path
  const last = months.at(-1)!.month
  const path = (from: ServiceProfitResult): Point[] => [
    [-early, from.before],
    [0, from.before],
    ...from.path.months.map((each): Point => [each.month, each.profit]),
  ]
  const drawn = [...path(result), ...(pinned ? path(pinned.result) : [])].map(([, y]) => y)
  const spanned = Math.max(...drawn, result.inTheEnd) - Math.min(...drawn, result.inTheEnd)
  const pad = Math.max(2, spanned * 0.16)
  const [low, high] = [Math.min(...drawn, result.inTheEnd) - pad, Math.max(...drawn, result.inTheEnd) + pad]
  const xs = months.map((each) => each.month)
  return (
    <Plot
      x={{ domain: [-early, last], label: '', ticks: yearTicks(last) }}
      y={{ domain: [low, high], label: t.profit }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={250}
      margin={{ top: 12, bottom: 24, left: 66 }}
    >
      <Band
        xs={xs}
        low={xs.map(() => result.before)}
        high={months.map((each) => Math.max(each.profit, result.before))}
        mark="gain"
      />
      <Band
        xs={xs}
        low={months.map((each) => Math.min(each.profit, result.before))}
        high={xs.map(() => result.before)}
        class="accent"
        mark="loss"
      />
      <Line
        points={[
          [-early, result.before],
          [last, result.before],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      {pinned && <Line points={path(pinned.result)} class="ghost" />}
      <Line points={path(result)} class="accent" mark="profit" />
      <Dot x={0} y={result.atOnce} radius={5} class="start" mark="at-once" />
      <Label
        x={0}
        y={result.atOnce}
        dx={10}
        dy={result.atOnce >= result.before ? -12 : 14}
        class="accent"
        mark="at-once"
      >
        {t.atOnce(n(result.atOnce))}
      </Label>
      {undercut !== null && (
        <>
          <Dot x={undercut} y={result.before} radius={5} class="unstable" mark="undercut" />
          <Label
            x={undercut}
            y={result.before}
            dx={undercut > 0.6 * last ? -8 : 8}
            dy={-15}
            anchor={undercut > 0.6 * last ? 'end' : 'start'}
            mark="undercut"
          >
            {t.undercut(undercut.toFixed(0))}
          </Label>
        </>
      )}
      <Label
        x={last}
        y={months.at(-1)!.profit}
        dx={-6}
        dy={result.inTheEnd < result.before ? 17 : -16}
        anchor="end"
        class="accent"
        mark="in-the-end"
      >
        {t.inTheEnd(n(result.inTheEnd))}
      </Label>
    </Plot>
  )
}

function Stocks({ live, language }: PanelProps) {
  const t = words[language]
  const { result, pinned } = live
  const { months } = result.path
  const last = months.at(-1)!.month
  const [height, margin] = [230, { top: 10, bottom: 46, right: 104, left: 66 }]
  const inner = height - margin.top - margin.bottom
  const path = (from: ServiceProfitResult, stock: (typeof stocks)[number]): Point[] => [
    [-early, from.path.months[0][stock]],
    ...from.path.months.map((each): Point => [each.month, each[stock]]),
  ]
  const places = spread(
    stocks.map((stock) => (1 - months.at(-1)![stock]) * inner),
    21,
    6,
    inner - 6,
  )
  return (
    <Plot
      x={{ domain: [-early, last], label: t.month, ticks: yearTicks(last) }}
      y={{ domain: [0, 1], label: t.level, ticks: [0, 0.25, 0.5, 0.75, 1] }}
      label={t.stockLabel}
      height={height}
      margin={margin}
    >
      {pinned &&
        stocks.map((stock) => <Line key={stock} points={path(pinned.result, stock)} class="ghost" />)}
      {stocks.map((stock, i) => (
        <g key={stock}>
          <Line points={path(result, stock)} class={stockLooks[stock]} mark={`stock-${stock}`} />
          <Label
            x={last}
            y={1}
            dx={8}
            dy={places[i]}
            class={
              stock === 'employees'
                ? 'accent'
                : stock === 'loyalty'
                  ? 'cool'
                  : stock === 'goodwill'
                    ? 'soft'
                    : ''
            }
            mark={`stock-${stock}`}
          >
            {t.stocks[stock]}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

/** Profit at rest against the share spent on employees, with the profit of the first day. */
function InTheEnd({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const resting = (v: LoopValues): Point[] =>
    shares
      .filter((share) => share + v.society < 1)
      .map((employees) => {
        const spent = { employees, society: v.society }
        return [employees, profitAt(v, spent, restingLoyalty(v, spent))]
      })
  const start = restingLoyalty(values, { employees: values.employeesBefore, society: values.societyBefore })
  const today = (employees: number) => profitAt(values, { employees, society: values.society }, start)
  const line = resting(values)
  const ys = [...line, ...(pinned ? resting(pinned.parameters) : [])].map(([, y]) => y)
  const [low, high] = [Math.min(...ys) - 6, Math.max(...ys, today(0)) + 4]
  const best = result.bestEmployeeShare
  const bestProfit = profitAt(
    values,
    { employees: best, society: values.society },
    restingLoyalty(values, { employees: best, society: values.society }),
  )
  return (
    <Plot
      x={{ domain: [0, 0.6], label: t.share, format: percent, ticks: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6] }}
      y={{ domain: [low, high], label: t.profit }}
      label={t.endLabel}
      height={260}
      margin={{ top: 10, left: 66 }}
      handles={
        <Handle
          x={values.employees}
          y={result.inTheEnd}
          along="x"
          stepX={0.01}
          label={model.parameters.employees.label[language]}
          text={percent(values.employees)}
          onMove={(employees) => store.set({ employees: Math.min(Math.max(employees, 0.01), 0.6) })}
          onSettle={store.settle}
        />
      }
    >
      <Line
        points={[
          [0, today(0)],
          [0.6, today(0.6)],
        ]}
        class="soft dashed"
        mark="today" /* prettier-ignore */
      />
      <Label x={0} y={today(0)} dx={10} dy={24} class="soft" mark="today">
        {t.today}
      </Label>
      {pinned && <Line points={resting(pinned.parameters)} class="ghost" />}
      <Line points={line} class="cool" mark="resting" />
      <Dot x={best} y={bestProfit} radius={5} class="cool" mark="resting" />
      <Label x={best} y={bestProfit} dy={-16} anchor="middle" class="cool" mark="resting">
        {t.best(percent(best))}
      </Label>
      <Dot x={values.employees} y={result.inTheEnd} radius={7} class="start" />
    </Plot>
  )
}

const yearTicks = (last: number) => {
  const step = last > 120 ? 48 : last > 48 ? 24 : 12
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
}
const n = (x: number) => shortNumber(Number(x.toFixed(1)))

const words = {
  en: {
    label: 'Profit after the change.',
    stockLabel: 'Employees’ satisfaction, quality, loyalty and goodwill after the change.',
    endLabel: 'Profit at rest against the share spent on employees.',
    month: 'months after the change',
    profit: 'profit a month',
    level: 'level',
    share: 'share of revenue for employees, φ',
    stocks: { employees: 'employees', quality: 'quality', loyalty: 'loyalty', goodwill: 'goodwill' },
    atOnce: (x: string) => `at once ${x}`,
    undercut: (month: string) => `worse from month ${month}`,
    inTheEnd: (x: string) => `in the end ${x}`,
    today: 'on the first day',
    best: (share: string) => `best in the end: ${share}`,
  },
  zh: {
    label: '改变之后的利润。',
    stockLabel: '改变之后的员工满意、质量、忠诚与社会好感。',
    endLabel: '稳定后的利润随员工份额的变化。',
    month: '改变之后的月数',
    profit: '每月利润',
    level: '水平',
    share: '收入中用于员工的比例 φ',
    stocks: { employees: '员工满意', quality: '服务质量', loyalty: '顾客忠诚', goodwill: '社会好感' },
    atOnce: (x: string) => `当下 ${x}`,
    undercut: (month: string) => `第 ${month} 月起不如从前`,
    inTheEnd: (x: string) => `最终 ${x}`,
    today: '第一天',
    best: (share: string) => `长期最优：${share}`,
  },
}
