import { cholesky } from './linear.ts'
import type { ParameterTable } from './parameterTable.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { SampleMoments } from './sampleMoments.ts'
import { submatrix } from './saturatedMoments.ts'

const LN_2PI = Math.log(2 * Math.PI)

/**
 * ln-likelihood of the saturated model, −N/2·(p ln 2π + ln|S| + p), less that of the exogenous variables: what they
 * are is given, not explained. The model's own is N·F/2 below it.
 */
export function saturatedLogLikelihood(table: ParameterTable, { groups }: SampleMoments): number {
  const exogenous = table.fixedX ? table.roles.exogenousObserved : []
  return groups.reduce((sum, group) => {
    const which = Int32Array.from(exogenous, (name) => group.names.indexOf(name))
    return (
      sum +
      (group.patterns ? incomplete(group) : complete(group, group.cov, group.names.length)) -
      complete(group, submatrix(group.cov, which, group.names.length), which.length)
    )
  }, 0)
}

function complete({ n }: GroupMoments, cov: Float64Array, p: number): number {
  return (-n / 2) * (p * LN_2PI + cholesky(Float64Array.from(cov), p) + p)
}

function incomplete({ patterns, saturatedDeviance }: GroupMoments): number {
  const cells = patterns!.reduce((sum, { observed, n }) => sum + n * observed.length, 0)
  return -0.5 * (saturatedDeviance + cells * LN_2PI)
}
