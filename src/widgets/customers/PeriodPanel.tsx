import { ticks as ticksBetween } from 'd3-array'
import { useEffect, useId, useState } from 'preact/hooks'
import type { LogReport, SplitReport } from '../../core/loyalty/analysis/customerDesk.ts'
import { dayOrNull, isoDate } from '../../core/loyalty/purchases/calendarDay.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { useTypedInput } from '../controls/useTypedInput.tsx'
import { Choice } from '../survey/controls.tsx'
import { Summary } from '../Summary.tsx'
import { UNITS } from './settings.ts'
import { count, countOf, percent, span, unitName } from './text.ts'

interface PeriodPanelProps {
  report: LogReport
  split: SplitReport | undefined
  unit: TimeUnit
  calibrationEnd: number
  busy: boolean
  language: Language
  onChange: (part: { unit?: TimeUnit; calibrationEnd?: number }) => void
}

/** All purchases over time, and the day that parts what the models learn from from what they are tested on. */
export function PeriodPanel(props: PeriodPanelProps) {
  const { report, split, unit, busy, language, onChange } = props
  const t = words[language]
  const id = useId()
  // The slider moves at once; the customers are divided anew when it rests.
  const [end, setEnd] = useState(props.calibrationEnd)
  useEffect(() => setEnd(props.calibrationEnd), [props.calibrationEnd])
  useEffect(() => {
    if (end === props.calibrationEnd) return
    const timer = setTimeout(() => onChange({ calibrationEnd: end }), 300)
    return () => clearTimeout(timer)
  }, [end])

  const { firstDay, lastDay, counts, binDays } = report
  const least = firstDay + Math.min(6, lastDay - firstDay)
  const typed = useTypedInput({
    shown: isoDate(end),
    read: (text) => {
      const day = dayOrNull(text, 'year-month-day')
      return day !== null && day >= least && day <= lastDay
        ? { value: day }
        : { problem: t.notThatDay(isoDate(least), isoDate(lastDay)) }
    },
    onTake: setEnd,
  })
  const top = 1.12 * Math.max(...counts)
  const middle = (day: number) => day - (day - firstDay) / 2
  const near = (a: number, b: number) => Math.abs(a - b) < 0.24 * (lastDay - firstDay)
  const ticks = [firstDay, ...(near(end, firstDay) || near(end, lastDay) ? [] : [end]), lastDay]
  return (
    <div class="widget">
      <div class="inner">
        <div class="view" aria-busy={busy}>
          <Plot
            x={{ domain: [firstDay, lastDay + 1], label: t.time, ticks, format: isoDate }}
            y={{ domain: [0, top], label: t.purchases(binDays), ticks: ticksBetween(0, top, 3) }}
            label={t.label(isoDate(firstDay), isoDate(lastDay), isoDate(end))}
            height={270}
            margin={{ right: 40, left: 66 }}
          >
            {counts.map((n, i) => {
              const from = firstDay + i * binDays
              const to = from + binDays
              const box = (a: number, b: number, of: string) =>
                b > a && (
                  <Area
                    class={of}
                    outline={[
                      [a, 0],
                      [b, 0],
                      [b, n],
                      [a, n],
                    ]}
                  />
                )
              return (
                <g key={i}>
                  {box(from, Math.min(to, end + 1), 'bar known')}
                  {box(Math.max(from, end + 1), to, 'bar later')}
                </g>
              )
            })}
            <Line
              points={[
                [end + 1, 0],
                [end + 1, top],
              ]}
              class="accent"
            />
            <Label x={middle(end)} y={top * 0.94} anchor="middle" class="strong">
              {end - firstDay > 0.25 * (lastDay - firstDay) ? t.calibration : ''}
            </Label>
            <Label x={(end + lastDay) / 2} y={top * 0.94} anchor="middle" class="soft">
              {lastDay - end > 0.22 * (lastDay - firstDay) ? t.holdout : ''}
            </Label>
          </Plot>
          <Summary text={split ? t.summary(split, unit, isoDate(split.calibrationEnd)) : ''} />
        </div>
        <div class="controls" role="group" aria-label={t.controls}>
          <div class="control">
            <div class="row">
              <label for={`${id}-end`}>{t.end}</label>
              <b>{isoDate(end)}</b>
            </div>
            <input
              id={`${id}-end`}
              type="range"
              min={least}
              max={lastDay}
              step={1}
              value={end}
              aria-valuetext={isoDate(end)}
              style={{ '--at': `${(100 * (end - least)) / Math.max(1, lastDay - least)}%` }}
              onInput={(event) => setEnd(Number(event.currentTarget.value))}
            />
          </div>
          <div class="control">
            <label for={typed.id}>{t.typed}</label>
            <input class="field" {...typed.input} type="date" min={isoDate(least)} max={isoDate(lastDay)} />
            {typed.message}
          </div>
          <Choice
            label={t.unit}
            value={unit}
            options={UNITS.map((name) => [name, unitName(name, language)] as const)}
            onChange={(name) => onChange({ unit: name })}
          />
          <p class="hint">{t.unitHint}</p>
        </div>
      </div>
    </div>
  )
}

