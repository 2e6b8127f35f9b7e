import type { PathGraph } from '../../core/sem/graph.ts'
import type { ImpliedMoments } from '../../core/sem/impliedMoments.ts'

/** The diagram of a model whose parameters were set by hand: nothing is estimated, so nothing has an error. */
export function graphOfMoments({ names, latent, parameters, r2 }: ImpliedMoments): PathGraph {
  const explained = new Set(
    parameters.flatMap(({ op, lhs, rhs }) => (op === '~' ? [lhs] : op === '=~' ? [rhs] : [])),
  )
  return {
    group: '',
    nodes: names.map((id) => ({
      id,
      kind: latent.includes(id) ? 'latent' : 'observed',
      exogenous: !explained.has(id),
      r2: r2[id] ?? null,
      variance: null,
      intercept: null,
      measures: parameters.filter(({ op, rhs }) => op === '=~' && rhs === id).map(({ lhs }) => lhs),
    })),
    edges: parameters
      .filter(({ op, lhs, rhs, value }) => op !== '~1' && lhs !== rhs && !(op === '~~' && value === 0))
      .map(({ lhs, op, rhs, label, value }) => ({
        id: `${lhs} ${op} ${rhs}`,
        from: op === '~' ? rhs : lhs,
        to: op === '~' ? lhs : rhs,
        kind: op === '=~' ? 'loading' : op === '~' ? 'regression' : 'covariance',
        directed: op !== '~~',
        free: true,
        label,
        est: value,
        std: value,
        se: null,
        pvalue: null,
        stars: '',
      })),
  }
}
