import { describe, expect, it } from 'vitest'
import { SurveyError } from '../../src/core/survey/surveyError.ts'
import { FileError } from '../../src/exercises/readJson.ts'
import { answer, Cancelled } from '../../src/workers/answer.ts'

const words = { en: 'no such column', zh: '没有这一列' }
const refuse = (error: Error) =>
  answer(() => {
    throw error
  })

describe('answer', () => {
  it('gives what was computed, at once or later', async () => {
    expect(await answer(() => 3)).toEqual({ ok: true, value: 3 })
    expect(await answer(async () => 3)).toEqual({ ok: true, value: 3 })
  })
  it('keeps the words of an error in both languages, as plain data', async () => {
    for (const error of [new SurveyError(words), new FileError(words)])
      expect(structuredClone(await refuse(error))).toEqual({ ok: false, problem: words })
    expect(await refuse(new RangeError('oh'))).toEqual({ ok: false, problem: { en: 'oh', zh: 'oh' } })
  })
  it('tells a cancellation from a failure', async () => {
    expect(await refuse(new Cancelled('cancelled'))).toMatchObject({ ok: false, cancelled: true })
    expect(await refuse(new Error('cancelled'))).not.toHaveProperty('cancelled')
  })
})
