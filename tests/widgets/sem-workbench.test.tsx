import { readColumns } from '../core/sem/golden.ts'
import { deflateSync, strToU8 } from 'fflate'
import fc from 'fast-check'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { fitModel, type SemResult } from '../../src/core/sem/fitModel.ts'
import { pathGraphs } from '../../src/core/sem/graph.ts'
import { INDEX_GUIDE } from '../../src/core/sem/indexGuide.ts'
import { bookMoments } from '../../src/widgets/sem/bookData.ts'
import { examples } from '../../src/widgets/sem/workbench/examples.ts'
import { FitPanel } from '../../src/widgets/sem/workbench/FitPanel.tsx'
import { Formula } from '../../src/widgets/sem/workbench/Formula.tsx'
import { nameOf } from '../../src/widgets/sem/EstimateTable.tsx'
import { PowerTable, powerText } from '../../src/widgets/sem/workbench/PowerPanel.tsx'
import {
  canBeSimulated,
  firstSizes,
  sampleSizes,
  studyOf,
} from '../../src/widgets/sem/workbench/powerStudy.ts'
import { powerBySimulation } from '../../src/core/sem/power.ts'
import { isTooLarge } from '../../src/widgets/sem/workbench/DiagramPanel.tsx'
import { graphOfText } from '../../src/widgets/sem/workbench/graphOfText.ts'
import { ResidualMap } from '../../src/widgets/sem/workbench/ResidualMap.tsx'
import { readSource } from '../../src/widgets/sem/workbench/readSource.ts'
import { reportHtml, reportMarkdown, reportOf } from '../../src/widgets/sem/workbench/report.ts'
import { isSmallFit } from '../../src/widgets/sem/workbench/useFit.ts'
import { decodeLink, encodeLink } from '../../src/widgets/sem/workbench/shareLink.ts'
import { semFit } from '../../src/workers/semFit.ts'

