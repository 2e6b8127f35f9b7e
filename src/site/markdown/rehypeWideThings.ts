import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/**
 * Formulas set by KaTeX and tables: what is wider than the screen can be scrolled by keyboard. Search reads its MathML
 * alone, since the drawn letters say the same once more.
 */
export function rehypeWideThings() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      const names = [node.properties.className ?? []].flat()
      if (names.includes('katex-display')) node.properties.tabIndex = 0
      // Tables of the text scroll sideways on a phone.
      if (node.tagName === 'table') node.properties.tabIndex = 0
      if (names.includes('katex-html')) node.properties['data-pagefind-ignore'] = ''
    })
  }
}
