import type { Text } from '../text.ts'
import type { FitIndices } from './fitIndices.ts'

/** How to read one index. */
export interface IndexGuide {
  readonly name: string
  /** TeX. */
  readonly symbol: string
  readonly describe: Text
  /** TeX: the definition. */
  readonly formula: string
  /** TeX: the definition with this model's numbers put in; null where a number does not exist. */
  readonly worked: (fit: FitIndices) => string | null
  readonly cutoff?: {
    readonly text: Text
    /** A paper, as it is cited. */
    readonly source: string
    readonly isGood: (value: number) => boolean
  }
}

/** A number as a formula shows it: four decimals at most, no trailing zeros. */
function show(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) >= 100 ? 3 : 4)))
}

/** Puts numbers into a template at `{{name}}`; null when one is missing. */
function fill(fit: FitIndices, template: string): string | null {
  let complete = true
  const text = template.replaceAll(/\{\{([\w.]+)\}\}/g, (_, name: string) => {
    const value = fit[name]
    if (typeof value === 'number') return show(value)
    complete = false
    return ''
  })
  return complete ? text : null
}

const HU_BENTLER = 'Hu & Bentler (1999), Structural Equation Modeling 6, 1–55'

/** The indices a report shows, in its order. */
export const INDEX_GUIDE: readonly IndexGuide[] = [
  {
    name: 'chisq',
    symbol: '\\chi^2',
    describe: {
      en: 'How far the implied covariances are from the observed ones, against exact fit. Grows with n: in large samples trifles are significant.',
      zh: '模型隐含的协方差与观测协方差之间的差距，检验“精确拟合”。它随样本量增大，大样本中微小的偏差也会显著。',
    },
    formula: '\\chi^2 = N\\,F_{ML}\\;(\\text{normal}),\\quad (N-1)\\,F_{ML}\\;(\\text{Wishart})',
    worked: (fit) => {
      const { chisq, fmin } = fit
      if (typeof chisq !== 'number' || typeof fmin !== 'number' || fmin <= 0) return null
      return `2 \\times ${show(chisq / (2 * fmin))} \\times ${show(fmin)} = ${show(chisq)}`
    },
    cutoff: {
      text: { en: 'p > .05: not distinguishable from exact fit', zh: 'p > .05：与精确拟合无显著差异' },
      source: 'Jöreskog (1969), Psychometrika 34, 183–202',
      isGood: (p) => p > 0.05,
    },
  },
  {
    name: 'cfi',
    symbol: '\\mathrm{CFI}',
    describe: {
      en: 'The share of the independence model’s misfit that this model removes, counting parameters.',
      zh: '与独立模型相比，本模型消除了多大比例的不拟合（已计入参数个数）。',
    },
    formula: '1 - \\frac{\\max(\\chi^2 - d,\\,0)}{\\max(\\chi^2 - d,\\;\\chi_0^2 - d_0,\\;0)}',
    worked: (fit) =>
      fill(
        fit,
        '1 - \\frac{\\max({{chisq}} - {{df}},\\,0)}{\\max({{chisq}} - {{df}},\\;{{baseline.chisq}} - {{baseline.df}},\\;0)} = {{cfi}}',
      ),
    cutoff: {
      text: { en: '≥ .95 good, ≥ .90 acceptable', zh: '≥ .95 良好，≥ .90 可接受' },
      source: HU_BENTLER,
      isGood: (value) => value >= 0.95,
    },
  },
  {
    name: 'tli',
    symbol: '\\mathrm{TLI}',
    describe: {
      en: 'Like CFI, with a stronger penalty for parameters; may pass 1.',
      zh: '与 CFI 相近，但对参数的惩罚更重；可能大于 1。',
    },
    formula: '1 - \\frac{(\\chi^2 - d)\\,d_0}{(\\chi_0^2 - d_0)\\,d}',
    worked: (fit) =>
      fill(
        fit,
        '1 - \\frac{({{chisq}} - {{df}}) \\times {{baseline.df}}}{({{baseline.chisq}} - {{baseline.df}}) \\times {{df}}} = {{tli}}',
      ),
    cutoff: {
      text: { en: '≥ .95 good, ≥ .90 acceptable', zh: '≥ .95 良好，≥ .90 可接受' },
      source: HU_BENTLER,
      isGood: (value) => value >= 0.95,
    },
  },
  {
    name: 'rmsea',
    symbol: '\\mathrm{RMSEA}',
    describe: {
      en: 'Misfit per degree of freedom in the population, with its interval.',
      zh: '总体中每个自由度上的不拟合程度，附置信区间。',
    },
    formula: '\\sqrt{\\max\\left(\\frac{\\chi^2}{n d} - \\frac1n,\\;0\\right)}\\cdot\\sqrt{G}',
    worked: (fit) => {
      const { chisq, df, fmin, rmsea } = fit
      if (![chisq, df, fmin, rmsea].every((x) => typeof x === 'number') || !(fmin! > 0) || !(df! > 0))
        return null
      const n = chisq! / (2 * fmin!)
      const excess = Math.max(chisq! / (n * df!) - 1 / n, 0)
      const groups = excess > 0 ? Math.round(rmsea! ** 2 / excess) : 1
      const factor = groups > 1 ? `\\cdot\\sqrt{${groups}}` : ''
      return `\\sqrt{\\max\\left(\\frac{${show(chisq!)}}{${show(n)} \\times ${df}} - \\frac{1}{${show(n)}},\\;0\\right)}${factor} = ${show(rmsea!)}`
    },
    cutoff: {
      text: { en: '≤ .05 close, ≤ .08 fair, > .10 poor', zh: '≤ .05 密切拟合，≤ .08 尚可，> .10 较差' },
      source: 'Browne & Cudeck (1993), in Bollen & Long (eds), Testing Structural Equation Models, 136–162',
      isGood: (value) => value <= 0.08,
    },
  },
  {
    name: 'srmr',
    symbol: '\\mathrm{SRMR}',
    describe: {
      en: 'The root of the mean squared standardised residual: about how far a correlation is missed.',
      zh: '标准化残差的均方根：大致说明相关系数平均差多少。',
    },
    formula: '\\sqrt{\\frac{2}{p(p+1)}\\sum_{i \\ge j}\\frac{(s_{ij} - \\sigma_{ij})^2}{s_{ii}s_{jj}}}',
    worked: (fit) => fill(fit, '\\mathrm{SRMR} = {{srmr}}'),
    cutoff: {
      text: { en: '≤ .08', zh: '≤ .08' },
      source: HU_BENTLER,
      isGood: (value) => value <= 0.08,
    },
  },
  {
    name: 'gfi',
    symbol: '\\mathrm{GFI}',
    describe: {
      en: 'The share of the (weighted) observed covariances that the model reproduces. Depends on n; reported by habit.',
      zh: '模型再现了多大比例的（加权）观测协方差。受样本量影响，多因惯例而报告。',
    },
    formula: '1 - \\frac{\\mathrm{tr}[(\\Sigma^{-1}S - I)^2]}{\\mathrm{tr}[(\\Sigma^{-1}S)^2]}',
    worked: (fit) => fill(fit, '\\mathrm{GFI} = {{gfi}}'),
    cutoff: {
      text: { en: '≥ .90', zh: '≥ .90' },
      source: 'Jöreskog & Sörbom (1984), LISREL VI user’s guide',
      isGood: (value) => value >= 0.9,
    },
  },
  {
    name: 'agfi',
    symbol: '\\mathrm{AGFI}',
    describe: { en: 'GFI adjusted for degrees of freedom.', zh: '按自由度调整后的 GFI。' },
    formula: '1 - \\frac{p(p+1)}{2d}(1 - \\mathrm{GFI})',
    worked: (fit) => {
      const { gfi, agfi, df } = fit
      if (typeof gfi !== 'number' || typeof agfi !== 'number' || !(gfi < 1) || !(df! > 0)) return null
      const moments = Math.round(((1 - agfi) / (1 - gfi)) * df!)
      return `1 - \\frac{${moments}}{${df}}(1 - ${show(gfi)}) = ${show(agfi)}`
    },
    cutoff: {
      text: { en: '≥ .90; ≥ .80 acceptable', zh: '≥ .90；≥ .80 可接受' },
      source: 'Jöreskog & Sörbom (1984), LISREL VI user’s guide',
      isGood: (value) => value >= 0.9,
    },
  },
  {
    name: 'nfi',
    symbol: '\\mathrm{NFI}',
    describe: {
      en: 'The share of the independence model’s χ² that this model removes; too low in small samples.',
      zh: '本模型使独立模型的 χ² 降低了多大比例；小样本时偏低。',
    },
    formula: '\\frac{\\chi_0^2 - \\chi^2}{\\chi_0^2}',
    worked: (fit) => fill(fit, '\\frac{{{baseline.chisq}} - {{chisq}}}{{{baseline.chisq}}} = {{nfi}}'),
    cutoff: {
      text: { en: '≥ .90', zh: '≥ .90' },
      source: 'Bentler & Bonett (1980), Psychological Bulletin 88, 588–606',
      isGood: (value) => value >= 0.9,
    },
  },
  {
    name: 'ifi',
    symbol: '\\mathrm{IFI}',
    describe: { en: 'NFI, corrected for the degrees of freedom.', zh: '按自由度修正的 NFI。' },
    formula: '\\frac{\\chi_0^2 - \\chi^2}{\\chi_0^2 - d}',
    worked: (fit) =>
      fill(fit, '\\frac{{{baseline.chisq}} - {{chisq}}}{{{baseline.chisq}} - {{df}}} = {{ifi}}'),
    cutoff: {
      text: { en: '≥ .90', zh: '≥ .90' },
      source: 'Bollen (1989), Sociological Methods & Research 17, 303–316',
      isGood: (value) => value >= 0.9,
    },
  },
  {
    name: 'aic',
    symbol: '\\mathrm{AIC}',
    describe: {
      en: 'For comparing models of the same data: the smaller, the better it should predict new rows.',
      zh: '用于比较同一数据的不同模型：越小，对新数据的预测应越好。',
    },
    formula: '-2\\ell + 2q',
    worked: (fit) => fill(fit, '-2 \\times ({{logl}}) + 2 \\times {{npar}} = {{aic}}'),
  },
  {
    name: 'bic',
    symbol: '\\mathrm{BIC}',
    describe: {
      en: 'Like AIC, with a penalty that grows with n; a difference above 10 is strong.',
      zh: '与 AIC 类似，但惩罚随样本量增大；相差 10 以上即为有力的证据。',
    },
    formula: '-2\\ell + q\\ln N',
    worked: (fit) => fill(fit, '-2 \\times ({{logl}}) + {{npar}} \\times \\ln {{ntotal}} = {{bic}}'),
  },
  {
    name: 'cn_05',
    symbol: '\\mathrm{CN}_{.05}',
    describe: {
      en: 'The sample size at which this misfit would just be significant.',
      zh: '在多大的样本量下，这样的不拟合恰好达到显著。',
    },
    formula: '\\frac{\\chi^2_{.95,\\,d}}{\\chi^2/n} + 1',
    worked: (fit) => fill(fit, '\\mathrm{CN}_{.05} = {{cn_05}}'),
    cutoff: {
      text: { en: '≥ 200', zh: '≥ 200' },
      source: 'Hoelter (1983), Sociological Methods & Research 11, 325–344',
      isGood: (value) => value >= 200,
    },
  },
]
