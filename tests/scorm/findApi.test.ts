import { describe, expect, it } from 'vitest'
import { type ScormApi, type ScormWindow, findApi } from '../../src/scorm/findApi.ts'

type Fake = { parent: ScormWindow | null; opener?: ScormWindow | null; API?: unknown }

const api = { LMSInitialize: () => 'true' } as ScormApi
const alone = (own: Partial<Fake> = {}): Fake => {
  const window: Fake = { parent: null, ...own }
  window.parent ??= window
  return window
}
const within = (parent: Fake, own: Partial<Fake> = {}): Fake => ({ parent, ...own })

/** A window of another host: only what stands above it may be read. */
const foreign = (parent: Fake): ScormWindow =>
  new Proxy(within(parent), {
    get(target, name) {
      if (name === 'parent') return target.parent
      throw new Error('SecurityError')
    },
  })

describe('the object of a platform', () => {
  it('is found in the window itself, above it, above its opener, and above the opener of the outermost', () => {
    const lms = alone({ API: api })
    expect(findApi(lms, 'API')).toBe(api)
    expect(findApi(within(within(lms)), 'API')).toBe(api)
    expect(findApi(alone({ opener: within(lms) }), 'API')).toBe(api)
    expect(findApi(within(within(alone({ opener: within(lms) }))), 'API')).toBe(api)
  })

  it('is the nearest, and of the version that was asked for', () => {
    const other = { LMSInitialize: () => 'false' } as ScormApi
    expect(findApi(within(alone({ API: other }), { API: api }), 'API')).toBe(api)
    expect(findApi(alone({ API: api }), 'API_1484_11')).toBeUndefined()
    expect(findApi(alone({ API: 'no object' }), 'API')).toBeUndefined()
    expect(findApi(alone({ API: null }), 'API')).toBeUndefined()
  })

  it('is looked for above windows of other hosts, which throw when they are read', () => {
    expect(findApi(within(foreign(alone({ API: api })) as Fake), 'API')).toBe(api)
    expect(findApi(foreign(alone()), 'API')).toBeUndefined()
  })

  it('is given up in the end, whatever stands above', () => {
    const one = within(alone())
    const two = within(one)
    one.parent = two
    expect(findApi(two, 'API')).toBeUndefined()
    let deep = alone({ API: api })
    for (let i = 0; i < 1000; i++) deep = within(deep)
    expect(findApi(deep, 'API')).toBeUndefined()
  })
})
