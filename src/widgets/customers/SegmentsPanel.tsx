import type { ClassOutcome, SegmentOptions, SegmentReport } from '../../core/loyalty/analysis/segments.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Scrolling } from '../Scrolling.tsx'
import { Choice, Count } from '../survey/controls.tsx'
import { Summary } from '../Summary.tsx'
import { Switch } from './Switch.tsx'
import { Problem } from './Problem.tsx'
import { count, decimal, percent, span, unitName } from './text.ts'
import { useAnswer } from './useAnswer.ts'

interface SegmentsPanelProps {
  /** Names the customers and how they are divided in time; null while they are not. */
  divided: string | null
  options: SegmentOptions
  hasAmounts: boolean
  /** Length of the holdout, in the unit. */
  holdout: number
  unit: TimeUnit
  language: Language
  ask: (options: SegmentOptions) => Promise<SegmentReport>
  onChange: (part: Partial<SegmentOptions>) => void
}

const dimensions = ['recency', 'frequency', 'money'] as const
const letters = { recency: 'R', frequency: 'F', money: 'M' } as const
const looks = { recency: 'accent', frequency: 'cool dashed', money: 'soft dotted' } as const
const inks = { recency: 'accent', frequency: 'cool', money: 'soft' } as const

/** The customers scored and clustered as calibration left them, and what each class did afterwards. */
export function SegmentsPanel(props: SegmentsPanelProps) {
  const { divided, options, hasAmounts, holdout, unit, language, ask, onChange } = props
  const t = words[language]
  const answer = useAnswer(divided && JSON.stringify([divided, options]), () => ask(options), undefined, 150)
  const report = answer.value
  const isTested = holdout > 0
  return (
    <div class="widget">
      <div class="inner">
        <div class={`view ${answer.busy ? 'busy' : ''}`} aria-busy={answer.busy}>
          {report && isTested && <ByScore report={report} language={language} />}
          <Summary text={report ? summaryOf(report, hasAmounts, isTested, language) : t.computing} />
          {answer.problem && <Problem message={answer.problem} language={language} onAgain={answer.again} />}
        </div>
        <div class="controls" role="group" aria-label={t.controls}>
          <Count
            label={t.bins}
            value={options.bins}
            min={2}
            max={10}
            onChange={(bins) => onChange({ bins })}
          />
          <Choice
            label={t.ties}
            value={options.binning}
            options={[
              ['quantile', t.quantile],
              ['rank', t.rank],
            ]}
            onChange={(binning) => onChange({ binning })}
          />
          <Switch label={t.nested} value={options.nested} onChange={(nested) => onChange({ nested })} />
          <Count
            label={t.clusters}
            value={options.clusters}
            min={2}
            max={8}
            onChange={(clusters) => onChange({ clusters })}
          />
          <p class="hint">{t.hint}</p>
        </div>
      </div>
      {report && (
        <div class={answer.busy ? 'busy' : ''} aria-busy={answer.busy}>
          <Outcomes
            caption={`${t.byCluster}${isTested ? t.afterwards(span(holdout, unit, language)) : ''}`}
            rows={report.clusters.map((row, i) => [t.segment(i + 1), row] as const)}
            {...{ hasAmounts, isTested, unit, language }}
          />
          <Outcomes
            caption={`${t.byScore}${isTested ? t.afterwards(span(holdout, unit, language)) : ''}`}
            rows={dimensions.flatMap((dimension) =>
              (report[dimension] ?? [])
                .map((row, i) => [`${letters[dimension]} = ${i + 1}`, row] as const)
                .reverse(),
            )}
            {...{ hasAmounts, isTested, unit, language }}
          />
        </div>
      )}
    </div>
  )
}

function summaryOf(report: SegmentReport, hasAmounts: boolean, isTested: boolean, language: Language) {
  const t = words[language]
  const { recency, torn, concentration } = report
  const parts = [
    concentration && t.top(percent(concentration.top20), decimal(concentration.gini), hasAmounts),
    isTested && t.recent(percent(recency.at(-1)!.boughtAgain ?? 0), percent(recency[0]!.boughtAgain ?? 0)),
    torn > 0 && t.torn(percent(torn)),
    t.note,
  ]
  return parts.filter(Boolean).join(language === 'zh' ? '' : ' ')
}

/** Who bought again, by each score. */
function ByScore({ report, language }: { report: SegmentReport; language: Language }) {
  const t = words[language]
  const bins = report.recency.length
  const shown = dimensions.filter((dimension) => report[dimension])
  return (
    <Plot
      x={{
        domain: [0.7, bins + 0.3],
        label: t.score,
        ticks: Array.from({ length: bins }, (_, i) => i + 1),
        format: String,
      }}
      y={{
        domain: [0, 1],
        label: t.share,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (v) => percent(v),
      }}
      label={t.label}
      height={330}
      margin={{ left: 70 }}
    >
      {shown.map((dimension, k) => {
        const points = report[dimension]!.flatMap(({ boughtAgain }, i) =>
          boughtAgain === null ? [] : [[i + 1, boughtAgain] as const],
        )
        return (
          <g key={dimension}>
            <Line points={points} class={looks[dimension]} />
            {points.map(([x, y]) => (
              <Dot key={x} x={x} y={y} radius={4} class={dimension === 'recency' ? 'start' : 'stable'} />
            ))}
            <Label x={0.7} y={1} dx={12} dy={20 + 22 * k} class={inks[dimension]}>
              {t.dimensions[dimension]}
            </Label>
          </g>
        )
      })}
    </Plot>
  )
}

