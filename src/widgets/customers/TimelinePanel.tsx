import { useEffect, useId, useState } from 'preact/hooks'
import type { Timeline } from '../../core/loyalty/analysis/customerDesk.ts'
import { isoDate } from '../../core/loyalty/purchases/calendarDay.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Summary } from '../Summary.tsx'
import { count, span } from './text.ts'

interface TimelinePanelProps {
  timeline: Timeline | null | undefined
  unit: TimeUnit
  language: Language
  onCustomer: (which: { customer?: string; index?: number }) => void
}

/** One customer's purchases, and the two things that are both called recency. */
export function TimelinePanel({ timeline, unit, language, onCustomer }: TimelinePanelProps) {
  const t = words[language]
  const id = useId()
  const [typed, setTyped] = useState(timeline?.customer ?? '')
  useEffect(() => {
    if (timeline) setTyped(timeline.customer)
  }, [timeline?.customer])
  const step = (by: number) =>
    timeline && onCustomer({ index: (timeline.index + by + timeline.count) % timeline.count })
  return (
    <div class="widget">
      <div class="inner">
        <div class="view">
          {timeline ? (
            <Drawing timeline={timeline} unit={unit} language={language} />
          ) : (
            <p class="problem" role="status">
              {timeline === null ? t.nobody : t.loading}
            </p>
          )}
        </div>
        <form
          class="controls"
          aria-label={t.controls}
          onSubmit={(event) => {
            event.preventDefault()
            onCustomer({ customer: typed.trim() })
          }}
        >
          <div class="control">
            <label for={`${id}-who`}>{t.customer}</label>
            <input
              id={`${id}-who`}
              class="field"
              value={typed}
              autocomplete="off"
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </div>
          <div class="buttons">
            <button type="submit" class="quiet">
              {t.show}
            </button>
            <button type="button" class="quiet" disabled={!timeline} onClick={() => step(-1)}>
              {t.previous}
            </button>
            <button type="button" class="quiet" disabled={!timeline} onClick={() => step(1)}>
              {t.next}
            </button>
          </div>
          {timeline && <p class="hint">{t.place(timeline.index + 1, timeline.count)}</p>}
        </form>
      </div>
    </div>
  )
}

function Drawing({ timeline, unit, language }: { timeline: Timeline; unit: TimeUnit; language: Language }) {
  const t = words[language]
  const { firstDay, calibrationEnd, observationEnd, days, x, tx, T, sinceLast } = timeline
  const length = Math.max(1, observationEnd - firstDay)
  const last = days[x]!
  const ticks = [firstDay, calibrationEnd, observationEnd].filter(
    (day, i, all) => i === 0 || day - all[i - 1]! > 0.24 * length,
  )
  return (
    <>
      <Plot
        x={{
          domain: [firstDay - 0.03 * length, observationEnd + 0.03 * length],
          label: t.time,
          ticks,
          format: isoDate,
        }}
        y={{ domain: [0, 1], label: '', ticks: [] }}
        label={t.label(timeline.customer)}
        height={270}
        margin={{ left: 24, right: 40 }}
      >
        {calibrationEnd < observationEnd && (
          <Area
            class="wash"
            outline={[
              [calibrationEnd, 0],
              [observationEnd + 0.03 * length, 0],
              [observationEnd + 0.03 * length, 1],
              [calibrationEnd, 1],
            ]}
          />
        )}
        <Line
          points={[
            [firstDay, 0.86],
            [observationEnd, 0.86],
          ]}
          class="soft"
        />
        {days.map((day, i) => (
          <Dot
            key={day}
            x={day}
            y={0.86}
            radius={i === 0 ? 7 : 6}
            class={i === 0 ? 'unstable' : i > x ? 'ghost' : i === x ? 'start' : 'stable'}
          />
        ))}
        {x > 0 && <Span from={firstDay} to={last} y={0.6} class="accent" />}
        <Span from={last} to={calibrationEnd} y={0.6} class="cool" />
        {x > 0 && (
          <Label x={firstDay} y={0.6} dy={-17} class="accent">
            {t.tx(span(tx, unit, language))}
          </Label>
        )}
        <Label x={firstDay} y={0.6} dy={19} class="cool">
          {t.since(span(sinceLast, unit, language))}
        </Label>
        <Span from={firstDay} to={calibrationEnd} y={0.22} class="" />
        <Label x={firstDay} y={0.22} dy={-17}>
          {t.T(span(T, unit, language))}
        </Label>
      </Plot>
      <Summary text={t.summary(timeline, unit)} />
    </>
  )
}

