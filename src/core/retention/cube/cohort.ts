import { randomNormal } from 'd3-random'
import { createRandom, seedOfRun } from '../../numerics/random.ts'
import { type CustomerMonth, experiencedValue, newCustomer, newExperience, step } from './customer.ts'
import { marketTimeline, noEvents } from './events.ts'
import type { Events } from './events.ts'
import type { CubeParameters } from './parameters.ts'
import { bestAlongDepth } from './reference.ts'
import { crmStage, emotionLevel, emotionStage, loyaltyStage, meanLoyalty } from './stages.ts'

/** Means over the customers who are still there when the month begins. */
export interface CubeMonth extends CustomerMonth {
  /** Share of the first month's customers. */
  readonly alive: number
  /** Mean probability of staying through the month. */
  readonly retention: number
  /** Among those who stay: the share whose value falls short of their reference point. */
  readonly dissatisfiedStayers: number
  readonly switchingCost: number
  /** Correlation of bond and mean loyalty across customers; null when one of them does not vary. */
  readonly bondLoyaltyCorrelation: number | null
  /** Mean trait u: it rises as badly served customers leave (sorting). */
  readonly trait: number
  /** Shares of exploration, formation, stability, decline. */
  readonly crmStages: readonly number[]
  /** Shares of formation, sublimation, sedimentation. */
  readonly emotionStages: readonly number[]
  /** Shares of none yet, cognitive, affective, intention, behavioural. */
  readonly loyaltyStages: readonly number[]
}

export interface Cohort {
  readonly size: number
  /** Ends early when nobody is left. */
  readonly months: readonly CubeMonth[]
  /** Months each customer lived through, including the one at whose end it left. */
  readonly tenure: Uint16Array
  /** Depth, emotion, mean loyalty of customer i in month t at 3 (t size + i); 0 once the customer has left. */
  readonly positions: Float32Array
  /** 1 where that customer's value falls short of its reference point that month, at t size + i. */
  readonly dissatisfied: Uint8Array
}

// Columns of the monthly sums.
const COUNT = 0
const STAY = 1
const STAY_DISSATISFIED = 2
const SATISFACTION = 3
const VALUE = 4
const LEVEL = 5
const ALTERNATIVE = 6
const EQUITY = 7
const REFERENCE = 8
const COST = 9
const MOOD = 10
const BOND = 11
const DEPTH = 12
const INFORMATION = 13
const EMOTION = 14
const LOYALTY = 15 // to 18
const MEAN = 19
const BOND_SQUARED = 20
const MEAN_SQUARED = 21
const BOND_MEAN = 22
const TRAIT = 23
const CRM = 24 // to 27
const FEELING = 28 // to 30
const LEVELS = 31 // to 35
const COLUMNS = 36

/**
 * A cohort of customers who all begin in month 0, each followed until leaving or until the last month.
 *
 * Every customer has a random sequence of its own, so customer i meets the same luck whatever the parameters and
 * however many others there are: two scenarios differ by what was changed and not by noise, and a small cohort, good
 * enough while a slider moves, is the beginning of the large one.
 *
 * @param seed any integer
 */
