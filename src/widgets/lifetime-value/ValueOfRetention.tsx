import { lifetimeValueOfRetention } from '../../core/loyalty/lifetime-value/constantRetention.ts'
import { model } from '../../core/loyalty/lifetime-value/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { ValueValues } from './SpendShrinkage.tsx'

type ValueResult = ResultOf<typeof model>

interface ValueOfRetentionProps {
  language: Language
  controls?: readonly (keyof ValueValues & string)[]
}

/** Value under contract against retention, and what "20% more retention" may mean. */
export default function ValueOfRetention({
  language,
  controls = ['retention', 'discount', 'margin'],
}: ValueOfRetentionProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => {
        const { relative, points } = raised(values)
        return {
          en: `At retention ${values.retention.toFixed(2)} a customer is worth ${result.contract.toFixed(1)}. Raised by 20% of itself, to ${relative.r.toFixed(2)}, ${relative.value.toFixed(1)}; raised by 20 points, to ${points.r.toFixed(2)}, ${points.value.toFixed(1)}.`,
          zh: `留存率为 ${values.retention.toFixed(2)} 时，顾客价值 ${result.contract.toFixed(1)}。相对提高 20%（到 ${relative.r.toFixed(2)}）为 ${relative.value.toFixed(1)}；提高 20 个百分点（到 ${points.r.toFixed(2)}）为 ${points.value.toFixed(1)}。`,
        }
      }}
      series={({ result }) => ({
        retention: result.byRetention.map((row) => row.retention),
        value: result.byRetention.map((row) => row.value),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as ValueResult | undefined
        const { relative, points } = raised(values)
        const most = 1.06 * Math.max(points.value, relative.value, 4 * values.margin)
        const right = values.retention > 0.55
        return (
          <Plot
            x={{ domain: [0, 1], label: t.retention, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1] }}
            y={{ domain: [0, most], label: t.value }}
            label={t.label}
            height={340}
            margin={{ top: 12, left: 62 }}
            handles={
              <Handle
                x={values.retention}
                y={result.contract}
                along="x"
                label={model.parameters.retention.label[language]}
                text={`${values.retention.toFixed(2)}: ${result.contract.toFixed(1)}`}
                onMove={(r) => store.set({ retention: Math.min(0.99, r) })}
                onSettle={store.settle}
              />
            }
          >
            {ghost && (
              <Line points={ghost.byRetention.map((row) => [row.retention, row.value])} class="ghost" />
            )}
            <Line points={curve(values)} class="accent" mark="value" />
            {[relative, points].map(({ r, value }, k) => (
              <Line
                key={k}
                points={[
                  [r, 0],
                  [r, value],
                  [0, value],
                ]}
                class="soft dotted" /* prettier-ignore */
              />
            ))}
            <Dot x={relative.r} y={relative.value} radius={5} class="unstable" />
            <Dot x={points.r} y={points.value} radius={5} class="cool" />
            <Dot x={values.retention} y={result.contract} radius={7} class="start" />
            <Label
              x={0}
              y={points.value}
              dx={8}
              dy={points.value - relative.value < 0.07 * most ? -14 : 14}
              class="cool"
            >
              {t.points(points.value.toFixed(0))}
            </Label>
            <Label x={0} y={relative.value} dx={8} dy={14}>
              {t.relative(relative.value.toFixed(0))}
            </Label>
            <Label
              x={values.retention}
              y={result.contract}
              dx={right ? -12 : 12}
              dy={right ? -14 : 16}
              anchor={right ? 'end' : 'start'}
              class="accent"
            >
              {t.now(result.contract.toFixed(0))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** Beyond 99% nobody stays in reality, and the value runs away. */
const CEILING = 0.99

function raised({ retention, margin, discount }: ValueValues) {
  const at = (wanted: number) => {
    const r = Math.min(CEILING, wanted)
    return { r, value: lifetimeValueOfRetention(margin, r, discount) }
  }
  return { relative: at(1.2 * retention), points: at(retention + 0.2) }
}

const curve = ({ margin, discount }: ValueValues) =>
  Array.from(
    { length: 100 },
    (_, i) => [i / 100, lifetimeValueOfRetention(margin, i / 100, discount)] as const,
  )

const words = {
  en: {
    label: 'Value under contract against retention: it rises ever more steeply.',
    retention: 'retention a year, r',
    value: 'lifetime value (money)',
    relative: (value: string) => `+20% of r: ${value}`,
    points: (value: string) => `+20 points: ${value}`,
    now: (value: string) => `now: ${value}`,
  },
  zh: {
    label: '合约顾客的终身价值随留存率越来越陡地上升。',
    retention: '年留存率 r',
    value: '终身价值（元）',
    relative: (value: string) => `相对提高 20%：${value}`,
    points: (value: string) => `提高 20 个百分点：${value}`,
    now: (value: string) => `现在：${value}`,
  },
}
