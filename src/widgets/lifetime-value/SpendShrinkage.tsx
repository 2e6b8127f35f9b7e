import { model } from '../../core/loyalty/lifetime-value/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

export type ValueValues = ValuesOf<typeof model>
type ValueResult = ResultOf<typeof model>

interface SpendShrinkageProps {
  language: Language
  controls?: readonly (keyof ValueValues & string)[]
}

/** The expected worth of a purchase moves from everybody's mean to one's own as purchases add up. */
export default function SpendShrinkage({ language, controls = ['x', 'meanSpend'] }: SpendShrinkageProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => ({
        en: `A customer whose ${v.x} repeat purchases averaged ${v.meanSpend.toFixed(2)} is expected to spend ${r.spend.toFixed(2)} a purchase: the own mean counts for ${percent(r.credibility)}, that of all customers (${r.population.toFixed(2)}) for the rest.`,
        zh: `一位顾客 ${v.x} 次再购平均消费 ${v.meanSpend.toFixed(2)}，其单次期望消费为 ${r.spend.toFixed(2)}：个人均值的权重为 ${percent(r.credibility)}，其余归全体均值（${r.population.toFixed(2)}）。`,
      })}
      series={({ result }) => ({
        purchases: result.shrinkage.map((row) => row.x),
        expectedSpend: result.shrinkage.map((row) => row.spend),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as ValueResult | undefined
        const own = values.meanSpend
        const { population } = result
        const high =
          1.25 * Math.max(own, population, ...(ghost ? ghost.shrinkage.map((row) => row.spend) : []))
        const x = Math.min(20, values.x)
        const near = Math.abs(own - population) < 0.09 * high
        return (
          <Plot
            x={{ domain: [-0.4, 20.4], label: t.purchases, ticks: [0, 5, 10, 15, 20] }}
            y={{ domain: [0, high], label: t.spend }}
            label={t.label}
            height={330}
            margin={{ top: 12, left: 58 }}
            handles={
              <Handle
                x={x}
                y={result.spend}
                along="x"
                stepX={1}
                label={model.parameters.x.label[language]}
                text={`${values.x}: ${result.spend.toFixed(2)}`}
                onMove={(to) => store.set({ x: Math.min(20, Math.max(0, Math.round(to))) })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [-0.4, population],
                [20.4, population],
              ]}
              class="soft dashed" /* prettier-ignore */
            />
            <Line
              points={[
                [-0.4, own],
                [20.4, own],
              ]}
              class="cool" /* prettier-ignore */
            />
            {ghost && <Line points={ghost.shrinkage.map((row) => [row.x, row.spend])} class="ghost" />}
            <Line
              points={result.shrinkage.map((row) => [row.x, row.spend])}
              class="accent"
              mark="shrinkage"
            />
            <Dot x={x} y={result.spend} radius={7} class="start" />
            <Label
              x={20.4}
              y={population}
              dx={-6}
              dy={population > own || near ? -13 : 15}
              anchor="end"
              class="soft"
            >
              {t.all(population.toFixed(2))}
            </Label>
            <Label
              x={20.4}
              y={own}
              dx={-6}
              dy={own >= population && !near ? -13 : 15}
              anchor="end"
              class="cool"
            >
              {t.own(own.toFixed(2))}
            </Label>
            <Label
              x={x}
              y={result.spend}
              dx={x > 11 ? -6 : 12}
              dy={own > population ? 20 : -18}
              anchor={x > 11 ? 'end' : 'start'}
              class="accent"
            >
              {t.expected(result.spend.toFixed(2))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const words = {
  en: {
    label: 'Expected spend of a purchase against the number of repeat purchases known.',
    purchases: 'repeat purchases known, x',
    spend: 'expected spend of a purchase',
    all: (mean: string) => `all customers: ${mean}`,
    own: (mean: string) => `this customer’s mean: ${mean}`,
    expected: (spend: string) => `expected: ${spend}`,
  },
  zh: {
    label: '单次期望消费随已知再购次数的变化。',
    purchases: '已知的再购次数 x',
    spend: '单次期望消费',
    all: (mean: string) => `全体顾客：${mean}`,
    own: (mean: string) => `该顾客均值：${mean}`,
    expected: (spend: string) => `期望：${spend}`,
  },
}
