import type { CubeParameters } from './parameters.ts'

/** One customer of the firm. Every number but the trait moves month by month. */
export interface Customer {
  /** How much better than average this customer is served by the offer, in value units. */
  trait: number
  /** Momentary emotion, −1 to 1. */
  mood: number
  /** The sediment of past emotion, 0 to 1. */
  bond: number
  /** Depth of the relationship, 0 to 1. */
  depth: number
  /** What the firm knows of the customer's wishes, 0 to 1. */
  information: number
  /** The value this customer has come to expect, CL. */
  comparisonLevel: number
  cognitive: number
  affective: number
  intention: number
  behavioural: number
  /** For how many months in a row the relationship has become shallower. */
  fallingMonths: number
}

/** What the firm and its rivals offer in one month. */
export interface Market {
  readonly price: number
  /** Mean value of an offer of the rivals. */
  readonly alternativeMean: number
  /** The share of the economic switching cost still in force, 0 to 1. */
  readonly switchingCostKept: number
}

/** What one customer met in one month. */
export interface Experience {
  value: number
  /** CLalt, the best alternative known. */
  alternative: number
  equity: number
  reference: number
  /** Value less reference, before loss aversion. */
  satisfaction: number
  switchingCost: number
  stayProbability: number
}

/** Where a customer stands in one month, and what was met there: of one customer, or means over many. */
export interface CustomerMonth {
  readonly month: number
  readonly value: number
  readonly comparisonLevel: number
  readonly alternative: number
  readonly equity: number
  readonly reference: number
  readonly satisfaction: number
  readonly mood: number
  readonly bond: number
  readonly depth: number
  readonly information: number
  readonly emotion: number
  /** Cognitive, affective, intention, behavioural. */
  readonly loyalty: readonly [number, number, number, number]
  readonly meanLoyalty: number
}

/** The price at which `startValue` is quoted. */
const REFERENCE_PRICE = 4

export function newCustomer(parameters: CubeParameters, trait: number): Customer {
  return {
    trait,
    mood: 0,
    bond: 0,
    depth: 0,
    information: parameters.startInformation,
    comparisonLevel: parameters.comparisonLevel,
    cognitive: 0,
    affective: 0,
    intention: 0,
    behavioural: 0,
    fallingMonths: 0,
  }
}

export function newExperience(): Experience {
  return {
    value: 0,
    alternative: 0,
    equity: 0,
    reference: 0,
    satisfaction: 0,
    switchingCost: 0,
    stayProbability: 0,
  }
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/**
 * One month of one customer; changes `customer` and `experience` in place (a cohort calls it 10⁵ times a run).
 *
 *     V = V₀ + ΔV·I + u + e − (price − 4)
 *     R = (1 − g)² CL + 2g(1 − g) CLalt + g² EQ,   CLalt = μ + s·m(K),   EQ = μ + price − (c₀ − Δc·I)
 *     S = V − R,   S* = S if S ≥ 0, else λS
 *     mood ← ρ mood + (1 − ρ) tanh(S* / τ)
 *     bond ← bond + deposit·mood⁺ (1 − bond) − erosion·mood⁻ bond
 *     P(stay) = logistic(b₀ + b_s S* + b_e·economic + b_p·psychological)
 *
 * then expectations, depth, information and the four loyalties follow. Depth and information are those the month began
 * with; mood, bond and loyalties those it leaves. Erosion is in proportion to the bond: what is not there cannot wear
 * away. The economic switching cost can be abolished (`switchingCostKept`); the psychological one is the bond itself.
 *
 * @param value given by `experiencedValue`, or any value a reader draws
 * @param best m(K) as a function of depth, from `bestAlongDepth`
 */
export function step(
  customer: Customer,
  market: Market,
  parameters: CubeParameters,
  value: number,
  best: (depth: number) => number,
  experience: Experience,
): void {
  const { depth, information, comparisonLevel } = customer
  const { price, alternativeMean } = market

  const alternative = alternativeMean + parameters.alternativeSpread * best(depth)
  const margin = price - (parameters.unitCost - parameters.costSaving * information)
  const equity = alternativeMean + margin
  const shallow = 1 - depth
  const reference =
    shallow * shallow * comparisonLevel + 2 * depth * shallow * alternative + depth * depth * equity
  const satisfaction = value - reference
  const felt = satisfaction >= 0 ? satisfaction : parameters.lossAversion * satisfaction

  const mood =
    parameters.moodPersistence * customer.mood +
    (1 - parameters.moodPersistence) * Math.tanh(felt / parameters.moodScale)
  const warmth = mood > 0 ? mood : 0
  const bond =
    customer.bond +
    parameters.bondDeposit * warmth * (1 - customer.bond) -
    parameters.bondErosion * (warmth - mood) * customer.bond

  const economic =
    market.switchingCostKept * (parameters.economicCost + parameters.informationCost * information)
  const psychological = parameters.bondCost * bond
  const switchingCost = economic + psychological

  experience.value = value
  experience.alternative = alternative
  experience.equity = equity
  experience.reference = reference
  experience.satisfaction = satisfaction
  experience.switchingCost = switchingCost
  experience.stayProbability = logistic(
    parameters.stayBase +
      parameters.staySatisfaction * felt +
      parameters.stayEconomic * economic +
      parameters.stayBond * psychological,
  )

  // Each loyalty feeds on the one before it as that stood last month, so the later ones are updated first.
  const holds = value + switchingCost > alternative
  customer.behavioural +=
    LOYALTY_PACE * ((bond > 0.25 ? unit(1.2 * customer.intention) : 0) - customer.behavioural)
  customer.intention +=
    LOYALTY_PACE * ((holds ? unit(1.3 * customer.affective * Math.sqrt(bond)) : 0) - customer.intention)
  customer.affective += LOYALTY_PACE * (unit(1.4 * customer.cognitive * warmth) - customer.affective)
  customer.cognitive += LOYALTY_PACE * (logistic(2 * (value - comparisonLevel)) - customer.cognitive)

  const deepened =
    depth + parameters.deepening * (0.4 + (mood > 0 ? 0.6 : 0)) * shallow - (mood < -0.3 ? 0.05 : 0)
  customer.fallingMonths = deepened < depth ? customer.fallingMonths + 1 : 0
  customer.depth = unit(deepened)
  customer.information = information + parameters.learning * (0.2 + 0.8 * warmth) * (1 - information)
  customer.comparisonLevel = comparisonLevel + parameters.adaptation * (value - comparisonLevel)
  customer.mood = mood
  customer.bond = bond
}

const LOYALTY_PACE = 0.25

function unit(x: number): number {
  return x < 0 ? 0 : x > 1 ? 1 : x
}

/** V = V₀ + ΔV·I + u + e − (price − 4): what a month is worth to a customer, `noise` being e. */
export function experiencedValue(
  customer: Customer,
  market: Market,
  parameters: CubeParameters,
  noise: number,
): number {
  return (
    parameters.startValue +
    parameters.customisationValue * customer.information +
    customer.trait +
    noise -
    (market.price - REFERENCE_PRICE)
  )
}
