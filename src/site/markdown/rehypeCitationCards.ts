import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { isChinese } from './isChinese.ts'

/**
 * Gives every citation a card with its reference, shown on hover and on focus, without JavaScript;
 * and sets the list of references under a heading of its own.
 */
export function rehypeCitationCards() {
  return (tree: Root, file: VFile) => {
    const entries = new Map<string, string>()
    visit(tree, 'element', (node, index, parent) => {
      if (node.properties.id === 'refs') {
        const title = isChinese(file) ? '参考文献' : 'References'
        if (parent && index !== undefined && !isHeading(parent.children[index - 1])) {
          parent.children.splice(index, 0, h('h2', { id: 'references' }, title))
        }
      }
      const id = String(node.properties.id ?? '')
      if (id.startsWith('bib-')) entries.set(id, toString(node).trim())
    })
    let count = 0
    visit(tree, 'element', (node, index, parent) => {
      const target = node.tagName === 'a' ? String(node.properties.href ?? '') : ''
      const entry = target.startsWith('#bib-') && entries.get(target.slice(1))
      if (!entry || !parent || index === undefined || isCard(parent)) return
      const id = `cite-${++count}`
      node.properties.ariaDescribedBy = [id]
      parent.children[index] = h('span.hover', [node, h('span.card', { role: 'tooltip', id }, entry)])
      return index + 1
    })
  }
}

const isHeading = (node: unknown) =>
  (node as Element | undefined)?.tagName === 'h2' && (node as Element).properties.id === 'references'
const isCard = (node: unknown) => String((node as Element).properties?.className ?? '').includes('hover')
