import { model } from '../../core/loyalty/retention-curve/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { RetentionValues } from './RetentionProjection.tsx'

type RetentionResult = ResultOf<typeof model>

interface ChurnPropensityProps {
  language: Language
  controls?: readonly (keyof RetentionValues & string)[]
}

const top = 6

/** Who is left: the spread of the tendency to leave at the start and among those who renewed, and what they are worth. */
export default function ChurnPropensity({
  language,
  controls = ['cohort', 'years', 'discount'],
}: ChurnPropensityProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => {
        const { start, after } = means(result, values.renewals)
        return {
          en: `At the start a customer leaves at a renewal with ${percent(start, 1)} on average; of those who have renewed ${values.renewals} times, with ${percent(after, 1)}. A customer about to renew is worth ${result.residual.sbg.toFixed(2)} payments at a discount of ${percent(values.discount, 1)}; one constant churn would say ${result.residual.geometric.toFixed(2)}.`,
          zh: `开始时，顾客每次续约平均以 ${percent(start, 1)} 的概率离开；续约过 ${values.renewals} 次的人则为 ${percent(after, 1)}。折现率为 ${percent(values.discount, 1)} 时，即将续约的顾客值 ${result.residual.sbg.toFixed(2)} 次支付；若人人流失率相同，则为 ${result.residual.geometric.toFixed(2)} 次。`,
        }
      }}
      series={({ result }) => ({
        propensity: result.propensity.map((row) => row.theta),
        start: result.propensity.map((row) => row.start),
        afterRenewals: result.propensity.map((row) => row.afterRenewals),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as RetentionResult | undefined
        const { start, after } = means(result, values.renewals)
        const left = density(result, 'afterRenewals')
        const worth = result.residual.sbg
        const most =
          1.08 * Math.max(...result.residualByRenewals.map((row) => Math.max(row.sbg, row.geometric)))
        return (
          <>
            <Plot
              x={{ domain: [0, 1], label: t.theta, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
              y={{ domain: [0, top], label: t.density, ticks: [0, 2, 4, 6] }}
              label={t.label}
              height={290}
              margin={{ top: 12 }}
            >
              <Area outline={[[0, 0], ...left, [1, 0]]} class="accent" mark="left" /* prettier-ignore */ />
              {ghost && <Line points={density(ghost, 'afterRenewals')} class="ghost" />}
              <Line points={density(result, 'start')} class="dashed" mark="start-propensity" />
              <Line points={left} class="accent" mark="left" />
              <Line
                points={[
                  [start, 0],
                  [start, top],
                ]}
                class="soft dotted" /* prettier-ignore */
              />
              <Line
                points={[
                  [after, 0],
                  [after, top],
                ]}
                class="soft dotted" /* prettier-ignore */
              />
              <Label x={0.42} y={top} dy={22} class="accent">
                {t.after(values.renewals, percent(after, 1))}
              </Label>
              <Label x={0.42} y={top} dy={46}>
                {t.start(percent(start, 1))}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [0, 12], label: t.renewals, ticks: [0, 2, 4, 6, 8, 10, 12] }}
              y={{ domain: [0, most], label: t.worth }}
              label={t.worthLabel}
              height={270}
              margin={{ top: 12 }}
              handles={
                <Handle
                  x={values.renewals}
                  y={worth}
                  along="x"
                  stepX={1}
                  label={model.parameters.renewals.label[language]}
                  text={`${values.renewals}: ${worth.toFixed(2)}`}
                  onMove={(x) => store.set({ renewals: x })}
                  onSettle={store.settle}
                />
              }
            >
              {ghost && (
                <Line points={ghost.residualByRenewals.map((r) => [r.renewals, r.sbg])} class="ghost" />
              )}
              <Line points={result.residualByRenewals.map((r) => [r.renewals, r.geometric])} class="dashed" />
              <Line points={result.residualByRenewals.map((r) => [r.renewals, r.sbg])} class="accent" />
              <Dot x={values.renewals} y={worth} radius={7} class="start" />
              <Label
                x={values.renewals}
                y={worth}
                dx={values.renewals > 6 ? -12 : 12}
                dy={22}
                anchor={values.renewals > 6 ? 'end' : 'start'}
                class="accent"
              >
                {t.payments(worth.toFixed(2))}
              </Label>
              <Label
                x={12}
                y={result.residual.geometric}
                dx={-6}
                dy={result.residual.geometric > most / 4 ? 16 : -12}
                anchor="end"
              >
                {t.constant(result.residual.geometric.toFixed(2))}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

/** A beta density may be endless at its ends: it is cut where the drawing ends. */
const density = (result: RetentionResult, which: 'start' | 'afterRenewals'): Point[] =>
  result.propensity.map((row) => [row.theta, Math.min(top + 1, row[which])])

function means(result: RetentionResult, renewals: number) {
  const { alpha, beta } = result.fits.sbg.parameters
  return { start: alpha / (alpha + beta), after: alpha / (alpha + beta + renewals) }
}

const words = {
  en: {
    label: 'How the tendency to leave is spread over customers at the start and among those left.',
    worthLabel: 'Discounted payments still expected, against renewals made.',
    theta: 'chance to leave at a renewal, θ',
    density: 'density of customers',
    after: (n: number, share: string) =>
      n === 1 ? `after 1 renewal: mean ${share}` : `after ${n} renewals: mean ${share}`,
    start: (share: string) => `at the start: mean ${share}`,
    renewals: 'renewals the customer has made',
    worth: 'discounted payments to come',
    payments: (n: string) => `${n} payments`,
    constant: (n: string) => `one churn for all: ${n}`,
  },
  zh: {
    label: '离开倾向在开始时与留下者中的分布。',
    worthLabel: '今后期望支付次数（折现）随已续约次数的变化。',
    theta: '每次续约时离开的概率 θ',
    density: '顾客密度',
    after: (n: number, share: string) => `续约 ${n} 次后：均值 ${share}`,
    start: (share: string) => `开始时：均值 ${share}`,
    renewals: '该顾客已续约次数',
    worth: '今后支付次数（折现）',
    payments: (n: string) => `${n} 次支付`,
    constant: (n: string) => `人人流失率相同：${n}`,
  },
}
