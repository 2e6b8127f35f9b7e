import type { LogReport, Pictures, SplitReport } from '../../core/loyalty/analysis/customerDesk.ts'
import { DAYS_PER, type TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Choice } from '../survey/controls.tsx'
import { Summary } from '../Summary.tsx'
import { count, countOf, decimal, percent, unitName } from './text.ts'

interface TrackingPanelProps {
  pictures: Pictures
  report: LogReport
  split: SplitReport
  /** Of the model. */
  name: string
  tracking: 'cumulative' | 'each'
  language: Language
}

/** Repeat purchases as they came, and as the model expects them, through calibration and holdout. */
export function TrackingPanel(props: TrackingPanelProps) {
  const { pictures, report, split, name, tracking, language } = props
  const t = words[language]
  const { step } = pictures
  const points =
    tracking === 'cumulative'
      ? pictures.tracking
      : pictures.tracking.map((point, i, all) => ({
          time: point.time,
          actual: point.actual - (all[i - 1]?.actual ?? 0),
          expected: point.expected - (all[i - 1]?.expected ?? 0),
        }))
  const last = points.at(-1)
  if (!last) return <p class="hint">{t.short}</p>
  const end = (split.calibrationEnd - report.firstDay + 1) / DAYS_PER[step]
  const top = 1.1 * Math.max(1, ...points.map(({ actual, expected }) => Math.max(actual, expected)))
  const atEnd = pictures.tracking.findLast(({ time }) => time <= end + 1e-9)
  const total = pictures.tracking.at(-1)!
  return (
    <div class="view">
      <Plot
        x={{ domain: [0, last.time], label: t.time(unitName(step, language)) }}
        y={{
          domain: [0, top],
          label: tracking === 'cumulative' ? t.cumulativeAxis : t.eachAxis(unitName(step, language, false)),
        }}
        label={t.label(name)}
        height={330}
        margin={{ left: 80 }}
      >
        <Line
          points={[
            [end, 0],
            [end, top],
          ]}
          class="soft dotted"
        />
        <Label
          x={end}
          y={top * 0.06}
          dx={end > 0.8 * last.time ? -6 : 6}
          anchor={end > 0.8 * last.time ? 'end' : 'start'}
          class="soft"
        >
          {split.holdout > 0 ? t.holdout : ''}
        </Label>
        <Line points={points.map(({ time, actual }) => [time, actual])} />
        <Line points={points.map(({ time, expected }) => [time, expected])} class="accent dashed" />
        <Label x={0.03 * last.time} y={top * 0.94}>
          {t.actual}
        </Label>
        <Label x={0.03 * last.time} y={top * 0.94} dy={20} class="accent">
          {name}
        </Label>
      </Plot>
      <Summary
        text={
          !atEnd
            ? ''
            : [
                t.summary(name, atEnd.actual, atEnd.expected),
                split.holdout > 0
                  ? t.inHoldout(total.actual - atEnd.actual, total.expected - atEnd.expected)
                  : '',
              ].join(language === 'zh' ? '' : ' ')
        }
      />
    </div>
  )
}

interface TrackingChoiceProps {
  step: TimeUnit
  tracking: 'cumulative' | 'each'
  language: Language
  onTracking: (tracking: 'cumulative' | 'each') => void
}

/** Sums from the beginning, or each week alone. */
export function TrackingChoice({ step, tracking, language, onTracking }: TrackingChoiceProps) {
  const t = words[language]
  return (
    <Choice
      label={t.show}
      value={tracking}
      options={[
        ['cumulative', t.cumulative],
        ['each', t.each(unitName(step, language, false))],
      ]}
      onChange={onTracking}
    />
  )
}

interface FrequencyPanelProps {
  pictures: Pictures
  name: string
  language: Language
}