export function simulateCohort(
  parameters: CubeParameters,
  seed: number,
  { size, months }: { readonly size: number; readonly months: number },
  events: Events = noEvents,
): Cohort {
  if (!(Number.isInteger(size) && size > 0))
    throw new RangeError(`invalid size; not a positive integer: ${size}`)
  if (!(Number.isInteger(months) && months > 0))
    throw new RangeError(`invalid months; not a positive integer: ${months}`)

  const markets = marketTimeline(parameters, events, months)
  const best = bestAlongDepth(parameters.offersKnown)
  const experience = newExperience()
  const sums = new Float64Array(months * COLUMNS)
  const tenure = new Uint16Array(size)
  const positions = new Float32Array(3 * size * months)
  const dissatisfied = new Uint8Array(size * months)

  for (let i = 0; i < size; i++) {
    const random = createRandom(seedOfRun(seed, i))
    const standardNormal = randomNormal.source(random)()
    const customer = newCustomer(parameters, parameters.heterogeneity * standardNormal())

    for (let month = 0; month < months; month++) {
      const market = markets[month]
      const { depth, information, comparisonLevel } = customer
      const noise = parameters.valueNoise * standardNormal()
      const value = experiencedValue(customer, market, parameters, noise)
      step(customer, market, parameters, value, best, experience)

      const stay = experience.stayProbability
      const loyalty = meanLoyalty(customer)
      const emotion = emotionLevel(customer)
      const at = month * COLUMNS
      sums[at + COUNT] += 1
      sums[at + STAY] += stay
      sums[at + SATISFACTION] += experience.satisfaction
      sums[at + VALUE] += value
      sums[at + LEVEL] += comparisonLevel
      sums[at + ALTERNATIVE] += experience.alternative
      sums[at + EQUITY] += experience.equity
      sums[at + REFERENCE] += experience.reference
      sums[at + COST] += experience.switchingCost
      sums[at + MOOD] += customer.mood
      sums[at + BOND] += customer.bond
      sums[at + DEPTH] += depth
      sums[at + INFORMATION] += information
      sums[at + EMOTION] += emotion
      sums[at + LOYALTY] += customer.cognitive
      sums[at + LOYALTY + 1] += customer.affective
      sums[at + LOYALTY + 2] += customer.intention
      sums[at + LOYALTY + 3] += customer.behavioural
      sums[at + MEAN] += loyalty
      sums[at + BOND_SQUARED] += customer.bond * customer.bond
      sums[at + MEAN_SQUARED] += loyalty * loyalty
      sums[at + BOND_MEAN] += customer.bond * loyalty
      sums[at + TRAIT] += customer.trait
      sums[at + CRM + crmStage(customer)] += 1
      sums[at + FEELING + emotionStage(customer)] += 1
      sums[at + LEVELS + loyaltyStage(customer)] += 1
      if (experience.satisfaction < 0) {
        sums[at + STAY_DISSATISFIED] += stay
        dissatisfied[month * size + i] = 1
      }

      const point = 3 * (month * size + i)
      positions[point] = depth
      positions[point + 1] = emotion
      positions[point + 2] = loyalty
      tenure[i] = month + 1
      if (random() >= stay) break
    }
  }

  const result: CubeMonth[] = []
  for (let month = 0; month < months && sums[month * COLUMNS + COUNT] > 0; month++)
    result.push(monthOf(month, size, sums.subarray(month * COLUMNS, (month + 1) * COLUMNS)))
  return { size, months: result, tenure, positions, dissatisfied }
}

function monthOf(month: number, size: number, sums: Float64Array): CubeMonth {
  const count = sums[COUNT]
  const mean = (column: number) => sums[column] / count
  const means = (column: number, length: number) => Array.from({ length }, (_, i) => mean(column + i))
  const bondVariance = mean(BOND_SQUARED) - mean(BOND) ** 2
  const loyaltyVariance = mean(MEAN_SQUARED) - mean(MEAN) ** 2
  const covariance = mean(BOND_MEAN) - mean(BOND) * mean(MEAN)
  const varies = count > 2 && bondVariance > 1e-12 && loyaltyVariance > 1e-12
  return {
    month,
    alive: count / size,
    retention: mean(STAY),
    dissatisfiedStayers: sums[STAY_DISSATISFIED] / sums[STAY],
    satisfaction: mean(SATISFACTION),
    value: mean(VALUE),
    comparisonLevel: mean(LEVEL),
    alternative: mean(ALTERNATIVE),
    equity: mean(EQUITY),
    reference: mean(REFERENCE),
    switchingCost: mean(COST),
    mood: mean(MOOD),
    bond: mean(BOND),
    depth: mean(DEPTH),
    information: mean(INFORMATION),
    emotion: mean(EMOTION),
    loyalty: [mean(LOYALTY), mean(LOYALTY + 1), mean(LOYALTY + 2), mean(LOYALTY + 3)],
    meanLoyalty: mean(MEAN),
    bondLoyaltyCorrelation: varies ? covariance / Math.sqrt(bondVariance * loyaltyVariance) : null,
    trait: mean(TRAIT),
    crmStages: means(CRM, 4),
    emotionStages: means(FEELING, 3),
    loyaltyStages: means(LEVELS, 5),
  }
}

/** A customer's place in the cube. */
export interface CubePoint {
  readonly customer: number
  readonly depth: number
  readonly emotion: number
  readonly loyalty: number
  readonly satisfied: boolean
}

/** The customers still there in a month, at most `limit` of them (the first ones: customers are exchangeable). */
export function cloudAt(cohort: Cohort, month: number, limit = Infinity): CubePoint[] {
  const points: CubePoint[] = []
  for (let i = 0; i < cohort.size && points.length < limit; i++) {
    if (cohort.tenure[i] <= month) continue
    const at = month * cohort.size + i
    points.push({
      customer: i,
      depth: cohort.positions[3 * at],
      emotion: cohort.positions[3 * at + 1],
      loyalty: cohort.positions[3 * at + 2],
      satisfied: cohort.dissatisfied[at] === 0,
    })
  }
  return points
}

/** The first month in which a mean exceeds a level; null when it never does. */
export function monthAbove(
  months: readonly CubeMonth[],
  level: number,
  of: (month: CubeMonth) => number,
): number | null {
  return months.find((month) => of(month) > level)?.month ?? null
}
