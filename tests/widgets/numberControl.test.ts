import { expect, test } from 'vitest'
import type { NumberParameter } from '../../src/core/model/model.ts'
import { model } from '../../src/core/replicator/model.ts'
import { parseValue } from '../../src/core/model/parseValue.ts'
import { problemText } from '../../src/widgets/controls/NumberControl.tsx'

const parameters = model.parameters as unknown as Readonly<Record<string, NumberParameter>>
const [name, parameter] = Object.entries(parameters).find(([, each]) => each.step !== undefined)!

test.each(['abc', '1e9', ''])('what a slider refuses is named by its label, not its id: %j', (typed) => {
  const issue = parseValue(name, parameter, typed).issue!
  expect(issue.message.en).toContain(`(${name})`)
  const en = problemText(issue, parameter, 'en')
  expect(en).toBe(`${parameter.label.en} must be ${issue.rule.en}; got "${typed}"`)
  const zh = problemText(issue, parameter, 'zh')
  expect(zh).toBe(`${parameter.label.zh}须为${issue.rule.zh}；给出的是“${typed}”`)
})
