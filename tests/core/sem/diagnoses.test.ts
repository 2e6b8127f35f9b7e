import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { SemError } from '../../../src/core/sem/diagnosis.ts'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { impliedMoments, population } from '../../../src/core/sem/impliedMoments.ts'
import { settingsOf } from '../../../src/core/sem/options.ts'
import { ModelError } from '../../../src/core/sem/parameterTable.ts'
import { simulate } from '../../../src/core/sem/simulate.ts'
import { goldenCase, readColumns } from './golden.ts'

const hs = readColumns('holzinger-swineford-1939.csv') as { columns: Record<string, string[]> }
const cfa = goldenCase('hs-cfa').model

function refusal(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof SemError) return error.diagnosis
    throw error
  }
  throw new Error('nothing was refused')
}

describe('data that cannot be used', () => {
  const columns = {
    ...hs.columns,
    same: hs.columns.x1!.map(() => 4),
    sum: hs.columns.x1!.map((x, i) => Number(x) + Number(hs.columns.x2![i])),
  }

  it.each([
    ['unknown-variable', 'f =~ x1 + x2 + x33', ['x33']],
    ['text-in-numeric-column', 'f =~ x1 + x2 + school', ['school']],
    ['constant-column', 'f =~ x1 + x2 + same', ['same']],
    ['collinear-columns', 'f =~ x1 + x2 + sum', ['x1', 'x2', 'sum']],
  ])('%s', (code, model, about) => {
    const diagnosis = refusal(() => fitModel(model, { columns }))
    expect(diagnosis).toMatchObject({ code, severity: 'error', about })
    for (const name of about) {
      expect(diagnosis.text.en).toContain(name)
      expect(diagnosis.text.zh).toContain(name)
    }
  })

  it('too few rows', () => {
    const few = Object.fromEntries(
      Object.entries(hs.columns).map(([name, column]) => [name, column.slice(0, 9)]),
    )
    expect(refusal(() => fitModel(cfa, { columns: few }))).toMatchObject({ code: 'too-few-rows' })
  })

  it('more parameters than moments', () => {
    const diagnosis = refusal(() => fitModel('f =~ x1 + x2', hs))
    expect(diagnosis.code).toBe('more-parameters-than-moments')
    expect(diagnosis.text.en).toContain('4 free parameters, the data only 3 moments')
  })

  it('means without means', () => {
    const cov = {
      names: ['a', 'b'],
      cov: [
        [1, 0.3],
        [0.3, 1],
      ],
      n: 100,
    }
    expect(refusal(() => fitModel('a ~ b\na ~ 1', cov)).code).toBe('missing-means')
    expect(
      refusal(() =>
        fitModel('a ~ b', {
          ...cov,
          cov: [
            [1, 0.3],
            [0.2, 1],
          ],
        }),
      ).code,
    ).toBe('bad-covariance')
    expect(
      refusal(() =>
        fitModel('a ~ b', {
          ...cov,
          cov: [
            [1, 1],
            [1, 1],
          ],
        }),
      ).code,
    ).toBe('collinear-columns')
  })

  it.each([
    ['Infinity', 'The column x1 holds Infinity in row 3'],
    ['-1e999', 'The column x1 holds -Infinity in row 3'],
    ['1e308', 'The values of x1 are too large'],
  ])('an infinite value, or one whose square is: %s', (cell, text) => {
    const x1 = hs.columns.x1!.map((x, i) => (i === 2 ? cell : x))
    const diagnosis = refusal(() => fitModel('f =~ x1 + x2 + x3', { columns: { ...hs.columns, x1 } }))
    expect(diagnosis).toMatchObject({ code: 'not-finite', about: ['x1'] })
    expect(diagnosis.text.en).toContain(text)
    expect(diagnosis.text.zh).toContain('“x1”')
  })

  it.each([
    [[1, 2, 1], /not positive definite: no data can have these covariances of a, b/],
    [[1, NaN, 1], /no finite number at b, a: NaN/],
    [[1, Infinity, 1], /no finite number at b, a: Infinity/],
    [[1, 0.5, NaN], /no finite number at b, b: NaN/],
  ])('a covariance matrix that is none: %j', ([aa, ab, bb], text) => {
    const cov = [
      [aa!, ab!],
      [ab!, bb!],
    ]
    const diagnosis = refusal(() => fitModel('a ~ b', { names: ['a', 'b'], cov, n: 100 }))
    expect(diagnosis.code).toBe('bad-covariance')
    expect(diagnosis.text.en).toMatch(text)
  })

  it('a negative pivot behind a good one', () => {
    const cov = [
      [1, 0.9, 0.2],
      [0.9, 1, 0.9],
      [0.2, 0.9, 1],
    ]
    const diagnosis = refusal(() => fitModel('a ~ b + c', { names: ['a', 'b', 'c'], cov, n: 100 }))
    expect(diagnosis).toMatchObject({ code: 'bad-covariance', about: ['a', 'b', 'c'] })
  })

  it.each(['constructor', '__proto__', 'toString'])('no column is called %s unless it is', (name) => {
    const diagnosis = refusal(() => fitModel(`f =~ x1 + x2 + ${name}`, hs))
    expect(diagnosis).toMatchObject({ code: 'unknown-variable', about: [name] })
    const columns = Object.fromEntries([...Object.entries(hs.columns), [name, hs.columns.x3!]])
    expect(fitModel(`f =~ x1 + x2 + ${name}`, { columns }).converged).toBe(true)
    expect(() => fitModel(`x1 ~ a*x2\nd := ${name}(a)`, hs)).toThrow('one of the functions')
  })

  it('says how many rows were left out', () => {
    const { diagnoses } = fitModel(cfa, readColumns('holzinger-swineford-missing.csv'))
    expect(diagnoses).toMatchObject([{ code: 'rows-dropped', severity: 'warning' }])
    expect(diagnoses[0]!.text.en).toMatch(/158 of 301|\d+ of 301/)
  })
})

