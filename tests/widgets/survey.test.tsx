import type { ComponentType } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { readingHelp } from '../../src/core/survey/readingHelp.ts'
import { parseCodebook } from '../../src/widgets/survey/codebook.ts'
import { mergeSettings, refusedSettings, stateOfHash, workbenchLink } from '../../src/widgets/survey/link.ts'
import { StatTable, tableHtml, tableRows, type StatTableData } from '../../src/widgets/survey/StatTable.tsx'
import { fixed, interval, pText, share } from '../../src/widgets/survey/statText.ts'
import { StepFigure } from '../../src/widgets/survey/StepFigure.tsx'
import { indirectStep } from '../../src/widgets/survey/steps/indirect.tsx'
import { moderationStep } from '../../src/widgets/survey/steps/moderation.tsx'
import { recommendationStep } from '../../src/widgets/survey/steps/recommendation.tsx'
import { steps } from '../../src/widgets/survey/steps/steps.ts'
import { type BuiltInId, builtInIds, surveys } from '../../src/widgets/survey/survey.ts'

const islands = [
  'ItemDescription',
  'ScaleReliability',
  'FactorCount',
  'FactorLoadings',
  'ScaleValidity',
  'CommonMethod',
  'CorrelationMatrix',
  'RegressionTable',
  'GroupMeans',
]

