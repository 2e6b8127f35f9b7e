import { type CustomerMonth, newCustomer, newExperience, step } from '../cube/customer.ts'
import { marketTimeline, noEvents } from '../cube/events.ts'
import type { Events } from '../cube/events.ts'
import type { CubeParameters } from '../cube/parameters.ts'
import { bestAlongDepth, referenceWeights } from '../cube/reference.ts'
import type { ReferenceWeights } from '../cube/reference.ts'
import { crmStage, emotionLevel, emotionStage, loyaltyStage, meanLoyalty } from '../cube/stages.ts'

export interface TraceMonth extends CustomerMonth {
  readonly weights: ReferenceWeights
  readonly stayProbability: number
  /** Probability of still being there when the month begins. */
  readonly survival: number
  readonly crmStage: number
  readonly emotionStage: number
  readonly loyaltyStage: number
}

/**
 * One customer of the cube, met month by month with the values given: the same `step` as in a cohort, without luck.
 *
 * @param values what each month is worth to the customer; as long as the trace is to be
 */
export function traceCustomer(
  parameters: CubeParameters,
  values: readonly number[],
  events: Events = noEvents,
): TraceMonth[] {
  const markets = marketTimeline(parameters, events, values.length)
  const best = bestAlongDepth(parameters.offersKnown)
  const customer = newCustomer(parameters, 0)
  const experience = newExperience()
  let survival = 1
  return values.map((value, month) => {
    const { depth, information, comparisonLevel } = customer
    step(customer, markets[month], parameters, value, best, experience)
    const before = survival
    survival *= experience.stayProbability
    return {
      month,
      value,
      comparisonLevel,
      alternative: experience.alternative,
      equity: experience.equity,
      reference: experience.reference,
      weights: referenceWeights(depth),
      satisfaction: experience.satisfaction,
      stayProbability: experience.stayProbability,
      survival: before,
      mood: customer.mood,
      bond: customer.bond,
      depth,
      information,
      emotion: emotionLevel(customer),
      loyalty: [customer.cognitive, customer.affective, customer.intention, customer.behavioural],
      meanLoyalty: meanLoyalty(customer),
      crmStage: crmStage(customer),
      emotionStage: emotionStage(customer),
      loyaltyStage: loyaltyStage(customer),
    }
  })
}

/** The first month in which each yardstick weighs most (CL, CLalt, equity); null for one that never does. */
export function bindingMonths(
  trace: readonly TraceMonth[],
): readonly [number | null, number | null, number | null] {
  const first = (which: number) =>
    trace.find(({ weights }) => weights.every((weight) => weight <= weights[which]))?.month ?? null
  return [first(0), first(1), first(2)]
}

/**
 * A value path of four numbers: a straight line from `start` to `end`, with a dip of `depth` for `length` months from
 * `month` on.
 */
export function valuePath(
  months: number,
  path: {
    readonly start: number
    readonly end: number
    readonly dipMonth: number
    readonly dipLength: number
    readonly dip: number
  },
): number[] {
  return Array.from({ length: months }, (_, month) => {
    const line = path.start + ((path.end - path.start) * month) / Math.max(months - 1, 1)
    const dips = month >= path.dipMonth && month < path.dipMonth + path.dipLength
    return dips ? line - path.dip : line
  })
}
