import { describe, expect, it } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/supernetwork/model.ts'
import { createNetwork } from '../../../src/core/supernetwork/network.ts'
import { stageNames, stageReport } from '../../../src/core/supernetwork/stageReport.ts'
import { stages, tick } from '../../../src/core/supernetwork/stages.ts'

describe('stageReport', () => {
  it('counts what each stage did', () => {
    const random = createRandom(1)
    const network = createNetwork(defaults(model), random, { record: true })
    for (let t = 0; t < 20; t++) tick(network, random)
    const before = network.innovations
    const texts = stages.map((stage, k) => {
      stage(network, random)
      return stageReport(network, k)
    })
    expect(stageNames).toHaveLength(stages.length)

    const numbers = (text: string) => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number)
    const [came, customers, served, away] = numbers(texts[0].en)
    expect(customers).toBe(40)
    expect(served + away).toBe(came)
    expect(served).toBe(network.now.servedCount)
    const [pairs, successes, innovations] = numbers(texts[3].en)
    expect([pairs, innovations]).toEqual([served, network.innovations])
    expect(successes).toBe(network.innovations - before)
    const [more, less, abler, unabler, lost] = numbers(texts[4].en)
    expect(more + less).toBe(40)
    expect(abler).toBe(served)
    // Of the others, those who were never served have no ability to lose.
    expect(abler + unabler).toBeLessThanOrEqual(40)
    expect(lost).toBe(0.4)
    // Both languages tell the same numbers, though in another order.
    for (const { en, zh } of texts) expect(numbers(zh).sort()).toEqual(numbers(en).sort())
  })

  it('says that abilities stay where they do not grow', () => {
    const random = createRandom(1)
    const network = createNetwork({ ...defaults(model), traitLearning: false }, random, { record: true })
    tick(network, random)
    expect(stageReport(network, 4).en).toContain('abilities stay as they are')
    expect(stageReport(network, 4).zh).toContain('能力保持不变')
  })

  it('needs a record and a stage', () => {
    const network = createNetwork(defaults(model), createRandom(1))
    expect(() => stageReport(network, 0)).toThrow('its events are not recorded')
    const recorded = createNetwork(defaults(model), createRandom(1), { record: true })
    expect(() => stageReport(recorded, 5)).toThrow('invalid stage; not in 0 … 4: 5')
  })
})

describe('the model', () => {
  it('reports the last tick', () => {
    const values = { ...defaults(model), ticks: 60, target: 150 }
    const result = model.solve(values, createRandom(1))
    const outputs = outputsOf(model, result, values)
    expect(outputs.innovations).toBe(result.series.innovations[60])
    expect(outputs.innovations).toBe(result.final.innovations)
    const levels = [...result.final.customerKnowledge, ...result.final.employeeKnowledge].flat()
    expect(outputs.totalKnowledge).toBeCloseTo(
      levels.reduce((total, level) => total + level, 0),
      9,
    )
    expect(outputs.timeToTarget).toBe(result.timeToTarget)
  })

  it('says in words what a run came to', () => {
    const values = { ...defaults(model), ticks: 60 }
    const words = (target: number) => {
      const at = { ...values, target }
      return model.summary(model.solve(at, createRandom(1)), at)
    }
    expect(words(5000).en).toMatch(
      /^With 40 customers this run reaches \d+ innovations by tick 60, short of the target/,
    )
    expect(words(5000).zh).toContain('未达到 5000 项的目标')
    expect(words(50).en).toMatch(/the target of 50 is met at tick \d+\./)
    expect(words(50).zh).toMatch(/在第 \d+ 个时刻达到 50 项的目标/)
  })
})
