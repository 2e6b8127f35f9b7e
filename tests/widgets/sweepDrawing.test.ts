import { describe, expect, it } from 'vitest'
import { sweptAxis, sweptCurve } from '../../src/widgets/sweepDrawing.ts'

const output = { label: { en: '', zh: '' }, describe: { en: '', zh: '' }, of: () => null }
const count = { ...output, whole: true }

describe('a sweep of a whole number', () => {
  it('goes up in steps, never slanted', () => {
    const curve = sweptCurve([[0, 3], [1, 3], [2, 5]], count, {}) // prettier-ignore
    expect(curve).toEqual([[0, 3], [1, 3], [1.5, 3], [1.5, 5], [2, 5]]) // prettier-ignore
  })

  it('has only whole ticks, and none below zero', () => {
    for (const heights of [
      [4, 5],
      [0, 0],
      [3, 3],
      [1, 9],
      [4, 260],
    ]) {
      const { domain, ticks } = sweptAxis(heights, count, {}, 'en')
      expect(ticks!.length).toBeGreaterThan(1)
      expect(ticks!.every((tick) => Number.isInteger(tick) && tick >= 0)).toBe(true)
      expect(domain[0]).toBeLessThan(domain[1])
      expect(heights.every((y) => y >= domain[0] && y <= domain[1])).toBe(true)
    }
  })

  it('writes names along the axis of what stands for one', () => {
    const { ticks, format } = sweptAxis(
      [1, 4],
      { ...output, shown: { names: ['A', 'B', 'C', 'D'] } },
      {},
      'en',
    )
    expect(ticks!.map(format!)).toEqual(['A', 'B', 'C', 'D'])
  })
})

describe('a sweep of any other number', () => {
  it('is drawn as it is, without what is next to nothing beside its scale', () => {
    const points = [[0, 1e-17], [1, -2e-9], [2, 0.5]] as const // prettier-ignore
    expect(sweptCurve(points, output, {})).toEqual(points)
    expect(sweptCurve(points, { ...output, scale: () => 1 }, {})).toEqual([[0, 0], [1, 0], [2, 0.5]]) // prettier-ignore
  })

  it('has gaps where there is no value', () => {
    expect(sweptCurve([[0, NaN]], { ...output, scale: () => 1 }, {})[0]![1]).toBeNaN()
  })

  it('writes a share in points where it is spoken of in points', () => {
    const score = { ...output, shown: { times: 100, unit: { en: 'points', zh: '分' } } }
    expect(sweptAxis([0.1, 0.3], score, {}, 'en').format!(0.2)).toBe('20')
  })
})
