import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Histogram } from '../../src/figures/survey/Histogram.tsx'
import { IntervalRows } from '../../src/figures/survey/IntervalRows.tsx'
import { ScreePlot } from '../../src/figures/survey/ScreePlot.tsx'
import { ShareBars } from '../../src/figures/survey/ShareBars.tsx'

const attributes = (html: string, element: RegExp, name: string) =>
  [...html.matchAll(element)].map(([tag]) => Number(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)![1]))

describe('histogram', () => {
  const bins = [1, 2, 3].map((value, i) => ({ from: value - 0.5, to: value + 0.5, count: [10, 40, 20][i]! }))

  it('draws counts in proportion, side by side', () => {
    const html = render(<Histogram bins={bins} title="A" label="Answers" mean={2.1} />)
    const heights = attributes(html, /<rect[^>]*>/g, 'height')
    expect(heights[1]! / heights[0]!).toBeCloseTo(4, 10)
    expect(heights[1]! / heights[2]!).toBeCloseTo(2, 10)
    expect(html).toContain('aria-label="Answers"')
    expect([...html.matchAll(/<text[^>]*text-anchor="middle"[^>]*>(\d)</g)].map(([, tick]) => tick)).toEqual([
      '1',
      '2',
      '3',
    ])
  })

  it('leaves room for answers that nobody gave', () => {
    const html = render(<Histogram bins={bins} title="A" label="Answers" mean={null} range={[0.5, 5.5]} />)
    expect([...html.matchAll(/<text[^>]*text-anchor="middle"[^>]*>(\d)</g)]).toHaveLength(5)
    const [x = 0] = attributes(html, /<rect[^>]*>/g, 'x').slice(-1)
    const [width = 0] = attributes(html, /<rect[^>]*>/g, 'width').slice(-1)
    expect(x + width).toBeLessThan(180 * 0.62)
  })

  it('writes the ends of its axis as people do', () => {
    // Limits of bins are sums of floating-point numbers.
    const rough = [-3.8000000000000034, -0.1 - 0.2, 0.30000000000000004].map((from, i, all) => ({
      from,
      to: all[i + 1] ?? 3.2000000000000006,
      count: i + 1,
    }))
    const html = render(<Histogram bins={rough} title="A" label="Answers" mean={0} />)
    expect(
      [...html.matchAll(/<text[^>]*text-anchor="middle"[^>]*>([^<]*)</g)].map(([, tick]) => tick),
    ).toEqual(['−3.8', '3.2'])
  })

  it('says nothing of a column without answers', () => {
    const html = render(<Histogram bins={[]} title="A" label="No answers" mean={null} />)
    expect(html).not.toMatch(/NaN|<rect/)
  })
})

describe('rows with intervals', () => {
  const rows = [
    { name: 'first', value: 1, interval: [0.5, 1.5] as const },
    { name: 'second', value: 2, interval: [1.2, 2.8] as const, class: 'accent' as const },
  ]

  it('puts all values on one axis, in the middle of symmetric intervals', () => {
    const html = render(
      <IntervalRows rows={rows} axis="mean" label="Means" references={[{ at: 0, name: 'zero' }]} />,
    )
    const centres = attributes(html, /<circle[^>]*>/g, 'cx')
    const lines = [...html.matchAll(/<line class="line (?:accent)?"[^>]*x1="([^"]*)" x2="([^"]*)"/g)]
    expect(lines).toHaveLength(2)
    lines.forEach(([, x1, x2], i) => expect((Number(x1) + Number(x2)) / 2).toBeCloseTo(centres[i]!, 8))
    expect(centres[1]!).toBeGreaterThan(centres[0]!)
    expect(html).toContain('>zero<')
  })

  it('stays inside its frame, also for long names and a single value', () => {
    const html = render(
      <IntervalRows
        rows={[{ name: '一个很长很长很长很长的名称', value: 3 }]}
        axis="均值"
        label="均值"
        band={[3, 3]}
      />,
    )
    for (const x of attributes(html, /<circle[^>]*>/g, 'cx')) {
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(480)
    }
    expect(html).not.toMatch(/NaN/)
  })
})

describe('scree', () => {
  it('fills the points above the noise, and shows at most twenty', () => {
    const eigenvalues = Array.from({ length: 30 }, (_, i) => 6 / (i + 1))
    const words = { x: 'component', y: 'eigenvalue', noise: 'noise', one: '1', label: 'Eigenvalues' }
    const html = render(
      <ScreePlot eigenvalues={eigenvalues} noise={eigenvalues.map(() => 1.3)} suggested={4} words={words} />,
    )
    expect(html.match(/class="dot start"/g)).toHaveLength(4)
    expect(html.match(/class="dot unstable"/g)).toHaveLength(16)
  })
})

describe('bars of shares', () => {
  it('marks the first, and draws shares in proportion', () => {
    const words = { x: 'component', y: 'share', limit: 'half', label: 'Shares' }
    const html = render(<ShareBars shares={[0.4, 0.2, 0.1]} limit={0.5} words={words} />)
    const heights = attributes(html, /<rect class="bar[^>]*>/g, 'height')
    expect(heights[0]! / heights[1]!).toBeCloseTo(2, 10)
    expect(html.match(/class="bar accent"/g)).toHaveLength(1)
    expect(html).toContain('>40%<')
  })
})
