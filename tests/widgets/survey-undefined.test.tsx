import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { runProcedure, type SurveyRequest } from '../../src/core/survey/procedures.ts'
import type { SurveyTable } from '../../src/core/survey/surveyTable.ts'
import { StatTable } from '../../src/widgets/survey/StatTable.tsx'
import type { AnyStep } from '../../src/widgets/survey/step.ts'
import { groupsStep } from '../../src/widgets/survey/steps/groups.tsx'
import { reliabilityStep } from '../../src/widgets/survey/steps/reliability.tsx'
import { validityStep } from '../../src/widgets/survey/steps/validity.tsx'
import { type Survey, surveys } from '../../src/widgets/survey/survey.ts'
import { heywoodData, heywoodScales } from '../core/survey/heywood.ts'

const own = (scales: Survey['scales'], groups: readonly string[] = []): Survey => ({
  ...surveys['political-democracy'],
  scales,
  groups,
  items: Object.values(scales).flat(),
})

/** The tables, the picture and the sentence of a step, as they are read. */
function shown(step: AnyStep, survey: Survey, table: SurveyTable, language: 'en' | 'zh' = 'en') {
  const settings = step.start(survey)
  const options = step.request(settings, survey)
  const result = runProcedure(table, step.procedure, options as SurveyRequest['arguments'] & object as never)
  const view = { survey, settings, result, language } as never
  const { Picture } = step
  return {
    summary: step.summary(view),
    tables: step.tables(view).map((each) => render(<StatTable {...each} />)),
    picture: Picture ? render(<Picture {...(view as object as any)} />) : '',
  }
}

const clean = /NaN|undefined|Infinity|null/

describe('what has no number is shown as such', () => {
  it('a Heywood case: no reliability, no AVE, and the reason', () => {
    const survey = own(heywoodScales)
    const table = { numbers: heywoodData(), words: {} }
    const { summary, tables } = shown(validityStep, survey, table)
    expect(summary).toContain('There is neither for A: an item has an error variance below zero.')
    expect(summary).toContain('Heywood case')
    expect(summary).toContain('Every other AVE reaches .50.')
    expect(`${summary}${tables.join('')}`).not.toMatch(clean)
    expect(shown(validityStep, survey, table, 'zh').summary).toContain('A 有题项的误差方差为负')
  })

  it('a group that does not vary: everything but Welch’s test', () => {
    const table = {
      numbers: { y1: [5, 5, 5, 3, 4, 5, 2, 1, 2, 4, 2] },
      words: { who: ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'c', 'c', 'c', 'c'] },
    }
    const { summary, tables } = shown(
      groupsStep,
      { ...own({ y1: ['y1'] }, ['who']), scales: {}, items: ['y1'] },
      table,
    )
    expect(tables[1]).toMatch(/Welch<\/th><td[^>]*>–<\/td>/)
    expect(`${summary}${tables.join('')}`).not.toMatch(clean)
  })

  it('items that cancel each other: no α without the third', () => {
    const a = [1, 2, 3, 5]
    const table = { numbers: { a, b: a.map((value) => 6 - value), c: [1, 3, 2, 4] }, words: {} }
    const { summary, tables, picture } = shown(reliabilityStep, own({ s: ['a', 'b', 'c'] }), table)
    expect(tables[0]).toMatch(/>c<\/th><td><\/td><td><\/td>/)
    expect(`${summary}${tables.join('')}${picture}`).not.toMatch(clean)
  })
})
