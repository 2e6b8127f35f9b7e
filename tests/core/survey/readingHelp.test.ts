import { describe, expect, test } from 'vitest'
import { type ReadingHelp, readingHelp } from '../../../src/core/survey/readingHelp.ts'

const entries = Object.entries(readingHelp as Readonly<Record<string, ReadingHelp>>)

describe.each(entries)('%s', (_, { label, says, cutOff, caution }) => {
  const texts = [label, says, ...(cutOff ? [cutOff.rule] : []), ...(caution ? [caution] : [])]

  test('is told in both languages, in full sentences', () => {
    for (const { en, zh } of texts) {
      expect(en).toMatch(/\S/)
      expect(zh).toMatch(/\S/)
    }
    for (const { en, zh } of [says, ...(caution ? [caution] : [])]) {
      expect(en).toMatch(/[.)]$/)
      expect(zh).toMatch(/[。）]$/)
      // Chinese has its own marks; a comma between digits or in a name stays.
      expect(zh).not.toMatch(/\p{Script=Han}[,;:?!]/u)
    }
  })

  test('a cut-off names its source by author and year', () => {
    expect(cutOff?.source ?? 'none (1900)').toMatch(/\p{L}.* \(\d{4}\)/u)
  })
})

const sides = (name: keyof typeof readingHelp, good: number, bad: number) => {
  const { holds } = (readingHelp[name] as ReadingHelp).cutOff!
  return [holds!(good), holds!(bad)]
}

test('cut-offs divide the numbers where their sources do', () => {
  expect(sides('alpha', 0.7, 0.69)).toEqual([true, false])
  expect(sides('ave', 0.5, 0.49)).toEqual([true, false])
  expect(sides('htmt', 0.84, 0.85)).toEqual([true, false])
  expect(sides('kmo', 0.6, 0.59)).toEqual([true, false])
  expect(sides('skewness', -1.9, -2)).toEqual([true, false])
  expect(sides('loading', -0.5, 0.4)).toEqual([true, false])
  expect(sides('vif', 9.9, 10)).toEqual([true, false])
  expect(sides('harman', 0.49, 0.5)).toEqual([true, false])
})