describe('the map of residuals', () => {
  const mapOf = (count: number) => {
    const names = Array.from({ length: count }, (_, i) => `item${i}`)
    const matrix = names.map((_, i) => names.map((__, j) => (i === j ? 0 : 0.01 * (i - j))))
    const result = { groups: [{ names, label: '', correlation: matrix, normalised: matrix }] }
    return render(<ResidualMap result={result as unknown as SemResult} language="en" />)
  }
  const rowNames = (html: string) =>
    [...html.matchAll(/<text x="[^"]*" y="([^"]*)"[^>]*>item/g)].map(([, y]) => Number(y))

  it('leaves room for every name that it writes, at full size', () => {
    for (const count of [9, 40, 80, 120]) {
      const html = mapOf(count)
      const ys = rowNames(html)
      expect(ys.length).toBeGreaterThan(count / 3)
      for (const [i, y] of ys.slice(1).entries()) expect(y - ys[i]!).toBeGreaterThanOrEqual(14)
      const [, width, units] = /viewBox="0 0 ([\d.]+) [^>]*width: ?([\d.]+)px/.exec(html)!
      expect(width).toBe(units)
    }
    expect(rowNames(mapOf(40))).toHaveLength(40)
  })

  it('names the largest in a table where there are too many to draw', () => {
    const html = mapOf(121)
    expect(html).not.toContain('<svg')
    expect(html).toContain('too large to draw')
    expect(html).toContain('item120 – item0')
  })
})

describe('a study of power', () => {
  const example = examples[0]!
  const result = fitModel(example.model, bookMoments(example.name, example.model))

  it('takes the estimates for the truth, with weaker paths on request', () => {
    const { values, options } = studyOf(
      example.model,
      result,
      { 'fixed.x': true, missing: 'fiml', modindices: true },
      { n: 100, seed: 1, factor: 0.5 },
    )
    const est = (op: string) => result.parameters.find((row) => row.op === op && row.free)!
    expect(values).toMatchObject({ [nameOf(est('~'))]: est('~').est / 2, [nameOf(est('=~'))]: est('=~').est })
    expect(Object.keys(values!).some((name) => name.includes('indirect'))).toBe(false)
    expect(options).toEqual({ 'fixed.x': true })
  })

  it('finds more with more rows, and the values that were put in', () => {
    const [few, many] = [60, 240].map((n) =>
      powerBySimulation(studyOf(example.model, result, {}, { n, seed: 1, factor: 1 }), 40),
    )
    const of = (summary: typeof few) => summary!.parameters.find(({ name }) => name === 'SAT ~ VAL')!
    expect(of(many).power).toBeGreaterThanOrEqual(of(few).power)
    expect(of(many).sd).toBeLessThan(of(few).sd)
    const truth = result.parameters.find((row) => nameOf(row) === 'SAT ~ VAL')!.est
    expect(Math.abs(of(many).mean - truth)).toBeLessThan((4 * of(many).sd) / Math.sqrt(40))
    const html = render(
      <PowerTable
        language="zh"
        found={{
          of: result,
          factor: 1,
          sizes: [
            { n: 60, summary: few! },
            { n: 240, summary: many! },
          ],
        }}
      />,
    )
    expect(html).toContain('SAT ~ VAL')
    expect(html).not.toMatch(/NaN|undefined/)
  })

  it('reads sample sizes, and says with how much doubt', () => {
    expect(sampleSizes('100, 200，400')).toEqual([100, 200, 400])
    for (const bad of ['', '10', '6000', 'x', '1,2,3,4,5', '99.5', '0x64'])
      expect(sampleSizes(bad), bad).toBeNull()
    // What is proposed can be drawn, however few or many rows there are.
    expect([10, 300, 12000].map((rows) => firstSizes(rows))).toEqual([[20], [150, 300], [5000]])
    expect(powerText(0.5, 100)).toBe('.50 ± .10')
    expect(powerText(1, 100)).toBe('1.00 ± .02')
    expect(canBeSimulated({ group: 'sex' })).toBe(false)
  })
})

describe('a large model', () => {
  const constructs = (count: number, items: number) =>
    Array.from(
      { length: count },
      (_, i) => `F${i} =~ ${Array.from({ length: items }, (_, j) => `x${i}_${j}`).join(' + ')}`,
    ).join('\n')
  const loaded = readSource({ kind: 'csv', name: 'a.csv', text: 'a,b\n1,2\n2,1\n3,3\n4,5\n' })

  it('is fitted elsewhere, be it large in variables, latents or parameters', () => {
    expect(isSmallFit(examples[0]!.model, loaded, {})).toBe(true)
    expect(isSmallFit(constructs(12, 3), loaded, {})).toBe(false)
    // No column of the data is named, and yet there is much to estimate.
    const paths = Array.from({ length: 12 }, (_, i) => `y${i} ~ z1 + z2 + z3 + z4`).join('\n')
    expect(isSmallFit(paths, loaded, {})).toBe(false)
    expect(isSmallFit('not a model ~~~', loaded, {})).toBe(true)
  })

  it('is not drawn where it could not be read', () => {
    expect(isTooLarge(graphOfText(examples[0]!.model, {})!)).toBeNull()
    expect(isTooLarge(graphOfText(constructs(30, 3), {})!)).toBeNull()
    expect(isTooLarge(graphOfText(constructs(40, 3), {})!)).toEqual({ structural: 40, all: 160 })
    expect(isTooLarge(graphOfText(constructs(20, 11), {})!)).toEqual({ structural: 20, all: 240 })
  })
})

describe('a link', () => {
  it('gives back what was put in, whatever the model says', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ maxLength: 200 }),
        (model, text) => {
          const state = {
            model,
            options: { estimator: 'MLR', 'std.lv': true },
            source: { kind: 'csv', name: 'a.csv', text },
          } as const
          const { fragment, withData } = encodeLink(state)
          expect(withData).toBe(true)
          expect(decodeLink(fragment)).toEqual({ state, problems: [] })
        },
      ),
    )
  })

  it('leaves large data at home, and says so', () => {
    // Digits of a recurrence: they hardly compress.
    let seed = 1
    const digits = Array.from({ length: 90_000 }, () => (seed = (seed * 16807) % 2147483647) % 10).join('')
    const source = { kind: 'csv', name: 'big.csv', text: digits } as const
    const { fragment, withData } = encodeLink({ model: 'a ~ b', options: {}, source })
    expect(withData).toBe(false)
    const decoded = decodeLink(fragment)!
    expect(decoded.state).toEqual({ model: 'a ~ b', options: {} })
    expect(decoded.problems[0]!.en).toContain('too large')
  })

  const pack = (value: unknown) =>
    `sem1=${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`
  it.for([
    ['sem1=AAAA', 'damaged'],
    ['sem1=%%%', 'damaged'],
    ['sem2=abc', 'another version'],
    [pack([]), 'no model'],
    [pack({ model: 3 }), 'no model'],
    [
      pack({
        model: 'a ~ b',
        options: { estimator: 'DWLS' },
        source: { kind: 'book', name: 'park-visitors' },
      }),
      'estimator',
    ],
    [pack({ model: 'a ~ b', source: { kind: 'book', name: '../../secret' } }), 'cannot be used'],
    [pack({ model: 'a ~ b', source: { kind: 'matrix', name: 'm', text: '1', n: 1.5 } }), 'cannot be used'],
  ] as const)('%s is refused with a reason', ([fragment, reason]) => {
    const decoded = decodeLink(fragment)!
    expect(decoded.problems.map(({ en }) => en).join()).toContain(reason)
  })

  it('of another kind is none of ours', () => {
    expect(decodeLink('#figure-portrait')).toBeNull()
  })

  it('that would unfold without end is refused', () => {
    expect(decodeLink(pack({ model: 'a'.repeat(5_000_000) }))!.state).toBeNull()
  })
})

