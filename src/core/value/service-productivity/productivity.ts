import { brent } from '../../numerics/roots.ts'
import { erlangC } from './queue.ts'

export interface Service {
  /** L₀, customers an hour when quality is at its reference. */
  readonly demand: number
  /** e, how demand follows quality. */
  readonly elasticity: number
  /** Q₀. */
  readonly referenceQuality: number
  /** μ, customers that one employee serves in an hour. */
  readonly rate: number
  /** s, the part of customers who serve themselves. */
  readonly selfService: number
  /** Process quality of self-service by those who know how. */
  readonly selfServiceQuality: number
  /** The part of self-servers who know how; the others find it worth .4. */
  readonly learned: number
  /** τ in hours: a wait of τ leaves 1/e of the process quality. */
  readonly patience: number
  /** w_p, the weight of the process against the outcome. */
  readonly processWeight: number
  readonly outcomeQuality: number
  readonly price: number
  /** An employee's cost an hour. */
  readonly wage: number
  /** Costs an hour whatever the staff. */
  readonly fixedCost: number
}

export interface Operation {
  readonly staff: number
  /** Customers an hour, in equilibrium with the quality they meet. */
  readonly served: number
  readonly quality: number
  readonly processQuality: number
  readonly meanWait: number
  /** Capacity utilisation. */
  readonly utilisation: number
  /** Internal efficiency: customers an hour and employee. */
  readonly internal: number
  /** Service productivity: revenue over cost. */
  readonly productivity: number
  readonly profit: number
  /** The product-maker's ratio: demand taken as given, over staff. */
  readonly productRatio: number
}

/** Beyond this utilisation an operating point is no longer one: queues would take days to settle. */
export const BUSIEST = 0.97

const UNTAUGHT_QUALITY = 0.4

/** Quality Q = (1 − w_p) outcome + w_p process when `served` customers an hour come to `staff` employees. */
function qualityAt(service: Service, staff: number, served: number) {
  const queue = erlangC(served * (1 - service.selfService), service.rate, staff)
  const alone = service.selfServiceQuality * service.learned + UNTAUGHT_QUALITY * (1 - service.learned)
  const process =
    (1 - service.selfService) * Math.exp(-queue.meanWait / service.patience) + service.selfService * alone
  return {
    queue,
    process,
    quality: (1 - service.processWeight) * service.outcomeQuality + service.processWeight * process,
  }
}

/**
 * Demand and quality that fit each other:
 *
 *     L = L₀ (Q(L) / Q₀)^e,   Q falls in L because more customers wait longer
 *
 * so the left side rises, the right side falls, and there is one crossing. null when it lies above 97 % utilisation:
 * customers would still come although staff cannot keep up.
 *
 * Grönroos & Ojasalo (2004), Journal of Business Research 57, 414–423: productivity of a service is efficiency,
 * perceived quality and use of capacity at once.
 */
export function operate(service: Service, staff: number): Operation | null {
  const wanted = (quality: number) =>
    service.demand * (quality / service.referenceQuality) ** service.elasticity
  const excess = (served: number) => served - wanted(qualityAt(service, staff, served).quality)
  const most = (BUSIEST * staff * service.rate) / Math.max(1 - service.selfService, 1e-9)
  if (!(excess(most) > 0)) return null
  const served = brent(excess, 0, most).root
  const { queue, process, quality } = qualityAt(service, staff, served)
  const revenue = service.price * served
  const cost = service.wage * staff + service.fixedCost
  return {
    staff,
    served,
    quality,
    processQuality: process,
    meanWait: queue.meanWait,
    utilisation: queue.utilisation,
    internal: served / staff,
    productivity: revenue / cost,
    profit: revenue - cost,
    productRatio: service.demand / staff,
  }
}

/** The operating points there are, from `least` to `most` employees. */
export function operations(service: Service, least: number, most: number): Operation[] {
  return Array.from({ length: most - least + 1 }, (_, i) => operate(service, least + i)).filter(
    (operation) => operation !== null,
  )
}

/** The staff at which a measure is largest, the smaller of equals; null when there is no operating point. */
export function bestStaff(
  points: readonly Operation[],
  measure: (operation: Operation) => number,
): number | null {
  return (
    points.reduce<Operation | null>(
      (best, each) => (best === null || measure(each) > measure(best) ? each : best),
      null,
    )?.staff ?? null
  )
}
