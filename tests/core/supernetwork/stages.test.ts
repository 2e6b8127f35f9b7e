import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { defaults } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import {
  customerToCustomer,
  customerToEmployee,
  employeeToCustomer,
  employeeToEmployee,
} from '../../../src/core/supernetwork/events.ts'
import { model } from '../../../src/core/supernetwork/model.ts'
import { attended, createNetwork, turnedAway, type Network } from '../../../src/core/supernetwork/network.ts'
import type { SupernetworkValues } from '../../../src/core/supernetwork/parameters.ts'
import { run, snapshot } from '../../../src/core/supernetwork/run.ts'
import {
  implement,
  innovate,
  integrate,
  maintain,
  prepare,
  stages,
  tick,
} from '../../../src/core/supernetwork/stages.ts'

const some = fc.record({
  customers: fc.integer({ min: 5, max: 80 }),
  employees: fc.integer({ min: 3, max: 15 }),
  capacity: fc.integer({ min: 1, max: 8 }),
  screening: fc.double({ min: 0, max: 0.5, noNaN: true }),
  loyalty: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  seed: fc.integer(),
})

function started(changes: Partial<SupernetworkValues> & { seed: number }, ticks = 10) {
  const { seed, ...values } = changes
  const random = createRandom(seed)
  const network = createNetwork({ ...defaults(model), ...values }, random, { record: true })
  for (let t = 0; t < ticks; t++) tick(network, random)
  return { network, random }
}

const sum = (levels: Float64Array) => levels.reduce((total, level) => total + level, 0)

describe('preparation', () => {
  it('serves each queue up to capacity, and screening takes 1 − 1/(1 + ξ · excess) of attention', () => {
    fc.assert(
      fc.property(some, (changes) => {
        const { network, random } = started(changes)
        prepare(network, random)
        const { values, now, contact } = network
        const queues = Array.from<number>({ length: values.employees }).fill(0)
        const served = Array.from<number>({ length: values.employees }).fill(0)
        now.attendance.forEach((attendance, i) => {
          if (attendance !== 0) queues[contact[i]]++
          if (attendance === attended) served[contact[i]]++
        })
        queues.forEach((length, j) => {
          expect(now.queueStart[j + 1] - now.queueStart[j]).toBe(length)
          expect(served[j]).toBe(Math.min(length, values.capacity))
          expect(now.attention[j]).toBeCloseTo(
            1 / (1 + values.screening * Math.max(0, length - values.capacity)),
            14,
          )
          for (const i of now.queue.subarray(now.queueStart[j], now.queueStart[j + 1]))
            expect(contact[i]).toBe(j)
        })
        const list = now.served.subarray(0, now.servedCount)
        expect(new Set(list).size).toBe(served.reduce((a, b) => a + b, 0))
        for (const i of list) expect(now.attendance[i]).toBe(attended)
      }),
    )
  })

  it('brings customers with probability p₀ + (1 − p₀) l, and draws the served evenly', () => {
    const { network, random } = started({ seed: 1, customers: 5, employees: 3, capacity: 1 }, 0)
    network.contact.fill(0)
    network.loyalty.fill(0.5)
    const came = Array.from<number>({ length: 5 }).fill(0)
    const served = Array.from<number>({ length: 5 }).fill(0)
    const n = 20_000
    for (let k = 0; k < n; k++) {
      prepare(network, random)
      network.now.attendance.forEach((attendance, i) => {
        if (attendance !== 0) came[i]++
        if (attendance === attended) served[i]++
      })
    }
    // .3 + .7 · .5 = .65; one of five is served unless nobody comes. Standard errors .0034 and .0028.
    for (const count of came) expect(Math.abs(count / n - 0.65)).toBeLessThan(0.0102)
    for (const count of served) expect(Math.abs(count / n - (1 - 0.35 ** 5) / 5)).toBeLessThan(0.0085)
  })
})

