import { range } from 'd3-array'
import { model, type OrientationResult } from '../../core/value/orientation/model.ts'
import { ORIENTATIONS, monthlyProfit, type Orientation } from '../../core/value/orientation/orientation.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot, usePlot } from '../../figures/Plot.tsx'
import { Bar } from '../../figures/value/Bar.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type OrientationValues = ValuesOf<typeof model>

interface FourOrientationsProps {
  language: Language
  controls?: readonly (keyof OrientationValues & string)[]
}

const looks: Record<Orientation, { line: string; label: string }> = {
  production: { line: 'dashed', label: '' },
  selling: { line: 'soft dotted', label: 'soft' },
  satisfying: { line: 'cool', label: 'cool' },
  leading: { line: 'accent', label: 'accent' },
}

/** Four orientations while customers move on: what each earns a month, and in all. */
export default function FourOrientations({
  language,
  controls = ['speed', 'horizon', 'cycle', 'forecastVariance', 'pushGain'],
}: FourOrientationsProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result }) => text(result)}
      series={({ values, result }) => {
        const months = monthsOf(values)
        return {
          month: months,
          ...Object.fromEntries(
            ORIENTATIONS.map((each) => [each, months.map((month) => earns(each, values, result, month))]),
          ),
        }
      }}
    >
      {(live) => (
        <>
          <Monthly live={live} language={language} />
          <Totals live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

const monthsOf = ({ horizon }: OrientationValues) => range(0, horizon + 1e-9, horizon > 24 ? 0.5 : 0.25)
const earns = (
  each: Orientation,
  values: OrientationValues,
  { interviews }: OrientationResult,
  month: number,
) => monthlyProfit(each, values, values, interviews, month)

function Monthly({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned } = live
  const months = monthsOf(values)
  const paths = ORIENTATIONS.map((each): Point[] =>
    months.map((month) => [month, earns(each, values, result, month)]),
  )
  const ys = paths.flat().map(([, y]) => y)
  const [low, high] = [Math.min(0, ...ys), Math.max(0.1, ...ys) * 1.12]
  return (
    <Plot
      x={{ domain: [0, values.horizon], label: t.month }}
      y={{ domain: [low * 1.1, high], label: t.monthly }}
      label={`${t.label} ${text(result)[language]}`}
      height={290}
      margin={{ top: 12 }}
    >
      {pinned &&
        ORIENTATIONS.map((each) => (
          <Line
            key={each}
            points={monthsOf(pinned.parameters).map((month) => [
              month,
              earns(each, pinned.parameters, pinned.result, month),
            ])}
            class="ghost"
          />
        ))}
      {ORIENTATIONS.map((each, i) => (
        <Line key={each} points={paths[i]} class={looks[each].line} mark={each} />
      ))}
    </Plot>
  )
}

/** What each earns in all, with the line it has above. */
function Totals({ live, language }: PanelProps) {
  const t = words[language]
  const { policies, bestPolicy } = live.result
  const all = [...Object.values(policies), ...Object.values(live.pinned?.result.policies ?? {})]
  const [low, high] = [Math.min(0, ...all) * 1.2, Math.max(1, ...all) * 1.24]
  const y = (i: number) => ORIENTATIONS.length - i - 0.5
  return (
    <Plot
      x={{ domain: [low, high], label: t.total }}
      y={{ domain: [0, 4], label: '', ticks: [] }}
      label={t.totalLabel}
      height={220}
      margin={{ top: 8, left: 150 }}
    >
      {ORIENTATIONS.map((each, i) => (
        <g key={each} data-mark={each}>
          <KeyLine y={y(i)} at={low} class={looks[each].line} />
          <Label
            x={low}
            y={y(i)}
            dx={-46}
            anchor="end"
            class={each === bestPolicy ? 'strong' : looks[each].label}
          >
            {t.names[each]}
          </Label>
          <Bar
            from={0}
            to={policies[each]}
            y={y(i)}
            thickness={18}
            class={each === 'leading' ? 'accent' : each === 'satisfying' ? 'cool' : ''}
          />
          {live.pinned && (
            <Line
              points={[[live.pinned.result.policies[each], y(i) - 0.4], [live.pinned.result.policies[each], y(i) + 0.4]]} /* prettier-ignore */
              class="ghost"
            />
          )}
          <Label x={Math.max(0, policies[each])} y={y(i)} dx={7} class={each === bestPolicy ? 'strong' : ''}>
            {amount(policies[each])}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

/** A piece of the line that stands for a row, left of the frame. */
function KeyLine({ y, at, class: className }: { y: number; at: number; class: string }) {
  const plot = usePlot()
  return (
    <path d="M-40 0H-10" class={`line ${className}`} transform={`translate(${plot.x(at)} ${plot.y(y)})`} />
  )
}

function text({ policies, bestPolicy, interviews }: OrientationResult) {
  const list = (language: 'en' | 'zh') =>
    ORIENTATIONS.map((each) => `${words[language].names[each]} ${amount(policies[each])}`)
  return {
    en: `Earned in all: ${list('en').join(', ')}. Most: ${words.en.names[bestPolicy]}. Those who ask do so with ${interviews} interview${interviews === 1 ? '' : 's'}.`,
    zh: `累计收益：${list('zh').join('，')}。最高的是${words.zh.names[bestPolicy]}。需要调研的两种各做 ${interviews} 次访谈。`,
  }
}

/** A sum to one digit, with a true minus and without a negative nothing. */
const amount = (x: number) => (Math.round(10 * x) / 10 + 0).toFixed(1).replace('-', '−')

const words = {
  en: {
    label: 'What four orientations earn month by month while customers’ ideal moves.',
    totalLabel: 'What the four earn in all.',
    month: 'month',
    monthly: 'part of full profit',
    total: 'earned over the runway (full months)',
    names: { production: 'producing', selling: 'selling', satisfying: 'satisfying', leading: 'leading' },
  },
  zh: {
    label: '顾客的理想点移动时，四种导向每月的收益。',
    totalLabel: '四种导向的累计收益。',
    month: '月',
    monthly: '每月利润（占满额）',
    total: '资金期限内的累计收益（满额月）',
    names: { production: '生产', selling: '推销', satisfying: '满足顾客', leading: '引领顾客' },
  },
}
