import { describe, expect, test } from 'vitest'
import { defaults, outputsOf } from '../../../src/core/model/model.ts'
import type { AnyModel, Parameter } from '../../../src/core/model/model.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'

type Values = Record<string, any>

/** Sizes are options that say nothing about the model: small ones keep the test quick. */
const small: Record<string, number> = { customers: 100, respondents: 20 }

function startOf(model: AnyModel): Values {
  const values: Values = { ...defaults(model) }
  for (const name of Object.keys(values)) if (name in small) values[name] = small[name]
  return values
}

const ends = (parameter: Parameter): unknown[] => {
  if (parameter.kind === 'choice') return Object.keys(parameter.options)
  return parameter.kind === 'switch' ? [false, true] : [parameter.min, parameter.max]
}

/** Each parameter at either end, the others as they are; combinations that break a rule of the model left out. */
function edges(model: AnyModel): Values[] {
  const start = startOf(model)
  return Object.entries<Parameter>(model.parameters)
    .filter(([name]) => !(name in small))
    .flatMap(([name, parameter]) => ends(parameter).map((end) => ({ ...start, [name]: end })))
    .filter((values) => (model.constraints ?? []).every((constraint) => constraint.holds(values)))
}

/** What every model owes to what is made of it: sliders, links, tables, summaries. */
export function checkModels(models: readonly AnyModel[]) {
  describe.each(models.map((model) => [model.id, model] as const))('%s', (_, model) => {
    test('solves at its presets and at both ends of every parameter, with outputs that are numbers or nothing', () => {
      const presets = Object.values(model.presets as Record<string, { values: Values }>).map(
        ({ values }) => ({
          ...startOf(model),
          ...values,
        }),
      )
      for (const values of [...presets, ...edges(model)]) {
        const result = model.solve(values, createRandom(1))
        for (const [name, output] of Object.entries(outputsOf(model, result, values)))
          expect(
            output === null || typeof output === 'boolean' || Number.isFinite(output),
            `${name} = ${output} at ${JSON.stringify(values)}`,
          ).toBe(true)
        const { en, zh } = model.summary(result, values)
        expect(en + zh).not.toMatch(/NaN|undefined|Infinity/)
      }
    })

    test('its presets keep to its parameters, ranges and rules', () => {
      for (const { values } of Object.values(model.presets as Record<string, { values: Values }>)) {
        for (const [name, value] of Object.entries(values)) {
          const parameter = model.parameters[name] as Parameter
          const fits =
            parameter.kind === 'choice'
              ? String(value) in parameter.options
              : parameter.kind === 'switch'
                ? typeof value === 'boolean'
                : parameter.min <= (value as number) && (value as number) <= parameter.max
          expect(fits, `${name} = ${value}`).toBe(true)
        }
        const all = { ...defaults(model), ...values }
        expect((model.constraints ?? []).every((constraint) => constraint.holds(all))).toBe(true)
      }
    })

    test('gives plain data, the same for the same seed', () => {
      const values = startOf(model)
      const result = model.solve(values, createRandom(9))
      expect(JSON.parse(JSON.stringify(result))).toEqual(result)
      expect(model.solve(values, createRandom(9))).toEqual(result)
    })

    test('is written in both languages', () => {
      const texts = [
        model.title,
        model.describe,
        ...Object.values<{ en: string; zh: string }>(model.groups),
        ...Object.values<Parameter>(model.parameters).flatMap((each) => [each.label, each.describe]),
        ...Object.values<{ label: { en: string; zh: string } }>(model.presets).map((each) => each.label),
        ...Object.values(model.outputs).flatMap((each) => [each.label, each.describe]),
      ]
      for (const { en, zh } of texts) {
        expect(en).not.toMatch(/[\u4e00-\u9fff，。；：]/)
        expect(zh).not.toMatch(/[\u4e00-\u9fff][,;:]/)
        expect(en.length * zh.length).toBeGreaterThan(0)
      }
    })
  })
}
