import { answersPerGroup } from '../../core/survey/netPromoter.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { IntervalRows } from '../../figures/survey/IntervalRows.tsx'
import { Bar } from '../../figures/value/Bar.tsx'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { names, points, segmentOf, type EvaluationResult, type EvaluationValues, type Step } from './steps.ts'

export interface PanelProps {
  result: EvaluationResult
  values: EvaluationValues
  language: Language
  /** What the step's text says, as the name of its drawing. */
  label: string
  set: (changes: Partial<EvaluationValues>) => void
  settle: () => void
}

/** What each step draws. */
export const panels: Readonly<Record<Step, (props: PanelProps) => preact.JSX.Element>> = {
  goal: Goal,
  collect: Collected,
  clean: Cleaned,
  indicators: Correlations,
  weights: Weights,
  score: Score,
  analyse: Analysis,
  act: Trial,
  check: Check,
}

/** Two windows of time, and what is asked of the second. */
function Goal({ values, result, language, label }: PanelProps) {
  const t = words[language]
  const outcome = result.segments.reduce((sum, s) => sum + s.outcome, 0) / result.segments.length
  return (
    <div class="plot">
      <svg viewBox="0 0 480 190" role="img" aria-label={label} class="drawing">
        <rect x="10" y="40" width="220" height="92" class="bar soft-fill" />
        <rect x="250" y="40" width="220" height="92" class="bar goal-fill" />
        <text x="120" y="24" text-anchor="middle" class="label">
          {t.thisWindow}
        </text>
        <text x="360" y="24" text-anchor="middle" class="label accent">
          {t.nextWindow}
        </text>
        {result.indicators.map((name, i) => (
          <text key={name} x={65 + 110 * (i % 2)} y={76 + 34 * Math.floor(i / 2)} text-anchor="middle">
            {names[language][name]}
          </text>
        ))}
        <text x="360" y="82" text-anchor="middle">
          {t.goals[values.goal]}
        </text>
        <text x="360" y="112" text-anchor="middle" class="strong">
          {values.goal === 'stay' ? percent(outcome) : outcome.toFixed(2)}
        </text>
        <path d="M232 86H246M241 81L247 86L241 91" class="line" />
        <text x="120" y="162" text-anchor="middle" class="label soft">
          {t.scoredHere}
        </text>
        <text x="360" y="162" text-anchor="middle" class="label soft">
          {t.judgedHere}
        </text>
      </svg>
    </div>
  )
}

