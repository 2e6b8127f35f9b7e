import { useState } from 'preact/hooks'
import { INDEX_GUIDE } from '../../../core/sem/indexGuide.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import { estimatorName } from '../../../core/sem/options.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient, pText } from '../../../figures/path-diagram/valueText.ts'
import { Formula } from './Formula.tsx'

interface FitPanelProps {
  result: SemResult
  language: Language
}

const digits: Readonly<Record<string, number>> = {
  chisq: 2,
  'chisq.scaled': 2,
  aic: 1,
  bic: 1,
  bic2: 1,
  cn_05: 0,
}

/** Fit indices; one under the pointer or with the focus shows its formula with the numbers put in, and its cut-off. */
export function FitPanel({ result, language }: FitPanelProps) {
  const t = words[language]
  const { fit, fitTerms, settings } = result
  const guides = INDEX_GUIDE.filter(({ name }) => typeof fit[name] === 'number')
  const [shown, setShown] = useState(typeof fit['rmsea.robust'] === 'number' ? 'rmsea.robust' : 'rmsea')
  const guide = guides.find(({ name }) => name === shown) ?? guides[0]
  if (!guide) return <p>{t.none}</p>
  const worked = guide.worked(fit, fitTerms)
  const formula =
    (fitTerms?.withMeans.includes(guide.name) ? guide.formulaWithMeans : undefined) ?? guide.formula
  const labelOf = (name: string): string => {
    const [plain, kind] = name.split(/\.(scaled|robust)$/) as [string, 'scaled' | 'robust' | undefined]
    const label = t.labels[plain] ?? plain.toUpperCase()
    if (kind) return t.kind(label, t[kind])
    const isCorrected = ['scaled', 'robust'].some((other) => typeof fit[`${plain}.${other}`] === 'number')
    return isCorrected ? t.kind(label, t.uncorrected) : label
  }
  return (
    <div class="fit-panel">
      <table class="table">
        <caption>{t.caption(estimatorName(settings))}</caption>
        <tbody>
          {guides.map(({ name, cutoff }) => {
            const value = fit[name]!
            // The cut-off of χ² is one of its p value.
            const suffix = /\.(scaled|robust)$/.exec(name)?.[0] ?? ''
            const isChisq = name.startsWith('chisq')
            const p = fit[`pvalue${suffix}`] ?? null
            const tested = isChisq ? p : value
            const [lower, upper] = [fit[`rmsea.ci.lower${suffix}`], fit[`rmsea.ci.upper${suffix}`]]
            const verdict = cutoff && typeof tested === 'number' ? (cutoff.isGood(tested) ? '✓' : '✗') : ''
            return (
              <tr key={name} class={name === guide.name ? 'shown' : ''} onMouseEnter={() => setShown(name)}>
                <th scope="row">
                  <button
                    type="button"
                    class="quiet"
                    aria-pressed={name === guide.name}
                    onFocus={() => setShown(name)}
                    onClick={() => setShown(name)}
                  >
                    {labelOf(name)}
                  </button>
                </th>
                <td>
                  {coefficient(value, digits[name] ?? 3)}
                  {isChisq && ` (${fit.df})${p === null ? '' : `, p ${p < 0.001 ? '' : '= '}${pText(p)}`}`}
                  {name === 'chisq.scaled' &&
                    typeof fit['chisq.scaling.factor'] === 'number' &&
                    `, c = ${coefficient(fit['chisq.scaling.factor'], 3)}`}
                  {name === `rmsea${suffix}` &&
                    typeof lower === 'number' &&
                    typeof upper === 'number' &&
                    ` [${coefficient(lower, 3)}, ${coefficient(upper, 3)}]`}
                </td>
                <td aria-label={verdict === '✓' ? t.meets : verdict === '✗' ? t.misses : undefined}>
                  {verdict}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div class="index-help" aria-live="polite">
        <p class="index-name">{labelOf(guide.name)}</p>
        <p>{guide.describe[language]}</p>
        <Formula tex={formula} />
        {worked && (
          <>
            <p class="hint">{t.worked}</p>
            <Formula tex={worked} />
          </>
        )}
        {guide.cutoff && (
          <p>
            {t.cutoff} {guide.cutoff.text[language]}
            <span class="hint"> — {guide.cutoff.source}</span>
          </p>
        )}
      </div>
    </div>
  )
}

const labels: Readonly<Record<string, string>> = {
  chisq: 'χ²',
  cn_05: 'CN',
  bic2: 'SABIC',
  'rmsea.pvalue': 'p(close)',
}

const words = {
  en: {
    caption: (estimator: string) => `Fit (${estimator})`,
    labels,
    kind: (label: string, kind: string) => `${label}, ${kind}`,
    scaled: 'scaled',
    robust: 'robust',
    uncorrected: 'uncorrected',
    none: 'Without a solution there is no fit to judge.',
    worked: 'With the numbers of this model:',
    cutoff: 'Usual cut-off:',
    meets: 'meets the usual cut-off',
    misses: 'misses the usual cut-off',
  },
  zh: {
    caption: (estimator: string) => `拟合指标（${estimator}）`,
    labels,
    kind: (label: string, kind: string) => `${label}（${kind}）`,
    scaled: '校正',
    robust: '稳健',
    uncorrected: '未校正',
    none: '没有解，也就无从评价拟合。',
    worked: '代入本模型的数字：',
    cutoff: '常用临界值：',
    meets: '达到常用临界值',
    misses: '未达到常用临界值',
  },
}
