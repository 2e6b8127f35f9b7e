import { expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'

const names = ['a', 'b', 'c', 'd']
/** Four items, of which the first and the last correlate by z. */
const cov = (z: number) => [
  [1, 0.5, 0.4, z],
  [0.5, 1, 0.45, 0.3],
  [0.4, 0.45, 1, 0.25],
  [z, 0.3, 0.25, 1],
]

it('counts the residual of a covariance that is exactly 0', () => {
  const at = (z: number) => fitModel('f =~ b + a + c + d', { names, cov: cov(z), n: 200 }).fit
  for (const index of ['gfi', 'agfi', 'pgfi'] as const) expect(at(0)[index]).toBeCloseTo(at(1e-9)[index]!, 6)
})

it('counts the residual of a mean that is exactly 0', () => {
  const at = (mean: number) =>
    fitModel(
      'f =~ b + a + c + d\na ~ 0.3*1',
      { names, cov: cov(0.2), n: 200, means: [mean, 0, 0, 0] },
      { meanstructure: true },
    ).fit
  expect(at(0).gfi).toBeCloseTo(at(1e-9).gfi!, 6)
  expect(at(0).gfi).toBeLessThan(at(0.3).gfi!)
})

it('leaves out the moments of exogenous variables, whatever they are', () => {
  const path = (z: number) => [
    [1, z, 0.5],
    [z, 1, 0.4],
    [0.5, 0.4, 1],
  ]
  for (const z of [0, 0.2])
    expect(fitModel('y ~ a', { names: ['a', 'b', 'y'], cov: path(z), n: 200 }).fit.gfi).toBeCloseTo(1, 12)
})

it('is null where variables that do not covary leave nothing to explain', () => {
  const none = names.map((_, i) => names.map((__, j) => Number(i === j)))
  const model = 'a ~~ 0*b\nc ~~ 0*d\na ~~ 0*c'
  const { fit } = fitModel(model, { names, cov: none, n: 200 }, { estimator: 'GLS' })
  expect(fit['baseline.chisq']).toBeCloseTo(0, 15)
  expect(fit).toMatchObject({ nfi: null, cn_05: null, cfi: 1 })
  for (const [name, value] of Object.entries(fit)) expect(Number.isNaN(value), name).toBe(false)
})