/** Horizontal bars with their names above them and their numbers at the end. */
function Bars({
  rows,
  most,
  axis,
  label,
  format,
}: {
  rows: readonly { readonly name: string; readonly value: number; readonly class?: string }[]
  most: number
  axis: string
  label: string
  format: (value: number) => string
}) {
  return (
    <Plot
      x={{ domain: [0, most * 1.22], label: axis }}
      y={{ domain: [rows.length, 0], label: '', ticks: [] }}
      label={label}
      height={60 + 62 * rows.length}
      margin={{ top: 8, left: 14 }}
    >
      {rows.map(({ name, value, class: tone = '' }, i) => (
        <g key={name}>
          <Label x={0} y={i + 0.26} dx={8}>
            {name}
          </Label>
          <Bar from={0} to={value} y={i + 0.68} thickness={20} class={tone} />
          <Label x={value} y={i + 0.68} dx={8} class={tone === 'accent' ? 'accent' : 'strong'}>
            {format(value)}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

function Collected({ result: { collected: c }, language, label }: PanelProps) {
  const t = words[language]
  return (
    <Bars
      rows={[
        { name: t.people, value: c.people },
        { name: t.accounts, value: c.accounts, class: 'cool' },
        { name: t.answers, value: c.answers, class: 'accent' },
      ]}
      most={Math.max(c.accounts, c.people)}
      axis={t.number}
      label={label}
      format={(value) => value.toFixed(0)}
    />
  )
}

function Cleaned({ result: r, language, label }: PanelProps) {
  const t = words[language]
  return (
    <Bars
      rows={[
        { name: t.allPeople(r.collected.people), value: r.allPurchases },
        { name: t.usedRows(r.collected.used), value: r.usedPurchases, class: 'accent' },
      ]}
      most={Math.max(r.allPurchases, r.usedPurchases)}
      axis={t.meanPurchases}
      label={label}
      format={(value) => value.toFixed(2)}
    />
  )
}

function Correlations({ result: { indicators, correlations }, language }: PanelProps) {
  const t = words[language]
  return (
    <table class="plain correlations">
      <caption>{t.correlations}</caption>
      <thead>
        <tr>
          <td />
          {indicators.map((name) => (
            <th key={name} scope="col">
              {names[language][name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {indicators.map((name, i) => (
          <tr key={name}>
            <th scope="row">{names[language][name]}</th>
            {correlations[i].map((value, j) => (
              <td
                key={indicators[j]}
                style={{ '--shade': `${Math.round(55 * Math.min(1, Math.abs(i === j ? 0 : value)))}%` }}
              >
                {i === j ? '' : short(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Weights({ result, values, language }: PanelProps) {
  const t = words[language]
  const doubtful = result.consistencyRatio > 0.1
  return (
    <>
      <table class="plain">
        <caption>{t.weights}</caption>
        <thead>
          <tr>
            <td />
            {result.indicators.map((name) => (
              <th key={name} scope="col">
                {names[language][name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {result.methods.map(({ method, weights }) => (
            <tr key={method} class={method === values.method ? 'chosen' : ''}>
              <th scope="row">{names[language][method]}</th>
              {weights.map((weight, i) => (
                <td key={result.indicators[i]}>{percent(weight)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class={`verdict ${doubtful ? 'doubtful' : ''}`}>
        {t.ratio(result.lambda.toFixed(3), result.consistencyRatio.toFixed(3))}{' '}
        {doubtful ? t.doubtful : t.consistent}
      </p>
    </>
  )
}

function Score({ result: r, language, label }: PanelProps) {
  const t = words[language]
  const most = Math.max(...r.scores.map((bin) => bin.count))
  const rows = [
    { name: t.sampling, width: 1.96 * r.samplingError, class: 'cool' },
    { name: t.privacy, width: 1.96 * r.privacyNoise, class: 'accent' },
  ]
  const reach = 100 * Math.max(0.3, ...rows.map((row) => row.width * 1.1), Math.abs(r.released - r.nps) * 1.1)
  const centre = 100 * r.nps
  return (
    <>
      <Plot
        x={{ domain: [-3, 3], label: t.score, ticks: [-3, -2, -1, 0, 1, 2, 3] }}
        y={{ domain: [0, most * 1.08], label: t.customers }}
        label={t.scores}
        height={220}
        margin={{ top: 8 }}
      >
        {r.scores.map((bin) => (
          <Column key={bin.from} x={(bin.from + bin.to) / 2} width={0.22} to={bin.count} />
        ))}
      </Plot>
      <Plot
        x={{
          domain: [centre - reach, centre + reach],
          label: t.nps,
          format: (v) => fixed(v, 0),
        }}
        y={{ domain: [3, 0], label: '', ticks: [] }}
        label={label}
        height={190}
        margin={{ top: 8 }}
      >
        <Line
          points={[
            [centre, 0],
            [centre, 3],
          ]}
          class="rule" /* prettier-ignore */
        />
        {rows.map((row, i) => (
          <g key={row.name}>
            <Line
              points={[[centre - 100 * row.width, 0.75 + i], [centre + 100 * row.width, 0.75 + i]]} /* prettier-ignore */
              class={row.class}
            />
            <Label x={centre - reach} y={0.38 + i} dx={8} class={row.class}>
              {row.name}
            </Label>
          </g>
        ))}
        <Dot x={100 * r.released} y={2.55} radius={7} class="start" />
        <Label x={centre - reach} y={2.55} dx={8}>
          {t.released(points(r.released))}
        </Label>
      </Plot>
    </>
  )
}

function Analysis({ result: r, language, label, values }: PanelProps) {
  const t = words[language]
  return (
    <>
      <Bars
        rows={r.segments.map((s, i) => ({
          name: `${names[language][s.segment]} (${s.customers})`,
          value: s.outcome,
          class: i === 0 ? 'accent' : '',
        }))}
        most={Math.max(...r.segments.map((s) => s.outcome), 1e-9)}
        axis={names[language][values.goal]}
        label={label}
        format={(value) => (values.goal === 'stay' ? percent(value) : value.toFixed(2))}
      />
      <IntervalRows
        rows={r.drivers.map((d) => ({
          name: names[language][d.indicator],
          value: d.correlation,
          interval: around(d.correlation, r.checkError),
        }))}
        axis={t.driver}
        label={t.drivers}
        include={[0]}
        references={[{ at: 0, name: '0' }]}
      />
    </>
  )
}

function Trial({ result: r, values, language, label, set, settle }: PanelProps) {
  const t = words[language]
  const segment = r.segments[segmentOf(values)]
  const needed = (effect: number) => answersPerGroup(effect * segment.next, Math.max(segment.variance, 1e-9))
  const half = Math.floor(segment.customers / 2)
  const curve = Array.from({ length: 60 }, (_, i) => {
    const effect = 0.02 + (i * 0.98) / 59
    return [effect, Math.log10(needed(effect))] as const
  })
  const here = Math.log10(needed(values.effect))
  const right = values.effect > 0.55
  return (
    <Plot
      x={{
        domain: [0, 1],
        label: t.effect,
        ticks: [0, 0.25, 0.5, 0.75, 1],
        format: (v) => percent(v),
      }}
      y={{
        domain: [0.5, 5],
        label: t.perGroup,
        ticks: [1, 2, 3, 4, 5],
        format: (v) => (10 ** v).toLocaleString('en'),
      }}
      label={label}
      height={340}
      margin={{ top: 10, left: 84 }}
      handles={
        <Handle
          x={values.effect}
          y={here}
          along="x"
          label={t.effect}
          text={`${percent(values.effect)}: ${needed(values.effect)}`}
          onMove={(x) => set({ effect: Math.min(1, Math.max(0.02, x)) })}
          onSettle={settle}
        />
      }
    >
      <Line
        points={[
          [0, Math.log10(half)],
          [1, Math.log10(half)],
        ]}
        class="cool dashed" /* prettier-ignore */
      />
      <Label x={1} y={Math.log10(half)} dx={-8} dy={-12} anchor="end" class="cool">
        {t.have(half)}
      </Label>
      <Line points={curve} class="accent" />
      <Dot x={values.effect} y={here} radius={7} class="start" />
      <Label
        x={values.effect}
        y={here}
        dx={right ? -12 : 14}
        dy={right ? 20 : -12}
        anchor={right ? 'end' : 'start'}
        class="accent"
      >
        {t.need(needed(values.effect).toLocaleString('en'))}
      </Label>
    </Plot>
  )
}

function Check({ result: r, values, language, label }: PanelProps) {
  return (
    <IntervalRows
      rows={r.methods.map((m) => ({
        name: names[language][m.method],
        value: m.nextWindow,
        interval: around(m.nextWindow, r.checkError),
        ...(m.method === values.method && { class: 'accent' as const }),
      }))}
      axis={words[language].check}
      label={label}
      include={[0]}
      references={[{ at: 0, name: '0' }]}
    />
  )
}

/** 95% limits of a correlation by Fisher's transform. */
function around(correlation: number, error: number): [number, number] {
  const z = Math.atanh(Math.min(0.9999, Math.max(-0.9999, correlation)))
  return [Math.tanh(z - 1.96 * error), Math.tanh(z + 1.96 * error)]
}

const short = (value: number) =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−')

const words = {
  en: {
    thisWindow: 'this window',
    nextWindow: 'the next window',
    scoredHere: 'scored here',
    judgedHere: 'judged here',
    goals: { purchases: 'purchases of each', stay: 'who buys again' },
    people: 'people',
    accounts: 'accounts in the files',
    answers: 'answers to the survey',
    number: 'number',
    allPeople: (n: number) => `all ${n} people`,
    usedRows: (n: number) => `the ${n} rows that enter the score`,
    meanPurchases: 'mean purchases of this window',
    correlations: 'How the indicators go together',
    weights: 'Weights by each method',
    ratio: (lambda: string, ratio: string) => `λ = ${lambda}, consistency ratio ${ratio}:`,
    consistent: 'the judgements agree well enough.',
    doubtful: 'the judgements contradict each other.',
    score: 'score (standard deviations)',
    customers: 'customers',
    scores: 'How the scores are spread.',
    nps: 'net promoter score (points)',
    sampling: 'sampling error, 95%',
    privacy: 'noise for privacy, 95%',
    released: (score: string) => `released: ${score}`,
    driver: 'correlation with the goal',
    drivers: 'Correlation of each indicator with the goal, with its interval.',
    effect: 'effect hoped for',
    perGroup: 'customers per group',
    need: (n: string) => `needs ${n} a group`,
    have: (n: number) => `half of the segment: ${n}`,
    check: 'rank correlation with the next window',
  },
  zh: {
    thisWindow: '本窗口',
    nextWindow: '下一窗口',
    scoredHere: '在此评分',
    judgedHere: '在此检验',
    goals: { purchases: '每人买多少', stay: '谁会再买' },
    people: '顾客人数',
    accounts: '系统中的账户',
    answers: '问卷回答',
    number: '数量',
    allPeople: (n: number) => `全体 ${n} 位顾客`,
    usedRows: (n: number) => `进入评价的 ${n} 行`,
    meanPurchases: '本窗口平均购买次数',
    correlations: '指标之间的相关',
    weights: '各方法给出的权重',
    ratio: (lambda: string, ratio: string) => `λ = ${lambda}，一致性比率 ${ratio}：`,
    consistent: '判断基本一致。',
    doubtful: '判断自相矛盾。',
    score: '总分（标准差）',
    customers: '顾客数',
    scores: '总分的分布。',
    nps: '净推荐值（分）',
    sampling: '抽样误差，95%',
    privacy: '隐私噪声，95%',
    released: (score: string) => `公布：${score}`,
    driver: '与目标的相关',
    drivers: '各指标与目标的相关及其区间。',
    effect: '期望的效果',
    perGroup: '每组顾客数',
    need: (n: string) => `每组需 ${n} 人`,
    have: (n: number) => `该群体的一半：${n} 人`,
    check: '与下一窗口的秩相关',
  },
}
