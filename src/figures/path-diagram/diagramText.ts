import type { PathEdge, PathGraph } from '../../core/sem/graph.ts'
import type { Language } from '../../core/text.ts'
import { coefficient } from './valueText.ts'

/** What a diagram shows, for those who do not see it: its paths, the variance explained, what measures what. */
export function diagramText(
  { nodes, edges }: PathGraph,
  language: Language,
  names: Readonly<Record<string, string>> = {},
): string {
  const zh = language === 'zh'
  const nameOf = (id: string) => names[id] ?? id
  const join = (parts: readonly string[]) => parts.join(zh ? '；' : '; ')
  const paths = edges
    .filter(({ kind }) => kind === 'regression')
    .map((edge) => `${nameOf(edge.from)} → ${nameOf(edge.to)} ${number(edge)}`.trim())
  const explained = nodes
    .filter(({ kind, r2, measures }) => r2 !== null && (kind === 'latent' || measures.length === 0))
    .map(({ id, r2 }) => `${nameOf(id)} ${coefficient(r2!)}`)
  const measured = nodes.flatMap(({ id, kind }) => {
    const loadings = edges.filter((edge) => edge.kind === 'loading' && edge.from === id)
    if (kind !== 'latent' || loadings.length === 0) return []
    const list = loadings.map((edge) => `${nameOf(edge.to)} ${number(edge)}`.trim()).join(zh ? '、' : ', ')
    return [zh ? `${nameOf(id)}由${list}测量` : `${nameOf(id)} is measured by ${list}`]
  })
  const sentence = (head: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [`${head}${join(parts)}${zh ? '。' : '.'}`]
  return [
    ...sentence(
      zh ? '路径图（标准化系数）：' : 'Path diagram, standardised: ',
      paths.length > 0 ? paths : measured,
    ),
    ...sentence(zh ? 'R²：' : 'R²: ', explained),
    ...(paths.length > 0 ? sentence(zh ? '测量：' : 'Measurement: ', measured) : []),
  ].join(zh ? '' : ' ')
}

function number({ std, est, stars }: PathEdge): string {
  const value = std ?? est
  return Number.isFinite(value) ? coefficient(value) + stars : ''
}
