import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { PayoffMatrix } from '../../src/figures/game/PayoffMatrix.tsx'
import { height, toPlane, toShares } from '../../src/figures/game/barycentric.ts'
import { fixedPointText } from '../../src/figures/game/fixedPointText.ts'

const words = { best: 'best', equilibrium: 'equilibrium', key: 'key' }
const names = {
  row: { name: 'Row', actions: ['up', 'down'] },
  column: { name: 'Column', actions: ['left', 'right'] },
}
const equilibria = (payoffs: [number, number][][]) =>
  [
    ...render(<PayoffMatrix payoffs={payoffs} caption="a game" {...names} words={words} />).matchAll(
      /<td[^>]*class="([^"]*)"[^>]*>|<td(?=><span)/g,
    ),
  ].map(([, name]) => name === 'equilibrium')

describe('PayoffMatrix', () => {
  it('frames the one equilibrium of the prisoner’s dilemma', () => {
    const html = render(<PayoffMatrix payoffs={[[[3, 3], [0, 5]], [[5, 0], [1, 1]]]} caption="a game" {...names} words={words} />) // prettier-ignore
    expect(html.match(/equilibrium<\/span>/g)).toHaveLength(1)
    expect(html).toMatch(/down<\/th>.*equilibrium/)
    expect(html.match(/\(best\)/g)).toHaveLength(4)
  })

  it('frames both of the stag hunt and none of matching pennies', () => {
    expect(equilibria([[[4, 4], [0, 3]], [[3, 0], [3, 3]]]).filter(Boolean)).toHaveLength(2) // prettier-ignore
    expect(equilibria([[[1, -1], [-1, 1]], [[-1, 1], [1, -1]]]).filter(Boolean)).toHaveLength(0) // prettier-ignore
  })
})

describe('the triangle of three strategies', () => {
  it('has its corners where they are drawn', () => {
    expect(toPlane([1, 0, 0])).toEqual([0, 0])
    expect(toPlane([0, 1, 0])).toEqual([1, 0])
    expect(toPlane([0, 0, 1])).toEqual([0.5, height])
  })

  it('leads from shares to a place and back', () => {
    for (const shares of [
      [0.2, 0.3, 0.5],
      [0.7, 0.1, 0.2],
      [0, 0.4, 0.6],
    ]) {
      // prettier-ignore
      toShares(...toPlane(shares)).forEach((share, i) => expect(share).toBeCloseTo(shares[i]!, 12))
    }
  })

  it('gives shares for a place outside too', () => {
    const shares = toShares(-1, -1)
    expect(shares.every((share) => share >= 0)).toBe(true)
    expect(shares[0] + shares[1] + shares[2]).toBeCloseTo(1, 12)
  })
})

it('a rest point is told in words, with its place and eigenvalues', () => {
  const saddle = {
    x: 0.25,
    y: 0.35,
    type: 'saddle',
    eigenvalues: [
      { re: 0.4, im: 0 },
      { re: -0.4, im: 0 },
    ],
  } as const
  expect(fixedPointText(saddle as never, 'en').join()).toContain('at (.25, .35); eigenvalues .4, −.4')
  const centre = {
    x: 0.5,
    y: 0.5,
    type: 'centre',
    eigenvalues: [
      { re: 0, im: 0.3 },
      { re: 0, im: -0.3 },
    ],
  } as const
  expect(fixedPointText(centre as never, 'en').join()).toContain('eigenvalues .3i, −.3i')
})
