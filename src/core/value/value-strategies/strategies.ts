export interface Position {
  readonly quality: number
  readonly price: number
}

/** Cost of a unit of quality Q: (c₀ + c₁ Q²)(1 − φ); φ is what innovation saves. */
export interface CostOfQuality {
  readonly fixed: number
  readonly curvature: number
}

export type Change = 'more' | 'same' | 'less'

export interface Outcome extends Position {
  /** Change of quality less price against the base. */
  readonly differenceChange: number
  /** Quality over price, the base being 1. */
  readonly ratioIndex: number
  readonly margin: number
  /** Least φ that keeps the base margin; negative when there is slack. */
  readonly requiredInnovation: number
}

/** The five value strategies as relative changes of quality and price. */
export const STRATEGIES = {
  moreForLess: { quality: 0.25, price: -0.15 },
  moreForSame: { quality: 0.25, price: 0 },
  sameForLess: { quality: 0, price: -0.15 },
  moreForMore: { quality: 0.25, price: 0.25 },
  lessForMuchLess: { quality: -0.25, price: -0.25 },
} as const

export type Strategy = keyof typeof STRATEGIES

export function unitCost(quality: number, cost: CostOfQuality, innovation = 0): number {
  return (cost.fixed + cost.curvature * quality * quality) * (1 - innovation)
}

/** Least innovation at which a position earns a margin: φ = 1 − (P − margin) / c(Q); below 0 there is slack. */
export function requiredInnovation(
  { quality, price }: Position,
  cost: CostOfQuality,
  margin: number,
): number {
  return 1 - (price - margin) / unitCost(quality, cost)
}

/** Where a relative change of quality and price leads from a base. */
export function moved(base: Position, change: Position): Position {
  return { quality: base.quality * (1 + change.quality), price: base.price * (1 + change.price) }
}

/** What a position means to customers and to the firm, against the base at no innovation. */
export function outcomeOf(
  base: Position,
  position: Position,
  cost: CostOfQuality,
  innovation: number,
): Outcome {
  const baseMargin = base.price - unitCost(base.quality, cost)
  return {
    ...position,
    differenceChange: position.quality - position.price - (base.quality - base.price),
    ratioIndex: position.quality / position.price / (base.quality / base.price),
    margin: position.price - unitCost(position.quality, cost, innovation),
    requiredInnovation: requiredInnovation(position, cost, baseMargin),
  }
}

/** Which of the nine cells, more, same or less for more, same or less, a relative change belongs to. */
export function sectorOf(
  change: Position,
  tolerance = 0.02,
): { readonly quality: Change; readonly price: Change } {
  const kind = (x: number): Change => (x > tolerance ? 'more' : x < -tolerance ? 'less' : 'same')
  return { quality: kind(change.quality), price: kind(change.price) }
}

/** The price at which each quality just earns the margin: the edge of what innovation φ makes possible. */
export function marginFrontier(
  qualities: readonly number[],
  cost: CostOfQuality,
  innovation: number,
  margin: number,
): Position[] {
  return qualities.map((quality) => ({ quality, price: unitCost(quality, cost, innovation) + margin }))
}