it.for(examples)('the example of $name can be fitted', ({ name, model }) => {
  const { converged, diagnoses } = fitModel(model, bookMoments(name, model))
  expect(converged).toBe(true)
  expect(diagnoses.filter(({ severity }) => severity === 'error')).toEqual([])
})

describe('what was read', () => {
  it('is reported with types, gaps and what was refused', () => {
    const rows = Array.from(
      { length: 20 },
      (_, i) => `${i},${i % 2 ? 'yes' : 'no'},${i === 3 ? 'oops' : i * 2},4`,
    )
    const loaded = readSource({ kind: 'csv', name: 'a.csv', text: `a,b,c,d\n${rows.join('\n')}` })
    expect(loaded.variables).toEqual([
      { name: 'a', type: 'numeric', missing: 0 },
      { name: 'b', type: 'text', missing: 0 },
      { name: 'c', type: 'numeric', missing: 1 },
      { name: 'd', type: 'constant', missing: 0 },
    ])
    expect(loaded.refused.map(({ en }) => en).join()).toContain('row 5, column c')
  })

  it('warns of correlations', () => {
    const loaded = readSource({ kind: 'matrix', name: 'm', text: 'a,b\n1\n.5,1', n: 100 })
    expect(loaded.refused[0]!.en).toContain('standard errors')
    expect(loaded.data).toMatchObject({ names: ['a', 'b'], n: 100 })
  })

  it('is refused when too large', () => {
    expect(() =>
      readSource({ kind: 'csv', name: 'a', text: 'a\n'.repeat(30_000) + '1\n'.repeat(30_000) }),
    ).toThrow('20000')
  })
})

describe('an answer of the engine', () => {
  it('carries errors as plain data', () => {
    const data = { columns: { x: [1, 2, 3, 4, 5], y: [2, 1, 4, 3, 6] } }
    expect(semFit('y ~ + x', data, {})).toMatchObject({ problem: { kind: 'model', line: 1, column: 5 } })
    expect(semFit('y ~ nobody', data, {})).toMatchObject({ problem: { kind: 'data' } })
    expect(semFit('y ~ x', data, { missing: 'fiml', estimator: 'GLS' })).toMatchObject({
      problem: { kind: 'option' },
    })
    expect(semFit('y ~ x', data, {})).toMatchObject({ result: { converged: true } })
    expect(structuredClone(semFit('y ~ x', data, {}))).toHaveProperty('result')
  })
})

