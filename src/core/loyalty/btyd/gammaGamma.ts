import { randomGamma } from 'd3-random'
import type { Random } from '../../numerics/random.ts'
import { lgamma } from '../../numerics/special.ts'
import { maximumLikelihood, type MaximumLikelihood } from '../likelihood/maximumLikelihood.ts'
import { tabulated } from './purchaseModel.ts'

export type GammaGammaParameters = Readonly<Record<'p' | 'q' | 'gamma', number>>

/** Mean spend zbar of x repeat purchases. */
export interface SpendHistory {
  readonly x: number
  readonly zbar: number
}

/** A spend history that `count` customers share, one when it is not said. */
export interface SpendGroup extends SpendHistory {
  readonly count?: number
}

/**
 * ln of the Gamma-Gamma density of a mean spend: each purchase is worth z ~ Gamma(p, ν), ν ~ Gamma(q, γ).
 *
 *   f(z̄ | x) = 1/(z̄ B(px, q)) · (γ/(γ + x z̄))^q (x z̄/(γ + x z̄))^(px)
 *
 * @see Fader & Hardie (2013), The Gamma-Gamma model of monetary value (brucehardie.com/notes/025), equation 1a
 */
export function gammaGammaLogLikelihood(parameters: GammaGammaParameters, history: SpendHistory): number {
  return spendLogLikelihood(parameters)(history)
}

/** The same for many customers: ln B(px, q) is computed once for each x. */
function spendLogLikelihood({ p, q, gamma }: GammaGammaParameters): (history: SpendHistory) => number {
  const logBeta = tabulated((x) => lgamma(p * x) + lgamma(q) - lgamma(p * x + q))
  return ({ x, zbar }) => {
    const total = x * zbar
    return -Math.log(zbar) - logBeta(x) - q * Math.log1p(total / gamma) - p * x * Math.log1p(gamma / total)
  }
}

/**
 * Maximum likelihood over customers who bought again.
 *
 * @throws RangeError when nobody did, or a mean spend is not positive
 */
export function fitGammaGamma(groups: readonly SpendGroup[]): MaximumLikelihood<'p' | 'q' | 'gamma'> {
  const repeaters = groups.filter(({ x }) => x > 0)
  if (repeaters.length === 0) throw new RangeError('invalid histories; nobody bought again: []')
  for (const { zbar } of repeaters)
    if (!(zbar > 0)) throw new RangeError(`invalid zbar; a repeat purchase without positive spend: ${zbar}`)
  const customers = repeaters.reduce((sum, { count = 1 }) => sum + count, 0)
  const mean = repeaters.reduce((sum, { zbar, count = 1 }) => sum + count * zbar, 0) / customers
  return maximumLikelihood({ p: 2, q: 3, gamma: mean }, (parameters) => {
    const one = spendLogLikelihood(parameters)
    return repeaters.reduce((sum, group) => sum + (group.count ?? 1) * one(group), 0)
  })
}

/**
 * E[M | x, z̄] = p(γ + x z̄)/(px + q − 1): the mean of the population and of the customer, weighted by what the
 * purchases tell. null when no mean exists (px + q ≤ 1).
 */
export function expectedSpend(
  { p, q, gamma }: GammaGammaParameters,
  { x, zbar }: SpendHistory,
): number | null {
  return p * x + q > 1 ? (p * (gamma + x * zbar)) / (p * x + q - 1) : null
}

/** Draws the spends of one customer's purchases. */
export function drawSpends({ p, q, gamma }: GammaGammaParameters, count: number, random: Random): number[] {
  const nu = randomGamma.source(random)(q, 1 / gamma)()
  const spend = randomGamma.source(random)(p, 1 / nu)
  return Array.from({ length: count }, () => spend())
}
