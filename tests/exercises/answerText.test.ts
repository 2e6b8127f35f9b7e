import { describe, expect, it } from 'vitest'
import { answerText } from '../../src/exercises/answerText.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { bank, exerciseOf, solverOf, variantOf } from './book.ts'

describe('answerText', () => {
  const exercise = exerciseOf('claims-that-hold')
  const [first, second] = (exercise as { options: { id: string; text: { en: string; zh: string } }[] })
    .options

  it('joins answers, and the first one’s full stop gives way', () => {
    const { en, zh } = answerText(exercise, variantOf(exercise), [first!.id, second!.id])
    expect(en).toBe(`${first!.text.en.replace(/\.$/, '')}; ${second!.text.en}`)
    expect(zh).toBe(`${first!.text.zh.replace(/。$/, '')}；${second!.text.zh}`)
  })

  it('leaves a single answer as it is', () => {
    expect(answerText(exercise, variantOf(exercise), [first!.id])).toEqual(first!.text)
  })

  it('has doubled punctuation in no answer of the book', () => {
    for (const one of bank.exercises.values()) {
      const variant = variantOf(one)
      const { right, wrong } = selfTest(one, variant, solverOf(one))
      for (const raw of [...right, ...wrong]) {
        const { en, zh } = answerText(one, variant, raw, solverOf(one))
        expect(`${en}\n${zh}`, one.id).not.toMatch(/[.?!];|[。？！；]；|；[。；]|\.\.(?!\.)/)
      }
    }
  })
})
