import type { Language } from '../../core/text.ts'
import type { LayerName } from '../../core/supernetwork/layers.ts'
import type { Network } from '../../core/supernetwork/network.ts'
import { drawingSize, endsOf, type NetworkLayout, type Place } from './networkSheets.ts'
import type { Burst, Flow, NetworkScene, NodeMark } from './networkScene.ts'

interface NetworkDrawingProps {
  network: Network
  layout: NetworkLayout
  scene: NetworkScene
  language: Language
  /** What it shows, for those who do not see it. */
  label: string
  /** Only sheets, links and names: the rest is drawn by someone else, in motion. */
  ground?: boolean
}

/** The supernetwork as it stands: three sheets, their links, the nodes and what the last stage did. */
export function NetworkDrawing({ network, layout, scene, language, label, ground }: NetworkDrawingProps) {
  const { width, height } = drawingSize
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing supernetwork">
      <Ground network={network} layout={layout} />
      {!ground && (
        <>
          <path d={scene.strongest.map(segment).join('')} class="line rule" />
          {scene.flows.map((flow, k) => (
            <FlowMark key={k} {...flow} />
          ))}
          {scene.nodes.map((node, k) => (
            <Node key={k} {...node} />
          ))}
          {scene.bursts.map((burst, k) => (
            <BurstMark key={k} {...burst} />
          ))}
        </>
      )}
      {layerNames.map((layer) => {
        const [{ x, y }] = layout.sheets[layer]
        return (
          <text key={layer} x={x + 4} y={y - 7} class={`label ${layerTint[layer]}`}>
            {words[language][layer]}
          </text>
        )
      })}
    </svg>
  )
}

const layerNames = ['knowledge', 'employees', 'customers'] as const satisfies readonly LayerName[]

function Ground({ network, layout }: Pick<NetworkDrawingProps, 'network' | 'layout'>) {
  const links = {
    customers: network.customerLinks,
    employees: network.employeeLinks,
    knowledge: network.knowledgeLinks,
  }
  const contacts = layout.customers.map((place, i) => segment([place, layout.employees[network.contact[i]]]))
  return (
    <>
      {layerNames.map((layer) => (
        <path key={layer} class="area wash" d={`M${layout.sheets[layer].map(at).join('L')}Z`} />
      ))}
      <path class="line rule thin" d={contacts.join('')} />
      {layerNames.map((layer) => (
        <path
          key={layer}
          class="line link"
          d={endsOf(links[layer])
            .map(([v, w]) => segment([layout[layer][v], layout[layer][w]]))
            .join('')}
        />
      ))}
    </>
  )
}

const layerTint = { customers: 'accent', employees: 'cool', knowledge: 'strong' } as const

function FlowMark({ from, to, tint, width, back }: Flow) {
  return (
    <path
      d={segment([from, to]) + chevron(from, to)}
      class={`line ${tint} ${back ? 'dotted' : ''}`}
      style={{ strokeWidth: width }}
    />
  )
}

const point = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`

/** Which way it goes: an arrow's point, two thirds along. */
function chevron(from: Place, to: Place): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  if (length < 14) return ''
  const [ux, uy] = [(5 * dx) / length, (5 * dy) / length]
  const [x, y] = [from.x + 0.66 * dx, from.y + 0.66 * dy]
  return `M${point(x - ux - uy * 0.6, y - uy + ux * 0.6)}L${point(x, y)}L${point(x - ux + uy * 0.6, y - uy - ux * 0.6)}`
}

function Node({ x, y, radius, tint, filled, crossed, ring }: NodeMark) {
  return (
    <>
      {ring !== undefined && <circle cx={x} cy={y} r={ringRadius} class="line rule halo" />}
      {ring !== undefined && <path d={arc(x, y, ring)} class="line cool" />}
      <circle cx={x} cy={y} r={radius} class={`node ${tint} ${filled ? 'filled' : ''}`} />
      {crossed && <path d={cross(x, y, radius)} class="line accent cross" />}
    </>
  )
}

function BurstMark({ x, y, kind, size }: Burst) {
  if (kind === 'touch') return <circle cx={x} cy={y} r={size + 3} class="line soft touch" />
  if (kind === 'success') return <path d={star(x, y, size)} class="burst" />
  return <path d={triangle(x, y, kind === 'up' ? size : -size)} class={`burst ${kind}`} />
}

/** Radius of the ring that shows an employee's attention. */
export const ringRadius = 14

const at = ({ x, y }: Place) => `${x},${y}`
const segment = ([from, to]: readonly [Place, Place]) => `M${at(from)}L${at(to)}`

/** A part of the ring, clockwise from the top; a whole one is two halves, as an arc cannot end where it begins. */
function arc(x: number, y: number, part: number): string {
  const r = ringRadius
  if (part > 0.999) return `M${x},${y - r}a${r},${r} 0 1 1 0,${2 * r}a${r},${r} 0 1 1 0,${-2 * r}`
  const angle = 2 * Math.PI * part
  const end = `${(x + r * Math.sin(angle)).toFixed(2)},${(y - r * Math.cos(angle)).toFixed(2)}`
  return `M${x},${y - r}A${r},${r} 0 ${part > 0.5 ? 1 : 0} 1 ${end}`
}

function cross(x: number, y: number, radius: number): string {
  const d = (radius + 1.5) * 0.75
  return `M${x - d},${y - d}L${x + d},${y + d}M${x - d},${y + d}L${x + d},${y - d}`
}

/** Six rays: an innovation. */
export function star(x: number, y: number, size: number): string {
  return [0, 1, 2, 3, 4, 5]
    .map((k) => {
      const [sin, cos] = [Math.sin((k * Math.PI) / 3), Math.cos((k * Math.PI) / 3)]
      const ray = (r: number) => point(x + r * sin, y + r * cos)
      return `M${ray(size * 0.45)}L${ray(size)}`
    })
    .join('')
}

/** Points up, or down when `size` is negative. */
export function triangle(x: number, y: number, size: number): string {
  const side = Math.abs(size)
  return `M${x},${(y - size).toFixed(1)}l${side.toFixed(1)},${(size * 1.7).toFixed(1)}h${(-2 * side).toFixed(1)}Z`
}

const words = {
  en: { customers: 'customers', employees: 'employees', knowledge: 'knowledge' },
  zh: { customers: '顾客子网络', employees: '企业组织子网络', knowledge: '知识子网络' },
}
