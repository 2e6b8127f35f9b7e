import type { ComponentType } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { defaults, type ValuesOf } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { model } from '../../../src/core/retention/cube/model.ts'
import { CubeDrawing } from '../../../src/figures/cube/CubeDrawing.tsx'
import type { Triple } from '../../../src/figures/cube/projection.ts'

const islands = import.meta.glob<{ default: ComponentType<{ language: 'en' | 'zh' }> }>(
  '../../../src/widgets/{cube,one-customer,comparison-levels,mass-customisation,stage-markov,mailing,relationship-states}/[A-Z]*.tsx',
)
const figures = Object.entries(islands).filter(([path]) => !path.endsWith('TurningCube.tsx'))

it('the chapter has nine figures', () => expect(figures).toHaveLength(9))

describe.for(figures)('%s', ([, load]) => {
  it.for(['en', 'zh'] as const)('is drawn and told by the server, in %s', async (language) => {
    const { default: Figure } = await load()
    const html = render(<Figure language={language} />)
    expect(html).toContain('class="drawing')
    expect(/<p class="summary"[^>]*>([^<]*)</.exec(html)?.[1]?.length).toBeGreaterThan(10)
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the cube', () => {
  const draw = (values: Partial<ValuesOf<typeof model>>, yaw = 36, pitch = 20) => {
    const all = { ...defaults(model), customers: 300, ...values }
    const result = model.solve(all, createRandom(1))
    return render(
      <CubeDrawing
        view={{ yaw, pitch }}
        names={{ axes: ['depth', 'emotion', 'loyalty'], stages: ['exploration', 'formation', 'stability'] }}
        path={result.months.map(({ depth, emotion, meanLoyalty }): Triple => [depth, emotion, meanLoyalty])}
        ghosts={[]}
        cloud={result.cloud}
        month={all.lookAt}
        monthName={(month) => `month ${month}`}
        label="cube"
      />,
    )
  }

  it('names its three axes from wherever it is seen', () => {
    for (let yaw = -180; yaw < 180; yaw += 30)
      for (const pitch of [0, 30, 60, 90]) {
        const html = draw({}, yaw, pitch)
        for (const name of ['depth', 'emotion', 'loyalty']) expect(html).toContain(`>${name}</text>`)
        expect(html).not.toContain('NaN')
      }
  })

  it('draws every customer of the cloud once, by its mood', () => {
    const all = { ...defaults(model), customers: 300, ...model.presets.lockedIn.values }
    const { cloud } = model.solve(all, createRandom(1))
    const html = draw(model.presets.lockedIn.values)
    // A dot is a line without length; a cross is two strokes, joined by one step of the pen.
    expect(html.match(/h0/g)).toHaveLength(cloud.filter((point) => point.satisfied).length)
    expect(html.match(/m0 -/g)).toHaveLength(cloud.filter((point) => !point.satisfied).length)
    expect(cloud.some((point) => !point.satisfied)).toBe(true)
  })

  it('marks the month shown while the cohort has a mean, and none after its end', () => {
    expect(draw({ lookAt: 12 })).toContain('month 12')
    expect(draw({ startValue: 3, heterogeneity: 0, lookAt: 40 })).not.toContain('month 40')
  })
})
