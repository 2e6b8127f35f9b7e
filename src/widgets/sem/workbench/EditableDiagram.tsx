import { useEffect, useRef, useState } from 'preact/hooks'
import type { PathGraph } from '../../../core/sem/graph.ts'
import type { ModificationIndex } from '../../../core/sem/modificationIndices.ts'
import type { Language } from '../../../core/text.ts'
import type {
  Diagram,
  DiagramOptions,
  PlacedEdge,
  PlacedNode,
} from '../../../figures/path-diagram/diagram.ts'
import { diagramText } from '../../../figures/path-diagram/diagramText.ts'
import type { Point } from '../../../figures/path-diagram/geometry.ts'
import { layoutDiagram } from '../../../figures/path-diagram/layoutDiagram.ts'
import { ghostId, PathDiagram, pathOf } from '../../../figures/path-diagram/PathDiagram.tsx'
import { coefficient } from '../../../figures/path-diagram/valueText.ts'
import type { Relation } from './editModel.ts'

export type Tool = 'move' | 'arrow' | 'covariance' | 'remove'

interface EditableDiagramProps {
  graph: PathGraph
  language: Language
  options: DiagramOptions
  tool: Tool
  onMove: (id: string, to: Point) => void
  onAdd: (relation: Relation) => void
  onRemove: (relation: Relation) => void
  onRemoveVariable: (name: string) => void
  onFree: (index: ModificationIndex) => void
}

/** A path diagram whose variables can be moved, and whose arrows can be drawn and taken out. */
export function EditableDiagram(props: EditableDiagramProps) {
  const { graph, language, options, tool, onMove, onAdd, onRemove, onRemoveVariable, onFree } = props
  const t = words[language]
  const [focus, setFocus] = useState<string | null>(null)
  const diagram = layoutDiagram(graph, { ...options, ...(focus !== null && { focus }) })
  // Of a crowd of arcs, those of one variable stand out and carry their numbers.
  const lit = new Set(
    diagram.crowded
      ? diagram.edges.flatMap(({ edge, label }) => (edge.kind === 'covariance' && label ? [edge.id] : []))
      : [],
  )
  const [from, setFrom] = useState<string | null>(null)
  const [pen, setPen] = useState<Point | null>(null)
  const drag = useRef<{ id: string; start: Point; client: Point; scale: number } | null>(null)
  useEffect(() => setFrom(null), [tool])
  const draws = tool === 'arrow' || tool === 'covariance'

  const connect = (source: string, target: string) => {
    setFrom(null)
    setPen(null)
    if (source !== target) onAdd(relationOf(graph, source, target, tool))
  }
  const pick = (id: string) => {
    if (tool === 'remove') onRemoveVariable(id)
    else if (draws && from === null) setFrom(id)
    else if (draws && from !== null) connect(from, id)
  }
  const down = (event: PointerEvent, node: PlacedNode) => {
    const handle = event.currentTarget as SVGGElement
    handle.focus()
    if (tool === 'remove') return
    const { width } = handle.ownerSVGElement!.getBoundingClientRect()
    drag.current = {
      id: node.id,
      start: { x: node.x, y: node.y },
      client: { x: event.clientX, y: event.clientY },
      scale: diagram.width / width,
    }
    handle.setPointerCapture(event.pointerId)
    event.preventDefault()
  }
  const move = (event: PointerEvent) => {
    const { current } = drag
    if (!current) return
    const { start, client, scale } = current
    const to = {
      x: start.x + (event.clientX - client.x) * scale,
      y: start.y + (event.clientY - client.y) * scale,
    }
    if (tool === 'move') onMove(current.id, to)
    else setPen(to)
  }
  const up = (event: PointerEvent) => {
    const { current } = drag
    drag.current = null
    if (!current || tool === 'move' || tool === 'remove') return
    const target = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((element) => element.closest<SVGGElement>('[data-node]')?.dataset.node)
      .find((id) => id !== undefined)
    setPen(null)
    // Released where it began: a click, which names one end; else a line drawn from one to the other.
    if (target === undefined) setFrom(null)
    else if (target === current.id) pick(target)
    else connect(current.id, target)
  }
  const key = (event: KeyboardEvent, node: PlacedNode) => {
    const step = event.shiftKey ? 40 : 8
    const moves: Record<string, Point> = {
      ArrowLeft: { x: -step, y: 0 },
      ArrowRight: { x: step, y: 0 },
      ArrowUp: { x: 0, y: -step },
      ArrowDown: { x: 0, y: step },
    }
    const by = moves[event.key]
    if (by) onMove(node.id, { x: node.x + by.x, y: node.y + by.y })
    else if (event.key === 'Enter' || event.key === ' ') pick(node.id)
    else if (event.key === 'Escape') setFrom(null)
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemoveVariable(node.id)
    else return
    event.preventDefault()
  }
  const source = diagram.nodes.find(({ id }) => id === (drag.current?.id ?? from))

  const handles = (
    <>
      {pen && source && (
        <path
          class="pen"
          d={`M${source.x.toFixed(1)},${source.y.toFixed(1)}L${pen.x.toFixed(1)},${pen.y.toFixed(1)}`}
        />
      )}
      {diagram.edges.map((placed) => (
        <EdgeHandle
          key={placed.edge.id}
          placed={placed}
          active={tool === 'remove'}
          label={t.edge(edgeName(diagram, placed))}
          onRemove={() => onRemove(asRelation(placed))}
        />
      ))}
      {diagram.ghosts.map((ghost) => (
        <g
          key={ghostId(ghost)}
          class="edge-handle ghost"
          role="button"
          tabindex={0}
          aria-label={t.ghost(
            `${nameIn(diagram, ghost.from)} ${ghost.directed ? '→' : '↔'} ${nameIn(diagram, ghost.to)}`,
            ghost.index.mi.toFixed(1),
            coefficient(ghost.index['sepc.all'] ?? ghost.index.epc),
          )}
          onClick={() => onFree(ghost.index)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            onFree(ghost.index)
          }}
        >
          <path d={pathOf(ghost.curve)} />
          <title>{t.ghostHint}</title>
        </g>
      ))}
      {diagram.nodes.map((node) => (
        <g
          key={node.id}
          class={`node-handle ${tool} ${from === node.id ? 'picked' : ''}`}
          role="button"
          tabindex={0}
          data-node={node.id}
          aria-pressed={draws ? from === node.id : undefined}
          aria-label={t.node(
            node.name,
            node.kind === 'latent',
            t.does[tool],
            from === null ? null : nameIn(diagram, from),
          )}
          onPointerEnter={() => setFocus(node.id)}
          onFocus={() => setFocus(node.id)}
          onPointerDown={(event) => down(event, node)}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={() => {
            drag.current = null
            setPen(null)
          }}
          onClick={() => tool === 'remove' && pick(node.id)}
          onKeyDown={(event) => key(event, node)}
        >
          <rect
            x={node.x - node.width / 2 - 3}
            y={node.y - node.height / 2 - 3}
            width={node.width + 6}
            height={node.height + 6}
            rx={node.round ? 26 : 4} /* prettier-ignore */
          />
        </g>
      ))}
    </>
  )
  return (
    <>
      <PathDiagram
        diagram={diagram}
        label={diagramText(graph, language, options.names)}
        lit={lit}
        handles={handles}
      />
      {diagram.crowded && <p class="hint">{t.crowd}</p>}
    </>
  )
}

