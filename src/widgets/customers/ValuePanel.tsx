import type { valueOfBase } from '../../core/loyalty/analysis/customerTable.ts'
import type { Interval } from '../../core/loyalty/likelihood/deltaMethod.ts'
import { unitRatio } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Choice } from '../survey/controls.tsx'
import { Summary } from '../Summary.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { type Settings, UNITS } from './settings.ts'
import { count, decimal, percent, span, unitName } from './text.ts'

interface ValuePanelProps {
  settings: Settings
  worth: ReturnType<typeof valueOfBase> | undefined
  /** How surely the value is known, relative to it. */
  interval: Interval | null
  busy: boolean
  hasAmounts: boolean
  language: Language
  onChange: (part: Partial<Settings>) => void
}

/** What the customers are still worth, every span of time with its unit. */
export function ValuePanel(props: ValuePanelProps) {
  const { settings, worth, interval, busy, hasAmounts, language, onChange } = props
  const t = words[language]
  const { horizon, horizonUnit, rate, ratePer, unit } = settings
  const options = UNITS.map((name) => [name, unitName(name, language)] as const)
  const per = UNITS.map((name) => [name, unitName(name, language, false)] as const)
  if (!hasAmounts) return <p class="hint">{t.noAmounts}</p>
  const yearly = (1 + rate) ** unitRatio('year', ratePer) - 1
  const tenth = worth?.shares[1]?.value
  return (
    <div class="widget">
      <div class="inner">
        <div class={`view ${busy ? 'busy' : ''}`} aria-busy={busy}>
          {worth && tenth !== undefined && (
            <Plot
              x={{ domain: [0, 1], label: t.customers, format: (v) => percent(v) }}
              y={{
                domain: [0, 1.06],
                label: t.share,
                ticks: [0, 0.25, 0.5, 0.75, 1],
                format: (v) => percent(v),
              }}
              label={t.label}
              height={330}
              margin={{ left: 62, right: 24 }}
            >
              <Line
                points={[
                  [0, 0],
                  [1, 1],
                ]}
                class="soft dotted"
              />
              <Line points={worth.shares.map(({ customers, value }) => [customers, value])} class="accent" />
              <Dot x={0.1} y={tenth} class="start" />
              <Label x={0.1} y={tenth} dx={12} dy={8}>
                {t.tenth(percent(tenth))}
              </Label>
            </Plot>
          )}
          <Summary
            text={
              worth && tenth !== undefined
                ? t.summary(
                    count(worth.total),
                    decimal(worth.mean),
                    span(horizon, horizonUnit, language),
                    percent(tenth),
                  )
                : worth === null
                  ? t.noMean
                  : busy
                    ? t.computing
                    : ''
            }
          />
          {worth && interval && (
            <p class="hint">
              {t.interval(
                [interval.lower, interval.upper].map((times) => count(worth.total * times)),
                [interval.lower, interval.upper].map((times) => decimal(worth.mean * times)),
                count(worth.total * interval.standardError),
                decimal(worth.mean * interval.standardError),
              )}
            </p>
          )}
        </div>
        <div class="controls" role="group" aria-label={t.controls}>
          <NumberField
            label={t.horizon}
            value={horizon}
            min={1}
            max={120}
            whole
            language={language}
            onChange={(value) => onChange({ horizon: value })}
          />
          <Choice
            label={t.horizonUnit}
            value={horizonUnit}
            options={options}
            onChange={(name) => onChange({ horizonUnit: name })}
          />
          <NumberField
            label={t.rate}
            value={rate}
            min={0}
            max={1}
            language={language}
            onChange={(value) => onChange({ rate: value })}
          />
          <Choice
            label={t.per}
            value={ratePer}
            options={per}
            onChange={(name) => onChange({ ratePer: name })}
          />
          <p class="hint">
            {t.units(
              span(horizon, horizonUnit, language),
              span(horizon * unitRatio(horizonUnit, unit), unit, language, 2),
              percent(yearly, 1),
            )}
          </p>
        </div>
      </div>
    </div>
  )
}

const words = {
  en: {
    controls: 'Value',
    noAmounts: 'The log has no amounts: without them purchases can be counted, but not valued.',
    noMean: 'With these estimates a purchase has no finite mean worth (q is not above 1).',
    computing: 'Computing…',
    customers: 'share of customers, the most valuable first',
    share: 'share of the value of all',
    label: 'Share of the value to come against the share of customers, the most valuable first.',
    tenth: (share: string) => `the first tenth: ${share}`,
    summary: (total: string, mean: string, horizon: string, tenth: string) =>
      `In the next ${horizon} all customers together are worth ${total} (in the money of the log, discounted), ${mean} each on average. The most valuable tenth holds ${tenth} of it. Costs are not in the log: multiply by your margin.`,
    interval: (total: readonly string[], mean: readonly string[], totalError: string, meanError: string) =>
      `95% interval from the errors of the estimates: total ${total.join(' to ')} (standard error ${totalError}), mean ${mean.join(' to ')} (${meanError}). It takes the model as right, purchases and spend as independent, and the estimates as normal in their logarithms; what customers do by chance is not in it.`,
    horizon: 'How far ahead',
    horizonUnit: 'counted in',
    rate: 'Discount rate (.01 is 1%)',
    per: 'per',
    units: (horizon: string, inUnit: string, yearly: string) =>
      `${horizon} are ${inUnit} of the models; the rate is ${yearly} a year. Taking a month for 30 units of weekly data, as is easily done, would make every customer 3.9 times too dear.`,
  },
  zh: {
    controls: '价值',
    noAmounts: '记录中没有金额：可以数购买次数，但无法估值。',
    noMean: '按这些估计，单次购买的平均价值不存在（q 不大于 1）。',
    computing: '正在计算……',
    customers: '顾客占比（价值从高到低）',
    share: '占全部价值的比例',
    label: '未来价值的占比随顾客占比的变化，价值从高到低。',
    tenth: (share: string) => `前十分之一：${share}`,
    summary: (total: string, mean: string, horizon: string, tenth: string) =>
      `未来 ${horizon}，全部顾客的价值合计 ${total}（以记录中的货币计，已折现），人均 ${mean}。价值最高的十分之一占其中 ${tenth}。记录里没有成本，请乘以你的毛利率。`,
    interval: (total: readonly string[], mean: readonly string[], totalError: string, meanError: string) =>
      `由估计误差得到的 95% 区间：合计 ${total.join(' 至 ')}（标准误 ${totalError}），人均 ${mean.join(' 至 ')}（${meanError}）。前提是模型正确、购买次数与金额相互独立、估计值的对数近似正态；顾客行为本身的偶然性不计在内。`,
    horizon: '展望多远',
    horizonUnit: '计量单位',
    rate: '折现率（.01 即 1%）',
    per: '每',
    units: (horizon: string, inUnit: string, yearly: string) =>
      `${horizon}相当于模型的 ${inUnit}；折现率合每年 ${yearly}。若在周数据上把一个月当成 30 个单位——这很容易弄错——每位顾客的价值都会高估到 3.9 倍。`,
  },
}
