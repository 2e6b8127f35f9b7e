import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { parseModel } from '../../src/core/sem/parseModel.ts'
import { ownSurvey, proposeScales } from '../../src/widgets/survey/bench/ownSurvey.ts'
import { ScaleEditor } from '../../src/widgets/survey/bench/ScaleEditor.tsx'
import { ScalesFirst, lacksScales } from '../../src/widgets/survey/bench/ScalesFirst.tsx'
import { modelText } from '../../src/widgets/survey/bench/semHandover.ts'
import { StepView } from '../../src/widgets/survey/StepView.tsx'
import { steps } from '../../src/widgets/survey/steps/steps.ts'
import { observedOf, scalesOfInferredRange, surveys } from '../../src/widgets/survey/survey.ts'
import type { ColumnSummary } from '../../src/workers/survey.worker.ts'

const column = (name: string, distinct = 5, type: ColumnSummary['type'] = 'numeric'): ColumnSummary => ({
  name,
  type,
  missing: 0,
  distinct,
  range: type === 'text' ? null : [2, 5],
})

describe('a reader’s own table', () => {
  it('proposes a scale for items that are numbered alike', () => {
    const columns = ['id', 'SAT1', 'SAT2', 'SAT3', 'trust_1', 'trust_2', 'age2', '满意1', '满意2', '7'].map(
      (name) => column(name),
    )
    expect(proposeScales(columns)).toEqual({
      SAT: ['SAT1', 'SAT2', 'SAT3'],
      trust: ['trust_1', 'trust_2'],
      满意: ['满意1', '满意2'],
    })
  })

  it('gives no scale the name of a column, and takes no words as items', () => {
    expect(proposeScales([column('SAT'), column('SAT1'), column('SAT2')])).toEqual({
      SAT_mean: ['SAT1', 'SAT2'],
    })
    expect(
      proposeScales([column('q1', 3, 'text'), column('q2', 3, 'text'), column('r1', 1, 'constant')]),
    ).toEqual({})
  })

  it('offers numbers as items, and columns of few classes that are no items as groups', () => {
    const columns = [
      column('a1'),
      column('a2'),
      column('sex', 2, 'text'),
      column('town', 40, 'text'),
      column('age', 60),
    ]
    const survey = ownSurvey('own-1', 'mine.csv', columns, { scales: { a: ['a1', 'a2'] }, reversed: ['a2'] })
    expect(survey.items).toEqual(['a1', 'a2', 'age'])
    expect(survey.groups).toEqual(['sex'])
    expect(survey.reversed).toEqual(['a2'])
  })

  it('knows the range of answers from the reader, or proposes it from the answers and says so', () => {
    const columns = [{ ...column('a1'), range: [1, 4] as const }, column('a2'), column('b1')]
    const scales = { a: ['a1', 'a2'], b: ['b1'] }
    const survey = ownSurvey('own-1', 'mine.csv', columns, { scales, reversed: ['a2'] })
    expect(observedOf(survey, 'a')).toEqual([1, 5])
    expect(scalesOfInferredRange(survey)).toEqual(['a'])
    const said = ownSurvey('own-1', 'mine.csv', columns, { scales, reversed: ['a2'], ranges: { a: [1, 7] } })
    expect(scalesOfInferredRange(said)).toEqual([])
    // The book's codebooks know what was offered, also for scales that a reader makes of the items.
    const park = { ...surveys['park-visitors'], scales: { mine: ['PAR1', 'SAT1'] }, reversed: ['PAR1'] }
    expect(scalesOfInferredRange(park)).toEqual([])
    expect(observedOf(park, 'mine')).toBeNull()
  })
})

describe('a table without scales', () => {
  const columns = ['income', 'age', 'visits'].map((name) => column(name))
  const ownWith = (scales: Record<string, string[]>) =>
    ownSurvey('own-1', 'mine.csv', columns, { scales, reversed: [] })
  const lacking = (scales: Record<string, string[]>) =>
    steps.filter((step) => lacksScales(step, ownWith(scales))).map(({ id }) => id)

  it('is sent to make one by every step that works on scales, and by no other', () => {
    const ofScales = ['reliability', 'factorCount', 'factors', 'validity', 'commonMethod']
    expect(lacking({})).toEqual(ofScales)
    expect(lacking({ mine: ['income'] })).toEqual(ofScales)
    expect(lacking({ mine: ['income', 'age'] })).toEqual(['validity'])
    // Nothing that could be chosen in these steps would do.
    const survey = ownWith({})
    for (const step of steps.filter(({ id }) => ofScales.includes(id)))
      expect(step.request(step.start(survey), survey)).toBeNull()
  })

  it.for(['en', 'zh'] as const)('is told so with a link to where scales are made (%s)', (language) => {
    const survey = ownWith({})
    const [step] = steps.filter((each) => lacksScales(each, survey))
    const page = render(
      h(StepView, {
        step: step!,
        survey,
        settings: step!.start(survey),
        onChange: () => {},
        language,
        lacking: h(ScalesFirst, { needed: 1, language }),
      }),
    )
    expect(page).toContain('href="#scales"')
    expect(page).toContain(language === 'zh' ? '这一步需要量表' : 'This needs a scale')
    const editor = render(h(ScaleEditor, { survey, language, onChange: () => {} }))
    expect(editor).toMatch(/<details[^>]* id="scales"[^>]* open/)
  })
})

describe('the model for the page of structural equations', () => {
  it('has every scale as a construct, and the last on the others', () => {
    const text = modelText(surveys['park-visitors'])
    expect(text).toContain('KNW =~ KNW1 + KNW2 + KNW3')
    expect(text).toContain('LOY ~ MOT + KNW + INT + SUP + PAR + VAL + SAT')
    expect(() => parseModel(text)).not.toThrow()
  })

  it('can be read also when names of scales are unusual', () => {
    const survey = {
      ...surveys['park-visitors'],
      scales: { 'my scale!': ['MOT1', 'MOT2'], 满意: ['SAT1', 'SAT2'] },
    }
    expect(modelText(survey)).toBe('my_scale_ =~ MOT1 + MOT2\n满意 =~ SAT1 + SAT2\n满意 ~ my_scale_')
    expect(() => parseModel(modelText(survey))).not.toThrow()
  })

  it('is empty without scales of two items', () => {
    expect(modelText({ ...surveys['park-visitors'], scales: { a: ['MOT1'] } })).toBe('')
  })
})