describe.for(islands)('%s', (name) => {
  it.for(['en', 'zh'] as const)('is written by the server, in %s', async (language) => {
    const { default: Island } = (await import(`../../src/widgets/survey/${name}.tsx`)) as {
      default: ComponentType<{ language: 'en' | 'zh' }>
    }
    const html = render(<Island language={language} />)
    expect(html).toMatch(/<caption>[^<]{4,}/)
    expect(/<p class="summary"[^>]*>([^<]*)</.exec(html)?.[1]?.length).toBeGreaterThan(10)
    const shown = html.replace(/<data [^>]*>/g, '')
    expect(shown).not.toMatch(/NaN|undefined|Infinity|\[object/)
    expect(html).toMatch(/<data id="still-[a-zA-Z]+" value="[[{]/)
    const ids = [...shown.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, help] of html.matchAll(/data-help="([^"]*)"/g)) expect(readingHelp).toHaveProperty(help!)
    for (const [, label] of html.matchAll(/<svg[^>]*role="img"[^>]*aria-label="([^"]*)"/g))
      expect(label!.length).toBeGreaterThan(3)
  })
})

it('shows α of the scale chosen, as the core computes it', () => {
  const html = render(
    <StepFigure step={steps[1]!} language="en" initial={{ scale: 'PAR', without: ['PAR4'] }} />,
  )
  // Participation without PAR4: its α if dropped in the full scale is .804.
  expect(html).toContain('α = .80')
  expect(html).not.toMatch(/<th scope="row"[^>]*>PAR4</)
})

it('does every step on every data set of the book, as far as it has what the step needs', () => {
  // Bollen’s data have no groups, and the survey after a service contact no scales; only it asks who would recommend.
  const cannot: Partial<Record<BuiltInId, string[]>> = {
    'political-democracy': ['groups', 'moderation'],
    'nps-effort-survey': ['reliability', 'factorCount', 'factors', 'validity', 'commonMethod'],
  }
  for (const id of builtInIds) {
    const survey = surveys[id]
    const refused = steps.filter((step) => step.request(step.start(survey), survey) === null)
    const expected = [...(cannot[id] ?? []), ...(id === 'nps-effort-survey' ? [] : ['recommendation'])]
    expect(
      refused.map((step) => step.id),
      id,
    ).toEqual(expected)
  }
})

describe.for(['en', 'zh'] as const)('the steps of effects and of recommendation, in %s', (language) => {
  it.for([
    [indirectStep, 'park-visitors', {}],
    [moderationStep, 'park-visitors', { by: 'visits' }],
    [recommendationStep, 'nps-effort-survey', {}],
    [recommendationStep, 'nps-effort-survey', { by: '' }],
  ] as const)('%#', ([step, data, initial]) => {
    const html = render(<StepFigure step={step} data={data} initial={initial} language={language} />)
    expect(html).toContain('role="img"')
    expect(/<p class="summary"[^>]*>([^<]*)</.exec(html)?.[1]?.length).toBeGreaterThan(20)
    expect(html.replace(/<data [^>]*>/g, '')).not.toMatch(/NaN|undefined|Infinity|\[object/)
    for (const [, help] of html.matchAll(/data-help="([^"]*)"/g)) expect(readingHelp).toHaveProperty(help!)
  })
})

describe('the link to the workbench', () => {
  it('brings back what it was given', () => {
    const state = {
      data: 'knowledge-sharing' as const,
      steps: { reliability: { scale: 'COS', without: ['COS4'] } },
    }
    const link = workbenchLink(state, 'zh')
    expect(link).toMatch(/\/zh-cn\/lab\/survey\/#s=/)
    expect(stateOfHash(link.slice(link.indexOf('#')))).toEqual({ state, problems: [] })
  })

  it('refuses what is no state', () => {
    expect(stateOfHash('')).toBeNull()
    expect(stateOfHash('#step-factors')).toBeNull()
    for (const hash of [
      '#s=',
      '#s=%',
      '#s=1',
      '#s={"v":2,"data":"park-visitors","steps":{}}',
      '#s={"v":1,"data":"x","steps":{}}',
    ])
      expect(stateOfHash(hash), hash).toMatchObject({ state: null, problems: [{ en: expect.any(String) }] })
  })

  it('takes only choices of the same name and kind', () => {
    const start = { scale: 'MOT', without: [] as string[], seed: 1 }
    expect(mergeSettings(start, { scale: 'PAR', without: 'x', seed: '2', other: 1 })).toEqual({
      ...start,
      scale: 'PAR',
    })
    expect(mergeSettings(start, undefined)).toEqual(start)
    expect(mergeSettings(start, JSON.parse('{"__proto__": {"scale": "PAR"}, "toString": "x"}'))).toEqual(
      start,
    )
  })

  it('names what it does not take', () => {
    const given = { scale: 'PAR', without: 'x', other: 1 }
    const said = refusedSettings('reliability', { scale: 'MOT', without: [] }, given)
    expect(said.map(({ en }) => en)).toEqual([
      'reliability: without must be of the kind of []; got "x".',
      'reliability: there is no setting other; got 1.',
    ])
    expect(refusedSettings('x', undefined, {})[0]!.zh).toContain('没有“x”')
  })
})

describe('numbers', () => {
  it('are written as tables of statistics write them', () => {
    expect(share(0.8154)).toBe('.82')
    expect(share(-0.8154)).toBe('−.82')
    expect(share(1)).toBe('1.00')
    expect(fixed(-0.001)).toBe('0.00')
    expect(fixed(-12.345, 1)).toBe('−12.3')
    expect(fixed(null)).toBe('–')
    expect(fixed(Number.NaN)).toBe('–')
    expect(pText(0.0004)).toBe('< .001')
    expect(pText(0.0123)).toBe('.012')
    expect(interval([-0.2, 0.05], 2, true)).toBe('[−.20, .05]')
  })
})

describe('tables', () => {
  const table: StatTableData = {
    caption: 'A < B',
    corner: 'item',
    columns: [{ label: 'r', heat: true, help: 'r', text: share }, { label: 'n' }],
    rows: [
      { head: 'x', cells: [-0.5, 10] },
      { head: 'y & z', cells: [null, 'many'] },
    ],
  }

  it('give files their numbers in full and documents their words', () => {
    expect(tableRows(table)).toEqual([
      ['item', 'r', 'n'],
      ['x', -0.5, 10],
      ['y & z', null, 'many'],
    ])
    const html = tableHtml(table)
    expect(html).toContain('<caption>A &lt; B</caption>')
    expect(html).toContain('<tr><th>x</th><td>−.50</td><td>10</td></tr>')
    expect(html).toContain('<th>y &amp; z</th><td></td>')
  })

  it('colour cells by size and sign, and offer help on heads and numbers', () => {
    const html = render(<StatTable {...table} />)
    expect(html).toMatch(
      /<td data-help="r" data-value="-0.5" class="heat minus" style="--strength: ?0.50;?">−.50/,
    )
    expect(html).toContain('<button type="button" class="term" data-help="r">r</button>')
    expect(html.match(/<td/g)).toHaveLength(4)
  })
})

describe('codebooks', () => {
  it('say what belongs together and what codes mean', () => {
    const { scales, ranges, labels, codes, groups, wording } = surveys['park-visitors']
    expect(Object.keys(scales)).toEqual(['MOT', 'KNW', 'INT', 'SUP', 'PAR', 'VAL', 'SAT', 'LOY'])
    expect(scales['VAL']).toEqual(['VAL1', 'VAL2', 'VAL3', 'VAL4', 'VAL5'])
    expect(Object.keys(ranges)).toEqual(Object.values(scales).flat())
    expect(ranges['PAR1']).toEqual([1, 5])
    expect(surveys['knowledge-sharing'].ranges['WIL1']).toEqual([1, 7])
    expect(labels['PAR']).toEqual({ en: 'participation in co-creation', zh: '参与价值共创' })
    expect(groups).toEqual(['gender', 'age_group', 'education', 'income', 'visits', 'residence'])
    expect(codes['gender']).toEqual({ 1: { en: 'female', zh: '女' }, 2: { en: 'male', zh: '男' } })
    expect(codes['age_group']!['4']!.en).toBe('45–59')
    expect(wording['MOT1']!.zh).toMatch(/。$/)
  })

  it('may have commas in quotes', () => {
    const { wording } = parseCodebook(
      'name,construct,construct_en,construct_zh,wording_en,wording_zh,codes_en,codes_zh\na1,A,a,甲,"one, two",一,1 = x,1 = 某\n',
    )
    expect(wording['a1']).toEqual({ en: 'one, two', zh: '一' })
  })
})
