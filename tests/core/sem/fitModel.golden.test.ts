import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { covarianceCases, differences, goldenCase, indexRows, readColumns } from './golden.ts'

const CASES = [
  'bollen-democracy',
  'bollen-equal',
  'growth-curve',
  'hs-cfa',
  'hs-cfa-fiml',
  'hs-cfa-gls',
  'hs-cfa-listwise',
  'hs-cfa-means',
  'hs-cfa-mlm',
  'hs-cfa-mlr',
  'hs-cfa-orthogonal',
  'hs-cfa-stdlv',
  'hs-cfa-tau',
  'hs-cfa-uls',
  'hs-cfa-wishart',
  'hs-mg-configural',
  'hs-mg-metric',
  'hs-mg-scalar',
  'hs-mimic',
  'hs-second-order',
  'mediation',
  'path-fixed-values',
  'peer-influences',
  'wheaton-alienation',
  'wheaton-alienation-plain',
  'hs-cfa-fiml-mlr',
  'label-on-marker',
  'linear-constraints',
  'mg-labels',
  'mg-means',
  'mg-metric-fiml',
  'mg-metric-mlm',
  'mg-scalar-mlr',
  'mg-scalar-stdlv',
  'mg-strict',
  'mg-uls',
  'mg-wishart',
  'mimic-fiml',
  'mimic-gls',
  'mimic-mlm',
  'mimic-mlr-means',
  'path-means',
  'nonlinear-product',
  'nonlinear-power',
  'nonlinear-mixed',
  'nonlinear-two',
  'nonlinear-mlr',
  'all-mlm',
  'all-mlr',
  'all-metric-means',
  'all-strict-groups',
  'all-fiml',
  'all-fiml-expected',
  'all-fiml-mlr-groups',
]

