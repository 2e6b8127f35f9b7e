import type { ParameterRow, ParameterTable } from './parameterTable.ts'
import type { SampleMoments } from './sampleMoments.ts'

/**
 * The independence model that CFI, TLI and NFI compare with: variances and means free, covariances zero; moments of
 * exogenous observed variables stay as they are.
 *
 * @returns the table and its start values, which for complete data are its estimates
 */
export function baselineTable(
  table: ParameterTable,
  moments: SampleMoments,
): { readonly table: ParameterTable; readonly start: Float64Array } {
  const { observed } = table.roles
  const isFixed = (name: string) => table.fixedX && table.roles.exogenousObserved.includes(name)
  return customTable(
    table,
    moments,
    (lhs, rhs) => {
      if (isFixed(lhs) && isFixed(rhs)) return 'fixed'
      return lhs === rhs ? 'free' : 'zero'
    },
    observed,
  )
}

/** The saturated model: all moments free but those of exogenous observed variables. */
export function saturatedTable(
  table: ParameterTable,
  moments: SampleMoments,
): { readonly table: ParameterTable; readonly start: Float64Array } {
  const isFixed = (name: string) => table.fixedX && table.roles.exogenousObserved.includes(name)
  return customTable(
    table,
    moments,
    (lhs, rhs) => (isFixed(lhs) && isFixed(rhs) ? 'fixed' : 'free'),
    table.roles.observed,
  )
}

function customTable(
  table: ParameterTable,
  moments: SampleMoments,
  kind: (lhs: string, rhs: string) => 'free' | 'fixed' | 'zero',
  observed: readonly string[],
): { readonly table: ParameterTable; readonly start: Float64Array } {
  const rows: ParameterRow[] = []
  const start: number[] = []
  const p = observed.length
  const add = (lhs: string, op: '~~' | '~1', rhs: string, group: number, value: number): void => {
    const what = kind(lhs, rhs || lhs)
    if (what === 'zero') return
    const free = what === 'free' ? start.push(value) - 1 : -1
    rows.push({
      id: rows.length + 1,
      lhs,
      op,
      rhs,
      group,
      user: false,
      free,
      fixed: null,
      start: undefined,
      label: '',
      exogenous: what === 'fixed',
    })
  }
  for (const [g, { cov, mean }] of moments.groups.entries()) {
    for (const [i, lhs] of observed.entries())
      for (let j = i; j < p; j++) add(lhs, '~~', observed[j]!, g, cov[i * p + j])
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
