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
    expect(result.interior === null).toBe(run.interior === null)
    expect(result.interior ?? []).toEqual((run.interior ?? []).map((value) => expect.closeTo(value, 13)))
  })

  it('has the orbit to a relative error of 1e-8', () => {
    expect(result.times).toEqual(run.times)
    expect(result.x.filter((x, k) => !close(x, run.x[k]))).toEqual([])
    expect(result.y.filter((y, k) => !close(y, run.y[k]))).toEqual([])
  })

  it('has the time to 95%', () => {
    const { timeToBoth95 } = run
    expect(result.timeToBoth95 === null).toBe(timeToBoth95 === null)
    expect(Math.abs((result.timeToBoth95 ?? 0) - (timeToBoth95 ?? 0))).toBeLessThan(5e-9)
  })

  it('has the basin', () => {
    // The reference counts the cells of a 600 × 600 grid by their centres. The separatrix crosses at most
    // 1200 of the 360,000, each in error by at most half its area with either sign: about 1e-4 in all.
    const { basinOfFullSharing } = run
    const difference = basinOfFullSharing && Math.abs(result.basinOfFullSharing! - basinOfFullSharing)
    expect(result.basinOfFullSharing === null).toBe(basinOfFullSharing === null)
    expect(difference ?? 0).toBeLessThan(1.5e-4)
  })
})
