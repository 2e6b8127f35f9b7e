import { symmetricInverse } from './linear.ts'
import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import { submatrix } from './saturatedMoments.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { SampleMoments } from './sampleMoments.ts'

/** Estimates of an earlier fit; rows are matched by name, so that an arrow may have come or gone. */
export type PreviousEstimates = readonly {
  readonly lhs: string
  readonly op: string
  readonly rhs: string
  readonly group?: number
  readonly est: number
}[]

/**
 * Where the search starts, as in lavaan: loadings by instrumental variables (λ₂ = s₃₂/s₃₁, λ₃ = s₃₂/s₂₁ with three
 * indicators, FABIN3 with more), residual variances half the observed ones, latent variances .05 of the variance
 * of their marker (lavaan: .05, which is the same for unit variances, but depends on the unit of measurement),
 * intercepts the means, all else 0. What the author wrote in `start()` or an earlier fit found comes first.
 *
 * @throws RangeError when a start is not a finite number
 * @see Hägglund (1982), "Factor analysis by instrumental variables methods"
 */
export function startValues(
  table: ParameterTable,
  moments: SampleMoments,
  previous: PreviousEstimates = [],
): Float64Array {
  const theta = new Float64Array(table.freeCount)
  const known = new Map(
    previous.map(({ lhs, op, rhs, group = 1, est }) => [`${lhs} ${op} ${rhs} ${group}`, est]),
  )
  const loadings = new Map<string, number>()
  for (const [g, group] of moments.groups.entries())
    for (const [key, value] of factorLoadings(table, group)) loadings.set(`${key} ${g + 1}`, value)

  // Backwards, so that of rows that share a parameter the first decides.
  for (const row of table.rows.toReversed()) {
    if (row.free < 0) continue
    const key = `${row.lhs} ${row.op} ${row.rhs} ${row.group + 1}`
    const value =
      known.get(key) ?? row.start ?? loadings.get(key) ?? plainStart(row, table, moments.groups[row.group]!)
    if (!Number.isFinite(value)) throw new RangeError(`invalid start; not a finite number: ${key} = ${value}`)
    theta[row.free] = value
  }
  return theta
}

function plainStart({ lhs, op, rhs }: ParameterRow, table: ParameterTable, moments: GroupMoments): number {
  const at = moments.names.indexOf(lhs)
  const p = moments.names.length
  if (op === '=~') return 1
  if (op === '~1') return at >= 0 ? moments.mean[at] : 0
  if (op === '~~' && at >= 0 && table.roles.exogenousObserved.includes(lhs)) {
    const other = moments.names.indexOf(rhs)
    if (other >= 0) return moments.cov[at * p + other]
  }
  if (op === '~~' && lhs === rhs)
    return at >= 0 ? moments.cov[at * p + at] / 2 : 0.05 * markerVariance(lhs, table, moments)
  return 0
}

/** The variance of the variable that gives a latent its unit; through the first indicators down to an observed one. */
function markerVariance(latent: string, table: ParameterTable, moments: GroupMoments): number {
  let name = latent
  for (let depth = 0; depth <= table.roles.latent.length; depth++) {
    const first = table.rows.find((row) => row.op === '=~' && row.lhs === name)
    if (!first || first.free >= 0) return 1
    name = first.rhs
    const at = moments.names.indexOf(name)
    if (at >= 0) return moments.cov[at * moments.names.length + at]
  }
  return 1
}

/** Loadings of every latent with two or more observed indicators, keyed "latent =~ indicator". */
function factorLoadings(table: ParameterTable, moments: GroupMoments): ReadonlyMap<string, number> {
  const p = moments.names.length
  const out = new Map<string, number>()
  for (const latent of table.roles.latent) {
    const rows = table.rows.filter((row) => row.group === 0 && row.op === '=~' && row.lhs === latent)
    const observed = rows.filter((row) => moments.names.includes(row.rhs))
    const isStandardised = rows.every(({ free }) => free >= 0)
    const lambda = relativeLoadings(
      submatrix(
        moments.cov,
        Int32Array.from(observed, (row) => moments.names.indexOf(row.rhs)),
        p,
      ),
      observed.length,
    )
    // With a latent of unit variance the relative loadings are put on its scale: about 0.7 of a standard deviation.
    const first = observed[0] && moments.names.indexOf(observed[0].rhs)
    const scale = isStandardised && first !== undefined ? 0.7 * Math.sqrt(moments.cov[first * p + first]) : 1
    for (const [i, { rhs }] of observed.entries()) out.set(`${latent} =~ ${rhs}`, lambda[i]! * scale)
    if (isStandardised)
      for (const { rhs } of rows) if (!moments.names.includes(rhs)) out.set(`${latent} =~ ${rhs}`, 0.5)
  }
  return out
}

/** λᵢ relative to λ₁ = 1 by FABIN3, with the other indicators as instruments; clipped to plausible sizes. */
function relativeLoadings(s: Float64Array, k: number): readonly number[] {
  const at = (i: number, j: number) => s[i * k + j]
  return Array.from({ length: k }, (__, i) => {
    if (i === 0) return 1
    const ratio = Math.sqrt(at(i, i) / at(0, 0))
    const fallback = ratio * (Math.sign(at(i, 0)) || 1)
    if (k < 3) return fallback
    const instruments = Int32Array.from({ length: k }, (_, j) => j).filter((j) => j !== 0 && j !== i)
    const weight = symmetricInverse(submatrix(s, instruments, k), instruments.length)?.inverse
    if (!weight) return fallback
    let numerator = 0
    let denominator = 0
    for (let a = 0; a < instruments.length; a++)
      for (let b = 0; b < instruments.length; b++) {
        const v = weight[a * instruments.length + b] * at(0, instruments[a])
        numerator += v * at(instruments[b], i)
        denominator += v * at(instruments[b], 0)
      }
    const lambda = numerator / denominator
    return Number.isFinite(lambda) ? Math.max(-3 * ratio, Math.min(3 * ratio, lambda)) : fallback
  })
}
