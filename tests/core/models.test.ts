import { type Arbitrary, assert, asyncProperty, boolean, constantFrom, integer, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportJson } from '../../src/core/model/export.ts'
import { type AnyModel, type Parameter, defaults } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { decodeState, encodeState, stateModelId } from '../../src/core/model/state.ts'
import { validate } from '../../src/core/model/validate.ts'
import { loadModel, models } from '../../src/core/models.ts'
import links from './model/links.json' with { type: 'json' }

test('an unknown model is named with the nearest', async () => {
  await expect(loadModel('replicatr')).rejects.toThrow('unknown model "replicatr"; did you mean replicator?')
  await expect(loadModel('__proto__')).rejects.toThrow('unknown model "__proto__"; the models are ')
})

describe.each(Object.keys(models))('model %s keeps the contract', (id) => {
  test('its id is its name in the registry and fits a link', async () => {
    const model = await loadModel(id)
    expect(model.id).toBe(id)
    expect(stateModelId(`${id}.1`)).toBe(id)
    expect(Number.isInteger(model.version) && model.version >= 1).toBe(true)
  })

  test('every earlier version has its migration', async () => {
    const model = await loadModel(id)
    const versions = Array.from({ length: model.version - 1 }, (_, k) => String(k + 1))
    expect(Object.keys(model.migrations ?? {})).toEqual(versions)
  })

  test('its names may stand in links', async () => {
    const { parameters, outputs }: AnyModel = await loadModel(id)
    expect(Object.keys(parameters)).not.toContain('seed')
    // Exercises and comparisons name both kinds in one breath.
    for (const name of Object.keys(outputs)) expect(Object.keys(parameters)).not.toContain(name)
    for (const parameter of Object.values<Parameter>(parameters)) {
      if (parameter.kind !== 'choice') continue
      for (const option of Object.keys(parameter.options))
        expect(option).toMatch(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
    }
  })

  test('its texts are in both languages', async () => {
    for (const [path, text] of textsOf(await loadModel(id))) {
      expect(text.en.trim(), `${path}.en`).not.toBe('')
      expect(text.zh, `${path}.zh`).toMatch(/\p{Script=Han}|^[^\p{L}]*$|^[\p{Lu}\p{N}\p{P}\p{S}\s]*$/u)
    }
  })

  test('its groups are used, and its integers have whole ends', async () => {
    const model = await loadModel(id)
    const all = Object.values<Parameter>(model.parameters)
    expect(new Set(all.map((parameter) => parameter.group))).toEqual(new Set(Object.keys(model.groups)))
    for (const parameter of all) {
      if (!('integer' in parameter && parameter.integer)) continue
      expect([parameter.min, parameter.max, parameter.default, parameter.step].every(Number.isInteger)).toBe(
        true,
      )
    }
  })

  test('its defaults and presets are valid, solve, and come back from a link', async () => {
    const model = await loadModel(id)
    const presets = Object.values<{ values: object }>(model.presets).map((preset) => preset.values)
    for (const raw of [{}, ...presets]) {
      const { values, issues } = validate(model, { ...raw })
      expect(issues).toEqual([])
      expect(values).toEqual({ ...defaults(model), ...raw })
      const carried = new URLSearchParams(`s=${encodeState(model, { values, seed: 7 })}`).get('s')!
      expect(decodeState(model, carried)).toEqual({ values, seed: model.random ? 7 : 1, issues: [] })

      const answer = solved(model, values, 7)
      for (const [name, output] of Object.entries(answer.outputs)) {
        expect(output === null || ['number', 'boolean'].includes(typeof output), `${name} is a scalar`).toBe(
          true,
        )
        expect(Number.isNaN(output), `${name} is NaN`).toBe(false)
      }
      const summary = model.summary(answer.result, values)
      for (const text of [summary.en, summary.zh]) {
        expect(text.trim()).not.toBe('')
        expect(text).not.toMatch(/undefined|NaN|\[object|null/)
      }
    }
  })

  test('is pure: the same values and seed give the same, and the result is plain data', async () => {
    const model = await loadModel(id)
    const first = solved(model, defaults(model), 7)
    expect(solved(model, defaults(model), 7)).toEqual(first)
    expect(structuredClone(first)).toEqual(first)
    expect(exportJson(first)).not.toBe('{}')
  })

  test('solves wherever its parameters may stand', async () => {
    const model = await loadModel(id)
    await assert(
      asyncProperty(settings(model), integer(), async (raw, seed) => {
        const { values } = validate(model, raw)
        const answer = solved(model, values, seed)
        for (const output of Object.values(answer.outputs)) expect(output).not.toBeNaN()
        expect(model.summary(answer.result, values).en).not.toMatch(/undefined|NaN/)
      }),
      { numRuns: 25, interruptAfterTimeLimit: 2000 },
    )
  })

  test('has a link that must open for ever', () => {
    expect(links.map(({ link }) => stateModelId(link))).toContain(id)
  })
})

describe('links that must open for ever', () => {
  test.each(links)('$link', async ({ link, values, seed }) => {
    const model = await loadModel(stateModelId(link)!)
    const opened = decodeState(model, link)
    expect(opened.issues).toEqual([])
    expect(opened.values).toMatchObject(values)
    expect(opened.seed).toBe(seed)
  })
})

/** Settings of a model, its options left as they are; the ends of ranges come often. */
function settings(model: AnyModel): Arbitrary<Record<string, unknown>> {
  const free = Object.entries<Parameter>(model.parameters).filter(([, parameter]) => !parameter.option)
  return record(Object.fromEntries(free.map(([name, parameter]) => [name, settingOf(parameter)])))
}

function settingOf(parameter: Parameter): Arbitrary<unknown> {
  if (parameter.kind === 'choice') return constantFrom(...Object.keys(parameter.options))
  if (parameter.kind === 'switch') return boolean()
  const { min, max } = parameter
  if (parameter.integer) return integer({ min, max })
  // A thousandth of the range is finer than any slider; subnormal doubles are nobody's setting.
  return integer({ min: 0, max: 1000 }).map((k) => (min * (1000 - k) + max * k) / 1000)
}

/** Every `{en, zh}` in a model's description, with its path. */
function* textsOf(value: unknown, path = ''): Generator<[string, { en: string; zh: string }]> {
  if (typeof value !== 'object' || value === null) return
  if ('en' in value && 'zh' in value) {
    yield [path, value as { en: string; zh: string }]
    return
  }
  for (const [name, part] of Object.entries(value)) yield* textsOf(part, path ? `${path}.${name}` : name)
}
