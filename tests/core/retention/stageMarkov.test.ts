import * as fc from 'fast-check'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { bestCutoff, recencyChain, valuesWithCutoff } from '../../../src/core/retention/mailing/recency.ts'
import { model as mailing } from '../../../src/core/retention/mailing/model.ts'
import {
  discountedStays,
  distributionPath,
  lifetimeValues,
  spectralRadius,
} from '../../../src/core/retention/stage-markov/chain.ts'
import { model } from '../../../src/core/retention/stage-markov/model.ts'
import {
  stageTransitions,
  withReferral,
  worthOfLessLapse,
} from '../../../src/core/retention/stage-markov/stages.ts'
import reference from '../../reference/value/models.json' with { type: 'json' }
import published from '../../reference/value/pfeifer-carraway.json' with { type: 'json' }

const chain = stageTransitions({
  lapse: [0.18, 0.05, 0.02, 0.01],
  rise: [0.12, 0.1, 0.1],
  fall: [0.05, 0.05, 0.03],
  comeBack: 0.03,
})
const rewards = [8, 12, 15, 19, -0.5]

const rounded = (values: readonly number[], digits: number) =>
  values.map((value) => Math.round(value * 10 ** digits) / 10 ** digits + 0)

describe('stages of loyalty', () => {
  test('lifetime values, without and with referral', () => {
    const { values, valuesWithReferral } = reference.stages
    expect(rounded(lifetimeValues(chain, rewards, 0.01), 8)).toEqual(rounded(values, 8))
    expect(rounded(lifetimeValues(withReferral(chain, 0.03), rewards, 0.01), 8)).toEqual(
      rounded(valuesWithReferral, 8),
    )
  })

  test('one point less lapse is worth most where customers stay longest', () => {
    const worth = [0, 1, 2, 3].map((state) => worthOfLessLapse(chain, rewards, 0.01, state))
    const { perNewCustomer, perCustomerMonth } = reference.stages
    worth.forEach((each, state) => {
      expect(each.perNewCustomer).toBeCloseTo(perNewCustomer[state], 8)
      expect(each.perCustomerMonth).toBeCloseTo(perCustomerMonth[state], 8)
    })
  })

  test('a small reduction is worth the customer-months ahead times the worth of one', () => {
    const months = discountedStays(chain, 0.01)[0]
    for (const state of [0, 1, 2, 3]) {
      const { perNewCustomer, perCustomerMonth } = worthOfLessLapse(chain, rewards, 0.01, state, 1e-6)
      // The month’s gain arrives a month later: hence one discount.
      const firstOrder = (months[state] * perCustomerMonth) / 1.01
      // Second order: a millionth more months, times some hundred of them.
      expect(perNewCustomer / firstOrder).toBeCloseTo(1, 3)
    }
  })

  test('a reduction stops at no lapse at all', () => {
    expect(worthOfLessLapse(chain, rewards, 0.01, 3, 0.05).perNewCustomer).toBeCloseTo(
      worthOfLessLapse(chain, rewards, 0.01, 3, 0.01).perNewCustomer,
      10,
    )
  })

  test('the model agrees, and says so when values are infinite', () => {
    const values = defaults(model)
    const outputs = outputsOf(model, model.solve(values, createRandom(1)), values)
    expect(outputs.newCustomer).toBeCloseTo(reference.stages.values[0], 8)
    expect(outputs.worthBehavioural).toBeCloseTo(reference.stages.perNewCustomer[3], 8)
    expect(outputs.bestStage).toBe(4)
    const exploding = { ...values, referral: 0.1 }
    const result = model.solve(exploding, createRandom(1))
    expect(result.values).toBeNull()
    expect(outputsOf(model, result, exploding).newCustomer).toBeNull()
    expect(model.summary(result, exploding).zh).toContain('不存在')
  })

  test('rates that leave less than nothing are refused', () => {
    expect(() =>
      stageTransitions({ lapse: [0.9, 0, 0, 0], rise: [0.2, 0, 0], fall: [0, 0, 0], comeBack: 0 }),
    ).toThrow('invalid rates')
  })
})

