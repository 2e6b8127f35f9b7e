import { useState } from 'preact/hooks'
import { INDEX_GUIDE } from '../../../core/sem/indexGuide.ts'
import type { SemResult } from '../../../core/sem/fitModel.ts'
import type { Language } from '../../../core/text.ts'
import { coefficient, pText } from '../../../figures/path-diagram/valueText.ts'
import { Formula } from './Formula.tsx'

interface FitPanelProps {
  result: SemResult
  language: Language
}

const digits: Readonly<Record<string, number>> = { chisq: 2, aic: 1, bic: 1, cn_05: 0 }

/** Fit indices; one under the pointer or with the focus shows its formula with the numbers put in, and its cut-off. */
export function FitPanel({ result, language }: FitPanelProps) {
  const t = words[language]
  const { fit } = result
  const guides = INDEX_GUIDE.filter(({ name }) => typeof fit[name] === 'number')
  const [shown, setShown] = useState('rmsea')
  const guide = guides.find(({ name }) => name === shown) ?? guides[0]
  if (!guide) return <p>{t.none}</p>
  const worked = guide.worked(fit)
  return (
    <div class="fit-panel">
      <table class="table">
        <caption>{t.caption}</caption>
        <tbody>
          {guides.map(({ name, cutoff }) => {
            const value = fit[name]!
            // The cut-off of χ² is one of its p value.
            const tested = name === 'chisq' ? fit.pvalue : value
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
                    {labels[name] ?? name.toUpperCase()}
                  </button>
                </th>
                <td>
                  {coefficient(value, digits[name] ?? 3)}
                  {name === 'chisq' &&
                    ` (${fit.df}), p ${fit.pvalue !== null && fit.pvalue! < 0.001 ? '' : '= '}${pText(fit.pvalue ?? null)}`}
                  {name === 'rmsea' &&
                    typeof fit['rmsea.ci.lower'] === 'number' &&
                    ` [${coefficient(fit['rmsea.ci.lower'], 3)}, ${coefficient(fit['rmsea.ci.upper']!, 3)}]`}
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
        <p class="index-name">{labels[guide.name] ?? guide.name.toUpperCase()}</p>
        <p>{guide.describe[language]}</p>
        <Formula tex={guide.formula} />
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

const labels: Readonly<Record<string, string>> = { chisq: 'χ²', cn_05: 'CN' }

const words = {
  en: {
    caption: 'Fit',
    none: 'Without a solution there is no fit to judge.',
    worked: 'With the numbers of this model:',
    cutoff: 'Usual cut-off:',
    meets: 'meets the usual cut-off',
    misses: 'misses the usual cut-off',
  },
  zh: {
    caption: '拟合指标',
    none: '没有解，也就无从评价拟合。',
    worked: '代入本模型的数字：',
    cutoff: '常用临界值：',
    meets: '达到常用临界值',
    misses: '未达到常用临界值',
  },
}
