import { describe, expect, test, vi } from 'vitest'
import { exportJson } from '../../src/core/model/export.ts'
import { defaults } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { kitchen } from '../core/model/testModels.ts'
import { cvt } from './io.ts'

vi.mock('../../src/core/models.ts', () => import('./testRegistry.ts'))

/** What the button JSON of a page writes. */
const exported = exportJson(
  solved(kitchen, { ...defaults(kitchen), low: 1.5, high: 7, rule: 'noise', loud: true }, 42),
)

describe('an answer that was saved is read again', () => {
  test('from a page, with its seed', async () => {
    const { code, err, json } = await cvt(['solve', 'kitchen', '--params', 'page.json'], {
      'page.json': exported,
    })
    expect([code, err]).toEqual([0, ''])
    expect(json()).toEqual(JSON.parse(exported))
  })

  test('from cvt solve, and a flag still beats it', async () => {
    const first = await cvt(['solve', 'kitchen', '--set', 'low=3', '--set', 'rule=noise', '--seed', '7'])
    const files = { 'a.json': first.out }
    expect((await cvt(['solve', 'kitchen', '--params', 'a.json'], files)).out).toBe(first.out)
    const changed = (
      await cvt(['solve', 'kitchen', '--params', 'a.json', '--set', 'low=4', '--seed', '8'], files)
    ).json()
    expect([changed.parameters.low, changed.parameters.rule, changed.seed]).toEqual([4, 'noise', 8])
  })

  test('an older version is brought up to date as a link is', async () => {
    // Its cost was per dozen.
    const old = { model: 'aged', version: 1, parameters: { cost: 24, price: 3 } }
    const { code, json } = await cvt(['solve', 'aged', '--params', 'old.json'], {
      'old.json': JSON.stringify(old),
    })
    expect(code).toBe(0)
    expect(json().parameters).toEqual({ unitCost: 2, price: 3 })
  })

  test.each<[string, object, string]>([
    [
      'another model',
      { model: 'aged', version: 3, parameters: {} },
      'it is of the model aged, not of kitchen',
    ],
    [
      'a newer version',
      { model: 'kitchen', version: 2, parameters: {} },
      'it is of version 2 of the model kitchen; known here: up to 1',
    ],
    ['no version', { model: 'kitchen', parameters: {} }, 'it is of version undefined of the model kitchen'],
    [
      'a value out of range',
      { model: 'kitchen', version: 1, parameters: { low: 99 } },
      'Low end (low) must be a number from 0 to 10; got 99',
    ],
    [
      'parameters that are no object',
      { model: 'kitchen', version: 1, parameters: 3 },
      'unknown parameter "model"',
    ],
  ])('%s is refused', async (_, file, message) => {
    const { code, out, err } = await cvt(['solve', 'kitchen', '--params', 'f.json'], {
      'f.json': JSON.stringify(file),
    })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(message)
  })
})
