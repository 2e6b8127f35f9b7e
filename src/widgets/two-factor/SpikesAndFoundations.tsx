import { model } from '../../core/loyalty/two-factor/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface SpikesAndFoundationsProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

type Months = Live<typeof model>['result']['months']
type Month = Months[number]

/** What discounts and what convenience add to loyalty, month by month. */
export default function SpikesAndFoundations({
  language,
  controls = ['discounts', 'discountEffect', 'discountDecay', 'convenience', 'carryOver'],
}: SpikesAndFoundationsProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result: { months } }) => ({
        month: months.map(({ month }) => month),
        fromDiscount: months.map(({ fromDiscount }) => fromDiscount),
        fromConvenience: months.map(({ fromConvenience }) => fromConvenience),
        loyalty: months.map((at) => at.fromDiscount + at.fromConvenience),
      })}
    >
      {({ values, result, pinned }) => {
        const { months } = result
        const end = values.months
        const top = Math.max(0.5, ...months.map(total), ...(pinned?.result.months.map(total) ?? [])) * 1.15
        const peak = months.reduce((best, at) => (at.fromDiscount > best.fromDiscount ? at : best))
        const last = months.at(-1)!
        const late = peak.month > 0.65 * end
        const given = months.filter(
          ({ month, discount }) => month > 0 && discount > (months[month - 1]!.discount || 0),
        )
        return (
          <Plot
            x={{ domain: [0, end], label: t.month }}
            y={{ domain: [0, top], label: t.added }}
            label={`${t.label} ${model.summary(result, values)[language]}`}
            height={340}
            margin={{ top: 12, right: 16, left: 58 }}
          >
            {pinned && <Line points={line(pinned.result.months, total)} class="ghost" />}
            <Line points={line(months, total)} class="soft thin" mark="both" />
            <Line points={line(months, (at) => at.fromDiscount)} class="accent" mark="discounts" />
            <Line points={line(months, (at) => at.fromConvenience)} class="cool" mark="convenience" />
            {given.map(({ month, fromDiscount }) => (
              <Dot key={month} x={month} y={fromDiscount} radius={4.5} class="start" />
            ))}
            {peak.fromDiscount > 0 && (
              <Label
                x={late ? end : peak.month}
                y={late ? last.fromDiscount : peak.fromDiscount}
                dx={late ? -6 : 12}
                dy={late ? 20 : 6}
                anchor={late ? 'end' : 'start'}
                class="accent"
                mark="discounts"
              >
                {t.discounts}
              </Label>
            )}
            <Label
              x={end}
              y={last.fromConvenience}
              dx={-6}
              dy={last.fromConvenience < 0.12 * top ? -36 : 26}
              anchor="end"
              class="cool"
              mark="convenience"
            >
              {t.convenience}
            </Label>
            <Label x={end} y={total(last)} dx={-6} dy={-16} anchor="end" class="soft" mark="both">
              {t.both}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const total = (at: Month) => at.fromDiscount + at.fromConvenience
const line = (months: Months, of: (at: Month) => number): Point[] => months.map((at) => [at.month, of(at)])

const words = {
  en: {
    label: 'What discounts and convenience add to loyalty, month by month.',
    month: 'month',
    added: 'added to loyalty',
    discounts: 'from discounts',
    convenience: 'from convenience',
    both: 'both together',
  },
  zh: {
    label: '折扣与便利逐月为忠诚带来的增量。',
    month: '月',
    added: '忠诚的增量',
    discounts: '来自折扣',
    convenience: '来自便利',
    both: '合计',
  },
}