/** How many customers bought again so often, and how many the model expects to. */
export function FrequencyPanel({ pictures: { histogram }, name, language }: FrequencyPanelProps) {
  const t = words[language]
  const last = histogram.length - 1
  const top = 1.08 * Math.max(...histogram.map(({ actual, expected }) => Math.max(actual, expected)))
  const off = Math.max(...histogram.map(({ actual, expected }) => Math.abs(actual - expected)))
  const worst = histogram.find(({ actual, expected }) => Math.abs(actual - expected) === off)!
  return (
    <div class="view">
      <Plot
        x={{
          domain: [-0.7, last + 0.7],
          label: t.purchases,
          ticks: histogram.map((bin) => bin.purchases),
          format: (n) => (n === last ? `${n}+` : String(n)),
        }}
        y={{ domain: [0, top], label: t.customers }}
        label={t.histogramLabel(name)}
        height={330}
        margin={{ left: 80 }}
      >
        {histogram.map(({ purchases, actual }) => (
          <Area
            key={purchases}
            class="bar known"
            outline={[
              [purchases - 0.36, 0],
              [purchases + 0.36, 0],
              [purchases + 0.36, actual],
              [purchases - 0.36, actual],
            ]}
          />
        ))}
        {histogram.map(({ purchases, expected }) => (
          <Dot key={purchases} x={purchases} y={expected} class="start" />
        ))}
        <Area
          class="bar known"
          outline={[
            [2.55, 0.905 * top],
            [2.8, 0.905 * top],
            [2.8, 0.945 * top],
            [2.55, 0.945 * top],
          ]}
        />
        <Label x={3} y={0.925 * top}>
          {t.actual}
        </Label>
        <Dot x={2.67} y={0.83 * top} class="start" />
        <Label x={3} y={0.83 * top} class="accent">
          {name}
        </Label>
      </Plot>
      <Summary text={t.histogram(name, histogram[0]!.actual, histogram[0]!.expected, worst.purchases, off)} />
    </div>
  )
}

const share = (expected: number, actual: number) =>
  actual > 0 ? ` (${expected >= actual ? '+' : '\u2212'}${percent(Math.abs(expected / actual - 1), 1)})` : ''
const shareZh = (expected: number, actual: number) =>
  actual > 0 ? `（${expected >= actual ? '+' : '\u2212'}${percent(Math.abs(expected / actual - 1), 1)}）` : ''

const words = {
  en: {
    show: 'Repeat purchases',
    cumulative: 'since the beginning',
    each: (unit: string) => `in each ${unit}`,
    cumulativeAxis: 'repeat purchases so far',
    eachAxis: (unit: string) => `repeat purchases in a ${unit}`,
    time: (units: string) => `${units} since the first purchase of all`,
    label: (name: string) => `Repeat purchases over time, actual and expected by ${name}.`,
    holdout: 'holdout →',
    actual: 'actual',
    short: 'The log is too short to be drawn over time.',
    summary: (name: string, actual: number, expected: number) =>
      `To the end of calibration: ${countOf(actual, 'repeat purchase')}; ${name} expects ${decimal(expected, 1)}${share(expected, actual)}.`,
    inHoldout: (actual: number, expected: number) =>
      `In the holdout: ${count(actual)} against ${decimal(expected, 1)}${share(expected, actual)}, as was expected of new customers; the holdout table below asks what is expected after what each of them did, and may differ a little.`,
    purchases: 'repeat purchases in calibration',
    customers: 'customers',
    histogramLabel: (name: string) => `Customers by repeat purchases, actual and expected by ${name}.`,
    histogram: (name: string, actual: number, expected: number, at: number, off: number) =>
      `${countOf(actual, 'customer')} did not buy again; ${name} expects ${decimal(expected, 1)}. It is furthest off at ${at} repeat purchases, by ${decimal(off, 1)} customers.`,
  },
  zh: {
    show: '再购次数',
    cumulative: '累计',
    each: (unit: string) => `每${unit.replace('个', '')}`,
    cumulativeAxis: '累计再购次数',
    eachAxis: (unit: string) => `每${unit.replace('个', '')}再购次数`,
    time: (units: string) => `自全体首次购买起（${units.replace('个', '')}）`,
    label: (name: string) => `再购次数随时间的变化：实际值与 ${name} 的期望值。`,
    holdout: '检验期 →',
    actual: '实际',
    short: '记录太短，画不出随时间的变化。',
    summary: (name: string, actual: number, expected: number) =>
      `到校准期末：实际再购 ${count(actual)} 次，${name} 期望 ${decimal(expected, 1)} 次${shareZh(expected, actual)}。`,
    inHoldout: (actual: number, expected: number) =>
      `检验期内：实际 ${count(actual)} 次，期望 ${decimal(expected, 1)} 次${shareZh(expected, actual)}。这是把他们当作新顾客时的期望；下方检验表用的是知道每人购买史之后的期望，两者可能略有出入。`,
    purchases: '校准期内的再购次数',
    customers: '顾客数',
    histogramLabel: (name: string) => `按再购次数划分的顾客数：实际值与 ${name} 的期望值。`,
    histogram: (name: string, actual: number, expected: number, at: number, off: number) =>
      `${count(actual)} 位顾客没有再购，${name} 期望 ${decimal(expected, 1)} 位。偏差最大处在再购 ${at} 次，相差 ${decimal(off, 1)} 位。`,
  },
}
