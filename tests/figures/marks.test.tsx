import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Area, Band } from '../../src/figures/Area.tsx'
import { Dot } from '../../src/figures/Dot.tsx'
import { Handle } from '../../src/figures/Handle.tsx'
import { HeatMap } from '../../src/figures/HeatMap.tsx'
import { Label } from '../../src/figures/Label.tsx'
import { Line } from '../../src/figures/Line.tsx'
import { Plot } from '../../src/figures/Plot.tsx'
import { fixed, percent, shortNumber } from '../../src/figures/shortNumber.ts'
import { Spot } from '../../src/figures/Spot.tsx'
import { VectorField } from '../../src/figures/VectorField.tsx'
import { drawn } from './plot.tsx'

describe('Plot', () => {
  const html = render(
    <Plot
      x={{ domain: [0, 1], label: 'share, x' }}
      y={{ domain: [0, 4], label: 'value, y' }}
      label="What it shows"
    >
      <Dot x={0.5} y={2} />
    </Plot>,
  )

  it('is one image with a name', () => {
    expect(html).toMatch(/<svg[^>]*role="img"[^>]*aria-label="What it shows"/)
    expect(html).toContain('share, x')
    expect(html).toContain('value, y')
  })

  it('puts ticks where they belong', () => {
    const ticks = [...html.matchAll(/<text x="([\d.]+)" y="[\d.]+" text-anchor="middle">([^<]+)</g)]
    const at = new Map(ticks.map(([, x, text]) => [text, Number(x)]))
    expect([...at.keys()]).toEqual(['0', '.2', '.4', '.6', '.8', '1'])
    expect(at.get('.4')! - at.get('.2')!).toBeCloseTo(at.get('1')! - at.get('.8')!, 9)
  })

  it('has no layer of handles when there is nothing to operate', () => {
    expect(html).not.toContain('class="handles"')
  })

  it('refuses a mark outside of it', () => {
    expect(() => render(<Dot x={0} y={0} />)).toThrow(/put it between <Plot> and <\/Plot>/)
  })
})

describe('marks', () => {
  it('a line goes through its points and breaks where there is none', () => {
    expect(drawn(<Line points={[[0, 0], [10, 10]]} />)).toContain('d="M0,100L100,0"') // prettier-ignore
    expect(drawn(<Line points={[[0, 0], [1, 1], [NaN, 2], [3, 3], [4, 4]]} />)).toContain('d="M0,100L10,90M30,70L40,60"') // prettier-ignore
  })

  it('an area is closed, a band goes out and back', () => {
    expect(drawn(<Area outline={[[0, 0], [10, 0], [10, 10]]} mark="basin" />)).toMatch(/d="M0,100L100,100L100,0Z"[^>]*data-mark="basin"/) // prettier-ignore
    expect(drawn(<Band xs={[0, 10]} low={[0, 1]} high={[2, 3]} />)).toContain(
      'd="M0,80L100,70L100,90L0,100Z"',
    )
  })

  it('a dot and a label stand at their place', () => {
    expect(drawn(<Dot x={5} y={5} class="stable" />)).toMatch(
      /<circle cx="50" cy="50"[^>]*class="dot stable"/,
    )
    expect(drawn(<Label x={5} y={5} dx={3} anchor="end">here</Label>)).toMatch(/<text x="53" y="50"[^>]*text-anchor="end"[^>]*>here</) // prettier-ignore
  })

  it('a heat map draws neighbours of one class in a row as one, and covers the whole', () => {
    const html = drawn(
      <HeatMap
        xs={[1, 3, 5, 7, 9]}
        ys={[2.5, 7.5]}
        classOf={(i, j) => (j === 0 || i < 3 ? 'low' : 'high')}
      />,
    )
    const cells = [
      ...html.matchAll(/class="cell (\w+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    ]
    expect(cells.map(([, name, ...box]) => [name, ...box.map(Number)])).toEqual([
      ['low', 0, 50, 100, 50],
      ['low', 0, 0, 60, 50],
      ['high', 60, 0, 40, 50],
    ])
  })

  it('a field points where the flow goes, also when it flows down or to the left', () => {
    const turns = (field: (x: number, y: number) => readonly [number, number]) =>
      new Set(
        [...drawn(<VectorField field={field} />).matchAll(/rotate\((-?[\d.]+)\)/g)].map(([, a]) => Number(a)),
      )
    expect(turns(() => [1, 0])).toEqual(new Set([0]))
    expect(turns(() => [0, 1])).toEqual(new Set([-90]))
    expect(turns(() => [0, -1])).toEqual(new Set([90]))
    expect([...turns(() => [-1, 0])].every((angle) => Math.abs(angle) === 180)).toBe(true)
  })
})

describe('what can be operated', () => {
  const handle = (props: object) =>
    drawn(null, <Handle x={2} y={7} label="your start" text="(2, 7)" onMove={() => {}} {...props} />)

  it('a handle is a slider with a name, a place in words and a way to it by Tab', () => {
    const html = handle({})
    for (const part of [
      'role="slider"',
      'tabindex="0"',
      'aria-label="your start"',
      'aria-valuetext="(2, 7)"',
      'aria-valuemin="0"',
      'aria-valuemax="10"',
      'aria-valuenow="2"',
      'translate(20 30',
    ])
      expect(html).toContain(part)
    expect(handle({ along: 'y' })).toMatch(/aria-valuenow="7" aria-orientation="vertical"/)
  })

  it('its target is at least 24 units wide', () => {
    expect(Number(/<circle r="(\d+)" class="reach"/.exec(handle({}))![1])).toBeGreaterThanOrEqual(12)
  })

  it('SVG keeps the case of attributes, and knows tabindex in small letters only', () => {
    expect(handle({})).not.toContain('tabIndex')
    expect(drawn(null, <Spot x={5} y={5} lines={['saddle', 'at (5, 5)']} />)).toContain('tabindex="0"')
  })

  it('a spot says all its lines, and its card stays within the drawing', () => {
    for (const [x, y] of [
      [0, 0],
      [10, 0],
      [0, 10],
      [10, 10],
    ] as const) {
      // prettier-ignore
      const html = drawn(null, <Spot x={x} y={y} lines={['none', 'x']} />)
      expect(html).toContain('aria-label="none x"')
      const [, left, top, width, height] =
        /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" rx/.exec(html)!.map(Number)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left! + width!).toBeLessThanOrEqual(100)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(top! + height!).toBeLessThanOrEqual(100)
    }
  })
})

describe('numbers in figures', () => {
  it.for([
    [0, '0'],
    [0.25, '.25'],
    [-0.25, '−.25'],
    [-3, '−3'],
    [1234.6, '1235'],
    [123456, '123,456'],
    [NaN, '–'],
    [Infinity, '–'],
  ] as const)('%s is written %s', ([value, text]) => expect(shortNumber(value)).toBe(text))

  it.for([
    [0.78, '78%'],
    [0.004, '0.4%'],
    [0, '0%'],
    [1, '100%'],
    [-0.25, '−25%'],
    [-0.001, '0%'],
    [NaN, '–'],
  ] as const)('%s is written %s', ([share, text]) => expect(percent(share)).toBe(text))

  it.for([
    [-0.12, 2, '−0.12'],
    [-0.001, 2, '0.00'],
    [2.5, 1, '2.5'],
  ] as const)('%s with %i decimals is written %s', ([value, decimals, text]) =>
    expect(fixed(value, decimals)).toBe(text),
  )
})
