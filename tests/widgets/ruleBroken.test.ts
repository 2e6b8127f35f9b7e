import { expect, it } from 'vitest'
import { model } from '../../src/core/loyalty/path/model.ts'
import { defaults } from '../../src/core/model/model.ts'
import { ruleBroken } from '../../src/widgets/controls/ruleBroken.ts'

const values = { ...defaults(model), correlation: 0.35 }

it('names the rule that a typed value breaks with the others', () => {
  const issue = ruleBroken(model, values, 'correlation', 0.95)
  expect(issue?.kind).toBe('constraint')
  expect(issue?.message.en).toContain('correlation = 0.95')
  expect(issue?.message.zh).toContain('correlation = 0.95')
})

it('says nothing of a value that may stand', () => {
  expect(ruleBroken(model, values, 'correlation', 0.6)).toBeUndefined()
})
