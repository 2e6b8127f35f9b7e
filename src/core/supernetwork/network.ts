import { createEvents, type Events } from './events.ts'
import { exactNormal } from './exactNormal.ts'
import type { SupernetworkValues } from './parameters.ts'
import { smallWorld, type Graph } from './smallWorld.ts'
import type { Random } from '../numerics/random.ts'

/**
 * The supernetwork: three small worlds (customers, employees, knowledge), each customer's contact among the
 * employees, and what everyone knows.
 *
 * Everything is allocated here, once; the five stages of a tick write into it.
 */
export interface Network {
  readonly values: SupernetworkValues
  readonly customerLinks: Graph
  readonly employeeLinks: Graph
  readonly knowledgeLinks: Graph
  /** The employee each customer turns to. */
  readonly contact: Int32Array
  /** Levels ≥ 0; `[customer · knowledgeNodes + m]`. */
  readonly customerKnowledge: Float64Array
  /** Levels ≥ 0; `[employee · knowledgeNodes + m]`. */
  readonly employeeKnowledge: Float64Array
  readonly loyalty: Float64Array
  readonly sharingAbility: Float64Array
  readonly innovationAbility: Float64Array
  /** The traits at the start, to which they return. */
  readonly original: {
    readonly loyalty: Float64Array
    readonly sharingAbility: Float64Array
    readonly innovationAbility: Float64Array
  }
  readonly now: Tick
  tick: number
  /** Since the start. */
  innovations: number
  /** What happened in the tick, for the eye; null when nobody looks. */
  readonly events: Events | null
}

/** What the stages of one tick tell each other. */
export interface Tick {
  /** 0: stays away, 1: came and was turned away, 2: came and was served. */
  readonly attendance: Uint8Array
  /** Customers who came, one queue after another; the queue of employee j starts at `queueStart[j]`. */
  readonly queue: Int32Array
  readonly queueStart: Int32Array
  /** Customers served, employee by employee. */
  readonly served: Int32Array
  servedCount: number
  /** Fraction of each employee's attention that screening leaves, t_j. */
  readonly attention: Float64Array
  /** 1: the customer's meeting ended in an innovation. */
  readonly success: Uint8Array
  /** Room for the pieces of knowledge on which one is ahead of another. */
  readonly ahead: Int32Array
}

export const absent = 0
export const turnedAway = 1
export const attended = 2

const customerDegree = 4
const employeeDegree = 4
const knowledgeDegree = 4

/**
 * A network at tick 0. The same values and the same source of random numbers give the same network, bit by bit, on
 * every machine: only +, −, ×, ÷ and comparisons are used here and in the stages.
 *
 * A customer knows something of a piece of knowledge with probability `customerBreadth`, then U(.3, 1); an employee
 * with probability `employeeBreadth`, then U(.2, .8). Traits are normal, clipped to [.02, .98].
 * @param options.record keep the events of each tick (for animation)
 * @throws RangeError if a size is not a positive integer
 */
export function createNetwork(
  values: SupernetworkValues,
  random: Random,
  { record = false }: { readonly record?: boolean } = {},
): Network {
  for (const name of ['customers', 'employees', 'knowledgeNodes', 'capacity'] as const)
    if (!(Number.isInteger(values[name]) && values[name] >= 1))
      throw new RangeError(`invalid ${name}; not a positive integer: ${values[name]}`)
  const { customers, employees, knowledgeNodes } = values

  const customerLinks = smallWorld(customers, customerDegree, values.customerRewiring, random)
  const employeeLinks = smallWorld(employees, employeeDegree, values.employeeRewiring, random)
  const knowledgeLinks = smallWorld(knowledgeNodes, knowledgeDegree, values.knowledgeRewiring, random)
  const contact = Int32Array.from({ length: customers }, () => Math.floor(random() * employees))

  const levels = (people: number, breadth: number, low: number, high: number) =>
    Float64Array.from({ length: people * knowledgeNodes }, () =>
      random() < breadth ? low + (high - low) * random() : 0,
    )
  const customerKnowledge = levels(customers, values.customerBreadth, 0.3, 1)
  const employeeKnowledge = levels(employees, values.employeeBreadth, 0.2, 0.8)

  const trait = (mean: number) =>
    Float64Array.from({ length: customers }, () =>
      Math.min(0.98, Math.max(0.02, mean + values.traitSpread * exactNormal(random))),
    )
  const sharingAbility = trait(values.sharingAbility)
  const innovationAbility = trait(values.innovationAbility)
  const loyalty = trait(values.loyalty)

  return {
    values,
    customerLinks,
    employeeLinks,
    knowledgeLinks,
    contact,
    customerKnowledge,
    employeeKnowledge,
    loyalty,
    sharingAbility,
    innovationAbility,
    original: {
      loyalty: loyalty.slice(),
      sharingAbility: sharingAbility.slice(),
      innovationAbility: innovationAbility.slice(),
    },
    now: {
      attendance: new Uint8Array(customers),
      queue: new Int32Array(customers),
      queueStart: new Int32Array(employees + 1),
      served: new Int32Array(customers),
      servedCount: 0,
      attention: new Float64Array(employees).fill(1),
      success: new Uint8Array(customers),
      ahead: new Int32Array(knowledgeNodes),
    },
    tick: 0,
    innovations: 0,
    events: record ? createEvents(customers, employees) : null,
  }
}
