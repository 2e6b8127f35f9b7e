import cohortsFile from '../../../content/datasets/cohorts.csv?url'
import { useEffect, useId, useState } from 'preact/hooks'
import type { ContractFit } from '../../core/loyalty/analysis/contractFits.ts'
import { COHORTS } from '../../core/loyalty/retention-curve/cohorts.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Count } from '../survey/controls.tsx'
import { NumberField } from '../controls/NumberField.tsx'
import { problemText } from './problemText.ts'
import { symbolOf } from './settings.ts'
import { count, countOf, decimal, digits, percent } from './text.ts'
import { fitWorker } from './useFits.ts'
import { Scrolling } from '../Scrolling.tsx'
import { Summary } from '../Summary.tsx'

const example = COHORTS.highEnd.map((share) => 10 * share)
const contractStart = { text: example.join('\n'), calibration: 7, discount: 0.1 }

/** Numbers of a text, one a line or parted by blanks; null when it is no series of survivors. */
export function readSurvivors(text: string): number[] | null {
  const cells = text.split(/[\s,;，；、]+/).filter((cell) => cell !== '')
  const values = cells.map(Number)
  const falls = values.every((n, i) => Number.isFinite(n) && n >= 0 && n <= (values[i - 1] ?? Infinity))
  return values.length >= 3 && values.length <= 200 && falls && values[0]! > 0 ? values : null
}

interface ContractPanelProps {
  first: readonly ContractFit[]
  language: Language
}