interface OutcomesProps {
  caption: string
  rows: readonly (readonly [string, ClassOutcome])[]
  hasAmounts: boolean
  isTested: boolean
  unit: TimeUnit
  language: Language
}

function Outcomes({ caption, rows, hasAmounts, isTested, unit, language }: OutcomesProps) {
  const t = words[language]
  const number = (value: number | null, places = 1) => (value === null ? '–' : decimal(value, places))
  const columns: readonly (readonly [string, (row: ClassOutcome) => string])[] = [
    [t.customers, (row) => count(row.customers)],
    [t.since(unitName(unit, language)), (row) => number(row.sinceLast)],
    [t.purchases, (row) => number(row.purchases)],
    ...(hasAmounts ? ([[t.spend, (row: ClassOutcome) => number(row.spend)]] as const) : []),
    ...(isTested
      ? ([
          [t.again, (row: ClassOutcome) => (row.boughtAgain === null ? '–' : percent(row.boughtAgain, 1))],
          [t.later, (row: ClassOutcome) => number(row.holdoutPurchases, 2)],
        ] as const)
      : []),
    ...(isTested && hasAmounts
      ? ([[t.laterSpend, (row: ClassOutcome) => number(row.holdoutSpend)]] as const)
      : []),
  ]
  return (
    <Scrolling class="stat-scroll" label={caption}>
      <table class="table stat dense">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.class}</th>
            {columns.map(([title]) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([title, row]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {columns.map(([name, cell]) => (
                <td key={name}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  )
}

const words = {
  en: {
    controls: 'Segments',
    computing: 'Computing…',
    bins: 'Scores of each of R, F and M',
    ties: 'Equal values',
    quantile: 'get equal scores',
    rank: 'are parted by row order',
    nested: 'Score F and M within each R',
    clusters: 'Segments of k-means',
    hint: (
      <>
        Scores and segments are columns <code>R</code>, <code>F</code>, <code>M</code> and{' '}
        <code>segment</code> of the CSV below.
      </>
    ),
    byCluster: 'Segments of k-means',
    byScore: 'Scores, the best first',
    afterwards: (holdout: string) => `, and what came in the next ${holdout}`,
    segment: (n: number) => `Segment ${n}`,
    class: 'Class',
    customers: 'customers',
    since: (units: string) => `since last (${units})`,
    purchases: 'purchases',
    spend: 'spend',
    again: 'bought again',
    later: 'purchases after',
    laterSpend: 'spend after',
    score: 'score, from worst to best',
    share: 'share who bought in the holdout',
    label: 'Share who bought in the holdout by score of recency, frequency and money.',
    dimensions: { recency: 'R, recency', frequency: 'F, frequency', money: 'M, money' },
    top: (top: string, gini: string, hasAmounts: boolean) =>
      `The fifth of customers who ${hasAmounts ? 'spend' : 'buy'} most have ${top} of all ${hasAmounts ? 'spend' : 'purchases'} in calibration (Gini ${gini}).`,
    recent: (best: string, worst: string) =>
      `Of the most recent class ${best} bought in the holdout, of the least recent ${worst}.`,
    torn: (share: string) => `${share} of customers have another F score than most who bought as often.`,
    note: 'Scores and segments use calibration alone: the holdout judges them. k-means (on standardised logarithms, best of five seeded starts; with more than 10,000 customers the centres are learnt from an even part of them) gives as many segments as it is told, whether there are such groups or not. Segment 1 spends most, without amounts buys most.',
  },
  zh: {
    controls: '分群',
    computing: '正在计算……',
    bins: 'R、F、M 各分几档',
    ties: '相同的值',
    quantile: '同值同分',
    rank: '按行的先后分开',
    nested: '在每个 R 档内对 F、M 打分',
    clusters: 'k 均值的类数',
    hint: (
      <>
        分数与类别即下方 CSV 中的 <code>R</code>、<code>F</code>、<code>M</code>、<code>segment</code> 四列。
      </>
    ),
    byCluster: 'k 均值的各类',
    byScore: '各档分数（从高到低）',
    afterwards: (holdout: string) => `，以及其后 ${holdout}的结果`,
    segment: (n: number) => `第 ${n} 类`,
    class: '类别',
    customers: '顾客数',
    since: (units: string) => `距末次购买（${units.replace('个', '')}）`,
    purchases: '购买次数',
    spend: '消费额',
    again: '再次购买',
    later: '其后购买次数',
    laterSpend: '其后消费额',
    score: '分数（由低到高）',
    share: '检验期内购买者的比例',
    label: '按近度、频度、额度分数划分的检验期购买比例。',
    dimensions: { recency: 'R 近度', frequency: 'F 频度', money: 'M 额度' },
    top: (top: string, gini: string, hasAmounts: boolean) =>
      `校准期内，${hasAmounts ? '消费最多' : '购买最多'}的五分之一顾客占全部${hasAmounts ? '消费额' : '购买次数'}的 ${top}（基尼系数 ${gini}）。`,
    recent: (best: string, worst: string) =>
      `近度最高的一档有 ${best} 在检验期内购买，最低的一档为 ${worst}。`,
    torn: (share: string) => `有 ${share} 的顾客，其 F 分数与大多数购买次数相同的人不同。`,
    note: '分数与分群只用校准期的数据，由检验期来评判。k 均值（取对数并标准化，五次随机起点取最优，种子固定；顾客超过 10,000 位时，类中心由其中均匀抽取的一部分求得）要它分几类就给几类，不论这些群体是否存在。第 1 类消费最多；没有金额时则为购买最多。',
  },
}