describe.each(CASES)('%s as lavaan has it', (name) => {
  const golden = goldenCase(name)
  const result = fitModel(golden.model, golden.data, golden.options)

  it('converges', () => {
    expect(result.converged).toBe(true)
    expect(result.diagnoses.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('estimates, standard errors and standardised values, row by row', () => {
    const key = ({
      lhs,
      op,
      rhs,
      group,
      label,
    }: { [K in 'lhs' | 'op' | 'rhs' | 'label']?: string } & { group?: number }) => [
      lhs,
      op,
      rhs,
      group,
      label,
    ]
    expect(result.parameters.map(key)).toEqual(golden.parameters.map(key))
    const rows = golden.parameters.flatMap((row, i) => {
      const ours = result.parameters[i]!
      const what = `${row.lhs} ${row.op} ${row.rhs} ${row.group ?? ''}`
      const fields = ['est', 'se', 'std.lv', 'std.all', 'std.nox'] as const
      // Functions of estimate and standard error: their tolerances add up.
      const near = 3e-4 * Math.abs(row.est) + 1e-5
      return [
        ...fields.map((field) => [`${what} ${field}`, ours[field], row[field]] as const),
        [`${what} p`, ours.pvalue, row.pvalue, 2e-5] as const,
        [`${what} ci.lower`, ours['ci.lower'], row['ci.lower'], near] as const,
        [`${what} ci.upper`, ours['ci.upper'], row['ci.upper'], near] as const,
      ]
    })
    expect(differences(rows)).toEqual([])
  })

  it('χ² within 1e-3 and every index within 1e-4', () => {
    expect(differences(indexRows(result.fit, golden.fit))).toEqual([])
  })

  it('R²', () => {
    expect(Object.keys(result.r2).sort()).toEqual(Object.keys(golden.r2).sort())
    const rows = Object.entries(golden.r2).map(([name, value]) => [name, result.r2[name], value] as const)
    expect(differences(rows)).toEqual([])
  })
})

describe.each([
  'bollen-democracy',
  'hs-cfa',
  'wheaton-alienation',
  'wheaton-alienation-plain',
  'mi-wishart',
  'mi-gls',
  'mi-uls',
  'mi-fiml',
  'mi-gls-groups',
  'mi-uls-groups',
  'mi-wishart-groups',
])('modification indices of %s', (name) => {
  const golden = goldenCase(name)
  const { modindices = [] } = fitModel(golden.model, golden.data, {
    ...golden.options,
    modindices: true,
  })
  const top = golden.modindices!

  it('has the same ones on top', () => {
    // Equivalent modifications tie to the fifth digit, and their order is chance: so the sets are compared.
    const above = top.at(-1)!.mi * 1.001
    const names = (list: readonly { lhs: string; op: string; rhs: string; group?: number; mi: number }[]) =>
      list
        .filter(({ mi }) => mi > above)
        .map(({ lhs, op, rhs, group = 1 }) => `${lhs} ${op} ${rhs} ${group}`)
        .sort()
    expect(names(modindices)).toEqual(names(top))
  })

  it('has the same values', () => {
    const rows = top.flatMap(({ lhs, op, rhs, group = 1, mi, epc, ...row }) => {
      const ours = modindices.find((m) => m.lhs === lhs && m.op === op && m.rhs === rhs && m.group === group)
      return [
        [`${lhs} ${op} ${rhs} mi`, ours?.mi, mi, 1e-3] as const,
        [`${lhs} ${op} ${rhs} epc`, ours?.epc, epc, 1e-4] as const,
        [`${lhs} ${op} ${rhs} sepc.all`, ours?.['sepc.all'], row['sepc.all'], 1e-4] as const,
      ]
    })
    expect(differences(rows)).toEqual([])
  })
})

/** Settings that fitMeasures prints beside the indices. */
const NOT_INDICES = ['rmsea.ci.level', 'rmsea.close.h0', 'rmsea.notclose.h0']

describe.each(covarianceCases)('$id from a covariance matrix, $likelihood', (golden) => {
  const data = { names: golden.vars, cov: golden.cov, n: golden.n }
  const isFixed = golden.id !== 'kline_roth'
  const options = { likelihood: golden.likelihood, 'fixed.x': isFixed }

  it.each(['expected', 'observed'] as const)(
    'estimates and standard errors from the %s information',
    (information) => {
      const { parameters } = fitModel(golden.model, data, { ...options, information })
      expect(parameters.map(({ lhs, op, rhs }) => [lhs, op, rhs])).toEqual(
        golden.par.map(({ lhs, op, rhs }) => [lhs, op, rhs]),
      )
      const rows = golden.par.flatMap((row, i) => {
        const what = `${row.lhs} ${row.op} ${row.rhs}`
        const ours = parameters[i]!
        return [
          [what, ours.est, row.est] as const,
          [`${what} se`, ours.se, information === 'expected' ? row.se : row.se_obs] as const,
          [`${what} std.lv`, ours['std.lv'], row.std_lv] as const,
          [`${what} std.all`, ours['std.all'], row.std_all] as const,
        ]
      })
      expect(differences(rows)).toEqual([])
    },
  )

  it('indices', () => {
    const { fit } = fitModel(golden.model, data, options)
    const rows = indexRows(fit, golden.fit).filter(([index]) => !NOT_INDICES.includes(index))
    expect(differences(rows)).toEqual([])
  })
})

describe('equal("…")', () => {
  const data = readColumns('holzinger-swineford-1939.csv')

  // lavaan 0.6-14: sem(model, HolzingerSwineford1939), fitMeasures(fit, c("df", "chisq")).
  it.each([
    ['f =~ x1 + x2 + equal("f=~x2")*x3 + x4', 3, 13.969],
    ["f =~ x1 + x2 + equal('f =~ x4')*x3 + x4", 3, 13.645],
    ['f =~ x1 + x2 + equal("f=~x1")*x3 + x4', 3, 15.448],
    ['f =~ x1 + x2 + x3 + x4\nx2 ~~ equal("x1~~x1")*x2', 3, 21.644],
    ['f =~ x1 + a*x2 + equal("a")*x3 + x4', 3, 13.969],
  ] as const)('%s', (model, df, chisq) => {
    const { fit } = fitModel(model, data)
    expect(fit.df).toBe(df)
    expect(fit.chisq).toBeCloseTo(chisq, 3)
  })

  it('takes the label that the other has, and stays within a group', () => {
    const { parameters } = fitModel('f =~ x1 + k*x2 + equal("f=~x2")*x3 + x4', data)
    expect(parameters.filter(({ label }) => label === 'k').map(({ rhs }) => rhs)).toEqual(['x2', 'x3'])
    const groups = fitModel('f =~ x1 + x2 + equal("f=~x2")*x3 + x4', data, { group: 'school' })
    const values = groups.parameters
      .filter(({ rhs }) => rhs === 'x2' || rhs === 'x3')
      .filter(({ op }) => op === '=~')
    expect(values[0]!.est).toBe(values[1]!.est)
    expect(values[2]!.est).toBe(values[3]!.est)
    expect(values[0]!.est).not.toBe(values[2]!.est)
  })

  it.each([
    [
      'f =~ x1 + x2 + equal("x1~x4")*x3 + x4',
      'line 1, column 22: expected a parameter of this model, found "x1~x4"',
    ],
    ['f =~ x1 + x2 + equal("zz")*x3 + x4', 'line 1, column 22: expected a label of this model, found "zz"'],
    ['f =~ x1 + x2 + equal("f=~x3")*x3 + x4', 'line 1, column 22: expected another parameter'],
  ])('refuses %s', (model, message) => {
    expect(() => fitModel(model, data)).toThrow(message)
  })
})

describe('AMOS dialect', () => {
  const { model, vars, cov, n } = covarianceCases.find(({ id }) => id === 'wheaton_amos6A')!
  const result = fitModel(model, { names: vars, cov, n }, { dialect: 'AMOS', modindices: true })
  const find = (lhs: string, rhs: string) => result.modindices!.find((m) => m.lhs === lhs && m.rhs === rhs)!

  it('gives the modification indices of its guide, example 6, to the printed digits', () => {
    expect(find('an67', 'an71').mi).toBeCloseTo(40.911, 3)
    expect(find('ed', 'po67').mi).toBeCloseTo(5.905, 3)
    expect(result.fit.chisq).toBeCloseTo(71.544, 3)
  })

  it('underestimates what lavaan gives', () => {
    const lavaan = fitModel(model, { names: vars, cov, n }, { modindices: true })
    // To the two decimals that were noted down.
    expect(lavaan.modindices![0]!.mi).toBeCloseTo(63.79, 2)
  })

  it('leaves the means out of GFI', () => {
    const { data, model: cfa } = goldenCase('hs-cfa')
    const plain = fitModel(cfa, data, { dialect: 'AMOS' })
    const withMeans = fitModel(cfa, data, { dialect: 'AMOS', meanstructure: true })
    expect(withMeans.fit.gfi).toBeCloseTo(plain.fit.gfi!, 6)
    expect(withMeans.fit.agfi).toBeCloseTo(plain.fit.agfi!, 6)
  })
})
