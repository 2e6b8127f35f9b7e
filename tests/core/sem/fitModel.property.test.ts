import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { impliedMoments } from '../../../src/core/sem/impliedMoments.ts'
import { goldenCase, readColumns } from './golden.ts'

const hs = readColumns('holzinger-swineford-1939.csv')
const cfa = goldenCase('hs-cfa').model

describe('a population is found again', () => {
  const source = `
    f =~ x1 + x2 + x3
    g =~ y1 + y2 + y3
    g ~ f
    x1 ~~ y1`
  const parameters = fc.record({
    l2: fc.double({ min: 0.4, max: 1.6, noNaN: true }),
    l3: fc.double({ min: 0.4, max: 1.6, noNaN: true }),
    m2: fc.double({ min: -1.6, max: -0.4, noNaN: true }),
    m3: fc.double({ min: 0.4, max: 1.6, noNaN: true }),
    b: fc.double({ min: -0.9, max: 0.9, noNaN: true }),
    c: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
    phi: fc.double({ min: 0.5, max: 2, noNaN: true }),
    psi: fc.double({ min: 0.3, max: 2, noNaN: true }),
    theta: fc.double({ min: 0.3, max: 2, noNaN: true }),
  })

  it.each(['ML', 'GLS', 'ULS'] as const)('%s of S = Σ(θ) returns θ with χ² = 0', (estimator) => {
    fc.assert(
      fc.property(parameters, ({ l2, l3, m2, m3, b, c, phi, psi, theta }) => {
        const truth: Record<string, number> = {
          'f =~ x2': l2,
          'f =~ x3': l3,
          'g =~ y2': m2,
          'g =~ y3': m3,
          'g ~ f': b,
          'x1 ~~ y1': c,
          'f ~~ f': phi,
          'g ~~ g': psi,
          'x1 ~~ x1': theta,
          'y2 ~~ y2': 2 * theta,
        }
        const { names, cov } = impliedMoments(source, truth)
        const observed = names.slice(0, 6)
        // Wishart leaves S as it is given; the least squares estimators always do.
        const result = fitModel(
          source,
          { names: observed, cov: cov.slice(0, 6).map((row) => row.slice(0, 6)), n: 500 },
          estimator === 'ML' ? { likelihood: 'wishart' } : { estimator },
        )
        expect(result.converged).toBe(true)
        expect(result.fit.chisq).toBeLessThan(1e-6)
        const errors = Object.entries(truth).map(([name, value]) => {
          const row = result.parameters.find((p) => `${p.lhs} ${p.op} ${p.rhs}` === name)!
          return Math.abs(row.est - value)
        })
        // A gradient of 1e-6 leaves a few 1e-6 of a parameter of order 1.
        expect(Math.max(...errors)).toBeLessThan(2e-5)
      }),
      { numRuns: 25 },
    )
  })
})

