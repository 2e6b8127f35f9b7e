import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import SharingDivision from '../../src/widgets/sharing/SharingDivision.tsx'

/** The points of each drawn line of the upper panel, by its class. */
function linesOf(html: string) {
  return [...html.matchAll(/<path[^>]*?>/g)]
    .map(([tag]) => ({
      kind: /class="line ?([^"]*)"/.exec(tag)?.[1]?.trim(),
      points: [...(/ d="([^"]*)"/.exec(tag)?.[1] ?? '').matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(
        ([, x, y]) => [Number(x), Number(y)],
      ),
    }))
    .filter(({ points }) => points.length > 4)
}

it('draws the pair as one line, and each side only where it is ahead of it', () => {
  const lines = linesOf(render(<SharingDivision language="en" />))
  const [customers, enterprise, pair] = ['accent', 'cool', ''].map((kind) =>
    lines.find((line) => line.kind === kind)!,
  )
  expect(customers!.points[0]![0]).toBeGreaterThan(pair!.points[0]![0]!)
  expect(enterprise!.points.at(-1)![0]).toBeLessThan(pair!.points.at(-1)![0]!)
})

it('follows a time up to the top of the frame in small steps', () => {
  const [enterprise] = linesOf(render(<SharingDivision language="en" />)).filter(
    ({ kind }) => kind === 'cool',
  )
  const seen = enterprise!.points.map((point) => point[1]!).filter((y) => y >= 0)
  const jumps = seen.slice(1).map((y, i) => Math.abs(y - seen[i]!))
  expect(Math.max(...jumps)).toBeLessThan(300 / 8)
})
