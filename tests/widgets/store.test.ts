import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaults } from '../../src/core/model/model.ts'
import { model as evaluation } from '../../src/core/loyalty/evaluation/model.ts'
import { model as path } from '../../src/core/loyalty/path/model.ts'
import { model } from '../../src/core/replicator/model.ts'
import { model as finite } from '../../src/core/replicator/finiteModel.ts'
import { addressWith, createStore } from '../../src/widgets/store.ts'

const standard = defaults(model)

describe('a store', () => {
  it('begins with the defaults, or with what it is given', () => {
    expect(createStore(model).values.value).toEqual(standard)
    expect(createStore(model, { synergy: 3 }).values.value).toEqual({ ...standard, synergy: 3 })
  })

  it('solves again when a value changes', () => {
    const store = createStore(model)
    const before = store.solved.value.outputs.fullSharingReach
    store.set({ customerUnitCost: 0.9 })
    expect(store.solved.value.outputs.fullSharingReach).not.toBe(before)
    expect(store.solved.value.parameters.customerUnitCost).toBe(0.9)
  })

  it('refuses what breaks a rule, says so, and keeps the rest of the change', () => {
    const store = createStore(model)
    store.set({ synergy: 99, x0: 0.25 })
    expect(store.values.value).toEqual({ ...standard, x0: 0.25 })
    expect(store.issues.value.map(({ parameter }) => parameter)).toEqual(['synergy'])
    store.set({ synergy: 3 })
    expect(store.issues.value).toEqual([])
  })

  it('goes as far as the rules of the model allow, as a handle or a slider asks it to', () => {
    const store = createStore(path, { correlation: 0.35 })
    store.set({ correlation: 0.95 })
    // R² = .433 + .8214 r reaches 1 at r = .6903.
    expect(store.values.value.correlation).toBe(0.69)
    expect(store.issues.value).toEqual([])
  })

  it('says which rule forbids what no step would allow', () => {
    const store = createStore(evaluation, { useUse: false, useReferral: false, useEmotion: false })
    store.set({ usePurchase: false })
    expect(store.values.value.usePurchase).toBe(true)
    expect(store.issues.value.map(({ kind }) => kind)).toEqual(['constraint'])
  })

  it('takes a whole gesture back in one step', () => {
    const store = createStore(model)
    for (const x0 of [0.1, 0.2, 0.3]) store.set({ x0 })
    store.settle()
    store.set({ x0: 0.9 })
    store.settle()
    store.undo()
    expect(store.values.value.x0).toBe(0.3)
    store.undo()
    expect(store.values.value).toEqual(standard)
    expect(store.canUndo.value).toBe(false)
    store.undo()
    expect(store.values.value).toEqual(standard)
  })

  it('counts a gesture that was not ended as a step of its own', () => {
    const store = createStore(model)
    store.set({ x0: 0.1 })
    store.undo()
    expect(store.values.value).toEqual(standard)
    expect(store.canRedo.value).toBe(true)
  })

  it('does again what was undone, until something else is done', () => {
    const store = createStore(model)
    for (const x0 of [0.1, 0.2]) {
      store.set({ x0 })
      store.settle()
    }
    store.undo()
    store.undo()
    store.redo()
    expect(store.values.value.x0).toBe(0.1)
    store.redo()
    expect(store.values.value.x0).toBe(0.2)
    expect(store.canRedo.value).toBe(false)
    store.undo()
    store.set({ x0: 0.7 })
    store.settle()
    expect(store.canRedo.value).toBe(false)
    store.redo()
    expect(store.values.value.x0).toBe(0.7)
  })

  it('makes no step of a gesture that changed nothing', () => {
    const store = createStore(model)
    store.settle()
    expect(store.canUndo.value).toBe(false)
  })

  it('comes back to its beginning on reset, which can be undone', () => {
    const store = createStore(model, { synergy: 3 })
    store.set({ x0: 0.1 })
    store.settle()
    store.reset()
    expect(store.values.value).toEqual({ ...standard, synergy: 3 })
    store.undo()
    expect(store.values.value.x0).toBe(0.1)
  })

  it('holds the seed with the values', () => {
    const store = createStore(finite)
    const first = store.solved.value.result
    store.setSeed(7)
    store.settle()
    expect(store.solved.value.result).not.toEqual(first)
    expect(store.encoded()).toMatch(/~seed=7$/)
    store.undo()
    expect(store.seed.value).toBe(1)
    expect(store.solved.value.result).toEqual(first)
  })

  it('tells of each finished gesture, of undo and of redo', () => {
    const told = vi.fn()
    const store = createStore(model, {}, told)
    store.set({ x0: 0.1 })
    store.set({ x0: 0.2 })
    expect(told).not.toHaveBeenCalled()
    store.settle()
    store.undo()
    store.redo()
    expect(told).toHaveBeenCalledTimes(3)
  })
})