/** Customers under contract: who is left after each renewal, and what follows from it. */
export function ContractPanel({ first, language }: ContractPanelProps) {
  const t = words[language]
  const id = useId()
  const [text, setText] = useState(contractStart.text)
  const [calibration, setCalibration] = useState(contractStart.calibration)
  const [discount, setDiscount] = useState(contractStart.discount)
  const [fits, setFits] = useState(first)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState('')
  const survivors = readSurvivors(text)
  const seen = survivors ? Math.min(calibration, survivors.length - 1) : 0
  const periods = survivors ? Math.max(12, survivors.length - 1) : 12
  const key = JSON.stringify([survivors, seen, discount])
  const firstKey = JSON.stringify([example, contractStart.calibration, contractStart.discount])
  useEffect(() => {
    if (!survivors) return
    setFailed('')
    if (key === firstKey) return setFits(first)
    setBusy(true)
    const { remote, end } = fitWorker()
    let heard = true
    const timer = setTimeout(() => {
      remote
        .contract(survivors, seen, periods, discount)
        .then(
          (made) => heard && setFits(made),
          (error: Error) => heard && setFailed(error.message),
        )
        .finally(() => heard && (setBusy(false), end()))
    }, 250)
    return () => {
      heard = false
      clearTimeout(timer)
      end()
      setBusy(false)
    }
  }, [key])

  return (
    <div class="widget">
      <div class="inner">
        <div class={`view ${busy ? 'busy' : ''}`} aria-busy={busy}>
          {survivors && (
            <Plot
              x={{ domain: [0, periods], label: t.renewals }}
              y={{
                domain: [0, 1.04],
                label: t.survival,
                ticks: [0, 0.25, 0.5, 0.75, 1],
                format: (v) => percent(v),
              }}
              label={t.label}
              height={360}
              margin={{ left: 62 }}
            >
              <Line
                points={[
                  [seen, 0],
                  [seen, 1.04],
                ]}
                class="soft dotted"
              />
              {fits.map(({ id: name, survival }) => (
                <Line
                  key={name}
                  points={survival.slice(0, periods + 1).map((share, i) => [i, share])}
                  class={name === 'sbg' ? 'accent' : 'cool dashed'}
                />
              ))}
              {survivors.map((n, i) => (
                <Dot
                  key={i}
                  x={i}
                  y={n / survivors[0]!}
                  radius={4.5}
                  class={i <= seen ? 'stable' : 'unstable'}
                />
              ))}
              <Label x={periods} y={0.96} anchor="end" dx={-8} class="accent">
                sBG
              </Label>
              <Label x={periods} y={0.88} anchor="end" dx={-8} class="cool">
                BdW
              </Label>
              <Label x={seen} y={0.05} dx={7} class="soft">
                {seen < periods ? t.projected : ''}
              </Label>
            </Plot>
          )}
          {!survivors && (
            <p class="problem" role="alert">
              {t.wrong}
            </p>
          )}
          {failed && (
            <p class="problem" role="alert">
              {problemText(failed)[language]}
            </p>
          )}
        </div>
        <div class="controls" role="group" aria-label={t.controls}>
          <div class="control">
            <label for={`${id}-survivors`}>{t.survivors}</label>
            <textarea
              id={`${id}-survivors`}
              rows={8}
              spellcheck={false}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </div>
          <Count
            label={t.calibration}
            value={Math.max(2, seen)}
            min={2}
            max={Math.max(2, (survivors?.length ?? 3) - 1)}
            onChange={setCalibration}
          />
          <NumberField
            label={t.discount}
            value={discount}
            min={0.001}
            max={1}
            language={language}
            onChange={setDiscount}
          />
          <p class="hint">
            {t.hint}{' '}
            <a href={cohortsFile} download="cohorts.csv">
              {t.download}
            </a>
          </p>
        </div>
      </div>
      {survivors && (
        <>
          <Scrolling class="stat-scroll" label={t.caption}>
            <table class="table stat fits">
              <caption>{t.captionOf(survivors[0]!, seen)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.model}</th>
                  <th scope="col" class="estimates">
                    {t.estimates}
                  </th>
                  <th scope="col">{t.logLikelihood}</th>
                  <th scope="col">AIC</th>
                  <th scope="col">BIC</th>
                  <th scope="col">{t.ofNew}</th>
                  <th scope="col">{t.ofOld(seen)}</th>
                </tr>
              </thead>
              <tbody>
                {fits.map(({ id: name, name: title, fit, residual }) => (
                  <tr key={name}>
                    <th scope="row">{title}</th>
                    <td class="estimates">
                      {Object.entries(fit.parameters).map(([parameter, value]) => (
                        <span key={parameter}>
                          <i>{symbolOf(parameter)}</i> {digits(value)}{' '}
                          <span class="se">
                            ({fit.standardErrors ? digits(fit.standardErrors[parameter]!) : '–'})
                          </span>
                        </span>
                      ))}
                      {!fit.converged && <span class="problem">{t.notConverged}</span>}
                    </td>
                    <td>{decimal(fit.logLikelihood)}</td>
                    <td>{decimal(fit.aic, 1)}</td>
                    <td>{decimal(fit.bic, 1)}</td>
                    <td>{decimal(residual[0])}</td>
                    <td>{decimal(residual[1])}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
          <Summary
            text={t.summary(
              fits
                .map(({ name, survival }) => `${name} ${percent(survival[periods] ?? Number.NaN, 1)}`)
                .join(language === 'zh' ? '，' : ', '),
              periods,
              survivors.length > periods ? percent(survivors[periods]! / survivors[0]!, 1) : null,
            )}
          />
        </>
      )}
    </div>
  )
}

const words = {
  en: {
    controls: 'Cohort',
    renewals: 'renewals',
    survival: 'share of the cohort left',
    label: 'Share of the cohort left after each renewal: data, sBG and BdW.',
    projected: 'projected →',
    wrong: 'Three numbers or more are needed, none larger than the one before.',
    caption: 'Retention curves fitted',
    captionOf: (n: number, renewals: number) =>
      `Maximum likelihood on ${countOf(n, 'customer')} over ${countOf(renewals, 'renewal')}; standard errors in brackets`,
    model: 'Model',
    estimates: 'Estimates (standard errors)',
    logLikelihood: 'Log-likelihood',
    ofNew: 'payments, new',
    ofOld: (n: number) => `payments, after ${n}`,
    notConverged: 'no maximum found',
    summary: (list: string, n: number, actual: string | null) =>
      `Left after ${n} renewals: ${list}${actual === null ? '' : `; really ${actual}`}. “Payments” are those still to come, the next one undiscounted: of a new customer and of one who has renewed so often. Retention rises with tenure though nobody changes, since those who leave easily leave first.`,
    survivors: 'Customers left: the cohort first, then after each renewal',
    calibration: 'Renewals that are fitted',
    discount: 'Discount rate per renewal period',
    download: 'Download the cohorts (CSV)',
    hint: 'At first: 1,000 customers of a “High End” product, from the percentages in Fader & Hardie (2007).',
  },
  zh: {
    controls: '同期群',
    renewals: '续约次数',
    survival: '同期群留存比例',
    label: '每次续约后同期群的留存比例：数据、sBG 与 BdW。',
    projected: '外推 →',
    wrong: '至少需要三个数，且后一个不大于前一个。',
    caption: '拟合的留存曲线',
    captionOf: (n: number, renewals: number) =>
      `最大似然估计，${count(n)} 位顾客，${renewals} 次续约；括号内为标准误`,
    model: '模型',
    estimates: '估计值（标准误）',
    logLikelihood: '对数似然',
    ofNew: '新顾客的付款',
    ofOld: (n: number) => `续约 ${n} 次后的付款`,
    notConverged: '没有找到极大值',
    summary: (list: string, n: number, actual: string | null) =>
      `${n} 次续约后的留存：${list}${actual === null ? '' : `；实际 ${actual}`}。“付款”指尚待收取的折现付款次数，最近一次不折现：分别为新顾客和已续约这么多次的顾客。没有人改变，留存率却随年资上升，因为容易离开的人先离开了。`,
    survivors: '留下的顾客：先是同期群人数，再是每次续约之后',
    calibration: '用于拟合的续约次数',
    discount: '每个续约期的折现率',
    download: '下载同期群数据（CSV）',
    hint: '初始数据：“高端”产品的 1,000 位顾客，依据 Fader 与 Hardie（2007）中的百分比。',
  },
}
