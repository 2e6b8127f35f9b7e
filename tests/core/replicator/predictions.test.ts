import { describe, expect, it } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { solveOutputs } from '../../../src/core/model/solved.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model as finite } from '../../../src/core/replicator/finiteModel.ts'
import { model } from '../../../src/core/replicator/model.ts'

/** What the chapter answers where it lets the reader predict. */
describe('the answers of the chapter on sharing', () => {
  it.each([
    [2, 0.5, 'fullSharing'],
    [2, 0.9, 'onlyCustomersShare'],
  ])('a reward of %d and a share of %d', (subsidy, customerShare, regime) => {
    const { regime: found } = model.solve({ ...defaults(model), subsidy, customerShare }, createRandom(1))
    expect(found).toBe(regime)
  })

  it.each([
    [10, 129],
    [20, 167],
    [100, 195],
    [1000, 200],
  ])('with %d on either side, %d of 200 runs end with both sharing', (n, runs) => {
    const values = { ...defaults(finite), customers: n, enterprises: n }
    expect([values.x0, values.y0, values.runs]).toEqual([0.4, 0.4, 200])
    expect(Math.round(Number(solveOutputs(finite, values, 1).bothShare) * 200)).toBe(runs)
  })
})
