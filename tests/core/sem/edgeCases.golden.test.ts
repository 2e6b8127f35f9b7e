import { describe, expect, it } from 'vitest'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { differences, edgeCases, indexRows } from './golden.ts'

/** A covariance is the same in both orders; lavaan names the latent first. */
const nameOf = ({ lhs, op, rhs, group = 1 }: { lhs: string; op: string; rhs: string; group?: number }) =>
  `${(op === '~~' ? [lhs, rhs].sort() : [lhs, rhs]).join(` ${op} `)} ${group}`

describe.each(edgeCases())('$rule: $name', ({ model, data, options, ...golden }) => {
  const result = fitModel(model, data, options)

  it('estimates, standard errors and standardised values, row by row', () => {
    expect(result.converged).toBe(true)
    expect(result.parameters.map(nameOf)).toEqual(golden.parameters.map(nameOf))
    const rows = golden.parameters.flatMap((row, i) =>
      (['est', 'se', 'std.lv', 'std.all'] as const).map(
        (field) => [`${nameOf(row)} ${field}`, result.parameters[i]![field], row[field]] as const,
      ),
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