describe('a report', () => {
  const model = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\ntextual ~ visual'
  const result = fitModel(model, bookMoments('holzinger-swineford', model))

  it('says fit and estimates in every form', () => {
    for (const language of ['en', 'zh'] as const) {
      const report = reportOf(result, model, language)
      const forms = [reportHtml(report, language), reportMarkdown(report)]
      for (const form of forms) {
        expect(form).toContain(result.fit.chisq!.toFixed(2))
        expect(form.replaceAll('\\', '')).toContain('textual ~ visual')
        expect(form).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  })

  it('leaves R² open where a residual variance is negative', () => {
    const cov = [
      [1.1, 1.04, 0.2, 0.02],
      [1.04, 1, 0.25, 0.01],
      [0.2, 0.25, 1.2, 0.1],
      [0.02, 0.01, 0.1, 1],
    ]
    const heywood = fitModel('f =~ a + b + c + d', { names: ['a', 'b', 'c', 'd'], cov, n: 40 })
    expect(heywood.r2.b).toBeNull()
    expect(reportMarkdown(reportOf(heywood, 'f =~ a + b + c + d', 'en'))).toMatch(/\| b +\| – +\|/)
    expect(pathGraphs(heywood)[0]!.nodes.find(({ id }) => id === 'b')!.r2).toBeNull()
  })

  it.for(['en', 'zh'] as const)('names the estimator and whose correction it is, in %s', (language) => {
    for (const [estimator, authors] of [
      ['MLM', 'Satorra–Bentler'],
      ['MLR', 'Yuan–Bentler'],
    ] as const) {
      const corrected = fitModel(model, readColumns('holzinger-swineford-1939.csv'), { estimator })
      const [method, fit] = reportOf(corrected, model, language).parts.flatMap((part) =>
        part.kind === 'text' ? [part.text] : [],
      )
      expect(method).toContain(estimator)
      expect(method).toContain(authors)
      expect(fit).toContain(corrected.fit['chisq.scaled']!.toFixed(2))
    }
  })

  it('writes what comes from outside as text', () => {
    const evil = '# <script>alert(1)</script> | `x`'
    const html = reportHtml(reportOf(result, `${model}\n${evil}`, 'en'), 'en')
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
  })
})

it.for(['en', 'zh'] as const)(
  'the fit tab has the corrected indices beside the plain ones, in %s',
  (language) => {
    const model = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6'
    const result = fitModel(model, readColumns('holzinger-swineford-1939.csv'), { estimator: 'MLR' })
    const html = render(<FitPanel result={result} language={language} />)
    const words = { en: ['scaled', 'robust', 'uncorrected'], zh: ['校正', '稳健', '未校正'] }[language]
    for (const word of [
      ...words,
      'MLR',
      result.fit['chisq.scaled']!.toFixed(2),
      result.fit.chisq!.toFixed(2),
    ])
      expect(html).toContain(word)
  },
)

it('every formula of the guide can be set, in letters and with numbers', () => {
  const model = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6'
  const { fit, fitTerms } = fitModel(model, readColumns('holzinger-swineford-1939.csv'), {
    estimator: 'MLR',
    group: 'school',
  })
  const tex = INDEX_GUIDE.flatMap((guide) => [
    guide.formula,
    ...(guide.formulaWithMeans ? [guide.formulaWithMeans] : []),
    guide.worked(fit, fitTerms)!,
  ])
  const set = tex.map((each) => render(<Formula tex={each} />))
  expect(set.filter((html) => /\\|\{|\}|undefined|<mi><\/mi>/.test(html))).toEqual([])
  expect(render(<Formula tex="\frac1n - x_{ij}^2" />)).toBe(
    '<math display="block"><mrow><mfrac><mn>1</mn><mi>n</mi></mfrac><mo>−</mo><msubsup><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow><mn>2</mn></msubsup></mrow></math>',
  )
})
