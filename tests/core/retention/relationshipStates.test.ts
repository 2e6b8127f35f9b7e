import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  advance,
  contactGain,
  countingLabel,
  filterStates,
  simulateHistory,
  stationary,
  withContact,
} from '../../../src/core/retention/relationship-states/hmm.ts'
import { model } from '../../../src/core/retention/relationship-states/model.ts'

const chain = {
  transitions: [
    [0.85, 0.13, 0.02],
    [0.15, 0.7, 0.15],
    [0.03, 0.17, 0.8],
  ],
  emission: [0.05, 0.4, 0.85],
}
const uniform = [1 / 3, 1 / 3, 1 / 3]
const read = (digits: string) => Array.from(digits, (digit) => digit === '1')

test('three silent months overturn a run', () => {
  const active = filterStates(chain, uniform, read('1110001')).states.map((each) => each[2])
  ;[0.654, 0.779, 0.827, 0.333, 0.099, 0.036, 0.331].forEach((each, t) =>
    expect(active[t]).toBeCloseTo(each, 3),
  )
})

test('the stationary distribution', () => {
  const shares = stationary(chain.transitions)
  ;[0.386, 0.329, 0.285].forEach((each, i) => expect(shares[i]).toBeCloseTo(each, 3))
  advance(shares, chain.transitions).forEach((each, i) => expect(each).toBeCloseTo(shares[i], 12))
})

test('the filter is Bayes’ rule over all state paths', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), (history) => {
      // Every path of states, weighted by its joint probability with the history.
      const joint = [0, 0, 0]
      const paths = 3 ** history.length
      for (let code = 0; code < paths; code++) {
        const path = history.map((_, t) => Math.floor(code / 3 ** t) % 3)
        let probability = 1
        path.forEach((state, t) => {
          probability *= t === 0 ? uniform[state] : chain.transitions[path[t - 1]][state]
          probability *= history[t] ? chain.emission[state] : 1 - chain.emission[state]
        })
        joint[path.at(-1)!] += probability
      }
      const total = joint[0] + joint[1] + joint[2]
      const { states, logLikelihood } = filterStates(chain, uniform, history)
      states.at(-1)!.forEach((each, i) => expect(each).toBeCloseTo(joint[i] / total, 10))
      expect(logLikelihood).toBeCloseTo(Math.log(total), 10)
    }),
  )
})

test('contact: rows stay probabilities, and the middle state gains most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (shift) => {
        for (const row of withContact(chain.transitions, shift))
          expect(row.reduce((sum, each) => sum + each)).toBeCloseTo(1, 12)
      },
    ),
  )
  expect(withContact(chain.transitions, [0, 0, 0])[1][2]).toBeCloseTo(0.15, 12)
  for (const same of [0.2, 0.5, 1]) {
    const [dormant, intermediate, active] = contactGain(chain, [same, same, same])
    expect(intermediate).toBeGreaterThan(dormant)
    expect(active).toBe(0)
  }
})

test('a contact moves the filter up', () => {
  const without = filterStates(chain, uniform, read('10'))
  const withOne = filterStates(chain, uniform, read('10'), [false, true], [1, 1, 0])
  expect(withOne.states[1][2]).toBeGreaterThan(without.states[1][2])
})

test('counting the last three months lags the filter', () => {
  const history = read('1110001')
  const labels = history.map((_, t) => countingLabel(history, t))
  expect(labels).toEqual([2, 2, 2, 2, 1, 0, 1])
  // One silent month: the count still says active, the filter no longer does.
  expect(labels[3]).toBe(2)
  expect(filterStates(chain, uniform, history).states[3][2]).toBeLessThan(0.5)
})

test('over simulated histories the filter names the state more often than counting, and is calibrated', () => {
  let filterRight = 0
  let countRight = 0
  let claimed = 0
  let wasActive = 0
  const runs = 2000
  for (let seed = 0; seed < runs; seed++) {
    const { states, history } = simulateHistory(chain, uniform, 24, createRandom(seed))
    const last = filterStates(chain, uniform, history).states.at(-1)!
    filterRight += last.indexOf(Math.max(...last)) === states.at(-1) ? 1 : 0
    countRight += countingLabel(history, 23) === states.at(-1) ? 1 : 0
    claimed += last[2]
    wasActive += states.at(-1) === 2 ? 1 : 0
  }
  expect(filterRight).toBeGreaterThan(countRight)
  // The mean claim and the truth differ by sampling error alone: three standard errors of a share of .29.
  expect(Math.abs(claimed - wasActive) / runs).toBeLessThan(0.03)
})

test('the model, its presets and its seed', () => {
  const values = defaults(model)
  expect(outputsOf(model, model.solve(values, createRandom(1)), values).active).toBeCloseTo(0.331, 3)
  const simulated = { ...values, ...model.presets.simulated.values }
  expect(model.solve(simulated, createRandom(5))).toEqual(model.solve(simulated, createRandom(5)))
  expect(model.solve(simulated, createRandom(5)).truth).toHaveLength(24)
  const sticky = { ...values, ...model.presets.sticky.values }
  const result = model.solve(sticky, createRandom(1))
  expect(result.states[6][2]).toBeLessThan(result.states[2][2])
})
