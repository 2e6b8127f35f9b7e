import type { ComponentChildren } from 'preact'
import type { Diagram, PlacedEdge, PlacedGhost, PlacedLabel, PlacedNode, PlacedResidual } from './diagram.ts'
import { headingAtEnd, reversed, type Curve, type Point } from './geometry.ts'
import { coefficient } from './valueText.ts'

interface PathDiagramProps {
  diagram: Diagram
  /** What the figure shows, for those who do not see it; see `diagramText`. */
  label: string
  /** Arrows drawn in the reader's colour. */
  lit?: ReadonlySet<string>
  /** What can be pointed at or focused, above the drawing. */
  handles?: ComponentChildren
}

/** Ovals, boxes and arrows: a structural equation model as its authors draw it. */
export function PathDiagram({ diagram, label, lit, handles }: PathDiagramProps) {
  const { left, top, width, height, nodes, edges, ghosts, residuals } = diagram
  const viewBox = [left, top, width, height].map((value) => value.toFixed(1)).join(' ')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a drawing that scrolls must be reachable by keyboard
    <div
      class="sem-diagram"
      tabIndex={handles ? undefined : 0}
      style={{ '--natural': `${Math.ceil(width)}px` }}
    >
      <div class="plot">
        <svg viewBox={viewBox} role="img" aria-label={label} class="drawing paths">
          {edges.map((placed) => (
            <Edge key={placed.edge.id} {...placed} lit={lit?.has(placed.edge.id)} />
          ))}
          {ghosts.map((ghost) => (
            <Ghost key={ghostId(ghost)} {...ghost} />
          ))}
          {nodes.map((node) => (
            <Node key={node.id} node={node} residual={residuals.find((each) => each.node === node.id)} />
          ))}
          {edges.map(({ edge, label: place }) => place && <EdgeLabel key={edge.id} label={place} />)}
          {ghosts.map((ghost) => (
            <EdgeLabel key={ghostId(ghost)} label={ghost.label} ghost />
          ))}
        </svg>
        {handles && (
          <svg viewBox={viewBox} class="handles">
            {handles}
          </svg>
        )}
      </div>
    </div>
  )
}

export const ghostId = ({ index: { lhs, op, rhs, group } }: PlacedGhost) => `${lhs} ${op} ${rhs} ${group}`

function Node({ node, residual }: { node: PlacedNode; residual: PlacedResidual | undefined }) {
  const { x, y, width, height, name, round, kind, r2, home } = node
  const showsR2 = r2 !== null && home === null
  return (
    <g class={`variable ${kind}`} data-mark={node.id}>
      {residual && <Residual {...residual} />}
      {round ? (
        <ellipse cx={at(x)} cy={at(y)} rx={width / 2} ry={height / 2} />
      ) : (
        <rect x={at(x - width / 2)} y={at(y - height / 2)} width={at(width)} height={at(height)} rx="2" />
      )}
      <text x={at(x)} y={at(y - (showsR2 ? 8 : 0))} dy=".34em" text-anchor="middle" class="name">
        {name}
      </text>
      {showsR2 && (
        <text x={at(x)} y={at(y + 10)} dy=".34em" text-anchor="middle" class="r2">
          <tspan font-style="italic">R</tspan>² {coefficient(r2)}
        </text>
      )}
    </g>
  )
}

/** The variance that nothing explains: a short arrow from outside. */
function Residual({ text, curve, label }: PlacedResidual) {
  return (
    <g class="residual">
      <path class="stem" d={pathOf(curve)} />
      <Head curve={curve} />
      <text x={at(label.x)} y={at(label.y)} dy=".34em" text-anchor="middle" class="small">
        {text}
      </text>
    </g>
  )
}

function Edge({ edge, curve, lit }: PlacedEdge & { lit?: boolean | undefined }) {
  const kind = [
    edge.kind,
    edge.free ? '' : 'fixed',
    edge.kind !== 'loading' && edge.pvalue !== null && edge.pvalue >= 0.05 ? 'weak' : '',
  ]
  return (
    <g class={`edge ${kind.join(' ')} ${lit ? 'accent' : ''}`} data-mark={edge.id}>
      <path class="stem" d={pathOf(curve)} />
      <Head curve={curve} />
      {!edge.directed && <Head curve={reversed(curve)} />}
    </g>
  )
}

function Ghost({ curve, directed }: PlacedGhost) {
  return (
    <g class="edge ghost">
      <path class="stem" d={pathOf(curve)} />
      <Head curve={curve} />
      {!directed && <Head curve={reversed(curve)} />}
    </g>
  )
}

/** b above β, or both in one line, on a ground of their own: the arrow would read as a minus between them. */
function EdgeLabel({ label, ghost }: { label: PlacedLabel; ghost?: boolean }) {
  const { x, y, width, height, lines, stacked } = label
  const first = stacked ? y - ((lines.length - 1) * 14) / 2 : y
  return (
    <>
      <rect
        class="ground"
        x={at(x - width / 2)}
        y={at(y - height / 2)}
        width={at(width)}
        height={at(height)}
      />
      <text
        x={at(x)}
        y={at(first)}
        dy=".34em"
        text-anchor="middle"
        class={`estimate ${ghost ? 'ghost' : ''}`}
      >
        {lines.map((line, i) => (
          <tspan
            key={i}
            class={i > 0 ? 'beta' : undefined}
            {...(i > 0 && (stacked ? { x: at(x), dy: 14 } : { dx: 6 }))}
          >
            {line}
          </tspan>
        ))}
      </text>
    </>
  )
}

function Head({ curve }: { curve: Curve }) {
  const tip = curve[3]
  const turn = (headingAtEnd(curve) * 180) / Math.PI
  return (
    <path
      class="head"
      d="M0,0L-8.5,-3.2L-7,0L-8.5,3.2Z"
      transform={`translate(${at(tip.x)} ${at(tip.y)}) rotate(${turn.toFixed(1)})`}
    />
  )
}

/** A curve as SVG writes it. */
export function pathOf([a, b, c, d]: Curve): string {
  return `M${p(a)}C${p(b)} ${p(c)} ${p(d)}`
}

const p = ({ x, y }: Point) => `${at(x)},${at(y)}`
const at = (value: number) => Number(value.toFixed(1))
