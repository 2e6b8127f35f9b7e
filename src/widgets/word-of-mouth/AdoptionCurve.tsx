import { model } from '../../core/loyalty/word-of-mouth/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface AdoptionCurveProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** The S-curve of adoption, and below it how many adopt a year, with the peak. */
export default function AdoptionCurve({
  language,
  controls = ['innovation', 'imitation', 'market'],
}: AdoptionCurveProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => ({
        en: `Adoption peaks after ${result.peak.toFixed(1)} years at ${shortNumber(Math.round(result.peakSales))} of ${shortNumber(values.market)} a year; in the end ${percent(result.imitators)} have come by word of mouth.`,
        zh: `采用在 ${result.peak.toFixed(1)} 年后达到峰值，每年 ${shortNumber(Math.round(result.peakSales))} 人（市场共 ${shortNumber(values.market)} 人）；最终 ${percent(result.imitators)} 由口碑而来。`,
      })}
      series={({ result }) => ({
        year: result.curve.map(({ t: year }) => year),
        adopted: result.curve.map(({ adopted }) => adopted),
        adopting: result.curve.map(({ adopting }) => adopting),
      })}
    >
      {({ values, result, pinned }) => {
        const { curve, peak, peakSales, adoptedAtPeak } = result
        const before = pinned?.result
        const until = Math.max(curve.at(-1)!.t, before?.curve.at(-1)!.t ?? 0)
        const market = Math.max(values.market, pinned?.parameters.market ?? 0)
        const fastest = 1.3 * Math.max(peakSales, before?.peakSales ?? 0)
        const x = { domain: [0, until] as const }
        const right = peak > until / 2
        return (
          <>
            <Plot
              x={{ ...x, label: '' }}
              y={{ domain: [0, 1.08 * market], label: t.adopted, format: compact }}
              label={`${t.label} ${t.peakAt(peak.toFixed(1))}`}
              height={250}
              margin={{ top: 12, bottom: 24, left: 80 }}
            >
              {before && <Line points={points(before, 'adopted')} class="ghost" />}
              <Line
                points={[
                  [0, values.market],
                  [until, values.market],
                ]}
                class="dashed soft" /* prettier-ignore */
              />
              <Line
                points={[
                  [peak, 0],
                  [peak, adoptedAtPeak],
                ]}
                class="dotted soft" /* prettier-ignore */
              />
              <Line points={points(result, 'adopted')} class="accent" mark="adopted" />
              <Dot x={peak} y={adoptedAtPeak} radius={5} class="start" />
              <Label x={0} y={values.market} dx={6} dy={14} class="soft">
                {t.market}
              </Label>
            </Plot>
            <Plot
              x={{ ...x, label: t.years }}
              y={{ domain: [0, fastest], label: t.adopting, format: compact, ticks: undefined }}
              label={t.rateLabel}
              height={226}
              margin={{ top: 10, left: 80 }}
            >
              {before && <Line points={points(before, 'adopting')} class="ghost" />}
              <Line
                points={[
                  [peak, 0],
                  [peak, peakSales],
                ]}
                class="dotted soft" /* prettier-ignore */
              />
              <Line points={points(result, 'adopting')} class="accent" mark="adopting" />
              <Dot x={peak} y={peakSales} radius={5} class="start" />
              <Label
                x={peak}
                y={peakSales}
                dx={right ? -10 : 10}
                dy={-8}
                anchor={right ? 'end' : 'start'}
                class="accent"
              >
                {t.peakAt(peak.toFixed(1))}
              </Label>
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

const points = ({ curve }: ResultOf<typeof model>, key: 'adopted' | 'adopting'): Point[] =>
  curve.map((at) => [at.t, at[key]])

const compact = (value: number) =>
  value >= 1e6
    ? `${shortNumber(value / 1e6)}M`
    : value >= 1e4
      ? `${shortNumber(value / 1e3)}k`
      : shortNumber(value)

const words = {
  en: {
    label: 'Customers who have adopted, against years.',
    rateLabel: 'Customers who adopt per year, against years.',
    adopted: 'have adopted',
    adopting: 'adopt per year',
    years: 'years since launch, t',
    market: 'whole market',
    peakAt: (years: string) => `peak at ${years} years`,
  },
  zh: {
    label: '累计采用者随年数的变化。',
    rateLabel: '每年采用者随年数的变化。',
    adopted: '累计采用者',
    adopting: '每年采用者',
    years: '上市后年数 t',
    market: '市场总量',
    peakAt: (years: string) => `峰值在 ${years} 年`,
  },
}