describe('implementation and integration', () => {
  it('record exactly what passed, and everyone stays between what was known', () => {
    fc.assert(
      fc.property(some, (changes) => {
        const { network, random } = started(changes)
        prepare(network, random)
        const { customerKnowledge, employeeKnowledge, events } = network
        const before = { customers: customerKnowledge.slice(), employees: employeeKnowledge.slice() }
        const highest = Math.max(...customerKnowledge, ...employeeKnowledge)
        implement(network, random)
        integrate(network, random)
        expect(Math.max(...customerKnowledge, ...employeeKnowledge)).toBeLessThanOrEqual(highest)
        const { kind, to, knowledge, amount, count } = events!.transfers
        for (let k = 0; k < count; k++) {
          expect(amount[k]).toBeGreaterThanOrEqual(0)
          const towards =
            kind[k] === customerToEmployee || kind[k] === employeeToEmployee
              ? before.employees
              : before.customers
          towards[to[k] * network.values.knowledgeNodes + knowledge[k]] += amount[k]
        }
        expect(before).toEqual({ customers: customerKnowledge, employees: employeeKnowledge })
      }),
      { numRuns: 50 },
    )
  })

  it('pass the fractions of the gap that the rules name', () => {
    const { network, random } = started({ seed: 3 }, 0)
    prepare(network, random)
    const i = network.now.served[0]
    const j = network.contact[i]
    const m = 7
    network.customerKnowledge.fill(0)
    network.employeeKnowledge.fill(0)
    network.customerKnowledge[i * 24 + m] = 0.9
    network.employeeKnowledge[j * 24 + m] = 0.4
    network.sharingAbility[i] = 0.5
    network.now.servedCount = 1
    implement(network, random)
    const t = network.now.attention[j]
    expect(network.employeeKnowledge[j * 24 + m]).toBeCloseTo(0.4 + 0.5 * 0.5 * t * 0.5, 14)
    const { transfers } = network.events!
    expect(transfers.kind[0]).toBe(customerToEmployee)
    expect([...transfers.kind.subarray(1, transfers.count)]).not.toContain(employeeToCustomer)
    const peer = transfers.kind.indexOf(customerToCustomer)
    expect(transfers.from[peer]).toBe(i)
    expect(transfers.amount[peer]).toBeCloseTo(0.5 * 0.3 * 0.9, 14)

    transfers.count = 0
    // Knowledge of m goes from j to colleagues, and in the same tick from them to others.
    const levels = Array.from({ length: 12 }, (_, employee) => network.employeeKnowledge[employee * 24 + m])
    integrate(network, random)
    expect(transfers.count).toBeGreaterThan(0)
    for (let k = 0; k < transfers.count; k++) {
      const [from, to] = [transfers.from[k], transfers.to[k]]
      expect([transfers.kind[k], transfers.knowledge[k]]).toEqual([employeeToEmployee, m])
      expect(transfers.amount[k]).toBeCloseTo(
        0.5 * network.now.attention[to] * (levels[from] - levels[to]),
        14,
      )
      levels[to] += transfers.amount[k]
    }
  })

  it('let an employee who is ahead teach the customer', () => {
    const { network, random } = started({ seed: 3 }, 0)
    prepare(network, random)
    const i = network.now.served[0]
    const j = network.contact[i]
    network.customerKnowledge.fill(0)
    network.employeeKnowledge.fill(0)
    network.employeeKnowledge[j * 24 + 2] = 0.6
    network.now.servedCount = 1
    implement(network, random)
    expect(network.events!.transfers.kind[0]).toBe(employeeToCustomer)
    expect(network.events!.transfers.amount[0]).toBeCloseTo(0.3 * network.now.attention[j] * 0.6, 14)
  })
})

describe('innovation', () => {
  it('succeeds with probability g t z/(z + z₀) and adds to the employee’s level', () => {
    fc.assert(
      fc.property(some, (changes) => {
        const { network, random } = started(changes)
        prepare(network, random)
        implement(network, random)
        integrate(network, random)
        const before = network.employeeKnowledge.slice()
        const count = network.innovations
        innovate(network, random)
        const { attempts } = network.events!
        expect(attempts.count).toBe(network.now.servedCount)
        let successes = 0
        const M = network.values.knowledgeNodes
        const { start, neighbours } = network.knowledgeLinks
        for (let k = 0; k < attempts.count; k++) {
          const [i, j, m, n] = [
            attempts.customer[k],
            attempts.employee[k],
            attempts.knowledge[k],
            attempts.neighbour[k],
          ]
          expect(neighbours.subarray(start[m], start[m + 1])).toContain(n)
          const best = (piece: number) =>
            Math.max(
              before[j * M + piece],
              network.sharingAbility[i] * network.customerKnowledge[i * M + piece],
            )
          const z = best(m) * best(n)
          expect(attempts.probability[k]).toBeCloseTo(
            (network.innovationAbility[i] * network.now.attention[j] * z) / (z + 0.5),
            14,
          )
          expect(network.now.success[i]).toBe(attempts.success[k])
          if (attempts.success[k]) {
            successes++
            before[j * M + m] += 0.1
          }
        }
        expect(network.innovations - count).toBe(successes)
        expect(before).toEqual(network.employeeKnowledge)
      }),
      { numRuns: 50 },
    )
  })
})

