import { readFileSync, readdirSync } from 'node:fs'
import type { Nodes, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import rehypeCitation from 'rehype-citation'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { rehypeChineseCitations } from '../../src/site/markdown/rehypeChineseCitations.ts'
import { createProcessor } from './mdx.ts'

/** The paragraphs of a text as they are set, without the list of references. */
async function set(text: string, path: string): Promise<string[]> {
  const paragraphs: string[] = []
  const collect = () => (tree: Root) =>
    visit(tree, 'element', (node) => {
      if (node.tagName === 'p') paragraphs.push(toString(node as Nodes))
    })
  const citation = [rehypeCitation, { bibliography: 'content/references.bib', linkCitations: true }] as const
  await createProcessor({ rehypePlugins: [[...citation], rehypeChineseCitations, collect] }).process(
    new VFile({ value: text, path }),
  )
  return paragraphs
}
const inChinese = async (text: string) => (await set(text, '/book/zh-cn/value/chapter.mdx'))[0]

describe('citations in Chinese', () => {
  it.for([
    ['商品只是一种方式 [@vargo2004]。由此', '商品只是一种方式（Vargo & Lusch, 2004）。由此'],
    ['都会被借走。 @thibaut1959 的书', '都会被借走。Thibaut & Kelley（1959）的书'],
    ['另有 @prahalad2000 劝', '另有Prahalad & Ramaswamy（2000）劝'],
    ['@vargo2004 这一篇', 'Vargo & Lusch（2004）这一篇'],
    ['*共同创造者* [@vargo2008]。', '共同创造者（Vargo & Lusch, 2008）。'],
    ['据<Term id="x">图</Term> @vargo2008 的', '据图Vargo & Lusch（2008）的'],
    ['见 @le2021 和 @kong2019 两篇', /^见Le et al\.（2021）和Kong .*（2019）两篇$/],
    ['界线0.08 [@hu1999] 是', '界线0.08（Hu & Bentler, 1999）是'],
    ['另一章 [@liu2023, chap. 2]', '另一章（Liu, 2023, 第2章）'],
    ['做法 [@li2013, chap. 4–5; @liu2023]', '做法（Li, 2013, 第4–5章; Liu, 2023）'],
    ['文末 [@liu2023, chap. 3, 7]', '文末（Liu, 2023, 第3、7章）'],
  ] as const)('are set close: %s', async ([text, expected]) => {
    const shown = await inChinese(text)
    if (typeof expected === 'string') expect(shown).toBe(expected)
    else expect(shown).toMatch(expected)
  })

  it('keep the blank between two words in Latin letters', async () => {
    expect(await inChinese('模型BG/NBD @vargo2008 的')).toBe('模型BG/NBD Vargo & Lusch（2008）的')
  })

  it('leave English pages as they are', async () => {
    const text = 'As @vargo2008 say, value arises in use [@vargo2004, chap. 2].'
    expect(await set(text, '/book/value/chapter.mdx')).toEqual([
      'As Vargo & Lusch (2008) say, value arises in use (Vargo & Lusch, 2004, Chapter 2).',
    ])
  })
})

describe('what is cited of a book', () => {
  it('is named by the labels that citations know', () => {
    const labels = readdirSync('content/book', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => readFileSync(`content/book/${file}`, 'utf8'))
      .flatMap((text) => text.match(/\[[^[\]]*@[^[\]]+\]/g) ?? [])
      .flatMap((group) => [...group.matchAll(/@\w+, ([^\d;]+?) ?\d/g)].map(([, label]) => label))
    expect([...new Set(labels)].sort()).toEqual(['chap.'])
  })
})
