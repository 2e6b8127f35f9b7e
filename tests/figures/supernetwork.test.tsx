import { render as renderToString } from 'preact-render-to-string'
import { describe, expect, test, vi } from 'vitest'
import { attended, turnedAway } from '../../src/core/supernetwork/network.ts'
import { defaults } from '../../src/core/model/model.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { mainEffects } from '../../src/core/supernetwork/mainEffects.ts'
import { model } from '../../src/core/supernetwork/model.ts'
import { createNetwork } from '../../src/core/supernetwork/network.ts'
import { run } from '../../src/core/supernetwork/run.ts'
import { EffectsPlot } from '../../src/figures/supernetwork/EffectsPlot.tsx'
import { NetworkDrawing } from '../../src/figures/supernetwork/NetworkDrawing.tsx'
import { networkLayout } from '../../src/figures/supernetwork/networkLayout.ts'
import { networkScene } from '../../src/figures/supernetwork/networkScene.ts'
import { drawingSize } from '../../src/figures/supernetwork/networkSheets.ts'
import { paintNetwork } from '../../src/figures/supernetwork/paintNetwork.ts'
import { experiment } from '../../src/core/supernetwork/experiment.ts'
import { factorLevels, factors } from '../../src/widgets/supernetwork/effectFactors.ts'
import { effectsOf } from '../../src/widgets/supernetwork/effectsOf.ts'
import { ExperimentTable, rowsOf } from '../../src/widgets/supernetwork/ExperimentTable.tsx'
import { createPlayer, isOver, playStage, playTicks } from '../../src/widgets/supernetwork/player.ts'

const values = defaults(model)
const networkOf = (customers: number) =>
  createNetwork({ ...values, customers }, createRandom(3), { record: true })

describe('networkLayout', () => {
  test.each([5, 40, 240])('%i customers stand on their sheet, each layer on its own', (customers) => {
    const layout = networkLayout(networkOf(customers))
    expect(layout.customers).toHaveLength(customers)
    for (const layer of ['customers', 'employees', 'knowledge'] as const) {
      const [upperLeft, upperRight, , lowerLeft] = layout.sheets[layer]
      for (const { x, y } of layout[layer]) {
        const down = (y - upperLeft.y) / (lowerLeft.y - upperLeft.y)
        expect(down).toBeGreaterThan(0)
        expect(down).toBeLessThan(1)
        const shift = down * (lowerLeft.x - upperLeft.x)
        expect(x).toBeGreaterThan(upperLeft.x + shift)
        expect(x).toBeLessThan(upperRight.x + shift)
      }
    }
    expect(layout.sheets.knowledge[2].y).toBeLessThanOrEqual(drawingSize.height)
  })

  test('is the same for the same network', () => {
    expect(networkLayout(networkOf(60))).toEqual(networkLayout(networkOf(60)))
  })

  test('a queue stands above its employee: customers are nearer to their contact than to the others, on average', () => {
    const network = networkOf(80)
    const { customers, employees } = networkLayout(network)
    const across = (i: number, j: number) => Math.abs(customers[i].x - employees[j].x)
    let own = 0
    let all = 0
    for (let i = 0; i < 80; i++) {
      own += across(i, network.contact[i]) / 80
      for (let j = 0; j < employees.length; j++) all += across(i, j) / (80 * employees.length)
    }
    expect(own).toBeLessThan(all / 2)
  })
})

