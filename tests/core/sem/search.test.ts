import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'

/** Correlations of four items; those of the first with the third do not fit one factor. */
const cov = (r: number) => [
  [1, 0.5, r, 0.3],
  [0.5, 1, 0.4, 0.2],
  [r, 0.4, 1, 0.5],
  [0.3, 0.2, 0.5, 1],
]

describe('the search', () => {
  // lavaan 0.6-14: cfa('f =~ a+b+c+d', sample.cov = …, sample.nobs = 200). Near here scoring alone may run into a
  // valley in which a loading and a residual variance grow without end.
  it.for([
    [0, 99.27885, [1.5388, 0.8106, 0.6233]],
    [1e-15, 99.27885, [1.5388, 0.8106, 0.6233]],
    [1e-4, 99.24474, [1.5382, 0.8107, 0.6236]],
  ] as const)('finds the minimum beside a valley without end, r = %s', ([r, chisq, loadings]) => {
    const names = ['a', 'b', 'c', 'd']
    const result = fitModel('f =~ a + b + c + d', { names, cov: cov(r), n: 200 })
    expect(result.converged).toBe(true)
    expect(result.fit.chisq).toBeCloseTo(chisq, 4)
    const found = result.parameters.filter(({ op, free }) => op === '=~' && free).map(({ est }) => est)
    found.forEach((est, i) => expect(est).toBeCloseTo(loadings[i]!, 3))
  })
})
