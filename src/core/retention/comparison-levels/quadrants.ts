import * as normal from '../../numerics/distributions/normal.ts'

export interface ComparisonLevels {
  /** Outcome O of the relationship, a normal distribution across customers. */
  readonly outcome: number
  readonly outcomeSpread: number
  /** CL, what a customer thinks is due. */
  readonly level: number
  readonly levelSpread: number
  /** CLalt, the best a customer could have elsewhere. */
  readonly alternative: number
  readonly alternativeSpread: number
  readonly switchingCost: number
}

/** Shares of customers; they sum to 1. */
export interface Quadrants {
  /** O > CL and O + SC > CLalt. */
  readonly happyStable: number
  /** O < CL and O + SC > CLalt: locked in. */
  readonly unhappyStable: number
  /** O > CL and O + SC < CLalt: content, and gone. */
  readonly happyUnstable: number
  readonly unhappyUnstable: number
}

const NODES = 400
const REACH = 8

/**
 * How many customers are satisfied, O > CL, and how many stay, O + SC > CLalt, when O, CL and CLalt are independent
 * normals:
 *
 *     P(satisfied, stays) = ∫ φ(o) Φ((o − CL)/s_CL) Φ((o + SC − CLalt)/s_alt) do
 *
 * by the trapezoidal rule over ±8 standard deviations of O, exact to rounding for an integrand this smooth.
 *
 * Thibaut & Kelley (1959), The Social Psychology of Groups, chapter 2.
 */
export function quadrants(levels: ComparisonLevels): Quadrants {
  let both = 0
  let satisfied = 0
  let stays = 0
  const width = (2 * REACH) / NODES
  for (let i = 0; i <= NODES; i++) {
    const z = -REACH + i * width
    const outcome = levels.outcome + levels.outcomeSpread * z
    const density = width * normal.pdf(z)
    const content = normal.cdf(outcome, levels.level, levels.levelSpread)
    const stable = normal.cdf(outcome + levels.switchingCost, levels.alternative, levels.alternativeSpread)
    both += density * content * stable
    satisfied += density * content
    stays += density * stable
  }
  return {
    happyStable: both,
    unhappyStable: stays - both,
    happyUnstable: satisfied - both,
    unhappyUnstable: 1 - satisfied - stays + both,
  }
}

/** The plane of the figure: x = O − CL and y = O + SC − CLalt are bivariate normal. */
export interface Plane {
  readonly x: number
  readonly y: number
  readonly xSpread: number
  readonly ySpread: number
  readonly correlation: number
}

export function plane(levels: ComparisonLevels): Plane {
  const xSpread = Math.hypot(levels.outcomeSpread, levels.levelSpread)
  const ySpread = Math.hypot(levels.outcomeSpread, levels.alternativeSpread)
  return {
    x: levels.outcome - levels.level,
    y: levels.outcome + levels.switchingCost - levels.alternative,
    xSpread,
    ySpread,
    correlation: levels.outcomeSpread ** 2 / (xSpread * ySpread),
  }
}

/** Points of the ellipse that holds the share `mass` of customers, closed: √(−2 ln(1 − mass)) standard deviations out. */
export function ellipse(of: Plane, mass: number, points = 96): [number, number][] {
  if (!(mass > 0 && mass < 1)) throw new RangeError(`invalid mass; not in (0, 1): ${mass}`)
  const radius = Math.sqrt(-2 * Math.log(1 - mass))
  const across = Math.sqrt(1 - of.correlation ** 2)
  return Array.from({ length: points + 1 }, (_, i) => {
    const angle = (2 * Math.PI * i) / points
    const a = radius * Math.cos(angle)
    const b = radius * Math.sin(angle)
    return [of.x + of.xSpread * a, of.y + of.ySpread * (of.correlation * a + across * b)]
  })
}

/** The four shares along a range of switching costs, for a stacked chart. */
export function alongSwitchingCost(
  levels: ComparisonLevels,
  costs: readonly number[],
): readonly (Quadrants & { readonly switchingCost: number })[] {
  return costs.map((switchingCost) => ({ switchingCost, ...quadrants({ ...levels, switchingCost }) }))
}
