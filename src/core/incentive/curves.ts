import { firstBest, secondBest, type Contract } from './contract.ts'
import type { ContractValues } from './parameters.ts'

/** What the chapter varies: the mix of knowledge, and risk aversion, noise, cost (comparative statics). */
export type Varied = 'tacitFraction' | 'riskAversion' | 'noise' | 'cost'

export interface Curves {
  readonly at: readonly number[]
  readonly secondBest: readonly Contract[]
  readonly firstBest: readonly Contract[]
}

/** Both contracts along one parameter, the others standing at `values`. */
export function curves(values: ContractValues, parameter: Varied, at: readonly number[]): Curves {
  const points = at.map((value) => ({ ...values, [parameter]: value }))
  return { at, secondBest: points.map(secondBest), firstBest: points.map(firstBest) }
}
