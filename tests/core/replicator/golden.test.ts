import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/replicator/model.ts'
import { base, golden } from './games.ts'

/** |a − b| within 1e-8 of b; the reference itself is only good to its absolute tolerance, 1e-13, times its growth. */
const close = (a: number, b: number) => Math.abs(a - b) <= 1e-8 * Math.abs(b) + 2e-12

describe.each(golden.map((run, i) => [i, run] as const))('reference run %i', (_, run) => {
  const result = model.solve({ ...base, ...run.parameters }, createRandom(1))

  it('has the payoffs, corner eigenvalues, stable corners and inner rest point', () => {
    expect(result.payoffs.flat(2)).toEqual(run.payoffs.flat(2).map((value) => expect.closeTo(value, 13)))
    for (const [corner, eigenvalues] of Object.entries(run.cornerEigenvalues))
      expect(result.cornerEigenvalues[corner as '0,0']).toEqual(
        eigenvalues.map((value) => expect.closeTo(value, 13)),
      )
    expect(result.ess).toEqual(run.ess)
    expect(result.interior).toEqual(run.interior && run.interior.map((value) => expect.closeTo(value, 13)))
  })

  it('has the orbit to a relative error of 1e-8', () => {
    expect(result.times).toEqual(run.times)
    result.x.forEach((x, k) =>
      expect(close(x, run.x[k]), `x at ${run.times[k]}: ${x}, ${run.x[k]}`).toBe(true),
    )
    result.y.forEach((y, k) =>
      expect(close(y, run.y[k]), `y at ${run.times[k]}: ${y}, ${run.y[k]}`).toBe(true),
    )
  })

  it('has the time to 95%', () => {
    if (run.timeToBoth95 === null) expect(result.timeToBoth95).toBeNull()
    else expect(Math.abs(result.timeToBoth95! / run.timeToBoth95 - 1)).toBeLessThan(1e-9)
  })

  it('has the basin', () => {
    // The reference counts the cells of a 600 × 600 grid by their centres. The separatrix crosses at most
    // 1200 of the 360,000, each in error by at most half its area with either sign: about 1e-4 in all.
    if (run.basinOfFullSharing === null) expect(result.basinOfFullSharing).toBeNull()
    else expect(Math.abs(result.basinOfFullSharing! - run.basinOfFullSharing)).toBeLessThan(1.5e-4)
  })
})
