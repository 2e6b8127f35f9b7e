import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { model } from '../../src/core/loyalty/evaluation/model.ts'
import { defaults, type NumberParameter, type Parameter } from '../../src/core/model/model.ts'
import { solved } from '../../src/core/model/solved.ts'
import { validate } from '../../src/core/model/validate.ts'
import { panels } from '../../src/widgets/evaluation/panels.tsx'
import NineSteps from '../../src/widgets/evaluation/NineSteps.tsx'
import { STEPS, steps, type EvaluationValues } from '../../src/widgets/evaluation/steps.ts'
import type { LabFigures } from '../../src/widgets/lab/Lab.tsx'

const labs = [
  'nps',
  'customer-effort',
  'rfm',
  'retention-curve',
  'survival',
  'buy-till-you-die',
  'donors',
  'lifetime-value',
  'churn-warning',
  'evaluation',
]

const languages = ['en', 'zh'] as const
const bad = /NaN|undefined|Infinity|\[object/

describe.for(labs)('the figures of %s', (id) => {
  it.for(languages)('are drawn by the server and told in words, in %s', async (language) => {
    const { default: lab } = (await import(`../../src/widgets/${id}/lab.tsx`)) as { default: LabFigures }
    expect(lab.model.id).toBe(id)
    for (const { title, Figure } of lab.figures) {
      expect(title[language]).not.toBe('')
      const html = render(<Figure language={language} embedded />)
      expect(html).not.toMatch(bad)
      expect(/<p class="summary"[^>]*>([^<]*)</.exec(html)?.[1]?.length, title.en).toBeGreaterThan(
        language === 'zh' ? 15 : 30,
      )
      const labels = [...html.matchAll(/<svg[^>]*role="img"[^>]*aria-label="([^"]*)"/g)].map(
        ([, label]) => label!,
      )
      for (const label of labels) expect(label.length, title.en).toBeGreaterThan(5)
      for (const [, d] of html.matchAll(/<path d="([^"]*)"/g)) expect(d, title.en).not.toMatch(/[a-z]{2}/)
      if (language === 'zh') for (const label of labels) expect(label).toMatch(/\p{Script=Han}/u)
    }
  })
})

describe('the nine steps', () => {
  const names = Object.keys(model.parameters)

  it('set parameters of the model, and every parameter is set in one of them', () => {
    const used = STEPS.flatMap((step) => [...steps[step].controls])
    for (const name of used) expect(names).toContain(name)
    expect(names.filter((name) => !used.includes(name as never))).toEqual([])
  })

  it.for(STEPS)('%s stands by itself', (start) => {
    for (const language of languages) {
      const html = render(<NineSteps language={language} start={start} />)
      expect(html).not.toMatch(bad)
      expect(html).toContain(steps[start].name[language])
      expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    }
  })

  /** Each parameter at both of its ends, all others at their defaults. */
  const extremes = Object.entries<Parameter>(model.parameters).flatMap(([name, parameter]) => {
    const ends =
      parameter.kind === 'choice'
        ? Object.keys(parameter.options)
        : parameter.kind === 'switch'
          ? [true, false]
          : [(parameter as NumberParameter).min, (parameter as NumberParameter).max]
    return ends.map((value) => [`${name} = ${value}`, { [name]: value }] as const)
  })

  it.for(extremes)('draw with %s', ([, changes]) => {
    const { values, issues } = validate(model, changes)
    expect(issues).toEqual([])
    const { result } = solved(model, { ...defaults(model), ...values }, 3)
    for (const step of STEPS) {
      const Panel = panels[step]
      const text = steps[step].summary(result, values as EvaluationValues)
      expect(`${text.en} ${text.zh}`).not.toMatch(bad)
      const html = render(
        <Panel
          result={result}
          values={values as EvaluationValues}
          language="en"
          label={text.en}
          set={() => {}}
          settle={() => {}}
        />,
      )
      expect(html, step).not.toMatch(bad)
    }
  })

  it('say that contradicting judgements should be made again', () => {
    const { values } = validate(model, { purchaseUse: 5, useToReferral: 5, purchaseReferral: 0.2 })
    const { result } = solved(model, values, 1)
    expect(steps.weights.summary(result, values).en).toContain('judge again')
    expect(steps.weights.summary(solved(model, defaults(model), 1).result, defaults(model)).en).toContain(
      'acceptable',
    )
  })
})
