import { assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claims, themes } from '../../../src/core/loyalty/claims/claims.ts'
import { claimedValue, type Contract } from '../../../src/core/loyalty/claims/convert.ts'
import { model as converter } from '../../../src/core/loyalty/claims/model.ts'
import { readClaim, settingsOf } from '../../../src/core/loyalty/claims/readClaim.ts'
import { model as lag, shareSeen } from '../../../src/core/loyalty/lag/model.ts'
import { bestAnswer, profit, symmetricPrice } from '../../../src/core/loyalty/price-war/hotelling.ts'
import { model as priceWar, perPeriod } from '../../../src/core/loyalty/price-war/model.ts'
import { model as seeding } from '../../../src/core/loyalty/seeding/model.ts'
import { adopters, adoptionTimes, growNetwork } from '../../../src/core/loyalty/seeding/network.ts'
import { defaults } from '../../../src/core/model/model.ts'
import { solved } from '../../../src/core/model/solved.ts'
import { validate } from '../../../src/core/model/validate.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'

const contract: Contract = { margin: 100, retention: 0.7, discount: 0.12, conversion: 0.05 }
const claim = (id: string) => claims.find((c) => c.id === id)!

describe('claims read as lifetime value', () => {
  test('the 54 cards stand under eight themes, none of them empty', () => {
    expect(claims).toHaveLength(54)
    expect(new Set(claims.map((c) => c.theme))).toEqual(new Set(Object.keys(themes)))
  })

  test('a change is read both ways; of a range both ends', () => {
    const retail = readClaim(claim('c23-retail-retention'), contract)
    expect(retail).toMatchObject({ as: 'change', of: 'retention' })
    if (retail.as !== 'change') return
    expect(retail.relative![0]).toBeCloseTo(400, 9)
    expect(retail.points![0]).toBeCloseTo(509.09, 2)
    const precise = readClaim(claim('c6'), contract)
    // +30% of .7 is .91, +30 points is 1: still possible, and the most there is.
    expect(precise.as === 'change' && precise.points![1]).toBeCloseTo((100 * 1.12) / 0.12, 9)
  })

  test('churn −70% of 30% is 9%; as points it is impossible', () => {
    const emotional = readClaim(claim('c7'), contract)
    expect(emotional).toMatchObject({ as: 'change', of: 'churn', points: null })
    expect(emotional.as === 'change' && emotional.relative![0]).toBeCloseTo(112 / (1.12 - 0.91), 9)
  })

  test('conversion: a quarter more people, or six times as many', () => {
    const base = 0.05 * (112 / 0.42)
    expect(claimedValue(contract, 'conversion', 0.25, 'relative')).toBeCloseTo(1.25 * base, 12)
    expect(claimedValue(contract, 'conversion', 0.25, 'points')).toBeCloseTo(6 * base, 12)
  })

  test('a rise of the value itself asks for a retention, a level has a value, and the rest has none', () => {
    const whole = readClaim(claim('c9'), contract)
    expect(whole.as === 'multiple' && whole.needed!.map((r) => r.toFixed(3))).toEqual(['0.797', '0.820'])
    const netflix = readClaim(claim('c12-netflix'), contract)
    expect(netflix.as === 'level' && netflix.value[0]).toBeCloseTo(112 / 0.3, 9)
    expect(readClaim(claim('c24'), contract)).toMatchObject({ of: 'spend', points: null })
    expect(readClaim(claim('c15-koc'), contract)).toEqual({ as: 'none', why: 'cost' })
    expect(claims.filter((c) => c.inPoints).map((c) => c.id)).toEqual([
      'c14-dual',
      'c15-leader',
      'c16-pricing',
    ])
  })

  test('every card that can be put into the converter gives valid settings, and the same numbers', () => {
    for (const card of claims) {
      const settings = settingsOf(card)
      const reading = readClaim(card, contract)
      expect(settings === null).toBe(reading.as === 'none')
      if (!settings) continue
      const { values, issues } = validate(converter, settings)
      expect(issues, card.id).toEqual([])
      const { outputs } = solved(converter, values)
      if (reading.as === 'level') expect(outputs.base).toBeCloseTo(reading.value[0], 9)
      // The middle of a range stands for it.
      if (reading.as === 'change' && reading.relative)
        expect(outputs.relative as number).toBeGreaterThanOrEqual(Math.min(...reading.relative) - 1e-9)
      if (reading.as === 'multiple' && reading.needed)
        expect(outputs.needed as number).toBeGreaterThanOrEqual(reading.needed[0] - 1e-9)
    }
  })
})

