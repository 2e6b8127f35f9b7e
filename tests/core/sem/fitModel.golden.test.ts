import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { covarianceCases, goldenCase } from './golden.ts'

/** 1e-4 relative, 1e-5 absolute near zero: lavaan itself stops at a gradient of about 1e-4 of its scale. */
function expectClose(
  actual: number | null | undefined,
  expected: number | null,
  what: string,
  absolute = 1e-5,
) {
  if (expected === null) return expect(actual, what).toBeNull()
  const tolerance = Math.max(absolute, 1e-4 * Math.abs(expected))
  expect(actual, what).toBeTypeOf('number')
  expect(Math.abs(actual! - expected), `${what}: ${actual} for ${expected}`).toBeLessThanOrEqual(tolerance)
}

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
    for (const [i, row] of golden.parameters.entries()) {
      const ours = result.parameters[i]!
      const what = `${row.lhs} ${row.op} ${row.rhs} ${row.group ?? ''}`
      for (const field of ['est', 'se', 'std.lv', 'std.all', 'std.nox'] as const)
        expectClose(ours[field], row[field], `${what} ${field}`)
      // Functions of estimate and standard error: their tolerances add up.
      expectClose(ours.pvalue, row.pvalue, `${what} p`, 2e-5)
      expectClose(ours['ci.lower'], row['ci.lower'], `${what} ci.lower`, 3e-4 * Math.abs(row.est) + 1e-5)
      expectClose(ours['ci.upper'], row['ci.upper'], `${what} ci.upper`, 3e-4 * Math.abs(row.est) + 1e-5)
    }
  })

  it('χ² within 1e-3 and every index within 1e-4', () => {
    for (const [index, value] of Object.entries(golden.fit))
      expectClose(result.fit[index], value, index, index.includes('chisq') ? 1e-3 : 1e-4)
  })

  it('R²', () => {
    expect(Object.keys(result.r2).sort()).toEqual(Object.keys(golden.r2).sort())
    for (const [variable, value] of Object.entries(golden.r2))
      expectClose(result.r2[variable], value, variable)
  })
})

describe.each(['bollen-democracy', 'hs-cfa', 'wheaton-alienation', 'wheaton-alienation-plain'])(
  'modification indices of %s',
  (name) => {
    const golden = goldenCase(name)
    const { modindices = [] } = fitModel(golden.model, golden.data, { modindices: true })
    const top = golden.modindices!

    it('has the same ones on top', () => {
      // Equivalent modifications tie to the fifth digit, and their order is chance: so the sets are compared.
      const above = top.at(-1)!.mi * 1.001
      const names = (list: readonly { lhs: string; op: string; rhs: string; mi: number }[]) =>
        list
          .filter(({ mi }) => mi > above)
          .map(({ lhs, op, rhs }) => `${lhs} ${op} ${rhs}`)
          .sort()
      expect(names(modindices)).toEqual(names(top))
    })

    it('has the same values', () => {
      for (const { lhs, op, rhs, mi, epc, ...row } of top) {
        const ours = modindices.find((m) => m.lhs === lhs && m.op === op && m.rhs === rhs)
        expectClose(ours?.mi, mi, `${lhs} ${op} ${rhs} mi`, 1e-3)
        expectClose(ours?.epc, epc, `${lhs} ${op} ${rhs} epc`, 1e-4)
        expectClose(ours?.['sepc.all'], row['sepc.all'], `${lhs} ${op} ${rhs} sepc.all`, 1e-4)
      }
    })
  },
)

/** Settings that fitMeasures prints beside the indices. */
const NOT_INDICES = [
  'rmsea.ci.level',
  'rmsea.close.h0',
  'rmsea.notclose.h0',
  'crmr_nomean',
  'srmr_mplus_nomean',
]

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
      for (const [i, row] of golden.par.entries()) {
        const what = `${row.lhs} ${row.op} ${row.rhs}`
        expectClose(parameters[i]!.est, row.est, what)
        expectClose(parameters[i]!.se, information === 'expected' ? row.se : row.se_obs, `${what} se`)
        expectClose(parameters[i]!['std.lv'], row.std_lv, `${what} std.lv`)
        expectClose(parameters[i]!['std.all'], row.std_all, `${what} std.all`)
      }
    },
  )

  it('indices', () => {
    const { fit } = fitModel(golden.model, data, options)
    for (const [index, value] of Object.entries(golden.fit))
      if (!NOT_INDICES.includes(index))
        expectClose(fit[index], value, index, index.includes('chisq') ? 1e-3 : 1e-4)
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
    expect(lavaan.modindices![0]!.mi).toBeCloseTo(63.79, 1)
  })

  it('leaves the means out of GFI', () => {
    const { data, model: cfa } = goldenCase('hs-cfa')
    const plain = fitModel(cfa, data, { dialect: 'AMOS' })
    const withMeans = fitModel(cfa, data, { dialect: 'AMOS', meanstructure: true })
    expect(withMeans.fit.gfi).toBeCloseTo(plain.fit.gfi!, 6)
    expect(withMeans.fit.agfi).toBeCloseTo(plain.fit.agfi!, 6)
  })
})
