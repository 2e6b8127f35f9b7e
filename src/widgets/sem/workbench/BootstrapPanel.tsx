import { useState } from 'preact/hooks'
import { bootstrapInterval } from '../../../core/numerics/bootstrapInterval.ts'
import type { BootstrapDraw } from '../../../core/sem/bootstrap.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { SemOptions } from '../../../core/sem/options.ts'
import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'
import { nameOf } from '../EstimateTable.tsx'
import { SeedField } from '../../controls/SeedField.tsx'
import { Scrolling } from '../../Scrolling.tsx'
import { RunsProgress } from './RunsProgress.tsx'
import { useRuns } from './useRuns.ts'

interface BootstrapPanelProps {
  source: string
  data: SemData
  options: SemOptions
  result: SemResult
  language: Language
}

/** Intervals from samples drawn with replacement, made in workers. */
export function BootstrapPanel({ source, data, options, result, language }: BootstrapPanelProps) {
  const t = words[language]
  const [draws, setDraws] = useState<{ of: SemResult; list: readonly (BootstrapDraw | null)[] } | null>(null)
  const { done, error, start, stop } = useRuns(data)
  const [total, setTotal] = useState(1000)
  const [seed, setSeed] = useState(1)
  const [type, setType] = useState<'percentile' | 'bias-corrected'>('percentile')

  if (!('columns' in data)) return <p>{t.needsRows}</p>
  const draw = () =>
    start(async (spread) => {
      const list = await spread<BootstrapDraw | null>(total, ({ worker, job, span, onProgress }) =>
        worker.bootstrap(job, source, options, { seed, ...span, start: result.parameters }, onProgress),
      )
      if (list.length > 0) setDraws({ of: result, list })
    })
  const usable = draws?.list.filter((draw) => draw !== null) ?? []
  const rows = draws
    ? draws.of.parameters.flatMap((row, k) => {
        if (!row.free || row.op === '~~' || row.op === '~1') return []
        const b = bootstrapInterval(usable.map(({ est }) => est[k]!), row.est, { type }) // prettier-ignore
        const beta = bootstrapInterval(
          usable.map((draw) => draw['std.all'][k]!),
          row['std.all'] ?? row.est,
          { type },
        )
        return b && beta ? [{ row, b, beta }] : []
      })
    : []
  return (
    <div>
      <div class="panel-controls">
        <label class="check">
          {t.draws}
          <select value={String(total)} onChange={(event) => setTotal(Number(event.currentTarget.value))}>
            {[200, 1000, 2000, 5000].map((value) => (
              <option key={value} value={value}>
                {value}
              </option>
            ))}
          </select>
        </label>
        <SeedField seed={seed} language={language} onSeed={setSeed} />
        <label class="check">
          {t.interval}
          <select value={type} onChange={(event) => setType(event.currentTarget.value as typeof type)}>
            <option value="percentile">{t.percentile}</option>
            <option value="bias-corrected">{t.corrected}</option>
          </select>
        </label>
        {done === null ? (
          <button type="button" class="button" disabled={!result.converged} onClick={draw}>
            {t.start}
          </button>
        ) : (
          <RunsProgress label={t.progress} onStop={stop} {...{ done, total, language }} />
        )}
      </div>
      {error && (
        <p class="problem" role="alert">
          {error[language]}
        </p>
      )}
      {draws && (
        <Scrolling class="scroll" label={t.caption}>
          {draws.of !== result && <p class="problem">{t.stale}</p>}
          <p class="hint">{t.used(usable.length, draws.list.length)}</p>
          <table class="table estimates">
            <caption>{t.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.parameter}</th>
                <th scope="col">b</th>
                <th scope="col">SE</th>
                <th scope="col">95%</th>
                <th scope="col">β</th>
                <th scope="col">95%</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, b, beta }) => (
                <tr key={nameOf(row) + String(row.group)}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>{coefficient(row.est, 3)}</td>
                  <td>{coefficient(b.se, 3)}</td>
                  <td>{`${coefficient(b.lower, 3)}, ${coefficient(b.upper, 3)}`}</td>
                  <td>{coefficient(row['std.all'] ?? row.est, 3)}</td>
                  <td>{`${coefficient(beta.lower, 3)}, ${coefficient(beta.upper, 3)}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </div>
  )
}

const words = {
  en: {
    needsRows: 'A bootstrap draws rows, and a covariance matrix has none.',
    draws: 'samples',
    interval: 'interval',
    percentile: 'percentile',
    corrected: 'bias-corrected',
    start: 'Draw',
    progress: 'Samples drawn',
    stale: 'These belong to an earlier state of the model.',
    used: (used: number, all: number) => `${used} of ${all} samples could be fitted.`,
    caption: 'Bootstrap intervals',
    parameter: 'parameter',
  },
  zh: {
    needsRows: '自助法要重抽数据行，而协方差矩阵没有数据行。',
    draws: '样本数',
    interval: '区间',
    percentile: '百分位',
    corrected: '偏差校正',
    start: '抽样',
    progress: '已抽样本',
    stale: '以下结果属于模型先前的状态。',
    used: (used: number, all: number) => `${all} 个样本中有 ${used} 个可以拟合。`,
    caption: '自助法区间',
    parameter: '参数',
  },
}