describe('networkScene shows what the tick’s events say', () => {
  const player = createPlayer({ ...values, customers: 120 }, 5, networkLayout)
  // In the first ticks hardly anything succeeds: the scene is looked at once knowledge has spread.
  playTicks(player, 40)
  const scenes = [0, 1, 2, 3, 4].map(() => {
    playStage(player)
    return player.scene
  })
  const { now, events, values: set } = player.network
  const count = (attendance: number) => now.attendance.filter((each) => each === attendance).length

  test('preparation: a way for each who came, there and back for those turned away', () => {
    const { nodes, flows } = scenes[0]
    expect(flows).toHaveLength(count(attended) + count(turnedAway))
    expect(flows.filter((flow) => flow.back)).toHaveLength(count(turnedAway))
    expect(nodes.filter((node) => node.tint === 'accent' && node.filled)).toHaveLength(count(attended))
    expect(nodes.filter((node) => node.crossed)).toHaveLength(count(turnedAway))
    expect(nodes.filter((node) => node.ring !== undefined).map((node) => node.ring)).toEqual([
      ...now.attention,
    ])
  })

  test('implementation and integration share out all transfers', () => {
    expect(scenes[1].flows.length + scenes[2].flows.length).toBe(events!.transfers.count)
    expect(scenes[2].flows.length).toBeLessThanOrEqual(set.employees)
  })

  test('innovation: a burst for each success', () => {
    const successes = events!.attempts.success.subarray(0, events!.attempts.count).reduce((a, b) => a + b, 0)
    expect(successes).toBeGreaterThan(0)
    expect(scenes[3].bursts).toHaveLength(successes)
    expect(scenes[3].flows).toHaveLength(events!.attempts.count + successes)
  })

  test('maintenance: up for loyalty won, down for loyalty lost', () => {
    const changes = [...events!.loyaltyChange]
    const kinds = scenes[4].bursts.map((burst) => burst.kind)
    expect(kinds.filter((kind) => kind === 'up')).toHaveLength(changes.filter((d) => d >= 1e-3).length)
    expect(kinds.filter((kind) => kind === 'down')).toHaveLength(changes.filter((d) => d <= -1e-3).length)
  })

  test('nothing is drawn at a place that does not exist', () => {
    for (const { nodes, flows, bursts, strongest } of scenes) {
      const numbers = [
        ...nodes.flatMap(({ x, y, radius }) => [x, y, radius]),
        ...flows.flatMap(({ from, to, width }) => [from.x, from.y, to.x, to.y, width]),
        ...bursts.flatMap(({ x, y, size }) => [x, y, size]),
        ...strongest.flat().flatMap(({ x, y }) => [x, y]),
      ]
      expect(numbers.every(Number.isFinite)).toBe(true)
    }
  })

  test('the canvas is told finite numbers only, and every flow, at any moment of a stage', () => {
    for (const scene of scenes)
      for (const progress of [0, 0.4, 0.5, 1]) {
        const told = recordingCanvas()
        paintNetwork(told.canvas, scene, palette, progress)
        expect(told.numbers.every(Number.isFinite)).toBe(true)
        const ends = progress < 1 ? scene.flows.length : 0
        const crosses = 2 * scene.nodes.filter((node) => node.crossed).length
        expect(told.calls.lineTo).toBe(scene.strongest.length + scene.flows.length + crosses)
        const rings = 2 * scene.nodes.filter((node) => node.ring !== undefined).length
        const touches = scene.bursts.filter((burst) => burst.kind === 'touch').length
        expect(told.calls.arc).toBe(scene.nodes.length + rings + ends + touches)
      }
  })
})

describe('player', () => {
  test('what is watched is the run whose numbers are shown, by stages or by ticks', () => {
    const set = { ...values, customers: 60, ticks: 30 }
    const { series, final } = run(set, createRandom(9))
    const byStage = createPlayer(set, 9, networkLayout)
    for (let tick = 1; tick <= 30; tick++) {
      for (let stage = 0; stage < 5; stage++) playStage(byStage)
      expect(byStage.network.tick).toBe(tick)
      expect(byStage.network.innovations).toBe(series.innovations[tick])
    }
    const byTick = createPlayer(set, 9, networkLayout)
    playStage(byTick)
    playStage(byTick)
    playTicks(byTick, 1)
    expect(byTick.network.tick).toBe(1)
    playTicks(byTick, 29)
    for (const player of [byStage, byTick]) {
      expect([...player.network.loyalty]).toEqual(final.loyalty)
      expect([...player.network.employeeKnowledge]).toEqual(final.employeeKnowledge.flat())
    }
  })

  test('ends at the last tick and stays there', () => {
    const player = createPlayer({ ...values, ticks: 2 }, 1, networkLayout)
    playTicks(player, 10)
    expect(isOver(player)).toBe(true)
    const before = player.network.innovations
    playStage(player)
    playTicks(player)
    expect([player.network.tick, player.stage, player.network.innovations]).toEqual([2, 4, before])
  })
})

