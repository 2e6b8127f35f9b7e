import { model } from '../../core/loyalty/word-of-mouth/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface ReviewChainProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

const top = 300

/** Customers who come by reviews alone, and the frontier between growing and dying out. */
export default function ReviewChain({
  language,
  controls = ['reviews', 'retention', 'perCustomer'],
}: ReviewChainProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => ({
        en: `One customer leads to ${result.reproduction.toFixed(2)} others: ${result.reproduction > 1 ? 'reviews alone keep the business going' : 'by reviews alone it dies out'}. At a retention of ${values.retention.toFixed(2)} the threshold is ${result.reviewsNeeded.toFixed(2)} reviews a month. After three years 100 customers are ${counted(result.customers[36], 'en')}.`,
        zh: `一位顾客带来 ${result.reproduction.toFixed(2)} 位新客：${result.reproduction > 1 ? '仅靠评价就能维持' : '仅靠评价终将消亡'}。月留存率 ${values.retention.toFixed(2)} 时，门槛是每月 ${result.reviewsNeeded.toFixed(2)} 条评价。三年后，100 位顾客变为 ${counted(result.customers[36], 'zh')} 位。`,
      })}
      series={({ result }) => ({
        month: result.customers.map((_, month) => month),
        customers: result.customers,
      })}
    >
      {({ values, result, pinned, store }) => {
        const { reviews, retention, perCustomer } = values
        const path = pathOf(result.customers)
        // The last month at which the curve is still within the drawing.
        const last = path.findLast(([, customers]) => customers <= top) ?? path[0]
        const frontier: Point[] = [
          [0.5, perCustomer * 0.5],
          [0.99, perCustomer * 0.01],
        ]
        const most = Math.max(0.6, 1.25 * reviews)
        const high = last[1] > 0.8 * top
        const early = last[0] < 8
        return (
          <>
            <Plot
              x={{ domain: [0, 36], label: t.month, ticks: [0, 6, 12, 18, 24, 30, 36] }}
              y={{ domain: [0, top], label: t.customers }}
              label={`${t.label} ${result.reproduction.toFixed(2)}`}
              height={250}
              margin={{ top: 12, left: 66 }}
            >
              <Line
                points={[
                  [0, 100],
                  [36, 100],
                ]}
                class="rule" /* prettier-ignore */
              />
              {pinned && <Line points={pathOf(pinned.result.customers)} class="ghost" />}
              <Line points={path} class="accent" mark="customers" />
              <Dot x={0} y={100} radius={5} class="start" />
              <Label
                x={last[0]}
                y={last[1]}
                dx={early ? 12 : -8}
                dy={high || early ? 4 : -16}
                anchor={early ? 'start' : 'end'}
                class="accent"
              >
                {`R₀ = ${result.reproduction.toFixed(2)}`}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [0.5, 1], label: t.retention }}
              y={{ domain: [0, most], label: t.reviews }}
              label={t.mapLabel(result.reviewsNeeded.toFixed(2))}
              height={270}
              margin={{ top: 12, left: 66 }}
              handles={
                <Handle
                  x={retention}
                  y={reviews}
                  stepX={0.01}
                  stepY={0.01}
                  label={t.place}
                  text={`${retention.toFixed(2)}, ${reviews.toFixed(2)}`}
                  onMove={(x, y) => store.set({ retention: Math.min(x, 0.99), reviews: Math.min(y, 2) })}
                  onSettle={store.settle}
                />
              }
            >
              <Area
                outline={[...frontier, [0.99, most], [0.5, Math.max(most, perCustomer * 0.5)]]}
                mark="growing"
              />
              <Line points={frontier} class="cool" mark="threshold" />
              <Label x={0.985} y={most} dy={18} dx={-4} anchor="end" class="cool">
                {t.grows}
              </Label>
              <Label x={0.515} y={0} dy={-16} class="soft">
                {t.dies}
              </Label>
              {pinned && <Dot x={pinned.parameters.retention} y={pinned.parameters.reviews} class="ghost" />}
              <Dot x={retention} y={reviews} radius={7} class="start" />
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

const counted = (customers: number, language: Language) =>
  customers > 1e6 ? { en: 'over a million', zh: '一百万以上' }[language] : shortNumber(Math.round(customers))

const pathOf = (customers: readonly number[]): Point[] => customers.map((n, month) => [month, n])

const words = {
  en: {
    label: 'Customers over three years, from 100, won by reviews alone. Others that one customer leads to:',
    mapLabel: (reviews: string) =>
      `Reviews a month against retention: above the line reviews sustain the business. The line is now at ${reviews}.`,
    month: 'month',
    customers: 'customers',
    retention: 'monthly retention, r',
    reviews: 'reviews a month, w',
    grows: 'reviews alone suffice',
    dies: 'dies out without other means',
    place: 'retention and reviews',
  },
  zh: {
    label: '仅靠评价赢得顾客时，100 位顾客三年间的变化。一位顾客带来的新客数为',
    mapLabel: (reviews: string) => `评价数与留存率的平面：线以上仅靠评价即可维持。当前门槛为 ${reviews}。`,
    month: '月份',
    customers: '顾客数',
    retention: '月留存率 r',
    reviews: '每月评价数 w',
    grows: '仅靠评价即可维持',
    dies: '没有其他手段就会消亡',
    place: '留存率与评价数',
  },
}