describe('solutions that cannot be trusted', () => {
  it('names what is not identified', () => {
    const { diagnoses, parameters, converged } = fitModel('f =~ NA*x1 + x2 + x3 + x4', hs)
    expect(converged).toBe(true)
    const found = diagnoses.find(({ code }) => code === 'not-identified')!
    expect(found.about).toContain('f =~ x1')
    expect(found.about).toContain('f ~~ f')
    expect(parameters.every(({ se, free }) => !free || se === null)).toBe(true)
  })

  it('finds a Heywood case', () => {
    // s₁₂s₁₃/s₂₃ = 1.44 is the communality of the first: more than its variance.
    const cov = [
      [1, 0.8, 0.9],
      [0.8, 1, 0.5],
      [0.9, 0.5, 1],
    ]
    const { diagnoses, converged } = fitModel('f =~ a + b + c', { names: ['a', 'b', 'c'], cov, n: 200 })
    expect(converged).toBe(true)
    expect(diagnoses).toMatchObject([{ code: 'heywood', about: ['a'] }])
  })

  it('finds a correlation of latents above one', () => {
    // Items of two latents correlate more across than within.
    const cov = Array.from({ length: 6 }, (_, i) =>
      Array.from({ length: 6 }, (__, j) => (i === j ? 1 : i < 3 === j < 3 ? 0.4 : 0.45)),
    )
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    const { diagnoses } = fitModel('g =~ a + b + c\nh =~ d + e + f', { names, cov, n: 300 })
    expect(diagnoses.map(({ code }) => code)).toContain('psi-not-positive-definite')
  })

  it('says when the search was cut short, and gives no indices', () => {
    const { converged, fit, diagnoses } = fitModel(cfa, hs, {}, { maxIterations: 0, tolerance: 1e-12 })
    // BFGS takes over, so that even then a solution may be found; with no tolerance left none is.
    expect(converged).toBe(false)
    expect(fit).toEqual({})
    expect(diagnoses.map(({ code }) => code)).toContain('not-converged')
  })

  it('always returns within seconds on nonsense', () => {
    const noise = simulate(
      population(Array.from({ length: 12 }, (_, i) => `v${i} ~~ v${i}`).join('\n')),
      30,
      createRandom(5),
    )
    const started = performance.now()
    const result = fitModel(
      'f =~ v0 + v1 + v2 + v3\ng =~ v4 + v5 + v6 + v7\nh =~ v8 + v9 + v10 + v11\nh ~ f + g',
      noise,
    )
    expect(performance.now() - started).toBeLessThan(5000)
    expect(result.converged || result.diagnoses.some(({ code }) => code === 'not-converged')).toBe(true)
  })
})

describe('models and options that make no sense', () => {
  it.each([
    ['a ~ b + b2*c\nx := nowhere*2', /"nowhere" is not a label/],
    ['x1 ~ a*x2 + b*x3\na^2 + b^2 == -1', /no values were found that obey/],
    ['x1 ~ a*x2 + b*x3\na == 1\na == 2', /contradict/],
    ['x1 ~ c(a, b)*x2', /modifiers for 2 groups, the data have 1/],
  ])('%j', (model, message) => {
    const columns = { ...hs.columns, a: hs.columns.x4!, b: hs.columns.x5!, c: hs.columns.x6! }
    expect(() => fitModel(model, { columns })).toThrow(message)
    expect(() => fitModel(model, { columns })).toThrow(ModelError)
  })

  it.each([
    [{ estimator: 'WLS' }, /invalid estimator; not one of ML, MLM, MLR, ULS, GLS: WLS/],
    [{ meanStructure: true }, /unknown option "meanStructure"/],
    [{ missing: 'fiml', estimator: 'GLS' }, /invalid missing/],
    [{ 'group.equal': 'loading' }, /invalid group.equal/],
    [{ likelihood: 'wishart', estimator: 'ULS' }, /invalid likelihood/],
  ])('%j', (options, message) => {
    expect(() => settingsOf(options as never)).toThrow(message)
  })

  it('a loop of paths that has no solution', () => {
    expect(() => impliedMoments('a ~ 1*b\nb ~ 1*a')).toThrow(/loop/)
  })
})
