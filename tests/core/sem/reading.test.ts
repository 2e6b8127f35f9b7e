import { describe, expect, it } from 'vitest'
import { noncentralChiSquareUpper } from '../../../src/core/numerics/distributions/noncentralChiSquare.ts'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { INDEX_GUIDE } from '../../../src/core/sem/indexGuide.ts'
import { pairwiseMoments } from '../../../src/core/sem/groupMoments.ts'
import { settingsOf } from '../../../src/core/sem/options.ts'
import { OPTION_TEXTS } from '../../../src/core/sem/optionTexts.ts'
import { parseModel } from '../../../src/core/sem/parseModel.ts'
import { parameterTable } from '../../../src/core/sem/parameterTable.ts'
import { sampleMoments } from '../../../src/core/sem/sampleMoments.ts'
import { variableRoles } from '../../../src/core/sem/variableRoles.ts'
import { goldenCase, readColumns } from './golden.ts'

const hs = goldenCase('hs-cfa')
const fitted = fitModel(hs.model, hs.data)
const robust = fitModel(hs.model, hs.data, { estimator: 'MLR' })
const groups = fitModel(hs.model, hs.data, { group: 'school' })

describe('index guide', () => {
  it('explains indices that exist, in both languages', () => {
    for (const { name, describe: text, cutoff } of INDEX_GUIDE) {
      expect(robust.fit[name]).toBeTypeOf('number')
      expect(text.en.length).toBeGreaterThan(10)
      expect(text.zh.length).toBeGreaterThan(5)
      expect(cutoff?.source ?? '(1900)').toMatch(/\(\d{4}\)/)
    }
  })

  it.each(INDEX_GUIDE.filter(({ name }) => name !== 'rmsea.pvalue').map(({ name }) => name))(
    'the numbers put into %s give its value',
    (name) => {
      const { fit, fitTerms } = name.includes('.')
        ? robust
        : name === 'srmr' || name === 'gfi'
          ? groups
          : fitted
      const worked = INDEX_GUIDE.find((guide) => guide.name === name)!.worked(fit, fitTerms)!
      const [left, right] = worked.split(' = ') as [string, string]
      const program = left
        .replaceAll(/\\frac\{/g, 'div({')
        .replaceAll(/\\max\\left\(|\\max\(/g, 'Math.max(')
        .replaceAll('\\right)', ')')
        .replaceAll('\\sqrt{', 'Math.sqrt({')
        .replaceAll(/\\ln (\S+)/g, 'Math.log($1)')
        .replaceAll('\\cdot', '*')
        .replaceAll(/\\times/g, '*')
        .replaceAll(/\\[,;]/g, '')
      expect(evaluateTex(program)).toBeCloseTo(Number(right), 2)
      expect(Number(right)).toBeCloseTo(fit[name]!, 3)
    },
  )

  it('p(close) is the probability that its formula names', () => {
    const worked = INDEX_GUIDE.find(({ name }) => name === 'rmsea.pvalue')!.worked(
      groups.fit,
      groups.fitTerms,
    )!
    const [df, lambda, chisq] = /chi\^2_\{(\d+),\\,([\d.]+)\} > ([\d.]+)/.exec(worked)!.slice(1).map(Number)
    expect(noncentralChiSquareUpper(chisq!, df!, lambda!)).toBeCloseTo(groups.fit['rmsea.pvalue']!, 5)
  })

  it('puts no numbers of the observed χ² into what is computed from that of complete data', () => {
    const golden = goldenCase('hs-cfa-fiml-mlr')
    const { fit, fitTerms } = fitModel(golden.model, golden.data, golden.options)
    for (const name of ['cfi.robust', 'tli.robust', 'rmsea.robust'])
      expect(INDEX_GUIDE.find((guide) => guide.name === name)!.worked(fit, fitTerms)).toBeNull()
  })

  it('has the formula with means for what counts them', () => {
    expect(groups.fitTerms!.withMeans).toEqual(['srmr', 'gfi'])
    expect(fitted.fitTerms!.withMeans).toEqual([])
    const amos = fitModel(hs.model, hs.data, { meanstructure: true, dialect: 'AMOS' })
    expect(amos.fitTerms!.withMeans).toEqual(['srmr'])
  })

  it('says nothing where a number does not exist', () => {
    const uls = fitModel(hs.model, hs.data, { estimator: 'ULS' })
    expect(INDEX_GUIDE.find(({ name }) => name === 'aic')!.worked(uls.fit)).toBeNull()
  })
})

/** Braces of fractions and roots become brackets, and JavaScript does the sum. */
function evaluateTex(program: string): number {
  const source = program
    .replaceAll('div({', 'div(')
    .replaceAll('Math.sqrt({', 'Math.sqrt(')
    .replaceAll('}{', ', ')
    .replaceAll('}', ')')
    .replaceAll('{', '(')
    .replaceAll(/\)\(1 -/g, ') * (1 -')
  return new Function('div', `return ${source}`)((a: number, b: number) => a / b)
}

describe('residual matrices', () => {
  const [group] = fitted.groups as [(typeof fitted.groups)[0]]

  it('raw is sample minus implied, and the diagonal of free residual variances is met', () => {
    for (let i = 0; i < 9; i++)
      for (let j = 0; j < 9; j++) {
        expect(group.raw.cov[i]![j]).toBeCloseTo(group.sample.cov[i]![j]! - group.implied.cov[i]![j]!, 12)
        expect(group.raw.cov[i]![j]).toBeCloseTo(group.raw.cov[j]![i]!, 12)
      }
    // At the minimum tr(Q ∂Σ) = 0 for every residual variance; lavaan prints zeros there, too.
    for (let i = 0; i < 9; i++) expect(Math.abs(group.raw.cov[i]![i]!)).toBeLessThan(1e-4)
  })

  it('the normalised residual of x1, x9 is beyond 2: the modification that fits best', () => {
    const [i, j] = [group.names.indexOf('x1'), group.names.indexOf('x9')]
    expect(group.normalised[i]![j]).toBeGreaterThan(2)
    expect(group.correlation[i]![i]).toBeCloseTo(0, 12)
  })
})

describe('parameter table', () => {
  const table = (source: string, options = {}, groups = ['']) =>
    parameterTable(parseModel(source), settingsOf(options), groups)

  it('fixes the residual of a latent’s only indicator', () => {
    const row = table('f =~ x\nf ~ z').rows.find(({ op, lhs }) => op === '~~' && lhs === 'x')
    expect(row).toMatchObject({ free: -1, fixed: 0 })
  })

  it('lets residuals of final dependent variables covary, and of no others', () => {
    const names = table('m ~ x\ny ~ m\nz ~ m').rows.filter(({ op, lhs, rhs }) => op === '~~' && lhs !== rhs)
    expect(names.map(({ lhs, rhs }) => lhs + rhs)).toEqual(['yz'])
  })

  it('treats exogenous variables as given unless their moments are written down', () => {
    expect(variableRoles(parseModel('y ~ x + z').relations).exogenousObserved).toEqual(['x', 'z'])
    expect(variableRoles(parseModel('y ~ x + z\nx ~~ x').relations).exogenousObserved).toEqual(['z'])
  })

  it('growth frees latent means and fixes observed intercepts', () => {
    const rows = table('i =~ 1*t1 + 1*t2 + 1*t3\ns =~ 0*t1 + 1*t2 + 2*t3', { model: 'growth' }).rows
    const intercepts = rows.filter(({ op }) => op === '~1')
    expect(intercepts.map(({ lhs, free }) => [lhs, free >= 0])).toEqual([
      ['t1', false],
      ['t2', false],
      ['t3', false],
      ['i', true],
      ['s', true],
    ])
  })

  it('fixes what shares a label with a fixed row', () => {
    const rows = table('f =~ a*x1 + a*x2 + x3').rows
    expect(rows.slice(0, 2)).toMatchObject([
      { free: -1, fixed: 1 },
      { free: -1, fixed: 1 },
    ])
  })

  it('gives each group its own parameters, and shares what is to be equal', () => {
    const free = table('f =~ x1 + x2 + x3', {}, ['a', 'b'])
    const equal = table('f =~ x1 + x2 + x3', { 'group.equal': ['loadings', 'residuals'] }, ['a', 'b'])
    expect(free.freeCount - equal.freeCount).toBe(5)
  })
})

describe('growth() and sem() with its defaults written out', () => {
  it('are one model', () => {
    const golden = goldenCase('growth-curve')
    const growth = fitModel('i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4\ns =~ 0*t1 + 1*t2 + 2*t3 + 3*t4', golden.data, {
      model: 'growth',
    })
    expect(growth.fit.chisq).toBeCloseTo(golden.fit.chisq!, 5)
    expect(growth.fit.npar).toBe(golden.fit.npar)
  })
})

describe('groups from covariance matrices', () => {
  it('agree with groups from rows', () => {
    const golden = goldenCase('hs-mg-metric')
    const rows = fitModel(golden.model, golden.data, golden.options)
    const groups = rows.groups.map(({ label, n, names, sample }) => ({
      label,
      n,
      names,
      cov: sample.cov.map((row) => row.map((x) => (x * n) / (n - 1))),
      means: sample.mean,
    }))
    const matrices = fitModel(golden.model, { groups }, { 'group.equal': 'loadings' })
    expect(matrices.fit.chisq).toBeCloseTo(rows.fit.chisq!, 6)
    expect(matrices.table.groups).toEqual(['Pasteur', 'Grant-White'])
  })
})

describe('incomplete data', () => {
  const data = readColumns('holzinger-swineford-missing.csv')
  const { roles } = parameterTable(parseModel(hs.model), settingsOf())
  const [group] = sampleMoments(data, roles, settingsOf({ missing: 'fiml' })).groups as [
    ReturnType<typeof sampleMoments>['groups'][0],
  ]

  it('the saturated moments are a fixed point of EM: expected scores are zero', () => {
    // At the maximum the weighted residuals Σ_k n_k (W_k − W_k T_k W_k) vanish; the fit of a saturated model says so.
    const saturated = Array.from({ length: 9 }, (_, i) =>
      Array.from({ length: i + 1 }, (__, j) => `x${i + 1} ~~ x${j + 1}`).join('\n'),
    ).join('\n')
    const { fit, groups } = fitModel(saturated, data, { missing: 'fiml' })
    expect(fit.chisq).toBeLessThan(1e-6)
    expect(fit.df).toBe(0)
    for (const [i, name] of groups[0]!.names.entries())
      expect(groups[0]!.implied.mean[i]).toBeCloseTo(group.mean[group.names.indexOf(name)], 5)
  })

  it('pairwise moments use each pair’s rows', () => {
    const { mean } = pairwiseMoments(group)
    const { columns } = data as { columns: Record<string, string[]> }
    const seen = columns.x4!.filter((x) => x !== '').map(Number)
    expect(mean[group.names.indexOf('x4')]).toBeCloseTo(seen.reduce((a, b) => a + b) / seen.length, 10)
  })
})

describe('options', () => {
  it('all have a text', () => {
    expect(Object.values(OPTION_TEXTS).every(({ en, zh }) => en.length > 5 && zh.length > 3)).toBe(true)
  })
})
