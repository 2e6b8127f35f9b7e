import { model } from '../../core/loyalty/lifetime-value/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { ValueValues } from './SpendShrinkage.tsx'

type ValueResult = ResultOf<typeof model>

interface UnitsTrapProps {
  language: Language
  controls?: readonly (keyof ValueValues & string)[]
}

/** The value of one customer month by month, with weeks taken for weeks and with weeks taken for something else. */
export default function UnitsTrap({
  language,
  controls = ['assumedUnit', 'months', 'monthlyDiscount', 'x', 'lastAge', 'meanSpend'],
}: UnitsTrapProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => ({
        en: `Over ${v.months} months this customer is worth ${r.value.toFixed(2)}. Taken for ${t.units[v.assumedUnit]}, the same times give ${r.wrong.toFixed(2)}: ${r.ratio.toFixed(2)} times as much.`,
        zh: `这位顾客 ${v.months} 个月内价值 ${r.value.toFixed(2)}。若把周误当作${t.units[v.assumedUnit]}，同样的数会得出 ${r.wrong.toFixed(2)}，是前者的 ${r.ratio.toFixed(2)} 倍。`,
      })}
      series={({ result }) => ({
        month: result.byMonth.map((row) => row.month),
        value: result.byMonth.map((row) => row.value),
        wrong: result.byMonth.map((row) => row.wrong),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as ValueResult | undefined
        const right = [[0, 0] as Point, ...result.byMonth.map((row): Point => [row.month, row.value])]
        const wrong = [[0, 0] as Point, ...result.byMonth.map((row): Point => [row.month, row.wrong])]
        const end = 60
        const last = result.byMonth.at(-1)!
        const most = Math.max(last.value, last.wrong, ghost?.byMonth.at(-1)?.value ?? 0, 1e-9) * 1.15
        const close = Math.abs(last.value - last.wrong) < 0.07 * most
        const flip = last.month > 30
        return (
          <Plot
            x={{ domain: [0, end], label: t.months, ticks: [0, 12, 24, 36, 48, 60] }}
            y={{ domain: [0, most], label: t.value }}
            label={t.label}
            height={340}
            margin={{ top: 12, left: 76 }}
            handles={
              <Handle
                x={last.month}
                y={last.value}
                along="x"
                stepX={1}
                label={model.parameters.months.label[language]}
                text={`${values.months}: ${result.value.toFixed(2)}`}
                onMove={(month) => store.set({ months: Math.max(1, Math.round(month)) })}
                onSettle={store.settle}
              />
            }
          >
            {ghost && (
              <Line
                points={[[0, 0] as Point, ...ghost.byMonth.map((row): Point => [row.month, row.value])]}
                class="ghost"
              />
            )}
            <Line points={wrong} class="dashed" mark="wrong" />
            <Line points={right} class="accent" mark="value" />
            <Dot x={last.month} y={last.wrong} radius={5} class="unstable" />
            <Dot x={last.month} y={last.value} radius={7} class="start" />
            {!close && (
              <Label
                x={last.month}
                y={last.wrong}
                dx={flip ? -12 : 12}
                dy={flip && last.wrong < last.value ? 18 : 0}
                anchor={flip ? 'end' : 'start'}
              >
                {t.taken(t.units[values.assumedUnit], last.wrong.toFixed(2))}
              </Label>
            )}
            <Label
              x={last.month}
              y={last.value}
              dx={flip ? -12 : 12}
              dy={flip ? -14 : 0}
              anchor={flip ? 'end' : 'start'}
              class="accent"
            >
              {t.right(last.value.toFixed(2))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const words = {
  en: {
    label: 'Value of one customer within so many months, in the right unit and in another.',
    months: 'months ahead',
    value: 'discounted value (money)',
    units: { day: 'days', week: 'weeks', month: 'months' },
    taken: (unit: string, value: string) => `taken for ${unit}: ${value}`,
    right: (value: string) => `in weeks: ${value}`,
  },
  zh: {
    label: '一位顾客在若干月内的价值：单位正确与单位取错。',
    months: '展望月数',
    value: '折现价值（元）',
    units: { day: '天', week: '周', month: '月' },
    taken: (unit: string, value: string) => `当作${unit}：${value}`,
    right: (value: string) => `以周计：${value}`,
  },
}
