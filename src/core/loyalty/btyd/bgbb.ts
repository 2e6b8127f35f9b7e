import { rollup, sum } from 'd3-array'
import { randomBeta } from 'd3-random'
import type { Random } from '../../numerics/random.ts'
import { lbeta, lgamma, logAddExp } from '../../numerics/special.ts'
import { maximumLikelihood, type MaximumLikelihood } from '../likelihood/maximumLikelihood.ts'

/** x purchases at n opportunities, the last at opportunity tx (0 when x = 0). */
export interface OpportunityHistory {
  readonly x: number
  readonly tx: number
  readonly n: number
}

export interface OpportunityGroup extends OpportunityHistory {
  readonly count: number
}

export type BgbbParameters = Readonly<Record<'alpha' | 'beta' | 'gamma' | 'delta', number>>

/**
 * ln L of the BG/BB: at each opportunity a living customer buys with probability p ~ Beta(α, β), and before each
 * leaves with probability θ ~ Beta(γ, δ).
 *
 *   L = B(α + x, β + n − x)/B(α, β) · B(γ, δ + n)/B(γ, δ)
 *       + Σ_{i=0}^{n−tx−1} B(α + x, β + tx − x + i)/B(α, β) · B(γ + 1, δ + tx + i)/B(γ, δ)
 *
 * @see Fader, Hardie & Shang (2010), Customer-base analysis in a discrete-time noncontractual setting.
 *   Marketing Science 29, 1086–1108, equation 5
 */
export function bgbbLogLikelihood(parameters: BgbbParameters, history: OpportunityHistory): number {
  const { alpha, beta, gamma, delta } = parameters
  const { x, tx, n } = history
  let log = logAliveThrough(parameters, history)
  for (let i = 0; i < n - tx; i++)
    log = logAddExp(log, lbeta(alpha + x, beta + tx - x + i) + lbeta(gamma + 1, delta + tx + i))
  return log - lbeta(alpha, beta) - lbeta(gamma, delta)
}

/** Without the constants B(α, β) B(γ, δ). */
function logAliveThrough(
  { alpha, beta, gamma, delta }: BgbbParameters,
  { x, n }: OpportunityHistory,
): number {
  return lbeta(alpha + x, beta + n - x) + lbeta(gamma, delta + n)
}

/** P(alive at opportunity n | history). */
function aliveThrough(parameters: BgbbParameters, history: OpportunityHistory): number {
  const { alpha, beta, gamma, delta } = parameters
  return Math.exp(
    logAliveThrough(parameters, history) -
      lbeta(alpha, beta) -
      lbeta(gamma, delta) -
      bgbbLogLikelihood(parameters, history),
  )
}

const posterior = (
  { alpha, beta, gamma, delta }: BgbbParameters,
  { x, n }: OpportunityHistory,
): BgbbParameters => ({
  alpha: alpha + x,
  beta: beta + n - x,
  gamma,
  delta: delta + n,
})

/** P(alive at opportunity n + 1 | history), as the paper reports it (its equation 11). */
export function bgbbProbabilityAlive(parameters: BgbbParameters, history: OpportunityHistory): number {
  const { gamma, delta } = posterior(parameters, history)
  return (aliveThrough(parameters, history) * delta) / (gamma + delta)
}

/** E[X(n)] = α/(α + β) · Σ_{k=1}^{n} P(alive at opportunity k), for a customer just acquired. */
export function bgbbExpectedPurchases({ alpha, beta, gamma, delta }: BgbbParameters, n: number): number {
  let alive = 1
  let opportunities = 0
  for (let k = 0; k < n; k++) {
    alive *= (delta + k) / (gamma + delta + k)
    opportunities += alive
  }
  return (alpha / (alpha + beta)) * opportunities
}

/** E[X(n, n + ahead) | history]. */
export function bgbbConditionalExpectation(
  parameters: BgbbParameters,
  history: OpportunityHistory,
  ahead: number,
): number {
  return aliveThrough(parameters, history) * bgbbExpectedPurchases(posterior(parameters, history), ahead)
}

/** P(X(n) = x) for a customer just acquired (the paper's equation 8). */
export function bgbbProbabilityOfPurchases(parameters: BgbbParameters, n: number, x: number): number {
  const { alpha, beta, gamma, delta } = parameters
  const choose = (i: number) => lgamma(i + 1) - lgamma(x + 1) - lgamma(i - x + 1)
  const bought = (i: number) => choose(i) + lbeta(alpha + x, beta + i - x) - lbeta(alpha, beta)
  let total = Math.exp(bought(n) + lbeta(gamma, delta + n) - lbeta(gamma, delta))
  for (let i = x; i < n; i++) total += Math.exp(bought(i) + lbeta(gamma + 1, delta + i) - lbeta(gamma, delta))
  return total
}

/** @throws RangeError when a history is impossible: a purchase an opportunity at most */
export function checkOpportunities({ x, tx, n }: OpportunityHistory): void {
  const areWhole = [x, tx, n].every(Number.isInteger)
  if (!(areWhole && x >= 0 && x <= tx && tx <= n && (x > 0 || tx === 0)))
    throw new RangeError(`invalid history; not whole numbers 0 ≤ x ≤ tx ≤ n: ${x}, ${tx}, ${n}`)
}

/** Maximum likelihood on grouped histories: x, tx and n are sufficient. */
export function fitBgbb(
  groups: readonly OpportunityGroup[],
): MaximumLikelihood<'alpha' | 'beta' | 'gamma' | 'delta'> {
  if (groups.length === 0) throw new RangeError('invalid groups; no customer: []')
  groups.forEach(checkOpportunities)
  const distinct = [
    ...rollup(
      groups,
      (same) => ({ ...same[0]!, count: sum(same, (group) => group.count) }),
      ({ x, tx, n }) => `${x},${tx},${n}`,
    ).values(),
  ]
  return maximumLikelihood({ alpha: 1, beta: 1, gamma: 0.5, delta: 2 }, (parameters) =>
    sum(distinct, (group) => group.count * bgbbLogLikelihood(parameters, group)),
  )
}

/** Draws one customer's history over n opportunities. */
export function drawBgbb(
  { alpha, beta, gamma, delta }: BgbbParameters,
  n: number,
  random: Random,
): OpportunityHistory {
  const p = randomBeta.source(random)(alpha, beta)()
  const theta = randomBeta.source(random)(gamma, delta)()
  let x = 0
  let tx = 0
  for (let opportunity = 1; opportunity <= n; opportunity++) {
    if (random() < theta) break
    if (random() < p) {
      x++
      tx = opportunity
    }
  }
  return { x, tx, n }
}
