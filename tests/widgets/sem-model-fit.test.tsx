import { readColumns } from '../core/sem/golden.ts'
import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { fitModel } from '../../src/core/sem/fitModel.ts'
import { bookData, bookMoments } from '../../src/widgets/sem/bookData.ts'
import { fitText } from '../../src/widgets/sem/fitText.ts'
import ModelFit from '../../src/widgets/sem/ModelFit.tsx'

const model = `PAR =~ PAR1 + PAR2 + PAR3 + PAR4
VAL =~ VAL1 + VAL2 + VAL3 + VAL4 + VAL5
SAT =~ SAT1 + SAT2 + SAT3
VAL ~ PAR
SAT ~ VAL`

it('fits from moments as from the answers themselves', () => {
  const columns = Object.fromEntries(bookData('park-visitors').columns.map((c) => [c.name, c.values]))
  const [a, b] = [fitModel(model, { columns }), fitModel(model, bookMoments('park-visitors', model))]
  expect(b.fit.ntotal).toBe(a.fit.ntotal)
  // Moments travel with twelve digits, and both searches stop at a gradient of 1e-6.
  expect(b.fit.chisq! / a.fit.chisq!).toBeCloseTo(1, 7)
  for (const [i, { est }] of a.parameters.entries()) expect(b.parameters[i]!.est).toBeCloseTo(est, 5)
})

it('keeps groups apart, with their means', () => {
  const data = bookMoments('park-visitors', model, { group: 'gender' })
  expect('groups' in data && data.groups.map(({ label }) => label).toSorted()).toEqual(['1', '2'])
  const html = render(
    <ModelFit language="en" model={model} data={data} options={{ 'group.equal': 'loadings' }} />,
  )
  expect(html.match(/<svg[^>]*role="img"/g)).toHaveLength(2)
})

it('names the data sets there are', () => {
  expect(() => bookData('nothing')).toThrow('knowledge-sharing')
})

it.for(['en', 'zh'] as const)('is there without JavaScript in %s', (language) => {
  const data = bookMoments('park-visitors', model)
  const view = () => <ModelFit language={language} model={model} data={data} extra={['SAT ~ PAR']} />
  const html = render(view())
  const { fit } = fitModel(model, data)
  expect(html).toContain(fitText(fit, language))
  expect(html).toContain('PAR → VAL')
  expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
  expect(render(view())).toBe(html)
})

it('says which of the indices are corrected', () => {
  const hs = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9'
  const { fit } = fitModel(hs, readColumns('holzinger-swineford-1939.csv'), { estimator: 'MLR' })
  // lavaan 0.6-14, tests/reference/sem/all-mlr.json.
  expect(fitText(fit, 'en')).toBe(
    'scaled χ²(24) = 87.13, p < .001, robust CFI = .930, robust TLI = .895, robust RMSEA = .092 [.072, .114], SRMR = .065',
  )
  expect(fitText(fit, 'zh')).toMatch(/^校正 χ²\(24\) = 87\.13, .*稳健 CFI = \.930/)
})

it('has nothing to say of a model without a solution', () => {
  const hs = 'f =~ x1 + x2 + x3\nf ~~ 0*f'
  const { fit, diagnoses } = fitModel(hs, readColumns('holzinger-swineford-1939.csv'))
  expect(diagnoses.map(({ code }) => code)).toContain('not-identified')
  expect(fit).toEqual({})
  expect(fitText(fit, 'en')).toBe('No fit to judge')
})

it('writes fit as papers do', () => {
  const hs = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9'
  const { fit } = fitModel(hs, bookMoments('holzinger-swineford', hs))
  // lavaan 0.6: χ² 85.306, df 24, CFI .931, TLI .896, RMSEA .092 [.071, .114], SRMR .065 (Rosseel 2012, section 4).
  expect(fitText(fit, 'en')).toBe(
    'χ²(24) = 85.31, p < .001, CFI = .931, TLI = .896, RMSEA = .092 [.071, .114], SRMR = .065',
  )
})
