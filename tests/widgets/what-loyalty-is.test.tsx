import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { kanoCategory, ANSWERS } from '../../src/core/loyalty/kano/kano.ts'
import EffortValue from '../../src/widgets/expectancy/EffortValue.tsx'
import KanoCurves from '../../src/widgets/kano/KanoCurves.tsx'
import KanoDrift from '../../src/widgets/kano/KanoDrift.tsx'
import KanoTable from '../../src/widgets/kano/KanoTable.tsx'
import expectancyLab from '../../src/widgets/expectancy/lab.tsx'
import kanoLab from '../../src/widgets/kano/lab.tsx'
import kindsLab from '../../src/widgets/loyalty-kinds/lab.tsx'
import LoyaltyKinds from '../../src/widgets/loyalty-kinds/LoyaltyKinds.tsx'
import pathLab from '../../src/widgets/loyalty-path/lab.tsx'
import pointsLab from '../../src/widgets/points-programme/lab.tsx'
import StampCard from '../../src/widgets/points-programme/StampCard.tsx'
import factorsLab from '../../src/widgets/two-factor/lab.tsx'
import SpikesAndFoundations from '../../src/widgets/two-factor/SpikesAndFoundations.tsx'
import compositionLab from '../../src/widgets/value-composition/lab.tsx'
import ValueTriangle from '../../src/widgets/value-composition/ValueTriangle.tsx'

const figures = {
  LoyaltyKinds,
  ValueTriangle,
  EffortValue,
  StampCard,
  SpikesAndFoundations,
  KanoCurves,
  KanoTable,
  KanoDrift,
}

describe.for(Object.entries(figures))('%s', ([, Figure]) => {
  it.for(['en', 'zh'] as const)(
    'is there without JavaScript, whole and the same when drawn again, in %s',
    (language) => {
      const html = render(<Figure language={language} />)
      expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
      const labels = [...html.matchAll(/<svg[^>]*role="img"[^>]*aria-label="([^"]*)"/g)].map(
        ([, label]) => label!,
      )
      expect(labels.length).toBeGreaterThan(0)
      for (const label of labels) expect(label.length).toBeGreaterThan(8)
      expect(/<p class="summary"[^>]*>([^<]*)</.exec(html)?.[1]?.length).toBeGreaterThan(20)
      expect(render(<Figure language={language} />)).toBe(html)
      // What is drawn says everything in the language asked for.
      if (language === 'zh') for (const label of labels) expect(label).toMatch(/\p{Script=Han}|^[A-C]: /u)
    },
  )
})

it('every lab entry draws its model, embedded with controls and in the lab without', () => {
  for (const { model, figures: own } of [
    kindsLab,
    compositionLab,
    expectancyLab,
    pointsLab,
    factorsLab,
    kanoLab,
    pathLab,
  ])
    for (const { Figure } of own) {
      const embedded = render(<Figure language="en" embedded />)
      expect(embedded, model.id).toContain(`data-model="${model.id}"`)
      expect(embedded, model.id).toMatch(/type="range"|<select/)
      expect(render(<Figure language="en" />), model.id).not.toMatch(/type="range"/)
    }
})

it('draws the market of the chapter: 39% loyal, and a captive customer who falls to 30%', () => {
  const html = render(<LoyaltyKinds language="en" />)
  expect(html).toMatch(/loyal 39%/)
  expect(html).toContain('the captive at 30%')
  expect(html.match(/class="dot customer"/g)).toHaveLength(400)
})

it('draws the whole table of Kano, with the chosen cell marked once', () => {
  const html = render(<KanoTable language="en" />)
  for (const category of ['A', 'O', 'M', 'I', 'R', 'Q']) {
    const expected = ANSWERS.flatMap((f) => ANSWERS.filter((d) => kanoCategory(f, d) === category)).length
    expect(html.match(new RegExp(`class="area kano-${category}`, 'g'))).toHaveLength(expected)
  }
  expect(html.match(/chosen/g)).toHaveLength(1)
})

it('ranks three offers by three formulas: the last prefers another than the first two', () => {
  const html = render(<EffortValue language="en" />)
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row!)
  const first = rows.slice(1).map((row) => row.match(/class="first"/g)?.length ?? 0)
  expect(first).toEqual([0, 1, 2])
})
