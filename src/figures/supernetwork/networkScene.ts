import {
  customerToCustomer,
  customerToEmployee,
  employeeToEmployee,
  type Events,
} from '../../core/supernetwork/events.ts'
import { absent, attended, type Network } from '../../core/supernetwork/network.ts'
import type { NetworkLayout, Place } from './networkSheets.ts'

/** The part of the palette a mark takes: customers wear the accent, employees the cool colour. */
export type Tint = 'accent' | 'cool' | 'ink' | 'soft'

/** Something that moves along a line. */
export interface Flow {
  readonly from: Place
  readonly to: Place
  readonly tint: Tint
  readonly width: number
  /** Goes to the end and comes back: turned away. */
  readonly back?: boolean
}

export interface NodeMark extends Place {
  readonly radius: number
  readonly tint: Tint
  readonly filled: boolean
  /** Crossed out: came and was turned away. */
  readonly crossed?: boolean
  /** Fraction of the ring around it that is drawn: an employee's attention. */
  readonly ring?: number
}

export interface Burst extends Place {
  readonly kind: 'touch' | 'success' | 'up' | 'down'
  readonly size: number
}

/** What is to be seen of a network: its nodes as they stand, and what the last stage did. */
export interface NetworkScene {
  readonly nodes: readonly NodeMark[]
  readonly flows: readonly Flow[]
  readonly bursts: readonly Burst[]
  /** What each employee knows best, as faint lines down to the knowledge. */
  readonly strongest: readonly (readonly [Place, Place])[]
}

/** How many of an employee's pieces of knowledge are linked to it in the drawing: all would hide the rest. */
const strongestShown = 3

/**
 * The scene right after a stage.
 * @param stage 0 … 4; −1 before the first; `'tick'` for all that a whole tick brought, when it passes too fast to follow
 */
export function networkScene(network: Network, layout: NetworkLayout, stage: number | 'tick'): NetworkScene {
  const { events } = network
  const marks: { flows: Flow[]; bursts: Burst[] } = { flows: [], bursts: [] }
  if (events !== null) {
    if (stage === 0) arrivals(network, layout, marks)
    if (stage === 1 || stage === 'tick') exchanges(events, layout, marks)
    if (stage === 2 || stage === 'tick') integrations(events, layout, marks)
    if (stage === 3 || stage === 'tick') innovations(events, layout, marks)
    if (stage === 4) loyalties(events, layout, marks)
  }
  return { nodes: nodesOf(network, layout, stage !== -1), strongest: strongestOf(network, layout), ...marks }
}

function nodesOf(network: Network, layout: NetworkLayout, begun: boolean): NodeMark[] {
  const { loyalty, employeeKnowledge, now, values } = network
  const { employees, knowledgeNodes } = values
  const level = (j: number, m: number) => employeeKnowledge[j * knowledgeNodes + m]
  return [
    ...layout.customers.map((place, i) => {
      const attendance = begun ? now.attendance[i] : absent
      return {
        ...place,
        radius: layout.customerRadius * (0.55 + 0.55 * loyalty[i]),
        tint: 'accent' as const,
        filled: attendance === attended,
        crossed: attendance !== attended && attendance !== absent,
      }
    }),
    ...layout.employees.map((place, j) => {
      let total = 0
      for (let m = 0; m < knowledgeNodes; m++) total += level(j, m)
      return {
        ...place,
        radius: sizeOf(total / knowledgeNodes, 3, 6),
        tint: 'cool' as const,
        filled: true,
        ring: now.attention[j],
      }
    }),
    ...layout.knowledge.map((place, m) => {
      let total = 0
      for (let j = 0; j < employees; j++) total += level(j, m)
      return { ...place, radius: sizeOf(total / employees, 2, 5), tint: 'ink' as const, filled: true }
    }),
  ]
}

/** Area grows with the level, and no further past level 2. */
const sizeOf = (level: number, least: number, growth: number) =>
  least + growth * Math.sqrt(Math.min(level, 2))

