/**
 * What happened in the last tick, for the animation: columns allocated once, of which the first `count` rows hold.
 * Who came, who was served and how long the queues were is in `Network.now`.
 */
export interface Events {
  /** Knowledge that passed: stage 2 (from customers to employees and back, between customers) and stage 3 (colleagues). */
  readonly transfers: Transfers
  /** Attempts to innovate, stage 4. */
  readonly attempts: Attempts
  /** Changes of the customers' traits in stage 5. */
  readonly loyaltyChange: Float64Array
  readonly sharingAbilityChange: Float64Array
  readonly innovationAbilityChange: Float64Array
}

export interface Transfers {
  count: number
  /** One of the four kinds below. */
  readonly kind: Uint8Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly knowledge: Int32Array
  readonly amount: Float64Array
}

export interface Attempts {
  count: number
  readonly customer: Int32Array
  readonly employee: Int32Array
  /** The piece of knowledge and its neighbour that were put together. */
  readonly knowledge: Int32Array
  readonly neighbour: Int32Array
  readonly probability: Float64Array
  readonly success: Uint8Array
}

export const customerToEmployee = 0
export const employeeToCustomer = 1
export const customerToCustomer = 2
export const employeeToEmployee = 3

/** Room for the most that a tick can bring: two transfers a served pair, one a customer, one an employee. */
export function createEvents(customers: number, employees: number): Events {
  const transfers = 3 * customers + employees
  return {
    transfers: {
      count: 0,
      kind: new Uint8Array(transfers),
      from: new Int32Array(transfers),
      to: new Int32Array(transfers),
      knowledge: new Int32Array(transfers),
      amount: new Float64Array(transfers),
    },
    attempts: {
      count: 0,
      customer: new Int32Array(customers),
      employee: new Int32Array(customers),
      knowledge: new Int32Array(customers),
      neighbour: new Int32Array(customers),
      probability: new Float64Array(customers),
      success: new Uint8Array(customers),
    },
    loyaltyChange: new Float64Array(customers),
    sharingAbilityChange: new Float64Array(customers),
    innovationAbilityChange: new Float64Array(customers),
  }
}

export function clearEvents(events: Events): void {
  events.transfers.count = 0
  events.attempts.count = 0
  events.loyaltyChange.fill(0)
  events.sharingAbilityChange.fill(0)
  events.innovationAbilityChange.fill(0)
}

export function recordTransfer(
  { transfers }: Events,
  kind: number,
  from: number,
  to: number,
  knowledge: number,
  amount: number,
): void {
  const row = transfers.count++
  transfers.kind[row] = kind
  transfers.from[row] = from
  transfers.to[row] = to
  transfers.knowledge[row] = knowledge
  transfers.amount[row] = amount
}

export function recordAttempt(
  { attempts }: Events,
  customer: number,
  employee: number,
  knowledge: number,
  neighbour: number,
  probability: number,
  success: boolean,
): void {
  const row = attempts.count++
  attempts.customer[row] = customer
  attempts.employee[row] = employee
  attempts.knowledge[row] = knowledge
  attempts.neighbour[row] = neighbour
  attempts.probability[row] = probability
  attempts.success[row] = success ? 1 : 0
}