/** A span of time with its ends. */
function Span({ from, to, y, class: of }: { from: number; to: number; y: number; class: string }) {
  return (
    <>
      <Line
        points={[
          [from, y],
          [to, y],
        ]}
        class={of}
      />
      {[from, to].map((day) => (
        <Line
          key={day}
          points={[
            [day, y - 0.035],
            [day, y + 0.035],
          ]}
          class={of}
        />
      ))}
    </>
  )
}

/** Purchases in the holdout. */
const later = (l: Timeline) => l.days.length - l.x - 1

const words = {
  en: {
    controls: 'Customer',
    customer: 'Customer',
    show: 'Show',
    previous: 'Previous',
    next: 'Next',
    nobody: 'There is no such customer in calibration.',
    loading: 'Computing…',
    place: (n: number, all: number) => `${count(n)} of ${count(all)}`,
    time: 'day',
    label: (name: string) =>
      `Purchases of customer ${name} on a line of time, with age and the two recencies.`,
    tx: (text: string) => `tₓ = ${text}: age at the last purchase`,
    since: (text: string) => `T − tₓ = ${text}: since the last purchase`,
    T: (text: string) => `T = ${text}: age at the end of calibration`,
    summary: (l: Timeline, unit: TimeUnit) =>
      `Customer ${l.customer} bought first on ${isoDate(l.firstDay)} and ${l.x === 0 ? 'not again' : l.x === 1 ? 'once more' : `${l.x} times more`} by ${isoDate(l.calibrationEnd)}. Models of buying till you die call ${span(l.tx, unit, 'en')} the recency: the age at the last purchase, large for one who bought lately. RFM calls ${span(l.sinceLast, unit, 'en')} the recency: the time since then, large for one who did not. In the holdout ${later(l) === 0 ? 'came no purchase' : later(l) === 1 ? 'came one more purchase' : `came ${later(l)} more purchases`}.`,
  },
  zh: {
    controls: '顾客',
    customer: '顾客',
    show: '显示',
    previous: '上一位',
    next: '下一位',
    nobody: '校准期内没有这位顾客。',
    loading: '正在计算……',
    place: (n: number, all: number) => `第 ${count(n)} 位，共 ${count(all)} 位`,
    time: '日期',
    label: (name: string) => `顾客 ${name} 的购买时间线，标有年龄与两种近度。`,
    tx: (text: string) => `tₓ = ${text}：末次购买时的年龄`,
    since: (text: string) => `T − tₓ = ${text}：距末次购买`,
    T: (text: string) => `T = ${text}：校准期末的年龄`,
    summary: (l: Timeline, unit: TimeUnit) =>
      `顾客 ${l.customer} 首购于 ${isoDate(l.firstDay)}，到 ${isoDate(l.calibrationEnd)} 为止${l.x === 0 ? '没有再购' : `又买了 ${l.x} 次`}。“购买直至离开”一类模型所说的 recency 是 ${span(l.tx, unit, 'zh')}，即末次购买时的年龄，越近期买过数值越大；RFM 所说的近度是 ${span(l.sinceLast, unit, 'zh')}，即距末次购买的时间，越久没买数值越大。${later(l) === 0 ? '检验期内没有购买' : `检验期内又买了 ${later(l)} 次`}。`,
  },
}