describe('price war', () => {
  const markets = record({
    cost: integer({ min: 0, max: 20 }),
    travel: integer({ min: 1, max: 200 }).map((t) => t / 10),
    loyal: integer({ min: 0, max: 95 }).map((k) => k / 100),
    switching: integer({ min: 0, max: 60 }).map((s) => s / 2),
    reservation: integer({ min: 21, max: 60 }),
  })

  test('the best answer is at least as good as any price of a fine grid', () => {
    assert(
      property(markets, integer({ min: 0, max: 100 }), (m, part) => {
        const rival = m.cost + ((m.reservation - m.cost) * part) / 100
        const best = bestAnswer(m, rival)
        expect(profit(m, best.price, rival)).toBe(best.profit)
        for (let i = 0; i <= 2000; i++) {
          const price = m.cost + ((m.reservation - m.cost) * i) / 2000
          expect(profit(m, price, rival)).toBeLessThanOrEqual(best.profit + 1e-6)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a stable price is a best answer to itself', () => {
    assert(
      property(markets, (m) => {
        const { result } = solved(priceWar, { ...defaults(priceWar), ...m })
        const price = symmetricPrice(m)
        if (result.stable) expect(profit(m, price, price)).toBeCloseTo(bestAnswer(m, price).profit, 4)
        else expect(bestAnswer(m, price).profit).toBeGreaterThan(profit(m, price, price))
      }),
    )
  })

  test('keeping prices up pays from the patience on, and undercutting below it', () => {
    assert(
      property(integer({ min: 0, max: 99 }), constantFrom(0, 0.3, 0.7), (k, loyal) => {
        const { outputs, result } = solved(priceWar, { ...defaults(priceWar), weight: k / 100, loyal })
        expect(outputs.kept).toBe(result.undercutting <= result.keeping + 1e-12)
      }),
    )
    // The sum itself: 5 once, then 1 for ever, at a weight of .6.
    let sum = 5
    for (let t = 1; t < 200; t++) sum += 0.6 ** t
    expect(perPeriod(5, 1, 0.6)).toBeCloseTo(0.4 * sum, 12)
  })
})

describe('seeding', () => {
  test('each adopter but the seeds has a neighbour who adopted before', () => {
    const network = growNetwork(200, 2, createRandom(4))
    const talk = { contagion: 0.3, persistence: 0.5, periods: 20 }
    const times = adoptionTimes(network, [3, 17], talk, createRandom(5))
    for (const [i, time] of times.entries()) {
      if (time === null) continue
      if (time === 0) expect([3, 17]).toContain(i)
      else expect(network[i]!.some((j) => times[j] !== null && times[j]! < time)).toBe(true)
    }
    const counts = adopters(times, 20)
    expect(counts[0]).toBe(2)
    expect(counts[20]).toBe(times.filter((time) => time !== null).length)
  })

  test('the network drawn is the first of the runs', () => {
    const { result } = solved(seeding, { ...defaults(seeding), runs: 5 })
    const { links, degrees, hubs } = result.first
    expect(links).toHaveLength(3 + 2 * 297)
    expect(degrees.reduce((sum, d) => sum + d, 0)).toBe(2 * links.length)
    const least = Math.min(...hubs.seeds.map((seed) => degrees[seed]!))
    expect(degrees.filter((d) => d > least).length).toBeLessThan(hubs.seeds.length)
  })
})

test('what shows of a lagged effect, while the effort lasts and after', () => {
  for (const [carryOver, duration] of [
    [0.6, 36],
    [0.8, 6],
    [0, 4],
  ]) {
    const { result } = solved(lag, { ...defaults(lag), carryOver: carryOver!, duration: duration! })
    for (const { month, loyalty } of result.path)
      expect(shareSeen(carryOver!, month, duration!) * result.longRun).toBeCloseTo(loyalty, 12)
  }
})
