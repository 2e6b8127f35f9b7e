import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/value/surplus/model.ts'
import { bargain, bidding, created, duel } from '../../../src/core/value/surplus/surplus.ts'

const ours = { value: 150, cost: 70, transactionCost: 10 }
const rival = { value: 130, cost: 60, transactionCost: 15 }
const amount = (max: number) => fc.integer({ min: 0, max })
const offer = fc.record({ value: amount(200), cost: amount(200), transactionCost: amount(100) })
const part = fc.double({ min: 0, max: 1, noNaN: true })

test('the duel of the specification', () => {
  expect(created(ours)).toBe(70)
  expect(created(rival)).toBe(55)
  expect(duel(ours, rival)).toEqual({ winner: 0, price: 85, profit: 15, surplus: 55 })
  const values = defaults(model)
  const outputs = outputsOf(model, model.solve(values, createRandom(1)), values)
  expect(outputs).toMatchObject({
    created: 70,
    rivalCreated: 55,
    duelPrice: 85,
    duelSurplus: 55,
    duelProfit: 15,
    wins: true,
  })
  expect(outputs.bargainPrice).toBe(105)
})

test('the bar adds up: V = S + F + B + C', () => {
  fc.assert(
    fc.property(offer, part, part, (each, power, customerPays) => {
      const bar = bargain(each, power, customerPays)
      expect(bar.trades).toBe(created(each) > 0)
      if (!bar.trades) return
      expect(bar.surplus + each.transactionCost + bar.profit + each.cost).toBeCloseTo(each.value, 9)
      expect(bar.surplus).toBeGreaterThanOrEqual(-1e-12)
      // Both sides' books, with F divided as it is: what matters is the same whoever pays it.
      expect(each.value - bar.price - customerPays * each.transactionCost).toBeCloseTo(bar.surplus, 9)
      expect(bar.price - each.cost - (1 - customerPays) * each.transactionCost).toBeCloseTo(bar.profit, 9)
    }),
  )
})

test('the Nash split does not depend on who pays the transaction cost; it maximises the Nash product', () => {
  fc.assert(
    fc.property(offer, part, part, part, (each, power, s1, s2) => {
      const first = bargain(each, power, s1)
      const second = bargain(each, power, s2)
      expect(first.profit).toBe(second.profit)
      expect(first.surplus).toBe(second.surplus)
      if (!first.trades || power < 0.05 || power > 0.95) return
      const product = (profit: number) => profit ** power * (first.created - profit) ** (1 - power)
      for (const other of [0.2, 0.5, 0.8])
        expect(product(other * first.created)).toBeLessThanOrEqual(product(first.profit) * (1 + 1e-12))
    }),
  )
})

test('a unit less transaction cost is a unit more to share, whatever the power', () => {
  for (const power of [0, 0.3, 1]) {
    const before = bargain(ours, power)
    const after = bargain({ ...ours, transactionCost: 9 }, power)
    expect(after.profit + after.surplus - before.profit - before.surplus).toBeCloseTo(1, 12)
  }
})

test('in competition the customer keeps what the runner-up creates, and only the difference counts', () => {
  fc.assert(
    fc.property(offer, offer, fc.integer({ min: -20, max: 20 }), (first, second, shift) => {
      const result = duel(first, second)
      const [a, b] = [created(first), created(second)]
      expect(result.winner === null).toBe(Math.max(a, b) <= 0)
      expect(result.surplus).toBe(result.winner === null ? 0 : Math.max(0, Math.min(a, b)))
      expect(result.profit + result.surplus).toBe(Math.max(0, a, b))
      // Cost and value moved together leave winner, profit and surplus alone.
      const moved = duel({ ...first, value: first.value + shift, cost: first.cost + shift }, second)
      expect([moved.winner, moved.profit, moved.surplus]).toEqual([
        result.winner,
        result.profit,
        result.surplus,
      ])
    }),
  )
})

test('the auction bid by bid ends where the duel does', () => {
  fc.assert(
    fc.property(offer, offer, (first, second) => {
      const end = duel(first, second)
      const last = bidding(first, second, 0.5).at(-1)
      expect(last === undefined).toBe(end.winner === null)
      expect(Math.abs((last?.surplus ?? 0) - end.surplus)).toBeLessThanOrEqual(0.5)
      // Within one bid of each other either may come last.
      const close = Math.abs(created(first) - created(second)) <= 0.5
      expect(close || (last?.firm ?? null) === end.winner).toBe(true)
    }),
  )
  expect(() => bidding(ours, rival, 0)).toThrow('invalid step')
})
