import * as chiSquare from '../numerics/distributions/chiSquare.ts'
import type { Text } from '../text.ts'
import type { FitIndices, FitTerms } from './fitIndices.ts'

/** How to read one index. */
export interface IndexGuide {
  readonly name: string
  /** TeX. */
  readonly symbol: string
  readonly describe: Text
  /** TeX: the definition. */
  readonly formula: string
  /** TeX: the definition where the means are counted in; absent when that changes nothing. */
  readonly formulaWithMeans?: string
  /** TeX: the definition with this model's numbers put in; null where a number does not exist. */
  readonly worked: (fit: FitIndices, terms?: FitTerms | null) => string | null
  readonly cutoff?: {
    readonly text: Text
    /** A paper, as it is cited. */
    readonly source: string
    readonly isGood: (value: number) => boolean
  }
}

/** A number as a formula shows it: four decimals at most, no trailing zeros. */
function show(value: number, decimals = Math.abs(value) >= 100 ? 3 : 4): string {
  return String(Number(value.toFixed(decimals)))
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

type Numbers<K extends string> = Readonly<Record<K, number>>

/** Hands over the indices only when all of them are numbers. */
function having<K extends string>(
  fit: FitIndices,
  names: readonly K[],
  write: (values: Numbers<K>) => string | null,
): string | null {
  if (!names.every((name) => typeof fit[name] === 'number')) return null
  return write(Object.fromEntries(names.map((name) => [name, fit[name]])) as Numbers<K>)
}

/** A formula whose value is that of the index; else it has another χ² (that of complete data, with missing values). */
const onlyIf = (value: number, index: number, text: string): string | null =>
  Math.abs(value - index) < 1e-6 ? text : null

/** A term for each group by its share in the rows; a single group needs no weight. */
function weighted(
  groups: FitTerms['groups'],
  text: (group: FitTerms['groups'][number]) => string,
  open = '',
  close = '',
): string {
  if (groups.length === 1) return text(groups[0]!)
  return groups.map((group) => `${show(group.share)} \\times ${open}${text(group)}${close}`).join(' + ')
}

const COMPARATIVE_CUTOFF = { en: '≥ .95 good, ≥ .90 acceptable', zh: '≥ 0.95 良好，≥ 0.90 可接受' }
const RMSEA_CUTOFF = {
  en: '≤ .05 close, ≤ .08 fair, > .10 poor',
  zh: '≤ 0.05 密切拟合，≤ 0.08 尚可，> 0.10 较差',
}
const BROWNE_CUDECK =
  'Browne & Cudeck (1993), in Bollen & Long (eds), Testing Structural Equation Models, 136–162'
const HU_BENTLER = 'Hu & Bentler (1999), Structural Equation Modeling 6, 1–55'

const CORRECTED = [
  'chisq',
  'df',
  'baseline.chisq',
  'baseline.df',
  'chisq.scaling.factor',
  'baseline.chisq.scaling.factor',
] as const

function corrected(
  values: Numbers<(typeof CORRECTED)[number]>,
): Numbers<'chisq' | 'df' | 'chisq0' | 'df0' | 'c' | 'c0'> {
  return {
    chisq: values.chisq,
    df: values.df,
    chisq0: values['baseline.chisq'],
    df0: values['baseline.df'],
    c: values['chisq.scaling.factor'],
    c0: values['baseline.chisq.scaling.factor'],
  }
}

/** The indices a report shows, in its order. */
export const INDEX_GUIDE: readonly IndexGuide[] = [
  {
    name: 'chisq',
    symbol: '\\chi^2',
    describe: {
      en: 'How far the implied covariances are from the observed ones, against exact fit. Grows with n: in large samples trifles are significant.',
      zh: '模型隐含的协方差与观测协方差之间的差距，检验“精确拟合”。它随样本量增大，大样本中微小的偏差也会显著。',
    },
    formula: '\\chi^2 = N F\\;(\\text{normal}),\\quad (N - G) F\\;(\\text{Wishart, GLS, ULS})',
    // lavaan's fmin is F/2.
    worked: (fit) =>
      having(fit, ['chisq', 'fmin'], ({ chisq, fmin }) =>
        fmin > 0 ? `${show(chisq / (2 * fmin))} \\times ${show(2 * fmin, 6)} = ${show(chisq)}` : null,
      ),
    cutoff: {
      text: { en: 'p > .05: not distinguishable from exact fit', zh: 'p > 0.05：与精确拟合无显著差异' },
      source: 'Jöreskog (1969), Psychometrika 34, 183–202',
      isGood: (p) => p > 0.05,
    },
  },
  {
    name: 'chisq.scaled',
    symbol: '\\chi^2_{scaled}',
    describe: {
      en: 'χ² of data that are not normal, divided by the scaling factor c, so that its mean under the model is its degrees of freedom: Satorra–Bentler with MLM, Yuan–Bentler with MLR. Judge by this one.',
      zh: '数据偏离正态时的 χ²：除以校正因子 c，使其在模型成立时的均值等于自由度。MLM 用 Satorra–Bentler 校正，MLR 用 Yuan–Bentler 校正。应以它为准。',
    },
    formula: '\\frac{\\chi^2}{c}',
    worked: (fit) => fill(fit, '\\frac{{{chisq}}}{{{chisq.scaling.factor}}} = {{chisq.scaled}}'),
    cutoff: {
      text: { en: 'p > .05: not distinguishable from exact fit', zh: 'p > 0.05：与精确拟合无显著差异' },
      source:
        'Satorra & Bentler (1994), in von Eye & Clogg (eds), Latent Variables Analysis, 399–419; Yuan & Bentler (2000), Sociological Methodology 30, 165–200',
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
      text: COMPARATIVE_CUTOFF,
      source: HU_BENTLER,
      isGood: (value) => value >= 0.95,
    },
  },
  {
    name: 'cfi.robust',
    symbol: '\\mathrm{CFI}_{robust}',
    describe: {
      en: 'CFI whose value in the population does not depend on the distribution of the data, nor on what is missing of them: each χ² is compared with c times its degrees of freedom. With missing values χ² is that of complete data at the same estimates.',
      zh: '总体值不受数据分布与缺失情况影响的 CFI：两个 χ² 各与其自由度的 c 倍相比较。有缺失值时，χ² 取同一估计值下完整数据的 χ²。',
    },
    formula: '1 - \\frac{\\max(\\chi^2 - c d,\\,0)}{\\max(\\chi^2 - c d,\\;\\chi_0^2 - c_0 d_0,\\;0)}',
    worked: (fit) =>
      having(fit, [...CORRECTED, 'cfi.robust'], (values) => {
        const { chisq, df, chisq0, df0, c, c0 } = corrected(values)
        const value = 1 - Math.max(chisq - c * df, 0) / Math.max(chisq - c * df, chisq0 - c0 * df0, 0)
        return onlyIf(
          value,
          values['cfi.robust'],
          `1 - \\frac{\\max(${show(chisq)} - ${show(c)} \\times ${df},\\,0)}{\\max(${show(chisq)} - ${show(c)} \\times ${df},\\;${show(chisq0)} - ${show(c0)} \\times ${df0},\\;0)} = ${show(value)}`,
        )
      }),
    cutoff: { text: COMPARATIVE_CUTOFF, source: HU_BENTLER, isGood: (value) => value >= 0.95 },
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
      text: COMPARATIVE_CUTOFF,
      source: HU_BENTLER,
      isGood: (value) => value >= 0.95,
    },
  },
  {
    name: 'tli.robust',
    symbol: '\\mathrm{TLI}_{robust}',
    describe: {
      en: 'TLI, robust in the same way as CFI.',
      zh: 'TLI，稳健化的做法与 CFI 相同。',
    },
    formula: '1 - \\frac{(\\chi^2 - c d)\\,d_0}{(\\chi_0^2 - c_0 d_0)\\,d}',
    worked: (fit) =>
      having(fit, [...CORRECTED, 'tli.robust'], (values) => {
        const { chisq, df, chisq0, df0, c, c0 } = corrected(values)
        const value = 1 - ((chisq - c * df) * df0) / ((chisq0 - c0 * df0) * df)
        return onlyIf(
          value,
          values['tli.robust'],
          `1 - \\frac{(${show(chisq)} - ${show(c)} \\times ${df}) \\times ${df0}}{(${show(chisq0)} - ${show(c0)} \\times ${df0}) \\times ${df}} = ${show(value)}`,
        )
      }),
    cutoff: { text: COMPARATIVE_CUTOFF, source: HU_BENTLER, isGood: (value) => value >= 0.95 },
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
      text: RMSEA_CUTOFF,
      source: BROWNE_CUDECK,
      isGood: (value) => value <= 0.08,
    },
  },
  {
    name: 'rmsea.robust',
    symbol: '\\mathrm{RMSEA}_{robust}',
    describe: {
      en: 'RMSEA whose value in the population does not depend on the distribution of the data, nor on what is missing of them: χ² is compared with c times its degrees of freedom. With missing values χ² is that of complete data at the same estimates.',
      zh: '总体值不受数据分布与缺失情况影响的 RMSEA：χ² 与自由度的 c 倍相比较。有缺失值时，χ² 取同一估计值下完整数据的 χ²。',
    },
    formula: '\\sqrt{\\max\\left(\\frac{\\chi^2}{n d} - \\frac{c}{n},\\;0\\right)}\\cdot\\sqrt{G}',
    worked: (fit, terms) =>
      having(fit, ['chisq', 'df', 'fmin', 'chisq.scaling.factor', 'rmsea.robust'], (values) => {
        const { chisq, df, fmin } = values
        const c = values['chisq.scaling.factor']
        if (!(fmin > 0)) return null
        const n = chisq / (2 * fmin)
        const groups = terms?.groups.length ?? 1
        const value = Math.sqrt(Math.max(chisq / (n * df) - c / n, 0) * groups)
        const factor = groups > 1 ? `\\cdot\\sqrt{${groups}}` : ''
        return onlyIf(
          value,
          values['rmsea.robust'],
          `\\sqrt{\\max\\left(\\frac{${show(chisq)}}{${show(n)} \\times ${df}} - \\frac{${show(c)}}{${show(n)}},\\;0\\right)}${factor} = ${show(value)}`,
        )
      }),
    cutoff: { text: RMSEA_CUTOFF, source: BROWNE_CUDECK, isGood: (value) => value <= 0.08 },
  },
  {
    name: 'rmsea.pvalue',
    symbol: 'p_{close}',
    describe: {
      en: 'p(close): the probability of a χ² as large as this one if RMSEA were .05 in the population.',
      zh: 'p(close)：若总体 RMSEA 为 0.05，出现这样大（或更大）的 χ² 的概率。',
    },
    formula: 'P(\\chi^2_{d,\\,\\lambda} > \\chi^2),\\quad \\lambda = \\frac{.05^2 \\times n d}{G}',
    worked: (fit, terms) =>
      having(fit, ['chisq', 'df', 'fmin', 'rmsea.pvalue'], (values) => {
        const { chisq, df, fmin } = values
        if (!(fmin > 0)) return null
        const lambda = (0.05 ** 2 * (chisq / (2 * fmin)) * df) / (terms?.groups.length ?? 1)
        return `P(\\chi^2_{${df},\\,${show(lambda)}} > ${show(chisq)}) = ${show(values['rmsea.pvalue'])}`
      }),
    cutoff: {
      text: { en: '> .05: close fit is not rejected', zh: '> 0.05：不能拒绝“密切拟合”' },
      source: BROWNE_CUDECK,
      isGood: (value) => value > 0.05,
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
    formulaWithMeans:
      '\\sqrt{\\frac{2}{p(p+3)}\\left[\\sum_{i \\ge j}\\frac{(s_{ij} - \\sigma_{ij})^2}{s_{ii}s_{jj}} + \\sum_i\\frac{(m_i - \\mu_i)^2}{s_{ii}}\\right]}',
    worked: (fit, terms) =>
      having(fit, ['srmr'], ({ srmr }) =>
        terms
          ? `${weighted(terms.groups, ({ srmr: { sum, count } }) => `\\sqrt{\\frac{${show(sum)}}{${count}}}`)} = ${show(srmr)}`
          : null,
      ),
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
    formulaWithMeans:
      '1 - \\frac{\\mathrm{tr}[(\\Sigma^{-1}S - I)^2] + 2(m - \\mu)^T\\Sigma^{-1}(m - \\mu)}{\\mathrm{tr}[(\\Sigma^{-1}S)^2] + 2m^T\\Sigma^{-1}m}',
    worked: (fit, terms) =>
      having(fit, ['gfi'], ({ gfi }) =>
        terms
          ? `${weighted(terms.groups, (group) => `1 - \\frac{${show(group.gfi.residual)}}{${show(group.gfi.total)}}`, '(', ')')} = ${show(gfi)}`
          : null,
      ),
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
      text: { en: '≥ .90; ≥ .80 acceptable', zh: '≥ 0.90；≥ 0.80 可接受' },
      source: 'Jöreskog & Sörbom (1984), LISREL VI user’s guide',
      isGood: (value) => value >= 0.9,
    },
  },
  {
    name: 'pgfi',
    symbol: '\\mathrm{PGFI}',
    describe: {
      en: 'GFI times the share of the moments that the model leaves free to contradict it: rewards models with few parameters.',
      zh: 'GFI 乘以自由度在全部矩中所占的比例：参数少的模型得分高。',
    },
    formula: '\\frac{2d}{p(p+1)}\\,\\mathrm{GFI}',
    worked: (fit) =>
      having(fit, ['gfi', 'pgfi', 'df'], ({ gfi, pgfi, df }) =>
        pgfi > 0
          ? `\\frac{${df}}{${Math.round((df * gfi) / pgfi)}} \\times ${show(gfi)} = ${show(pgfi)}`
          : null,
      ),
    cutoff: {
      text: { en: '> .50', zh: '> .50' },
      source: 'Mulaik et al. (1989), Psychological Bulletin 105, 430–445',
      isGood: (value) => value > 0.5,
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
    name: 'rfi',
    symbol: '\\mathrm{RFI}',
    describe: {
      en: 'NFI with each χ² divided by its degrees of freedom.',
      zh: '两个 χ² 各除以自由度之后的 NFI。',
    },
    formula: '1 - \\frac{\\chi^2/d}{\\chi_0^2/d_0}',
    worked: (fit) =>
      fit.df
        ? fill(fit, '1 - \\frac{{{chisq}} / {{df}}}{{{baseline.chisq}} / {{baseline.df}}} = {{rfi}}')
        : null,
    cutoff: {
      text: { en: '≥ .90', zh: '≥ .90' },
      source: 'Bollen (1986), Psychometrika 51, 375–377',
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
    name: 'bic2',
    symbol: '\\mathrm{SABIC}',
    describe: {
      en: 'BIC with a smaller penalty for sample size; finds the right number of parameters more often in small samples.',
      zh: '对样本量的惩罚较轻的 BIC；样本较小时更常选中合适的参数个数。',
    },
    formula: '-2\\ell + q\\ln\\left(\\frac{N + 2}{24}\\right)',
    worked: (fit) =>
      having(
        fit,
        ['logl', 'npar', 'ntotal', 'bic2'],
        ({ logl, npar, ntotal, bic2 }) =>
          `-2 \\times (${show(logl)}) + ${npar} \\times \\ln ${show((ntotal + 2) / 24)} = ${show(bic2)}`,
      ),
  },
  {
    name: 'ecvi',
    symbol: '\\mathrm{ECVI}',
    describe: {
      en: 'The misfit to expect in another sample of the same size: for comparing models, the smaller the better.',
      zh: '在同样大小的另一样本中预期的不拟合：用于比较模型，越小越好。',
    },
    formula: '\\frac{\\chi^2 + 2q}{n}',
    worked: (fit) =>
      having(fit, ['chisq', 'npar', 'ecvi'], ({ chisq, npar, ecvi }) =>
        ecvi > 0
          ? `\\frac{${show(chisq)} + 2 \\times ${npar}}{${show((chisq + 2 * npar) / ecvi)}} = ${show(ecvi)}`
          : null,
      ),
  },
  {
    name: 'cn_05',
    symbol: '\\mathrm{CN}_{.05}',
    describe: {
      en: 'The sample size at which this misfit would just be significant.',
      zh: '在多大的样本量下，这样的不拟合恰好达到显著。',
    },
    formula: '\\frac{\\chi^2_{.95,\\,d}}{\\chi^2/n} + 1',
    worked: (fit) =>
      having(fit, ['chisq', 'df', 'cn_05'], ({ chisq, df, cn_05: cn }) => {
        if (!(chisq > 0)) return null
        const critical = chiSquare.quantile(0.95, df)
        const n = ((cn - 1) * chisq) / critical
        return `\\frac{${show(critical)}}{${show(chisq)} / ${show(n)}} + 1 = ${show(cn)}`
      }),
    cutoff: {
      text: { en: '≥ 200', zh: '≥ 200' },
      source: 'Hoelter (1983), Sociological Methods & Research 11, 325–344',
      isGood: (value) => value >= 200,
    },
  },
]
