import type { FitIndices } from '../../core/sem/fitIndices.ts'
import type { Language } from '../../core/text.ts'
import { coefficient, pText } from '../../figures/path-diagram/valueText.ts'

/** The sentence of a paper: χ²(24) = 85.31, p < .001, CFI = .93, TLI = .90, RMSEA = .092 [.071, .114], SRMR = .065. */
export function fitText(fit: FitIndices, language: Language): string {
  const chisq = fit['chisq.scaled'] ?? fit.chisq
  if (typeof chisq !== 'number') return language === 'zh' ? '没有收敛。' : 'Not converged.'
  const p = fit['pvalue.scaled'] ?? fit.pvalue
  const equals = (name: string, value: number | null | undefined, digits: number) =>
    typeof value === 'number' ? [`${name} = ${coefficient(value, digits)}`] : []
  const interval = [fit['rmsea.ci.lower'], fit['rmsea.ci.upper']]
  return [
    `χ²(${fit.df}) = ${chisq.toFixed(2)}`,
    ...(typeof p === 'number' ? [`p ${p < 0.001 ? pText(p) : `= ${pText(p)}`}`] : []),
    ...equals('CFI', fit['cfi.robust'] ?? fit.cfi, 3),
    ...equals('TLI', fit['tli.robust'] ?? fit.tli, 3),
    ...equals('RMSEA', fit['rmsea.robust'] ?? fit.rmsea, 3).map((text) =>
      interval.every((end) => typeof end === 'number') && fit['rmsea.robust'] === undefined
        ? `${text} [${interval.map((end) => coefficient(end!, 3)).join(', ')}]`
        : text,
    ),
    ...equals('SRMR', fit.srmr, 3),
  ].join(', ')
}
