import { range } from 'd3-array'
import { model, shareSeen } from '../../core/loyalty/lag/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface LagSharesProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

const phis = range(0, 0.9801, 0.01)

/** How much of the effect shows after three and six months, for every carry-over. */
export default function LagShares({ language, controls = ['carryOver', 'evaluation'] }: LagSharesProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => ({
        en: `At a carry-over of ${values.carryOver.toFixed(2)}, ${percent(result.shareAt3)} of the long-run effect shows after 3 months, ${percent(result.shareAt6)} after 6${other(values.evaluation) ? `, ${percent(result.shareAtEvaluation)} after ${values.evaluation}` : ''}.`,
        zh: `延续系数为 ${values.carryOver.toFixed(2)} 时，长期作用在 3 个月后显现 ${percent(result.shareAt3)}，6 个月后 ${percent(result.shareAt6)}${other(values.evaluation) ? `，${values.evaluation} 个月后 ${percent(result.shareAtEvaluation)}` : ''}。`,
      })}
      series={({ values }) => ({
        carryOver: phis,
        after3: phis.map((phi) => 1 - phi ** 3),
        after6: phis.map((phi) => 1 - phi ** 6),
        atEvaluation: phis.map((phi) => shareSeen(phi, values.evaluation, values.duration)),
      })}
    >
      {({ values, result, pinned, store }) => {
        const { carryOver: phi, evaluation } = values
        const right = phi > 0.6
        return (
          <Plot
            x={{ domain: [0, 1], label: t.phi }}
            y={{ domain: [0, 1.06], label: t.share, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
            label={`${t.label} ${percent(result.shareAtEvaluation)}`}
            height={320}
            margin={{ top: 12, left: 80 }}
            handles={
              <Handle
                x={phi}
                y={result.shareAtEvaluation}
                along="x"
                label={model.parameters.carryOver.label[language]}
                text={phi.toFixed(2)}
                onMove={(x) => store.set({ carryOver: Math.min(x, 0.98) })}
                onSettle={store.settle}
              />
            }
          >
            <Band
              xs={phis}
              low={phis.map((p) => 1 - p ** 3)}
              high={phis.map((p) => 1 - p ** 6)}
              mark="between"
            />
            <Line
              points={[
                [phi, 0],
                [phi, 1.06],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Line
              points={[
                [0, 0.9],
                [1, 0.9],
              ]}
              class="rule" /* prettier-ignore */
            />
            {pinned && (
              <Line points={curve(pinned.parameters.evaluation, pinned.parameters.duration)} class="ghost" />
            )}
            <Line points={curve(3)} class="cool" mark="after-3" />
            <Line points={curve(6)} class="cool" mark="after-6" />
            <Line points={curve(evaluation, values.duration)} class="accent" mark="at-evaluation" />
            <Label x={0.995} y={0.9} dy={-9} anchor="end" class="soft">
              90%
            </Label>
            <Label x={0.5} y={1 - 0.5 ** 3} dx={-8} dy={16} anchor="end" class="cool" mark="after-3">
              {t.after3}
            </Label>
            <Label x={0.8} y={1 - 0.8 ** 6} dx={10} dy={-4} class="cool" mark="after-6">
              {t.after6}
            </Label>
            <Dot x={phi} y={result.shareAtEvaluation} radius={7} class="start" />
            <Label
              x={phi}
              y={result.shareAtEvaluation}
              dx={right ? -13 : 13}
              dy={right ? 18 : 20}
              anchor={right ? 'end' : 'start'}
              class="accent"
            >
              {percent(result.shareAtEvaluation)}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const other = (months: number) => months !== 3 && months !== 6
const curve = (months: number, duration = months): Point[] =>
  phis.map((phi) => [phi, shareSeen(phi, months, duration)])

const words = {
  en: {
    label: 'Share of the long-run effect that shows by the month of judgement, against the carry-over. Now',
    phi: 'carry-over from month to month, φ',
    share: 'share of the long-run effect',
    after3: 'after 3 months',
    after6: 'after 6',
  },
  zh: {
    label: '评价时已显现的长期作用份额随延续系数的变化。当前为',
    phi: '逐月延续系数 φ',
    share: '已显现的长期作用份额',
    after3: '3 个月后',
    after6: '6 个月后',
  },
}