describe('Markov chains', () => {
  const arbitraryChain = fc
    .array(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }), {
      minLength: 4,
      maxLength: 4,
    })
    .map((rows) => rows.map((row) => row.map((each) => each / row.reduce((sum, other) => sum + other))))

  test('value is this period’s reward and the discounted value of where one goes', () => {
    fc.assert(
      fc.property(
        arbitraryChain,
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (transitions, discount) => {
          const reward = [3, -1, 2, 0]
          const values = lifetimeValues(transitions, reward, discount)
          values.forEach((value, i) => {
            const next = transitions[i].reduce((sum, each, j) => sum + each * values[j], 0)
            expect(value).toBeCloseTo(reward[i] + next / (1 + discount), 8)
          })
          // A reward of 1 everywhere is a perpetuity due.
          for (const value of lifetimeValues(transitions, [1, 1, 1, 1], discount))
            expect(value).toBeCloseTo((1 + discount) / discount, 8)
        },
      ),
    )
  })

  test('shares stay shares', () => {
    for (const row of distributionPath(chain, [1, 0, 0, 0, 0], 60))
      expect(row.reduce((sum, each) => sum + each)).toBeCloseTo(1, 10)
  })

  test('the spectral radius is that of an eigenvalue decomposition', () => {
    for (const matrix of [
      withReferral(chain, 0.03),
      [
        [0, 1],
        [1, 0],
      ],
      [
        [0.2, 3],
        [0.1, 0.1],
      ],
    ]) {
      const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(matrix))
      const largest = Math.max(...realEigenvalues.map((real, i) => Math.hypot(real, imaginaryEigenvalues[i])))
      expect(spectralRadius(matrix)).toBeCloseTo(largest, 8)
    }
    expect(
      spectralRadius([
        [0, 1],
        [0, 0],
      ]),
    ).toBe(0)
    expect(() => discountedStays(withReferral(chain, 0.1), 0.01)).toThrow('invalid discount')
  })
})

describe('Pfeifer and Carraway’s catalogue', () => {
  const { p, NC, M, d } = published
  const catalogue = { response: p, contribution: NC, cost: M }
  const { transitions, rewards: reward } = recencyChain(catalogue)

  test('discounted, for ever and to the fourth period', () => {
    expect(rounded(lifetimeValues(transitions, reward, d), 7)).toEqual(rounded(published.V_inf, 7))
    // Period by period: what a customer who starts in a state earns in the states it will be in (eq. 3).
    const upToFourth = reward.map((_, state) => {
      const start = reward.map((_, i) => Number(i === state))
      return distributionPath(transitions, start, 4)
        .map((shares, t) => shares.reduce((sum, share, i) => sum + share * reward[i], 0) / (1 + d) ** t)
        .reduce((sum, value) => sum + value)
    })
    expect(rounded(upToFourth, 7)).toEqual(rounded(published.V_T4, 7))
  })

  test('undiscounted, over the states that end', () => {
    const transient = transitions.slice(0, 4).map((row) => row.slice(0, 4))
    expect(rounded(lifetimeValues(transient, reward.slice(0, 4), 0), 6)).toEqual(
      rounded(published.V_undiscounted, 6),
    )
  })

  test('the oldest recency loses money, so writing stops one earlier', () => {
    const { cutoff, values } = bestCutoff(catalogue, d)
    expect(cutoff).toBe(3)
    expect(values[3]).toBeGreaterThan(values[4])
    expect(values[4]).toBeCloseTo(published.V_inf[0], 7)
    expect(values[0]).toBe(NC)
    expect(() => valuesWithCutoff(catalogue, 5, d)).toThrow('invalid cutoff')
  })

  test('as a model', () => {
    const defaultsOf = defaults(mailing)
    const outputs = outputsOf(mailing, mailing.solve(defaultsOf, createRandom(1)), defaultsOf)
    expect(outputs.buyer).toBeCloseTo(52.3196, 4)
    expect(outputs.oldest).toBeCloseTo(-1.82, 4)
    expect(outputs.bestCutoff).toBe(3)
    const cheap = { ...defaultsOf, ...mailing.presets.cheap.values }
    expect(outputsOf(mailing, mailing.solve(cheap, createRandom(1)), cheap).bestCutoff).toBe(4)
  })
})
