import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import type { SampleMoments } from './sampleMoments.ts'

/**
 * The independence model that CFI, TLI and NFI compare with: variances and means free, covariances zero but for those
 * among exogenous observed variables.
 *
 * @returns the table and its start values, which for complete data are its estimates
 */
export function baselineTable(
  table: ParameterTable,
  moments: SampleMoments,
): { readonly table: ParameterTable; readonly start: Float64Array } {
  const { observed, exogenousObserved } = table.roles
  const rows: ParameterRow[] = []
  const start: number[] = []
  const add = (lhs: string, op: '~~' | '~1', rhs: string, group: number, value: number): void => {
    const exogenous = table.fixedX && exogenousObserved.includes(lhs)
    const free = exogenous ? -1 : start.push(value) - 1
    const id = rows.length + 1
    rows.push({
      id,
      lhs,
      op,
      rhs,
      group,
      user: false,
      free,
      fixed: null,
      start: undefined,
      label: '',
      exogenous,
    })
  }
  for (const [g, { cov, mean }] of moments.groups.entries()) {
    for (const [i, lhs] of observed.entries())
      for (const [j, rhs] of observed.entries()) {
        const bothExogenous = exogenousObserved.includes(lhs) && exogenousObserved.includes(rhs)
        if (i === j || (i < j && bothExogenous)) add(lhs, '~~', rhs, g, cov[i * observed.length + j])
      }
    if (table.meanstructure) for (const [i, lhs] of observed.entries()) add(lhs, '~1', '', g, mean[i])
  }
  return {
    table: {
      ...table,
      rows,
      roles: { ...table.roles, latent: [], exogenousLatent: [], finalLatent: [] },
      freeCount: start.length,
      definitions: [],
      equalities: [],
    },
    start: Float64Array.from(start),
  }
}