test('the still is one image with a text, and its parts are those of the scene', () => {
  const network = networkOf(20)
  const layout = networkLayout(network)
  const scene = networkScene(network, layout, -1)
  const draw = (ground: boolean) =>
    renderToString(
      <NetworkDrawing
        network={network}
        layout={layout}
        scene={scene}
        language="zh"
        label="三层网络"
        ground={ground}
      />,
    )
  expect(draw(false)).toMatch(/^<svg [^>]*role="img" aria-label="三层网络"/)
  expect(draw(false).match(/class="node /g)).toHaveLength(20 + values.employees + values.knowledgeNodes)
  expect(draw(false)).toContain('知识子网络')
  expect(draw(true)).not.toContain('class="node ')
  expect(draw(false)).not.toMatch(/NaN|undefined/)
})

test('a table of an experiment cut short says how many runs each row rests on', () => {
  const design = {
    base: { ...values, ticks: 5 },
    axes: [{ parameter: 'customers', values: [10, 20] }],
    seeds: 3,
    seed: 1,
  }
  const runs = [...experiment(design)]
  const rows = rowsOf(design, runs.slice(0, 5))
  expect(rows.map(({ levels }) => levels.customers)).toEqual([10, 20])
  expect(rows.map(({ summaries }) => summaries.totalKnowledge.runs)).toEqual([3, 2])
  expect(rows[1].summaries.totalKnowledge.mean).toBeCloseTo(
    (runs[1].outcomes.totalKnowledge + runs[3].outcomes.totalKnowledge) / 2,
    9,
  )
  const html = renderToString(
    <ExperimentTable names={['customers']} rows={rows} outcome="totalKnowledge" language="en" />,
  )
  expect(html.match(/<tr>/g)).toHaveLength(3)
})

test('effects are drawn from complete replications only', () => {
  const design = {
    base: { ...values, ticks: 3 },
    axes: factors.map((parameter) => ({ parameter, values: factorLevels[parameter] })),
    seeds: 2,
    seed: 1,
  }
  const runs = [...experiment(design)]
  expect(effectsOf(runs.slice(0, 47), design)).toBeNull()
  const effects = effectsOf(runs.toReversed(), design)!
  expect(effects.meanLoyalty.map(({ factor }) => factor)).toEqual(factors)
  // Loyalty from .2 to .8 has hardly moved in three ticks.
  const loyalty = effects.meanLoyalty.find(({ factor }) => factor === 'loyalty')!
  expect(loyalty.effect.mean).toBeGreaterThan(0.45)
  expect(loyalty.effect.mean).toBeLessThan(0.6)
})

test('the plot of effects puts a level’s mean where the axis says', () => {
  const observations = [1, 2, 3].flatMap((replication) =>
    [0, 1].map((level) => ({ replication, levels: { f: level }, outcome: 10 + 5 * level + replication })),
  )
  const [{ levels }] = mainEffects(['f'], observations)
  const svg = renderToString(
    <EffectsPlot
      x="outcome"
      effectTitle="effect"
      label="effects"
      rows={[
        {
          name: 'factor',
          effect: '+5',
          clear: true,
          levels: levels.map((each) => ({ ...each, level: String(each.level) })),
        },
      ]}
    />,
  )
  const xs = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x))
  expect(xs).toHaveLength(2)
  expect(xs[0]).toBeLessThan(xs[1])
  expect(svg).not.toMatch(/NaN/)
})

// Node has no canvas; a path is only handed on.
vi.stubGlobal('Path2D', function Path2D() {})

const palette = { accent: 'a', cool: 'c', ink: 'i', soft: 's', paper: 'p', line: 'l' }

/** A canvas that draws nothing and remembers what it was asked for. */
function recordingCanvas() {
  const numbers: number[] = []
  const calls: Record<string, number> = {}
  const canvas = new Proxy({} as Record<string, unknown>, {
    get: (target, name: string) =>
      target[name] ??
      ((...args: unknown[]) => {
        calls[name] = (calls[name] ?? 0) + 1
        numbers.push(...args.filter((arg) => typeof arg === 'number'))
      }),
  })
  return { canvas: canvas as unknown as CanvasRenderingContext2D, numbers, calls }
}
