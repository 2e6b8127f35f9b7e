import { useState } from 'preact/hooks'
import * as normal from '../../../core/numerics/distributions/normal.ts'
import { wilson } from '../../../core/numerics/wilson.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import { summarisePower, type PowerSummary } from '../../../core/sem/power.ts'
import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'
import { SeedField } from '../../controls/SeedField.tsx'
import { useTypedInput } from '../../controls/useTypedInput.tsx'
import { Scrolling } from '../../Scrolling.tsx'
import { canBeSimulated, firstSizes, sampleSizes, studyOf } from './powerStudy.ts'
import { RunsProgress } from './RunsProgress.tsx'
import { useRuns } from './useRuns.ts'

interface PowerPanelProps {
  source: string
  data: SemData
  options: SemOptions
  result: SemResult
  language: Language
}

interface Found {
  readonly of: SemResult
  readonly factor: number
  readonly sizes: readonly { readonly n: number; readonly summary: PowerSummary }[]
}

/** How often a study of each size would find each effect: data drawn from the model and fitted by it, in workers. */
export function PowerPanel({ source, data, options, result, language }: PowerPanelProps) {
  const t = words[language]
  const rows = result.groups.reduce((sum, { n }) => sum + n, 0)
  const [sizes, setSizes] = useState(() => firstSizes(rows))
  const [runs, setRuns] = useState(200)
  const [factor, setFactor] = useState(1)
  const [seed, setSeed] = useState(1)
  const { done, error, start, stop } = useRuns(data)
  const [found, setFound] = useState<Found | null>(null)
  const field = useTypedInput({
    shown: sizes.join(', '),
    read: (text) => {
      const value = sampleSizes(text)
      return value ? { value } : { problem: t.badSizes }
    },
    onTake: setSizes,
  })

  if (!canBeSimulated(options)) return <p>{t.oneGroup}</p>
  const total = runs * sizes.length
  const simulate = () =>
    start(async (spread, isStopped) => {
      const list: Found['sizes'][number][] = []
      for (const n of sizes) {
        const study = studyOf(source, result, options, { n, seed, factor })
        const made = await spread(runs, ({ worker, job, span, onProgress }) =>
          worker.power(job, study, span, onProgress),
        )
        if (isStopped()) break
        list.push({ n, summary: summarisePower(made) })
      }
      if (list.length > 0) setFound({ of: result, factor, sizes: list })
    })
  return (
    <div>
      <p class="hint">{t.about}</p>
      <div class="panel-controls">
        <label class="check">
          {t.sizes}
          <input {...field.input} />
        </label>
        <label class="check">
          {t.effects}
          <select value={String(factor)} onChange={(event) => setFactor(Number(event.currentTarget.value))}>
            {([1, 0.75, 0.5] as const).map((value) => (
              <option key={value} value={value}>
                {t.factors[value]}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          {t.runs}
          <select value={String(runs)} onChange={(event) => setRuns(Number(event.currentTarget.value))}>
            {[100, 200, 500, 1000].map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
        <SeedField seed={seed} language={language} onSeed={setSeed} />
        {done === null ? (
          <button
            type="button"
            class="button"
            disabled={!result.converged || field.refused}
            onClick={simulate}
          >
            {t.start}
          </button>
        ) : (
          <RunsProgress label={t.progress} onStop={stop} {...{ done, total, language }} />
        )}
      </div>
      {field.message}
      {error && (
        <p class="problem" role="alert">
          {error[language]}
        </p>
      )}
      {found && (
        <>
          {found.of !== result && <p class="problem">{t.stale}</p>}
          <PowerTable found={found} language={language} />
        </>
      )}
    </div>
  )
}

/** Power and the range of the estimates, parameter by parameter, for each sample size. */
export function PowerTable({ found: { of, factor, sizes }, language }: { found: Found; language: Language }) {
  const t = words[language]
  const shown = of.parameters.filter(
    ({ free, op, lhs, rhs }) => free && op !== '~1' && !(op === '~~' && lhs === rhs),
  )
  return (
    <Scrolling class="scroll" label={t.caption}>
      <p class="hint">
        {sizes
          .map(({ n, summary }) => t.used(n, summary.converged, summary.runs, summary.rejected))
          .join(' ')}
      </p>
      <table class="table estimates">
        <caption>{t.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.parameter}</th>
            <th scope="col">{t.truth}</th>
            {sizes.flatMap(({ n }) => [
              <th scope="col" key={`power ${n}`}>
                {t.power(n)}
              </th>,
              <th scope="col" key={`range ${n}`}>
                {t.range}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => {
            const name = row.op === ':=' ? row.lhs : `${row.lhs} ${row.op} ${row.rhs}`
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {row.op === ':=' && factor !== 1
                    ? ''
                    : coefficient(row.op === '~' ? factor * row.est : row.est, 3)}
                </td>
                {sizes.flatMap(({ n, summary }) => {
                  const found = summary.parameters.find((each) => each.name === name)
                  if (!found) return [<td key={`power ${n}`} />, <td key={`range ${n}`} />]
                  const { power, mean, sd } = found
                  return [
                    <td key={`power ${n}`}>{powerText(power, summary.converged)}</td>,
                    <td key={`range ${n}`}>
                      {`${coefficient(mean - z95 * sd)}, ${coefficient(mean + z95 * sd)}`}
                    </td>,
                  ]
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolling>
  )
}

const z95 = normal.quantile(0.975)

/** A share of runs with the margin that so many runs leave: Wilson’s, which holds at 0 and 1 too. */
export function powerText(power: number, runs: number): string {
  const [low, high] = wilson(power * runs, runs)
  return `${coefficient(power)} ± ${coefficient((high - low) / 2)}`
}

const words = {
  en: {
    oneGroup: 'Power is simulated for models of one group, and not for growth curves.',
    about:
      'Data are drawn from this model and fitted by it again and again. Power is the share of runs that find the parameter different from 0 (p < .05). Power at the effect that was found says little more than its p value: plan for the smallest effect worth finding.',
    sizes: 'sample sizes',
    badSizes: 'One to four sample sizes from 20 to 5000, such as 100, 200.',
    effects: 'paths',
    factors: { 1: 'as estimated', 0.75: 'three quarters', 0.5: 'half' },
    runs: 'runs of each',
    start: 'Simulate',
    progress: 'Runs made',
    stale: 'These belong to an earlier state of the model.',
    caption: 'Power by simulation',
    parameter: 'parameter',
    truth: 'true value',
    power: (n: number) => `power, n = ${n}`,
    range: '95% of estimates',
    used: (n: number, used: number, all: number, rejected: number | null) =>
      `n = ${n}: ${used} of ${all} runs converged${rejected === null ? '' : `, and the χ² test rejects the true model in ${Math.round(100 * rejected)}%`}.`,
  },
  zh: {
    oneGroup: '功效模拟只用于单组模型，不用于增长曲线模型。',
    about:
      '反复从这个模型抽取数据，再用它拟合。功效是参数被判定为不等于 0（p < .05）的次数所占比例。按已得到的效应计算功效，说明的不比其 p 值更多：规划研究时应以值得发现的最小效应为准。',
    sizes: '样本量',
    badSizes: '请填写一至四个 20 到 5000 之间的样本量，例如 100, 200。',
    effects: '路径系数',
    factors: { 1: '按估计值', 0.75: '估计值的四分之三', 0.5: '估计值的一半' },
    runs: '每种样本量的次数',
    start: '开始模拟',
    progress: '已完成次数',
    stale: '以下结果属于模型先前的状态。',
    caption: '模拟所得的统计功效',
    parameter: '参数',
    truth: '真值',
    power: (n: number) => `功效，n = ${n}`,
    range: '95% 的估计值',
    used: (n: number, used: number, all: number, rejected: number | null) =>
      `n = ${n}：${all} 次中有 ${used} 次收敛${rejected === null ? '' : `，χ² 检验在 ${Math.round(100 * rejected)}% 的次数中拒绝了真模型`}。`,
  },
}
