import { describe, expect, it } from 'vitest'
import { defaults, outputsOf, type ValuesOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { decide } from '../../../src/core/policy/decide.ts'
import { leverNames, spending, type LeverName } from '../../../src/core/policy/levers.ts'
import { model } from '../../../src/core/policy/model.ts'
import { searchMix } from '../../../src/core/policy/searchMix.ts'

const start = { ...defaults(model), runs: 4 } as ValuesOf<typeof model>

const net = (mix: Partial<Record<LeverName, number>>, seed = 1) =>
  decide({ ...start, ...mix }, createRandom(seed)).accounts.net

/** A mix that `searchMix` finds from nothing at the default budget, rounded to the steps of the sliders. */
const goodMix = { trainAbility: 0.15, lowerCost: 0.3, buildTrust: 0.2, technicalSupport: 0.3, subsidy: 0.15 }

describe('decide', () => {
  it('keeps accounts that add up', () => {
    const { accounts, prospects, situation } = decide({ ...start, ...goodMix }, createRandom(1))
    const kept = 1 - situation.replicator.customerShare
    expect(accounts.fromInnovations).toBeCloseTo(kept * 0.5 * prospects.innovations.mean, 10)
    expect(accounts.fromContracts).toBeCloseTo(6 * 100 * prospects.contractProfit, 10)
    expect(accounts.gross).toBeCloseTo(
      prospects.takeoffChance * (accounts.fromInnovations + accounts.fromContracts),
      10,
    )
    expect(accounts.net).toBeCloseTo(accounts.gross - accounts.spending, 10)
  })

  it('gives the same answer to the same seed; what things are worth changes the accounts alone', () => {
    expect(decide(start, createRandom(5))).toEqual(decide(start, createRandom(5)))
    const plain = decide(start, createRandom(5))
    const { prospects } = decide({ ...start, innovationValue: 1 }, createRandom(5))
    expect(prospects).toEqual(plain.prospects)
  })

  it('says when the budget is broken', () => {
    const over = decide({ ...start, trainAbility: 1, subsidy: 1 }, createRandom(1))
    expect(over.withinBudget).toBe(false)
    expect(decide({ ...start, ...goodMix }, createRandom(1)).withinBudget).toBe(true)
  })

  it('is plain data', () => {
    const decision = decide({ ...start, ...goodMix }, createRandom(1))
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision)
    const outputs = outputsOf(model, decision, { ...start, ...goodMix })
    expect(outputs.net).toBe(decision.accounts.net)
  })
})

describe('the trade-offs', () => {
  it('sharing does not take hold by itself from the start supposed', () => {
    const { prospects } = decide(start, createRandom(1))
    expect(prospects.startIsInBasin).toBe(false)
    expect(prospects.takeoffChance).toBeLessThan(0.3)
  })

  it('levers that bring more customers lengthen the queues; a limit shortens them, but fewer contracts are made', () => {
    const turnedAway = (mix: Partial<Record<LeverName, number>>) =>
      decide({ ...start, ...mix }, createRandom(1)).prospects.turnedAway.mean
    const plain = turnedAway({})
    expect(turnedAway({ lowerCost: 1 })).toBeGreaterThan(plain)
    expect(turnedAway({ cultivateLoyalty: 1 })).toBeGreaterThan(plain)
    expect(turnedAway({ limitParticipation: 0.5 })).toBeLessThan(plain / 2)
    const limited = decide({ ...start, limitParticipation: 0.5 }, createRandom(1))
    const all = decide(start, createRandom(1))
    expect(limited.prospects.innovations.mean).toBeGreaterThan(all.prospects.innovations.mean)
    expect(limited.accounts.fromContracts).toBeLessThan(all.accounts.fromContracts)
  })

  it('a larger share helps up to a point', () => {
    const chance = (raiseShare: number) =>
      decide({ ...start, runs: 1, raiseShare }, createRandom(1)).prospects.takeoffChance
    expect(chance(0.2)).toBeGreaterThan(chance(0))
    expect(chance(1)).toBeLessThan(chance(0.2))
  })

  it('every lever is good for something', () => {
    const goods = ['takeoffChance', 'innovations', 'totalKnowledge', 'effortTotal', 'contractProfit'] as const
    const measured = (mix: Partial<Record<LeverName, number>>) => {
      const values = { ...start, ...mix }
      return outputsOf(model, model.solve(values, createRandom(1)), values)
    }
    const plain = measured({})
    for (const lever of leverNames) {
      const pulled = measured({ [lever]: 0.4 })
      const better = goods.filter((good) => Number(pulled[good]) > 1.02 * Number(plain[good]))
      expect([lever, better.length > 0]).toEqual([lever, true])
    }
  })
})

describe('the best mix', () => {
  // Every affordable intensity of each lever, in steps of a tenth.
  const singles = leverNames.flatMap((lever) =>
    Array.from({ length: 10 }, (_, k) => ({ [lever]: (k + 1) / 10 }) as Partial<Record<LeverName, number>>),
  )
  const bestSingle = Math.max(...singles.map((mix) => net(mix)))

  it('uses more than one lever: no single-lever policy comes near a good mix', () => {
    expect(spending({ ...start, ...goodMix })).toBeLessThanOrEqual(start.budget)
    for (const seed of [1, 2, 3]) expect(net(goodMix, seed)).toBeGreaterThan(1.5 * bestSingle)
    expect(bestSingle).toBeGreaterThan(net({}))
  })

  it('beats the obvious policies', () => {
    const obvious = Object.values(model.presets).map(({ values }) =>
      net(values as Partial<Record<LeverName, number>>),
    )
    for (const other of obvious) expect(net(goodMix)).toBeGreaterThan(1.5 * other)
  })

  it('is not everything at once', () => {
    const share =
      start.budget / spending({ ...start, ...Object.fromEntries(leverNames.map((name) => [name, 1])) })
    const even = Object.fromEntries(leverNames.map((name) => [name, share * 0.5])) as Record<
      LeverName,
      number
    >
    expect(spending({ ...start, ...even })).toBeGreaterThan(0.9 * start.budget)
    expect(net(goodMix)).toBeGreaterThan(net(even))
  })

  it('can be looked for: each step is affordable and better, with common seeds', () => {
    const steps = [...searchMix({ ...start, runs: 2 }, 1, { portion: 20, maxMoves: 4 })]
    expect(steps[0].mix).toEqual(Object.fromEntries(leverNames.map((name) => [name, 0])))
    for (const { mix } of steps) expect(spending(mix)).toBeLessThanOrEqual(start.budget)
    for (let k = 1; k < steps.length; k++) expect(steps[k].net).toBeGreaterThan(steps[k - 1].net)
    const last = steps.at(-1)!
    expect(leverNames.filter((name) => last.mix[name] > 0).length).toBeGreaterThanOrEqual(2)
    expect(last.net).toBeGreaterThan(bestSingle)
    expect(last.net).toBe(net0(last.mix))
  })
})

function net0(mix: Partial<Record<LeverName, number>>): number {
  return decide({ ...start, runs: 2, ...mix }, createRandom(1)).accounts.net
}

describe('the model', () => {
  it('says in words what was done and what came of it', () => {
    const values = { ...start, ...goodMix }
    const text = model.summary(model.solve(values, createRandom(1)), values)
    expect(text.en).toMatch(/^Levers pulled: Train ability, Lower the cost of sharing, .* the net is \d+\.$/)
    expect(text.zh).toMatch(/^采取的措施：提升能力、降低共享成本、.*净收益 \d+。$/)
  })
})
