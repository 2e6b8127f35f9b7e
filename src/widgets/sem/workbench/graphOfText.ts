import type { PathGraph } from '../../../core/sem/graph.ts'
import { settingsOf, type SemOptions } from '../../../core/sem/options.ts'
import { parameterTable } from '../../../core/sem/parameterTable.ts'
import { parseModel } from '../../../core/sem/parseModel.ts'

/** The diagram of a model that has not been fitted; null while its text cannot be read. */
export function graphOfText(source: string, options: SemOptions): PathGraph | null {
  try {
    const { rows, roles } = parameterTable(parseModel(source), settingsOf({ ...options, 'group.equal': [] }))
    return {
      group: '',
      nodes: [...roles.latent, ...roles.observed].map((id) => ({
        id,
        kind: roles.latent.includes(id) ? 'latent' : 'observed',
        exogenous: !roles.endogenous.has(id),
        r2: null,
        variance: null,
        intercept: null,
        measures: rows.filter(({ op, rhs }) => op === '=~' && rhs === id).map(({ lhs }) => lhs),
      })),
      edges: rows
        .filter(({ op, lhs, rhs }) => op !== '~1' && lhs !== rhs)
        .map(({ lhs, op, rhs, free }) => ({
          id: `${lhs} ${op} ${rhs}`,
          from: op === '~' ? rhs : lhs,
          to: op === '~' ? lhs : rhs,
          kind: op === '=~' ? 'loading' : op === '~' ? 'regression' : 'covariance',
          directed: op !== '~~',
          free: free >= 0,
          label: '',
          est: Number.NaN,
          std: null,
          se: null,
          pvalue: null,
          stars: '',
        })),
    }
  } catch {
    return null
  }
}
