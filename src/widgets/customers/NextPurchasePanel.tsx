import type { NextPurchase } from '../../core/loyalty/analysis/nextPurchase.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Summary } from '../Summary.tsx'
import { Problem } from './Problem.tsx'
import { count, percent, span, unitName } from './text.ts'
import { useAnswer } from './useAnswer.ts'

interface NextPurchasePanelProps {
  /** Names the customers and the model; null while there are none. */
  asked: string | null
  /** Of the model; null when it has no estimates. */
  name: string | null
  unit: TimeUnit
  language: Language
  ask: () => Promise<NextPurchase>
}

const shares = [0, 0.25, 0.5, 0.75, 1]

/** How long until the second purchase, with those still waited for; and how many buy in each period. */
export function NextPurchasePanel({ asked, name, unit, language, ask }: NextPurchasePanelProps) {
  const t = words[language]
  const { value, busy, problem, again } = useAnswer(asked, ask, undefined, 150)
  return (
    <div class="widget">
      {problem && <Problem message={problem} language={language} onAgain={again} />}
      {!value && !problem && <p class="summary">{t.computing}</p>}
      {value && (
        <div class={busy ? 'busy' : ''} aria-busy={busy}>
          <div class="pair">
            <Wait {...{ value, name, unit, language }} />
            <Retention {...{ value, language }} />
          </div>
          <Summary
            text={[
              t.summary(
                count(value.boughtAgain),
                count(value.customers),
                value.median === null ? null : span(value.median, unit, language),
                percent(value.wait.at(-1)!.survival, 1),
                percent(value.wait.at(-1)!.lower, 1),
                percent(value.wait.at(-1)!.upper, 1),
              ),
              t.note,
            ].join(language === 'zh' ? '' : ' ')}
          />
        </div>
      )}
    </div>
  )
}

interface PartProps {
  value: NextPurchase
  language: Language
}

function Wait({
  value: { wait },
  name,
  unit,
  language,
}: PartProps & { name: string | null; unit: TimeUnit }) {
  const t = words[language]
  const end = wait.at(-1)!.time
  return (
    <div class="view">
      <p class="plot-title">{t.waitTitle}</p>
      <Plot
        x={{ domain: [0, Math.max(end, 1e-9)], label: t.time(unitName(unit, language)) }}
        y={{ domain: [0, 1], label: t.without, ticks: shares, format: (v) => percent(v) }}
        label={t.waitLabel}
        height={330}
        margin={{ left: 70 }}
      >
        <Band
          xs={wait.map(({ time }) => time)}
          low={wait.map(({ lower }) => lower)}
          high={wait.map(({ upper }) => upper)}
          class="cool"
        />
        <Line points={wait.map(({ time, survival }) => [time, survival])} class="cool" />
        {name !== null && (
          <Line points={wait.map(({ time, model }) => [time, model ?? 1])} class="accent dashed" />
        )}
        <Label x={0} y={0} dx={12} dy={-40} class="cool">
          Kaplan–Meier
        </Label>
        {name !== null && (
          <Label x={0} y={0} dx={12} dy={-16} class="accent">
            {name}
          </Label>
        )}
      </Plot>
    </div>
  )
}

function Retention({ value: { retention, period }, language }: PartProps) {
  const t = words[language]
  const unit = unitName(period, language, false)
  if (retention.length === 0) return <p class="hint">{t.tooShort}</p>
  const top = 1.15 * Math.max(0.02, ...retention.map(({ upper }) => upper))
  const xs = retention.map((row) => row.period)
  return (
    <div class="view">
      <p class="plot-title">{t.retentionTitle(unit)}</p>
      <Plot
        x={{
          domain: [0.5, retention.length + 0.5],
          label: t.period(unit),
          format: (v) => (Number.isInteger(v) ? String(v) : ''),
        }}
        y={{ domain: [0, Math.min(1, top)], label: t.active, format: (v) => percent(v) }}
        label={t.retentionLabel(unit)}
        height={330}
        margin={{ left: 70 }}
      >
        <Band
          xs={xs}
          low={retention.map(({ lower }) => lower)}
          high={retention.map(({ upper }) => upper)}
          class="cool"
        />
        <Line points={retention.map(({ period: k, active }) => [k, active])} class="cool" />
        {retention.map(({ period: k, active }) => (
          <Dot key={k} x={k} y={active} radius={4} class="stable" />
        ))}
      </Plot>
    </div>
  )
}

const words = {
  en: {
    computing: 'Computing…',
    waitTitle: 'No second purchase yet',
    time: (units: string) => `${units} since the first purchase`,
    without: 'share without a second purchase',
    waitLabel:
      'Share of customers without a second purchase by time since the first: Kaplan–Meier with 95% limits, and the model.',
    retentionTitle: (unit: string) => `Buying in each ${unit}`,
    period: (unit: string) => `${unit} since the first purchase`,
    active: 'share who buy in it',
    retentionLabel: (unit: string) =>
      `Share of customers who buy in each ${unit} since their first purchase, with 95% limits.`,
    tooShort: 'Too few customers were watched through a whole period for a retention curve.',
    summary: (again: string, all: string, median: string | null, left: string, low: string, high: string) =>
      `${again} of ${all} customers have bought a second time. ${median === null ? 'Half are not reached' : `Half have after ${median}`}; at the end of the curve ${left} have not (95% interval ${low} to ${high}).`,
    note: 'All customers of the log count, to its last day. Who has not bought again by then is still waited for (censored), not lost; the limits are Greenwood’s on the scale of ln(−ln S), and take customers as independent and alike whenever they came. The retention curve counts in each period those watched through the whole of it (Wilson’s limits, 30 customers at least): a customer without a contract who does not buy in one may come back in the next.',
  },
  zh: {
    computing: '正在计算……',
    waitTitle: '尚无第二次购买',
    time: (units: string) => `首次购买以来的时间（${units.replace('个', '')}）`,
    without: '尚无第二次购买的比例',
    waitLabel: '尚无第二次购买的顾客比例随首次购买以来时间的变化：Kaplan–Meier 估计及 95% 界限，以及模型。',
    retentionTitle: (unit: string) => `每${unit}的购买比例`,
    period: (unit: string) => `首次购买后的第几${unit}`,
    active: '当期购买者的比例',
    retentionLabel: (unit: string) => `首次购买之后每${unit}内购买的顾客比例，附 95% 界限。`,
    tooShort: '观察满一个完整时段的顾客太少，画不出留存曲线。',
    summary: (again: string, all: string, median: string | null, left: string, low: string, high: string) =>
      `${all} 位顾客中有 ${again} 位已第二次购买。${median === null ? '尚未有半数再次购买' : `半数在 ${median}内再次购买`}；到曲线末端，仍有 ${left} 没有（95% 区间 ${low} 至 ${high}）。`,
    note: '计入记录中的全部顾客，直到最后一天。届时尚未再买的人仍在等待之中（删失），不算流失；界限按 Greenwood 公式在 ln(−ln S) 尺度上求得，假定顾客相互独立、先来后来者并无不同。留存曲线在每个时段只计观察满该时段的顾客（Wilson 界限，至少 30 位）：没有合约的顾客这一期不买，下一期仍可能回来。',
  },
}
