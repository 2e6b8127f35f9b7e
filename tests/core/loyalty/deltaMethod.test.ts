import { deviation, mean } from 'd3-array'
import { randomNormal } from 'd3-random'
import { describe, expect, test } from 'vitest'
import { deltaVariances, positiveInterval } from '../../../src/core/loyalty/likelihood/deltaMethod.ts'
import { maximumLikelihood } from '../../../src/core/loyalty/likelihood/maximumLikelihood.ts'
import { survival } from '../../../src/core/loyalty/retention-curve/retentionCurve.ts'
import { fitRetentionCurve } from '../../../src/core/loyalty/retention-curve/retentionCurve.ts'
import { sbg } from '../../../src/core/loyalty/retention-curve/sbg.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import reference from '../../reference/clv/reference.json' with { type: 'json' }

describe('the delta method', () => {
  test('a product of powers: exact in logarithms', () => {
    const covariance = [
      [0.04, 0.03],
      [0.03, 0.09],
    ]
    const parameters = { a: 2, b: 3 }
    const [variance, ofA] = deltaVariances({ parameters, covariance }, ({ a, b }) => [a! ** 2 / b!, a!])!
    // Cov ln: .01, .005, .01; ln f = 2 ln a − ln b has variance 4 · .01 − 4 · .005 + .01 = .03, and f = 4/3.
    expect(variance).toBeCloseTo(0.03 * (4 / 3) ** 2, 6)
    expect(ofA).toBeCloseTo(0.04, 6)
  })

  test('agrees with draws from the normal distribution of the logarithms', () => {
    const fit = fitRetentionCurve(
      sbg,
      reference.sbg.high.slice(0, 8).map((share) => 10 * share),
    )
    const at = (p: Readonly<Record<string, number>>) => [survival(sbg, p as typeof fit.parameters, 12)]
    const error = Math.sqrt(deltaVariances(fit, at)![0]!)
    const { alpha, beta } = fit.parameters
    const [[v, c], [, w]] = fit.covariance as [[number, number], [number, number]]
    const ofLogs = { a: v / alpha ** 2, ab: c / (alpha * beta), b: w / beta ** 2 }
    const normal = randomNormal.source(createRandom(3))(0, 1)
    const draws = Array.from({ length: 4000 }, () => {
      const z = normal()
      const first = Math.sqrt(ofLogs.a) * z
      const slope = ofLogs.ab / ofLogs.a
      const second = slope * first + Math.sqrt(ofLogs.b - slope * ofLogs.ab) * normal()
      return at({ alpha: alpha * Math.exp(first), beta: beta * Math.exp(second) })[0]!
    })
    // The spread of 4,000 draws is known to 1.1%; three such errors, and 1% for the curvature.
    expect(Math.abs(deviation(draws)! / error - 1)).toBeLessThan(0.045)
    expect(mean(draws)).toBeCloseTo(at(fit.parameters)[0]!, 2)
  })

  test('limits of a positive quantity stay positive', () => {
    const { lower, upper } = positiveInterval(10, 20)
    expect(lower).toBeGreaterThan(0)
    expect(lower * upper).toBeCloseTo(100, 8)
    expect(Math.log(upper / 10)).toBeCloseTo(1.959964 * 2, 8)
  })
})

test('an edge that is no maximum of a parabola has no standard errors', () => {
  // A ridge in every direction, and steeper between: the information is indefinite with an inverse of positive diagonal.
  const penalty = (u: number, v: number) => (u * v < 0 ? 8 * Math.min(Math.abs(u), Math.abs(v)) : 0)
  const fit = maximumLikelihood({ a: 1, b: 1, c: 1 }, (p) => {
    const [u, v, w] = [Math.log(p.a), Math.log(p.b), Math.log(p.c)]
    return -(Math.abs(u) + Math.abs(v) + Math.abs(w) + penalty(u, v) + penalty(u, w) + penalty(v, w))
  })
  expect(fit.logLikelihood).toBeCloseTo(0, 4)
  expect(fit).toMatchObject({ converged: false, standardErrors: null, covariance: null })
})

test('a likelihood that is flat along a ridge has no standard errors, and has not converged', () => {
  const flat = maximumLikelihood({ a: 1, b: 1 }, ({ a, b }) => -1000 * (Math.log(a / b) - 0.5) ** 2)
  expect(flat).toMatchObject({ converged: false, standardErrors: null })
  const sharp = maximumLikelihood(
    { a: 1, b: 1 },
    ({ a, b }) => -1000 * (Math.log(a / b) - 0.5) ** 2 - Math.log(a * b) ** 2 / 20,
  )
  // The variance of ln ab is 10, a fourth of it that of each.
  expect(sharp.converged).toBe(true)
  expect(sharp.standardErrors!.a / sharp.parameters.a).toBeCloseTo(Math.sqrt(2.5), 2)
})