describe('the address of a page', () => {
  const location = {
    href: 'http://book/sharing/?s=replicator.1~x0=0.25~synergy=99&s=simplex.1',
    origin: 'http://book',
  }
  const replaced: string[] = []

  beforeEach(() => {
    vi.resetModules()
    replaced.length = 0
    vi.stubGlobal('window', {})
    vi.stubGlobal('location', location)
    vi.stubGlobal('document', {
      querySelectorAll: () =>
        ['replicator', 'replicator', 'simplex'].map((id) => ({ dataset: { model: id } })),
    })
    vi.stubGlobal('history', {
      state: null,
      replaceState: (_: unknown, __: string, url: URL) => replaced.push(url.href),
    })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('gives the first state, names what it could not use, and follows', async () => {
    const { storeOf } = await import('../../src/widgets/store.ts')
    const store = storeOf(model)
    expect(store.values.value).toEqual({ ...standard, x0: 0.25 })
    expect(store.issues.value.map(({ parameter, value }) => [parameter, value])).toEqual([['synergy', '99']])
    store.set({ x0: 0.5 })
    expect(replaced).toEqual([])
    store.settle()
    expect(replaced).toEqual(['http://book/sharing/?s=simplex.1&s=replicator.1~x0=0.5'])
  })

  it('is what undo goes back to, and no further; reset goes to the beginning of the model', async () => {
    const { storeOf } = await import('../../src/widgets/store.ts')
    const store = storeOf(model)
    expect(store.canUndo.value).toBe(false)
    store.set({ x0: 0.5 })
    store.settle()
    store.undo()
    expect(store.values.value).toEqual({ ...standard, x0: 0.25 })
    expect(replaced.at(-1)).toBe('http://book/sharing/?s=simplex.1&s=replicator.1~x0=0.25')
    expect(store.canUndo.value).toBe(false)
    store.reset()
    expect(store.values.value).toEqual(standard)
    store.undo()
    expect(store.values.value.x0).toBe(0.25)
  })

  it.each([
    ['garbage', 'it must begin with a model and its version'],
    ['replicator-1~synergy=3', 'it must begin with a model and its version'],
    ['replicator~synergy=3', 'it must begin with a model and its version'],
    ['%E0%A4%A', 'it must begin with a model and its version'],
    ['nomodel.1~a=2', 'it is of the model nomodel, not of replicator'],
    ['bimatrix.1', 'it is of the model bimatrix, not of replicator'],
  ])('that nothing on the page can read is named, once: %s', async (state, message) => {
    vi.stubGlobal('location', { ...location, href: `http://book/sharing/?s=${state}` })
    const { storeOf } = await import('../../src/widgets/store.ts')
    const store = storeOf(model)
    expect(store.values.value).toEqual(standard)
    expect(store.issues.value.map((issue) => issue.message.en)).toEqual([expect.stringContaining(message)])
    expect(storeOf(finite).issues.value).toEqual([])
  })

  it('of another figure on the page is no complaint of this one', async () => {
    vi.stubGlobal('location', { ...location, href: 'http://book/sharing/?s=simplex.1~start1=.2' })
    const { storeOf } = await import('../../src/widgets/store.ts')
    expect(storeOf(model).issues.value).toEqual([])
  })

  it('loses what no model can read as soon as there is something to say', () => {
    vi.stubGlobal('location', { ...location, href: 'http://book/sharing/?s=garbage&s=simplex.1' })
    const store = createStore(model)
    store.set({ synergy: 3 })
    expect(addressWith(store as never)).toBe('http://book/sharing/?s=simplex.1&s=replicator.1~synergy=3')
  })

  it('is one for all figures of a model on the page, except those with a scope of their own', async () => {
    const { storeOf } = await import('../../src/widgets/store.ts')
    expect(storeOf(model)).toBe(storeOf(model))
    const own = storeOf(model, 'home')
    expect(own).not.toBe(storeOf(model))
    expect(own.values.value).toEqual(standard)
    own.set({ x0: 0.9 })
    own.settle()
    expect(replaced).toEqual([])
  })

  it('holds nothing when the state is the default', () => {
    const store = createStore(model)
    expect(addressWith(store as never, 'http://book/lab/replicator/')).toBe('http://book/lab/replicator/')
    store.set({ synergy: 3 })
    expect(addressWith(store as never, 'http://book/lab/replicator/')).toBe(
      'http://book/lab/replicator/?s=replicator.1~synergy=3',
    )
  })

  it('holds the states of other models too', () => {
    const store = createStore(model, {})
    store.set({ synergy: 3 })
    expect(addressWith(store as never)).toBe('http://book/sharing/?s=simplex.1&s=replicator.1~synergy=3')
  })
})