describe('maintenance', () => {
  it('changes loyalty and abilities as the rules say, and forgets', () => {
    const { network, random } = started({ seed: 8, customers: 80 })
    prepare(network, random)
    implement(network, random)
    integrate(network, random)
    innovate(network, random)
    const before = {
      loyalty: network.loyalty.slice(),
      a: network.sharingAbility.slice(),
      g: network.innovationAbility.slice(),
      knowledge: sum(network.customerKnowledge) + sum(network.employeeKnowledge),
    }
    maintain(network)
    const seen = new Set<string>()
    network.now.attendance.forEach((attendance, i) => {
      const success = network.now.success[i]
      let l = before.loyalty[i]
      if (attendance === attended) l += 0.06 * (1 + success) * (1 - l)
      if (attendance === turnedAway) l -= 0.06 * l
      l += 0.06 * (network.original.loyalty[i] - l)
      expect(network.loyalty[i]).toBeCloseTo(l, 14)
      const a = before.a[i]
      expect(network.sharingAbility[i]).toBeCloseTo(
        attendance === attended
          ? a + 0.012 * l * (1 - a)
          : a + 0.02 * (network.original.sharingAbility[i] - a),
        14,
      )
      const g = before.g[i]
      expect(network.innovationAbility[i]).toBeCloseTo(
        attendance === attended
          ? g + 0.012 * l * (1 - g)
          : g + 0.02 * (network.original.innovationAbility[i] - g),
        14,
      )
      expect(network.events!.loyaltyChange[i]).toBeCloseTo(network.loyalty[i] - before.loyalty[i], 14)
      expect(network.events!.sharingAbilityChange[i]).toBeCloseTo(network.sharingAbility[i] - a, 14)
      seen.add(`${attendance} ${success}`)
    })
    // All four fates were there to be tested.
    expect([...seen].sort()).toEqual(['0 0', '1 0', '2 0', '2 1'])
    const knowledge = sum(network.customerKnowledge) + sum(network.employeeKnowledge)
    expect(knowledge / before.knowledge).toBeCloseTo(0.996, 12)
  })

  it('leaves the abilities alone when traits do not learn', () => {
    const { network } = started({ seed: 2, traitLearning: false }, 60)
    expect(network.sharingAbility).toEqual(network.original.sharingAbility)
    expect(network.innovationAbility).toEqual(network.original.innovationAbility)
    expect(network.loyalty).not.toEqual(network.original.loyalty)
  })
})

describe('a tick', () => {
  it('is its five stages', () => {
    const a = started({ seed: 5 }, 0)
    const b = started({ seed: 5 }, 0)
    for (let t = 0; t < 20; t++) {
      tick(a.network, a.random)
      for (const stage of stages) stage(b.network, b.random)
    }
    expect(snapshot(a.network)).toEqual(snapshot(b.network))
    expect(a.network.tick).toBe(20)
  })

  it('is the same whether recorded or not', () => {
    const advance = (record: boolean): Network => {
      const random = createRandom(77)
      const network = createNetwork(defaults(model), random, { record })
      for (let t = 0; t < 50; t++) tick(network, random)
      return network
    }
    expect(snapshot(advance(true))).toEqual(snapshot(advance(false)))
  })

  it('keeps levels ≥ 0 and traits in their ranges, over any parameters', () => {
    fc.assert(
      fc.property(some, (changes) => {
        const { network } = started(changes, 40)
        for (const level of [...network.customerKnowledge, ...network.employeeKnowledge])
          expect(level >= 0 && level < Infinity).toBe(true)
        for (const l of network.loyalty) expect(l >= 0.01 && l <= 0.99).toBe(true)
        for (const ability of [...network.sharingAbility, ...network.innovationAbility])
          expect(ability >= 0.02 && ability < 1).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

describe('run', () => {
  it('repeats bit by bit, on every machine', () => {
    const values = defaults(model)
    const first = run(values, createRandom(1))
    expect(run(values, createRandom(1))).toEqual(first)
    expect(run(values, createRandom(2))).not.toEqual(first)
    // All 64 bits of these sums: they must come out the same in any engine that follows IEEE 754.
    const last = (name: 'totalKnowledge' | 'meanLoyalty' | 'meanSharingAbility') => first.series[name][150]
    expect({
      innovations: first.series.innovations[150],
      totalKnowledge: last('totalKnowledge'),
      meanLoyalty: last('meanLoyalty'),
      meanSharingAbility: last('meanSharingAbility'),
    }).toMatchInlineSnapshot(`
      {
        "innovations": 832,
        "meanLoyalty": 0.6863509185648368,
        "meanSharingAbility": 0.6350922687049454,
        "totalKnowledge": 645.698243371552,
      }
    `)
  })

  it('calls no function whose last bit the language leaves to the engine', () => {
    const loose = [
      'log',
      'log1p',
      'exp',
      'expm1',
      'pow',
      'sin',
      'cos',
      'tan',
      'atan2',
      'hypot',
      'cbrt',
    ] as const
    const spies = loose.map((name) => vi.spyOn(Math, name))
    run(defaults(model), createRandom(1))
    const called = loose.filter((_, k) => spies[k].mock.calls.length > 0)
    for (const spy of spies) spy.mockRestore()
    expect(called).toEqual([])
  })

  it('reports the first tick at the target, or none', () => {
    const values = { ...defaults(model), target: 100 }
    const { series, timeToTarget } = run(values, createRandom(3))
    expect(series.innovations[timeToTarget!]).toBeGreaterThanOrEqual(100)
    expect(series.innovations[timeToTarget! - 1]).toBeLessThan(100)
    expect(run({ ...values, target: 5000 }, createRandom(3)).timeToTarget).toBeNull()
  })

  it('is plain data', () => {
    const result = run({ ...defaults(model), ticks: 3 }, createRandom(3))
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(result.series.innovations).toHaveLength(4)
  })

  it('names ticks that are none', () => {
    expect(() => run({ ...defaults(model), ticks: 1.5 }, createRandom(1))).toThrow(
      'invalid ticks; not a natural number: 1.5',
    )
  })
})
