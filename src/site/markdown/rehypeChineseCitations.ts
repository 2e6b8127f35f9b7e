import type { Element, Nodes, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { isChinese } from './isChinese.ts'

/**
 * Sets the citations of Chinese pages as Chinese sets them: in full-width parentheses, chapters as 第2章, and without the blanks that
 * authors must write around `@key` and `[@key]` for a citation to be known as one. A name beside Latin letters or
 * digits keeps its blank.
 */
export function rehypeChineseCitations() {
  return (tree: Root, file: VFile) => {
    if (!isChinese(file)) return
    visit(tree, 'element', (node, index, parent) => {
      if (!isCitation(node) || !parent || index === undefined) return
      visit(node, 'text', (text) => {
        text.value = inChinese(text.value)
      })
      const cited = toString(node)
      const said = (at: number) => (parent.children[at] ? toString(parent.children[at] as Nodes) : '')
      const before = parent.children[index - 1]
      if (before?.type === 'text') {
        const text = before.value.trimEnd()
        if (!meetInLatin(text || said(index - 2), cited)) before.value = text
      }
      const after = parent.children[index + 1]
      if (after?.type === 'text') {
        const text = after.value.trimStart()
        if (!meetInLatin(cited, text || said(index + 2))) after.value = text
      }
    })
  }
}

const isCitation = ({ tagName, properties }: Element) =>
  tagName === 'span' && String(properties.id ?? '').startsWith('citation--')

/** Parentheses of the whole citation and of a year after its authors, and the chapters of a book. */
const inChinese = (cited: string) =>
  cited
    .replace(/\s*\(/g, '（')
    .replaceAll(')', '）')
    .replace(
      /\bChapters? (\d[\d–]*(?:, \d[\d–]*)*)/g,
      (_, chapters: string) => `第${chapters.replaceAll(', ', '、')}章`,
    )

const meetInLatin = (left: string, right: string) => /[A-Za-z0-9]$/.test(left) && /^[A-Za-z0-9]/.test(right)
