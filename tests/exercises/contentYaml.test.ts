import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { closeUp, parseContent } from '../../src/exercises/contentYaml.ts'
import { readMisconceptions } from '../../src/exercises/misconceptions.ts'
import { readLessonPlans } from '../../src/site/lessonPlans.ts'
import { bank, textsOf } from './book.ts'

describe('closeUp', () => {
  it.for([
    ['没有奖励， 不共享', '没有奖励，不共享'],
    ['知识 储备', '知识储备'],
    ['他说： “好”', '他说：“好”'],
    ['超过 12.5% 。', '超过 12.5%。'],
    ['$x^*$ 升高，MAR 成立', '$x^*$ 升高，MAR 成立'],
    ['she said “no” “often” — and left', 'she said “no” “often” — and left'],
    ['第一段。\n第二段', '第一段。\n第二段'],
  ])('%s', ([text, closed]) => {
    expect(closeUp(text!)).toBe(closed)
  })
})

describe('the Chinese texts of the book', () => {
  it('are closed up where their YAML is folded', () => {
    expect(parseContent('zh: >-\n  没有奖励，\n  不共享\n  知识')).toEqual({ zh: '没有奖励，不共享知识' })
  })

  it('have no space between Chinese characters or beside Chinese marks', () => {
    const folder = 'content/teach/lesson-plans'
    const plans = readdirSync(folder).map((file) =>
      readLessonPlans(readFileSync(`${folder}/${file}`, 'utf8'), file),
    )
    const titles = readMisconceptions(readFileSync('content/teach/misconceptions.yaml', 'utf8'))
    const texts = textsOf([[...bank.exercises.values()], plans, titles])
    expect(texts.length).toBeGreaterThan(1000)
    for (const { zh } of texts)
      expect(zh).not.toMatch(
        /\p{Script=Han}[ \t]+\p{Script=Han}|[，。；：、？！（）][ \t]|[ \t][，。；：、？！（）]/u,
      )
  })
})
