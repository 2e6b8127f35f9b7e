import type { Root } from 'hast'
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'mdast-util-mdx-jsx'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

type JsxElement = MdxJsxFlowElementHast | MdxJsxTextElementHast

/**
 * Numbers the figures of a chapter in the order of the text ("6.1") and resolves the references to them:
 * `<Figure id="portrait">` gets `number`, and so does `<Ref to="portrait">`.
 */
export function rehypeFigureNumbers() {
  return (tree: Root, file: VFile) => {
    const chapter = file.data.astro?.frontmatter?.chapter as number | undefined
    const numbers = new Map<string, string>()
    forEach(tree, 'Figure', (figure) => {
      const id = attribute(figure, 'id')
      if (!id) throw new Error(`${file.path}: a <Figure> has no id`)
      if (numbers.has(id)) throw new Error(`${file.path}: two figures have the id "${id}"`)
      const number = `${chapter === undefined ? '' : `${chapter}.`}${numbers.size + 1}`
      numbers.set(id, number)
      figure.attributes.push({ type: 'mdxJsxAttribute', name: 'number', value: number })
    })
    forEach(tree, 'Ref', (reference) => {
      const to = attribute(reference, 'to') ?? ''
      const number = numbers.get(to)
      if (!number) throw new Error(`${file.path}: <Ref to="${to}"> names no figure of this page`)
      reference.attributes.push({ type: 'mdxJsxAttribute', name: 'number', value: number })
    })
  }
}

function forEach(tree: Root, name: string, act: (element: JsxElement) => void) {
  visit(tree, (node) => {
    const element = node as unknown as JsxElement
    if (/^mdxJsx(Flow|Text)Element$/.test(element.type) && element.name === name) act(element)
  })
}

function attribute(element: JsxElement, name: string): string | undefined {
  const found = element.attributes.find((a) => a.type === 'mdxJsxAttribute' && a.name === name)
  return typeof found?.value === 'string' ? found.value : undefined
}