const words = {
  en: {
    controls: 'Periods',
    time: 'day',
    purchases: (days: number) => (days === 7 ? 'purchases a week' : `purchases in ${days} days`),
    label: (first: string, last: string, end: string) =>
      `Purchases from ${first} to ${last}; calibration ends on ${end}.`,
    calibration: 'calibration',
    holdout: 'holdout',
    end: 'Calibration ends on',
    typed: 'or type the day',
    notThatDay: (first: string, last: string) => `The day must lie from ${first} to ${last}.`,
    unit: 'Unit of time',
    unitHint: 'Of the parameters and of every age; a month is a twelfth of 365.25 days.',
    summary: (s: SplitReport, unit: TimeUnit, end: string) =>
      `${countOf(s.customers, 'customer')} bought by ${end}; the first purchase of each starts a clock and is dropped: ${countOf(s.customers, 'first purchase')}, ${countOf(s.repeats, 'repeat purchase')} ${s.repeats === 1 ? 'remains' : 'remain'}. ${percent(s.neverAgain / s.customers)} ${s.neverAgain === 1 ? 'has' : 'have'} not bought again. ` +
      (s.holdout > 0
        ? `The holdout of ${span(s.holdout, unit, 'en')} holds ${countOf(s.holdoutPurchases, 'purchase')} of ${count(s.holdoutBuyers)} of them; ${s.newInHoldout === 0 ? 'nobody is' : `${count(s.newInHoldout)} ${s.newInHoldout === 1 ? 'is' : 'are'}`} first seen there${s.newInHoldout === 0 ? '' : ' and left out'}.`
        : 'There is no holdout: nothing is kept back to test the models on.'),
  },
  zh: {
    controls: '时段',
    time: '日期',
    purchases: (days: number) => (days === 7 ? '每周购买次数' : `每 ${days} 天购买次数`),
    label: (first: string, last: string, end: string) => `${first} 至 ${last} 的购买，校准期到 ${end} 为止。`,
    calibration: '校准期',
    holdout: '检验期',
    end: '校准期止于',
    typed: '或直接输入日期',
    notThatDay: (first: string, last: string) => `日期须在 ${first} 至 ${last} 之间。`,
    unit: '时间单位',
    unitHint: '参数和所有年龄都用这个单位；一个月是 365.25 天的十二分之一。',
    summary: (s: SplitReport, unit: TimeUnit, end: string) =>
      `到 ${end} 为止有 ${count(s.customers)} 位顾客买过。每人的首购只用来起算时间，不计入再购：去掉 ${count(s.customers)} 次首购，余下 ${count(s.repeats)} 次再购；${percent(s.neverAgain / s.customers)} 的顾客没有再购。` +
      (s.holdout > 0
        ? `检验期长 ${span(s.holdout, unit, 'zh')}，其中 ${count(s.holdoutBuyers)} 位顾客购买 ${count(s.holdoutPurchases)} 次；${s.newInHoldout === 0 ? '没有人在检验期才首次出现' : `另有 ${count(s.newInHoldout)} 位在检验期才首次出现，不计入`}。`
        : '没有检验期，也就没有留下数据来检验模型。'),
  },
}
