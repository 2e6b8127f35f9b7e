import { readFileSync, readdirSync } from 'node:fs'
import remarkMath from 'remark-math'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Language } from '../../src/core/text.ts'
import { inlinePieces } from '../../src/exercises/inline.ts'
import { bank, textsOf } from '../exercises/book.ts'
import { createProcessor } from './mdx.ts'

const processor = createProcessor({ remarkPlugins: [remarkMath] })

/** Pieces of a chapter's text in which a mark of emphasis stands as a character, as it does where it cannot close. */
function literalMarks(mdx: string): string[] {
  const found: string[] = []
  visit(processor.parse(mdx.replace(/^---\n[\s\S]*?\n---\n/, '')), 'text', ({ value }) => {
    for (const [piece] of value.matchAll(/.{0,12}[*_].{0,12}/g)) found.push(piece)
  })
  return found
}

const filesOf = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
    .sort()

describe('emphasis', () => {
  it('is known to fail where it closes between full-width punctuation and a character', () => {
    expect(literalMarks('这是**一句话。**下一句')).toEqual(['这是**一句话。**下一句'])
    expect(literalMarks('这是*一句话。*下一句')).toEqual(['这是*一句话。*下一句'])
    expect(literalMarks('这是**一句话**。下一句，*强调*，$a_1^*$，`a*b`')).toEqual([])
  })

  it.for(filesOf('content/book', '.mdx'))('opens and closes in %s', (file) => {
    expect(literalMarks(readFileSync(file, 'utf8'))).toEqual([])
  })

  it.for([...bank.exercises.values()])('opens and closes in the exercise $id', (exercise) => {
    // What stands in braces is computed, and may multiply.
    const plain = (language: Language) =>
      textsOf(exercise)
        .flatMap((text) => inlinePieces(text[language].replace(/\{[^{}]*\}/g, '')))
        .filter(({ kind, text }) => kind === 'plain' && text.includes('*'))
    expect({ en: plain('en'), zh: plain('zh') }).toEqual({ en: [], zh: [] })
  })

  it.for([...filesOf('content/teach', '.yaml'), 'content/glossary.yaml'])(
    'is not asked for in %s, which is shown as it is',
    (file) => {
      const texts = textsOf(parse(readFileSync(file, 'utf8'))).flatMap(({ en, zh }) => [en, zh])
      expect(JSON.stringify(texts)).not.toContain('*')
    },
  )
})
