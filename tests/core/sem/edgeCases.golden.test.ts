import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { differences, edgeCases, indexRows } from './golden.ts'

/** A covariance is the same in both orders; lavaan names the latent first. */
const nameOf = ({ lhs, op, rhs, group = 1 }: { lhs: string; op: string; rhs: string; group?: number }) =>
  `${(op === '~~' ? [lhs, rhs].sort() : [lhs, rhs]).join(` ${op} `)} ${group}`

describe.each(edgeCases())('$rule: $name', ({ model, data, options, ...golden }) => {
  const result = fitModel(model, data, options)

  it('estimates, standard errors and standardised values', () => {
    expect(result.converged).toBe(true)
    const ours = new Map(result.parameters.map((row) => [nameOf(row), row]))
    expect([...ours.keys()].sort()).toEqual(golden.parameters.map(nameOf).sort())
    const fields = options.se === 'none' ? (['est'] as const) : (['est', 'se', 'std.lv', 'std.all'] as const)
    const rows = golden.parameters.flatMap((row) =>
      fields.map((field) => [`${nameOf(row)} ${field}`, ours.get(nameOf(row))![field], row[field]] as const),
    )
    expect(differences(rows)).toEqual([])
  })

  it('indices and R²', () => {
    expect(differences(indexRows(result.fit, golden.fit))).toEqual([])
    expect(Object.keys(result.r2).sort()).toEqual(Object.keys(golden.r2).sort())
    const rows = Object.entries(golden.r2).map(([name, value]) => [name, result.r2[name], value] as const)
    expect(differences(rows)).toEqual([])
  })
})
