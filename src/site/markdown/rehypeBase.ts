import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Sets the base path before links that begin at the root of the site, so that authors need not know it. */
export function rehypeBase({ prefix }: { prefix: string }) {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      for (const name of ['href', 'src']) {
        const value = node.properties[name]
        if (typeof value === 'string' && /^\/(?!\/)/.test(value)) node.properties[name] = prefix + value
      }
    })
  }
}