describe('what does not depend on how it is written', () => {
  it('χ² does not change when indicators are rescaled', () => {
    const base = fitModel(cfa, hs).fit
    const { columns } = hs as { columns: Record<string, string[]> }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -8, max: 12 }), { minLength: 9, maxLength: 9 }), (exponents) => {
        const scaled = Object.fromEntries(
          exponents.map((e, i) => [`x${i + 1}`, columns[`x${i + 1}`]!.map((x) => Number(x) * 2 ** e)]),
        )
        const result = fitModel(cfa, { columns: scaled })
        expect(result.converged).toBe(true)
        expect(result.fit.chisq).toBeCloseTo(base.chisq!, 5)
        expect(result.fit.rmsea).toBeCloseTo(base.rmsea!, 7)
      }),
      { numRuns: 15 },
    )
  })

  it('marker and unit-variance scaling give one fit and one standardised solution', () => {
    const marker = fitModel(cfa, hs)
    const unit = fitModel(cfa, hs, { 'std.lv': true })
    const effects = fitModel(
      `visual =~ NA*x1 + a*x1 + b*x2 + c*x3
       textual =~ x4 + x5 + x6
       speed =~ x7 + x8 + x9
       a + b + c == 3`,
      hs,
    )
    for (const other of [unit, effects]) {
      expect(other.fit.chisq).toBeCloseTo(marker.fit.chisq!, 6)
      expect(other.fit.df).toBe(24)
      const std = (r: typeof marker) => r.parameters.map((p) => [p['std.all'], p.standardised.se]).flat()
      for (const [i, value] of std(marker).entries()) expect(std(other)[i]).toBeCloseTo(value!, 4)
    }
  })

  it('a label twice and an equality constraint are one thing', () => {
    const shared = fitModel('f =~ x1 + a*x2 + a*x3 + x4', hs)
    const stated = fitModel('f =~ x1 + a*x2 + b*x3 + x4\na == b', hs)
    expect(stated.fit.npar).toBe(shared.fit.npar)
    expect(stated.fit.chisq).toBeCloseTo(shared.fit.chisq!, 8)
    for (const [i, row] of shared.parameters.entries()) {
      expect(stated.parameters[i]!.est).toBeCloseTo(row.est, 5)
      expect(stated.parameters[i]!.se).toBeCloseTo(row.se!, 5)
    }
  })

  it('raw data and their covariance matrix are one thing', () => {
    const raw = fitModel(cfa, hs)
    const [{ names, sample, n }] = raw.groups as [(typeof raw.groups)[0]]
    // The engine divides by N; a matrix that is handed in has N − 1.
    const cov = sample.cov.map((row) => row.map((x) => (x * n) / (n - 1)))
    const fromMatrix = fitModel(cfa, { names, cov, n })
    expect(fromMatrix.fit.chisq).toBeCloseTo(raw.fit.chisq!, 8)
    expect(fromMatrix.parameters[1]!.se).toBeCloseTo(raw.parameters[1]!.se!, 8)
  })

  it('FIML without gaps is ML', () => {
    const ml = fitModel(cfa, hs, { meanstructure: true, information: 'observed' })
    const fiml = fitModel(cfa, hs, { missing: 'fiml' })
    expect(fiml.fit.chisq).toBeCloseTo(ml.fit.chisq!, 6)
    expect(fiml.fit.logl).toBeCloseTo(ml.fit.logl!, 6)
    for (const [i, row] of ml.parameters.entries()) {
      expect(fiml.parameters[i]!.est).toBeCloseTo(row.est, 5)
      expect(fiml.parameters[i]!.se).toBeCloseTo(row.se!, 5)
    }
  })

  it('a regression is least squares with N for N − k', () => {
    const { columns } = readColumns('mediation.csv') as { columns: Record<string, string[]> }
    const result = fitModel('Y ~ X', { columns }, { meanstructure: true })
    const [x, y] = [columns.X!.map(Number), columns.Y!.map(Number)]
    const n = x.length
    const [mx, my] = [x, y].map((v) => v.reduce((a, b) => a + b) / n) as [number, number]
    const sxx = x.reduce((sum, v) => sum + (v - mx) ** 2, 0)
    const slope = x.reduce((sum, v, i) => sum + (v - mx) * (y[i]! - my), 0) / sxx
    const residual = y.reduce((sum, v, i) => sum + (v - my - slope * (x[i]! - mx)) ** 2, 0) / n
    const row = result.parameters.find(({ op }) => op === '~')!
    expect(row.est).toBeCloseTo(slope, 10)
    expect(row.se).toBeCloseTo(Math.sqrt(residual / sxx), 10)
    expect(result.fit.df).toBe(0)
  })

  it('a modification index foretells the fall of χ²', () => {
    const { modindices = [] } = fitModel(cfa, hs, { modindices: true })
    const { lhs, op, rhs, mi, epc } = modindices.find((m) => m.lhs === 'textual' && m.rhs === 'x3')!
    const freed = fitModel(`${cfa}\n${lhs} ${op} ${rhs}`, hs)
    const fall = fitModel(cfa, hs).fit.chisq! - freed.fit.chisq!
    // The index is the first step of the search: close where the change is small.
    expect(Math.abs(fall - mi) / mi).toBeLessThan(0.1)
    const est = freed.parameters.find((p) => p.lhs === lhs && p.op === op && p.rhs === rhs)!.est
    expect(Math.abs(est - epc) / Math.abs(epc)).toBeLessThan(0.25)
  })
})

describe('a warm start', () => {
  it('needs few steps and finds the same', () => {
    const cold = fitModel(cfa, hs)
    const again = fitModel(cfa, hs, {}, { start: cold.parameters })
    expect(again.iterations).toBeLessThanOrEqual(2)
    const arrow = fitModel(`${cfa}\nvisual =~ x9`, hs, {}, { start: cold.parameters })
    const arrowCold = fitModel(`${cfa}\nvisual =~ x9`, hs)
    expect(arrow.fit.chisq).toBeCloseTo(arrowCold.fit.chisq!, 6)
  })
})

it('finds a start where half the observed variances would leave no room for the fixed covariances', () => {
  const cov = [
    [1, 0.45, 0.3],
    [0.45, 1, 0.45],
    [0.3, 0.45, 1],
  ]
  const fixed = 'A ~~ 0.45*B + 0.3*C\nB ~~ 0.45*C'
  const { converged, parameters } = fitModel(
    fixed,
    { names: ['A', 'B', 'C'], cov, n: 100 },
    { likelihood: 'wishart' },
  )
  expect(converged).toBe(true)
  for (const { est } of parameters.filter(({ lhs, rhs }) => lhs === rhs)) expect(est).toBeCloseTo(1, 6)
})
