import type { FitIndices } from '../../core/sem/fitIndices.ts'
import type { Language } from '../../core/text.ts'
import { coefficient, pText } from '../../figures/path-diagram/valueText.ts'

/**
 * The sentence of a paper: χ²(24) = 85.31, p < .001, CFI = .93, TLI = .90, RMSEA = .092 [.071, .114], SRMR = .065.
 * Where the test is corrected or indices are robust, those stand there, under their names: scaled χ², robust CFI.
 */
export function fitText(fit: FitIndices, language: Language): string {
  const t = words[language]
  const isScaled = typeof fit['chisq.scaled'] === 'number'
  const chisq = isScaled ? fit['chisq.scaled'] : fit.chisq
  if (typeof chisq !== 'number') return t.none
  const p = isScaled ? fit['pvalue.scaled'] : fit.pvalue
  const equals = (name: string, value: number | null | undefined) =>
    typeof value === 'number' ? [`${name} = ${coefficient(value, 3)}`] : []
  const best = (index: string, name: string) => {
    const robust = fit[`${index}.robust`]
    return typeof robust === 'number' ? equals(`${t.robust} ${name}`, robust) : equals(name, fit[index])
  }
  const suffix = typeof fit['rmsea.robust'] === 'number' ? '.robust' : ''
  const interval = [fit[`rmsea.ci.lower${suffix}`], fit[`rmsea.ci.upper${suffix}`]]
  return [
    `${isScaled ? `${t.scaled} ` : ''}χ²(${fit.df}) = ${chisq.toFixed(2)}`,
    ...(typeof p === 'number' ? [`p ${p < 0.001 ? pText(p) : `= ${pText(p)}`}`] : []),
    ...best('cfi', 'CFI'),
    ...best('tli', 'TLI'),
    ...best('rmsea', 'RMSEA').map((text) =>
      interval.every((end) => typeof end === 'number')
        ? `${text} [${interval.map((end) => coefficient(end, 3)).join(', ')}]`
        : text,
    ),
    ...equals('SRMR', fit.srmr),
  ].join(', ')
}

const words = {
  en: { none: 'No fit to judge', scaled: 'scaled', robust: 'robust' },
  zh: { none: '没有可评价的拟合', scaled: '校正', robust: '稳健' },
}
