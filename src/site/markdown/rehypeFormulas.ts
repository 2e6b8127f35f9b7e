import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/**
 * Formulas set by KaTeX: one that is wider than the screen can be scrolled by keyboard, and search reads its MathML
 * alone, since the drawn letters say the same once more.
 */
export function rehypeFormulas() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      const names = [node.properties.className ?? []].flat()
      if (names.includes('katex-display')) node.properties.tabIndex = 0
      if (names.includes('katex-html')) node.properties['data-pagefind-ignore'] = ''
    })
  }
}