interface EdgeHandleProps {
  placed: PlacedEdge
  active: boolean
  label: string
  onRemove: () => void
}

/** An arrow that can be taken out: a click when that is the tool, Delete when it has the focus. */
function EdgeHandle({ placed, active, label, onRemove }: EdgeHandleProps) {
  if (!active) return null
  return (
    <g
      class="edge-handle"
      role="button"
      tabindex={0}
      aria-label={label}
      onClick={onRemove}
      onKeyDown={(event) => {
        if (!['Enter', ' ', 'Delete', 'Backspace'].includes(event.key)) return
        event.preventDefault()
        onRemove()
      }}
    >
      <path d={pathOf(placed.curve)} />
    </g>
  )
}

/** What a line from one variable to another means: a loading from a latent to an item, else a regression. */
function relationOf(graph: PathGraph, from: string, to: string, tool: Tool): Relation {
  if (tool === 'covariance') return { lhs: from, op: '~~', rhs: to }
  const kindOf = (id: string) => graph.nodes.find((node) => node.id === id)
  const target = kindOf(to)
  const isItem =
    target === undefined ||
    (target.kind === 'observed' && (target.measures.length > 0 || !hasPath(graph, to)))
  return kindOf(from)?.kind === 'latent' && isItem
    ? { lhs: from, op: '=~', rhs: to }
    : { lhs: to, op: '~', rhs: from }
}

const hasPath = (graph: PathGraph, id: string) =>
  graph.edges.some(({ kind, from, to }) => kind === 'regression' && (from === id || to === id))

export function asRelation({ edge: { kind, from, to } }: Pick<PlacedEdge, 'edge'>): Relation {
  if (kind === 'loading') return { lhs: from, op: '=~', rhs: to }
  return kind === 'regression' ? { lhs: to, op: '~', rhs: from } : { lhs: from, op: '~~', rhs: to }
}

const nameIn = ({ nodes }: Diagram, id: string) => nodes.find((node) => node.id === id)?.name ?? id
const edgeName = (diagram: Diagram, { edge }: PlacedEdge) =>
  `${nameIn(diagram, edge.from)} ${edge.directed ? '→' : '↔'} ${nameIn(diagram, edge.to)}`

const words = {
  en: {
    does: {
      move: 'arrow keys move it',
      arrow: 'Enter starts or ends an arrow here',
      covariance: 'Enter starts or ends a covariance here',
      remove: 'Enter takes it out',
    },
    node: (name: string, latent: boolean, does: string, from: string | null) =>
      `${name}, ${latent ? 'latent' : 'observed'}; ${from ? `from ${from}: ` : ''}${does}`,
    edge: (name: string) => `Take out ${name}`,
    ghost: (name: string, mi: string, epc: string) =>
      `Not in the model: ${name}. Modification index ${mi}, expected value ${epc}. Enter puts it in.`,
    ghostHint: 'Put it into the model',
    crowd: 'There are too many covariances for all their numbers: point at a variable to read its own.',
  },
  zh: {
    does: {
      move: '方向键移动',
      arrow: '按回车在此开始或结束一条路径',
      covariance: '按回车在此开始或结束一条协方差',
      remove: '按回车删去',
    },
    node: (name: string, latent: boolean, does: string, from: string | null) =>
      `${name}，${latent ? '潜变量' : '观测变量'}；${from ? `起点为 ${from}：` : ''}${does}`,
    edge: (name: string) => `删去 ${name}`,
    ghost: (name: string, mi: string, epc: string) =>
      `模型中没有：${name}。修正指数 ${mi}，预期值 ${epc}。按回车加入。`,
    ghostHint: '加入模型',
    crowd: '协方差太多，无法同时标出全部数值：把指针移到某个变量上，即可看到它的协方差。',
  },
}
