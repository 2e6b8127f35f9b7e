/** Row i: what becomes of one customer in state i by the next period. Rows sum to 1, or more with new customers. */
export type Transitions = readonly (readonly number[])[]

/** 2⁶⁰ periods: more than any chain needs that ends at a rate a number can hold. */
const DOUBLINGS = 60

/**
 * Expected discounted stays: entry (i, j) is the present value of one unit in each period that a customer now in i
 * spends in j, (I − P/(1 + d))⁻¹. With d = 0 and P the transient states only it is the fundamental matrix N = (I − Q)⁻¹.
 *
 * @throws RangeError when the series P/(1 + d) does not converge: customers multiply faster than money is discounted,
 *   or an undiscounted chain never ends
 */
export function discountedStays(transitions: Transitions, discount: number): number[][] {
  const growth = spectralRadius(transitions)
  if (!(growth < 1 + discount))
    throw new RangeError(`invalid discount; not above the growth of the chain, ${growth - 1}: ${discount}`)
  // (I − A)⁻¹ = (I + A)(I + A²)(I + A⁴)…: each factor doubles the periods that are summed. For a handful of states this
  // is exact to rounding, and spares the page a matrix library.
  let power: number[][] = transitions.map((row) => row.map((each) => each / (1 + discount)))
  let stays = plusIdentity(power)
  for (let k = 0; k < DOUBLINGS && power.some((row) => row.some((each) => Math.abs(each) > 1e-20)); k++) {
    power = product(power, power)
    stays = product(stays, plusIdentity(power))
  }
  return stays
}

/**
 * Lifetime value of a customer by state, V = (I − P/(1 + d))⁻¹ R.
 *
 * @param rewards R, earned in every period spent in a state, the present one included
 * @param discount d per period
 * @see Pfeifer & Carraway 2000, Journal of Interactive Marketing 14(2), eq. 4
 */
export function lifetimeValues(
  transitions: Transitions,
  rewards: readonly number[],
  discount: number,
): number[] {
  return discountedStays(transitions, discount).map((row) => dot(row, rewards))
}

/** Where `start` (a distribution over states, or counts) stands in periods 0 to T: one row a period. */
export function distributionPath(
  transitions: Transitions,
  start: readonly number[],
  horizon: number,
): number[][] {
  const path = [[...start]]
  for (let t = 0; t < horizon; t++) {
    const now = path[t]
    path.push(now.map((_, j) => now.reduce((sum, share, i) => sum + share * transitions[i][j], 0)))
  }
  return path
}

/** The largest eigenvalue of a non-negative matrix, by squaring: ‖P^(2^k)‖^(1/2^k) to 1e-10. */
export function spectralRadius(transitions: Transitions): number {
  let power: readonly (readonly number[])[] = transitions
  let logScale = 0
  let radius = 0
  // 2⁴⁰ periods: what a norm adds to the growth rate has become a part in 10¹².
  for (let k = 0; k < 40; k++) {
    const norm = Math.max(...power.map((row) => row.reduce((sum, each) => sum + Math.abs(each), 0)))
    if (norm === 0) return 0
    logScale += Math.log(norm) / 2 ** k
    radius = Math.exp(logScale)
    const scaled = power.map((row) => row.map((each) => each / norm))
    power = product(scaled, scaled)
  }
  return radius
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, each, i) => sum + each * b[i], 0)
}

function product(a: Transitions, b: Transitions): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, each, k) => sum + each * b[k][j], 0)))
}

function plusIdentity(a: Transitions): number[][] {
  return a.map((row, i) => row.map((each, j) => (i === j ? each + 1 : each)))
}
