import type { ParameterEstimate } from './parameterEstimates.ts'
import type { SemResult } from './fitModel.ts'

export interface PathNode {
  readonly id: string
  readonly kind: 'latent' | 'observed'
  /** Nothing explains it. */
  readonly exogenous: boolean
  readonly r2: number | null
  /** Its variance, or that of its residual. */
  readonly variance: ParameterEstimate | null
  readonly intercept: ParameterEstimate | null
  /** The latents it measures: it belongs to the measurement part. */
  readonly measures: readonly string[]
}

export interface PathEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: 'loading' | 'regression' | 'covariance'
  readonly directed: boolean
  readonly free: boolean
  readonly label: string
  readonly est: number
  readonly std: number | null
  readonly se: number | null
  readonly pvalue: number | null
  /** "", "*", "**", "***": p below .05, .01, .001. */
  readonly stars: string
}

/** A path diagram without its layout: ovals, boxes and arrows of one group. */
export interface PathGraph {
  readonly group: string
  readonly nodes: readonly PathNode[]
  readonly edges: readonly PathEdge[]
}

/** The diagram of each group, derived from the parameter table and its estimates. */
export function pathGraphs({ table, parameters, r2 }: SemResult): readonly PathGraph[] {
  return table.groups.map((group, g) => {
    const rows = parameters.filter((row) => row.op !== ':=' && (row.group ?? 1) === g + 1)
    return { group, nodes: nodesOf(rows), edges: rows.flatMap(edgeOf) }
  })

  function nodesOf(rows: readonly ParameterEstimate[]): readonly PathNode[] {
    const { observed, latent, endogenous } = table.roles
    const prefix = table.groups.length > 1 ? `${table.groups[(rows[0]?.group ?? 1) - 1]}.` : ''
    return [...latent, ...observed].map((id) => ({
      id,
      kind: latent.includes(id) ? 'latent' : 'observed',
      exogenous: !endogenous.has(id),
      r2: r2[prefix + id] ?? null,
      variance: rows.find(({ lhs, op, rhs }) => op === '~~' && lhs === id && rhs === id) ?? null,
      intercept: rows.find(({ lhs, op }) => op === '~1' && lhs === id) ?? null,
      measures: rows.filter(({ op, rhs }) => op === '=~' && rhs === id).map(({ lhs }) => lhs),
    }))
  }
}

function edgeOf(row: ParameterEstimate): readonly PathEdge[] {
  const { lhs, op, rhs, est, se, pvalue, free, label = '' } = row
  if (op === '~1' || lhs === rhs) return []
  const isRegression = op === '~'
  return [
    {
      id: `${lhs} ${op} ${rhs}`,
      from: isRegression ? rhs : lhs,
      to: isRegression ? lhs : rhs,
      kind: op === '=~' ? 'loading' : isRegression ? 'regression' : 'covariance',
      directed: op !== '~~',
      free,
      label: label.startsWith('.') ? '' : label,
      est,
      std: row['std.all'],
      se,
      pvalue,
      stars: stars(pvalue),
    },
  ]
}

function stars(p: number | null): string {
  if (p === null || p >= 0.05) return ''
  return p < 0.001 ? '***' : p < 0.01 ? '**' : '*'
}
