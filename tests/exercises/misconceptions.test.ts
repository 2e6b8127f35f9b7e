import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readMisconceptions } from '../../src/exercises/misconceptions.ts'
import { bank } from './book.ts'

const titles = readMisconceptions(readFileSync('content/teach/misconceptions.yaml', 'utf8'))

describe('the titles of misconceptions', () => {
  it('are there for every tag of the exercises, and for no other', () => {
    const used = new Set([...bank.exercises.values()].flatMap(tagsIn))
    expect(Object.keys(titles)).toEqual([...used].sort())
  })

  it('are short, each in its language, and no two alike', () => {
    for (const [tag, { en, zh }] of Object.entries(titles)) {
      expect(en, tag).toMatch(/^[A-Z“p].{10,95}\.$/)
      expect(zh, tag).toMatch(/^[\p{Script=Han}].{2,40}[^。]$/u)
    }
    for (const language of ['en', 'zh'] as const)
      expect(new Set(Object.values(titles).map((title) => title[language])).size).toBe(
        Object.keys(titles).length,
      )
  })

  it('say where one is missing', () => {
    expect(() => readMisconceptions('off-by-one: { en: One too many. }')).toThrow(/off-by-one\.zh/)
  })
})

/** The tags that a part of an exercise names. */
function tagsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const own = 'misconception' in part ? [part.misconception as string] : []
  return [...own, ...Object.values(part).flatMap(tagsIn)]
}