function strongestOf({ employeeKnowledge, values }: Network, layout: NetworkLayout) {
  const { knowledgeNodes } = values
  return layout.employees.flatMap((place, j) => {
    const levels = [...employeeKnowledge.subarray(j * knowledgeNodes, (j + 1) * knowledgeNodes)]
    return levels
      .map((level, m) => ({ level, m }))
      .filter(({ level }) => level > 0)
      .sort((a, b) => b.level - a.level || a.m - b.m)
      .slice(0, strongestShown)
      .map(({ m }) => [place, layout.knowledge[m]] as const)
  })
}

interface Marks {
  flows: Flow[]
  bursts: Burst[]
}

function arrivals({ contact, now }: Network, layout: NetworkLayout, { flows }: Marks) {
  layout.customers.forEach((from, i) => {
    if (now.attendance[i] === absent) return
    const back = now.attendance[i] !== attended
    flows.push({ from, to: layout.employees[contact[i]], tint: back ? 'soft' : 'accent', width: 1.4, back })
  })
}

function exchanges({ transfers }: Events, layout: NetworkLayout, { flows, bursts }: Marks) {
  for (let k = 0; k < transfers.count; k++) {
    const kind = transfers.kind[k]
    if (kind === employeeToEmployee) continue
    const from = (
      kind === customerToEmployee || kind === customerToCustomer ? layout.customers : layout.employees
    )[transfers.from[k]]
    const to = (kind === customerToEmployee ? layout.employees : layout.customers)[transfers.to[k]]
    const tint = kind === customerToEmployee ? 'accent' : kind === customerToCustomer ? 'soft' : 'cool'
    // What goes up and what comes down between the same two would cover one another.
    const aside = kind === customerToCustomer ? 0 : kind === customerToEmployee ? 2.4 : -2.4
    const shifted = ({ x, y }: Place) => ({ x: x + aside, y })
    flows.push({ from: shifted(from), to: shifted(to), tint, width: widthOf(transfers.amount[k]) })
    if (kind !== customerToCustomer)
      bursts.push({ ...layout.knowledge[transfers.knowledge[k]], kind: 'touch', size: 6 })
  }
}

function integrations({ transfers }: Events, layout: NetworkLayout, { flows, bursts }: Marks) {
  for (let k = 0; k < transfers.count; k++) {
    if (transfers.kind[k] !== employeeToEmployee) continue
    const [from, to] = [layout.employees[transfers.from[k]], layout.employees[transfers.to[k]]]
    flows.push({ from, to, tint: 'cool', width: 1 + widthOf(transfers.amount[k]) })
    bursts.push({ ...layout.knowledge[transfers.knowledge[k]], kind: 'touch', size: 6 })
  }
}

/** A line is thicker the more passes along it. */
const widthOf = (amount: number) => 0.8 + 6 * Math.min(amount, 0.5)

function innovations({ attempts }: Events, layout: NetworkLayout, { flows, bursts }: Marks) {
  for (let k = 0; k < attempts.count; k++) {
    const success = attempts.success[k] === 1
    const piece = layout.knowledge[attempts.knowledge[k]]
    const neighbour = layout.knowledge[attempts.neighbour[k]]
    const width = success ? 2.2 : 0.8
    flows.push({ from: neighbour, to: piece, tint: success ? 'accent' : 'soft', width })
    if (!success) continue
    flows.push({ from: piece, to: layout.employees[attempts.employee[k]], tint: 'accent', width: 1.4 })
    bursts.push({ ...piece, kind: 'success', size: 11 })
  }
}

function loyalties({ loyaltyChange }: Events, layout: NetworkLayout, { bursts }: Marks) {
  layout.customers.forEach((place, i) => {
    const change = loyaltyChange[i]
    // Below a thousandth loyalty is at rest; a mark would say more than happened.
    if (Math.abs(change) < 1e-3) return
    const size = Math.min(0.9 * layout.customerRadius, 2 + 60 * Math.abs(change))
    const y = place.y - 1.3 * layout.customerRadius - size
    bursts.push({ x: place.x, y, kind: change > 0 ? 'up' : 'down', size })
  })
}
