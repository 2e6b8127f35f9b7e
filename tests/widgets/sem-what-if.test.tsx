import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { explainedVariance } from '../../src/core/loyalty/path/relativeWeights.ts'
import { orderRecovery } from '../../src/core/loyalty/path/sample.ts'
import { defaults } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import ThreePaths from '../../src/widgets/sem/ThreePaths.tsx'
import WhatIf from '../../src/widgets/sem/WhatIf.tsx'
import { whatIfModel, type WhatIfSpec } from '../../src/widgets/sem/whatIfModel.ts'

const text = (en: string) => ({ en, zh: en })
const spec: WhatIfSpec = {
  id: 'three-dimensions',
  model: `loyalty ~ a*value + b*emotion + c*relation
    value ~~ r*emotion + r*relation
    emotion ~~ r*relation`,
  sliders: {
    a: { label: text('value'), value: 0.28 },
    b: { label: text('emotion'), value: 0.39 },
    c: { label: text('relation'), value: 0.45 },
    r: { label: text('correlation'), value: 0.35, min: -0.3, max: 0.9 },
  },
  order: ['a', 'b', 'c'],
  n: 100,
}
const betas = [0.28, 0.39, 0.45]

describe('what a path model implies', () => {
  const model = whatIfModel(spec)
  const { result } = solved(model, defaults(model))

  it('has the R² of the closed form', () => {
    expect(result.moments.r2.loyalty).toBeCloseTo(explainedVariance({ betas, r: 0.35 }), 12)
  })

  it('recovers the order as often as samples do', () => {
    // Normal approximation against exact Wishart draws: at n = 100 they differ by about a percentage point; the
    // Monte Carlo errors are .0075 and .0034.
    const exact = orderRecovery({ betas, r: 0.35 }, 100, 20_000, createRandom(3))
    expect(Math.abs(result.orderRecovered! - exact)).toBeLessThan(0.03)
    expect(result.orderRecovered).toBeGreaterThan(0.6)
  })

  it('says how far estimates scatter', () => {
    // OLS: √((1 − R²)·VIF/(n − 4)); the standardised estimate scatters a little less, since its unit is estimated too.
    const vif = (1 + 0.35) / ((1 - 0.35) * (1 + 0.7))
    const ols = Math.sqrt(((1 - explainedVariance({ betas, r: 0.35 })) * vif) / 96)
    for (const { se } of result.effects) expect(se / ols).toBeCloseTo(1, 0)
  })

  it('refuses what is impossible together', () => {
    const [rule] = model.constraints!
    expect(rule!.holds({ a: 0.6, b: 0.6, c: 0.6, r: 0.5, sampleSize: 100 })).toBe(false)
    expect(rule!.holds({ a: 0.2, b: 0.2, c: 0.2, r: -0.6, sampleSize: 100 })).toBe(false)
    expect(rule!.holds({ a: 0.28, b: 0.39, c: 0.45, r: 0.35, sampleSize: 100 })).toBe(true)
  })

  it('measures effects among latents by their indicators', () => {
    const latent = whatIfModel({
      ...spec,
      id: 'latent',
      model: `f =~ start(.8)*x1 + start(.7)*x2 + start(.6)*x3
        g =~ start(.8)*y1 + start(.7)*y2 + start(.6)*y3
        h =~ start(.8)*z1 + start(.7)*z2 + start(.6)*z3
        h ~ a*f + b*g
        f ~~ r*g`,
      sliders: { a: spec.sliders.a!, b: spec.sliders.b!, r: spec.sliders.r! },
      order: ['a', 'b'],
      n: 300,
    })
    const { result: found } = solved(latent, defaults(latent))
    expect(found.effects.map(({ truth }) => truth)).toEqual([
      expect.closeTo(0.28, 4),
      expect.closeTo(0.39, 4),
    ])
    expect(found.effects[0]!.se).toBeGreaterThan(result.effects[0]!.se * 0.8)
    expect(found.orderRecovered).toBeGreaterThan(0.5)
  })

  it('names a slider that the model does not have', () => {
    expect(() => whatIfModel({ ...spec, sliders: { ...spec.sliders, q: spec.sliders.a! } })).toThrow('"q"')
  })
})

describe.for(['en', 'zh'] as const)('the widgets in %s', (language) => {
  it.for([
    ['WhatIf', () => <WhatIf language={language} spec={spec} />],
    ['ThreePaths', () => <ThreePaths language={language} />],
  ] as const)('%s is there without JavaScript, and the same when drawn again', ([, view]) => {
    const html = render(view())
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="[^"]{20,}"/)
    expect(render(view())).toBe(html)
  })
})
