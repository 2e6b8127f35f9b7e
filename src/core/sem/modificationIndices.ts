import { innerProducts } from './discrepancy.ts'
import { freeDerivatives, gradientBy, innerProduct } from './evaluator.ts'
import type { Evaluator, GroupState } from './evaluator.ts'
import { constrainedInverse } from './information.ts'
import type { ConstraintSpace } from './constraints.ts'
import type { Dialect, SemSettings } from './options.ts'
import type { ParameterTable } from './parameterTable.ts'
import type { RelationOperator } from './parseModel.ts'
import { derivativeOf, elementOf } from './ram.ts'
import type { RamElement } from './ram.ts'

/** What freeing one more parameter would bring. */
export interface ModificationIndex {
  readonly lhs: string
  readonly op: RelationOperator
  readonly rhs: string
  readonly group: number
  /** By how much χ² would fall, about. */
  readonly mi: number
  /** The value it would take, about. */
  readonly epc: number
  /** Standardised; null where a residual variance is 0 or negative. */
  readonly 'sepc.lv': number | null
  readonly 'sepc.all': number | null
}

interface Candidate {
  readonly lhs: string
  readonly op: RelationOperator
  readonly rhs: string
}

/**
 * Modification indices with the expected parameter change, largest first.
 *
 * lavaan: N·g²/(Iₐₐ − IₐᵦIᵦᵦ⁻¹Iᵦₐ), g = half the gradient of F; AMOS leaves the term out that stands for
 * re-estimating the others, N·g²/Iₐₐ, and so underestimates. N is the number of rows in lavaan, also where χ² has
 * N − G, and a group's share of g is n/N (GLS and ULS: (n − 1)/N). AMOS counts as χ² does.
 *
 * @see Sörbom (1989), "Model modification", eq. 4
 */
export function modificationIndices(
  objective: Evaluator,
  theta: Float64Array,
  space: ConstraintSpace | null,
  settings: SemSettings,
): readonly ModificationIndex[] {
  objective.at(theta)
  const { table, multiplier, moments } = objective
  const inverse = constrainedInverse(objective.information(), space)
  if (!inverse) return []
  const counting: Counting =
    settings.dialect === 'AMOS'
      ? { n: multiplier, shareOf: ({ share }) => share }
      : {
          n: moments.n,
          shareOf: ({ share, rowShare }) =>
            settings.estimator === 'ML' ? rowShare : (share * multiplier) / moments.n,
        }
  return objective
    .states()
    .flatMap((state, group) => groupIndices(state, group, table, inverse, counting, settings.dialect))
    .sort((a, b) => b.mi - a.mi)
}

/** What N is, and a group's share of the gradient. */
interface Counting {
  readonly n: number
  readonly shareOf: (state: GroupState) => number
}

function groupIndices(
  state: GroupState,
  group: number,
  table: ParameterTable,
  inverse: Float64Array,
  counting: Counting,
  dialect: Dialect,
): readonly ModificationIndex[] {
  const { ram, implied, rowShare, vectors, discrepancy } = state
  const c = 2 * ram.m
  const q = table.freeCount
  const candidates = candidatesOf(table, group)
  const elements = candidates.map((candidate) => elementOf(candidate, ram.names))
  const derivatives = elements.map((element) => derivativeOf(element, ram.m, implied.eta))
  const gradient = gradientBy(state, derivatives)
  const free = freeDerivatives(state)
  const tables = discrepancy.weights.map((weight) => ({
    share: weight.share * rowShare,
    table: innerProducts(vectors, weight.w, ram.p, c),
  }))
  const cross = new Float64Array(q)
  return candidates.flatMap((candidate, k): readonly ModificationIndex[] => {
    const a = derivatives[k]!
    let own = 0
    cross.fill(0)
    for (const weight of tables) {
      own += weight.share * innerProduct(a, a, weight.table, c)
      for (const b of free) cross[b.free] += weight.share * innerProduct(a, b, weight.table, c)
    }
    let explained = 0
    for (let i = 0; i < q; i++) {
      if (cross[i] === 0) continue
      for (let j = 0; j < q; j++) explained += cross[i] * inverse[i * q + j] * cross[j]
    }
    const left = own - explained
    // Nothing of its own is left: freeing it would only trade it for the others.
    if (!(left > 1e-8 * own)) return []
    const g = -counting.shareOf(state) * gradient[k]
    const curvature = dialect === 'AMOS' ? own : left
    const epc = g / curvature
    const { lv, all } = scales(elements[k]!, state)
    return [
      {
        ...candidate,
        group: group + 1,
        mi: (counting.n * g * g) / curvature,
        epc,
        'sepc.lv': finite(epc * lv),
        'sepc.all': finite(epc * all),
      },
    ]
  })
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** What turns a change into standardised units, as for the parameters themselves. */
function scales(
  { matrix, i, j }: RamElement,
  { ram: { p, m }, implied: { omega, residual } }: GroupState,
): { readonly lv: number; readonly all: number } {
  const sd = (k: number) => Math.sqrt(omega[k * m + k])
  const residualSd = (k: number) => Math.sqrt(residual[k * m + k])
  const latent = (k: number, value: number) => (k >= p ? value : 1)
  if (matrix === 'M') return { lv: 1 / latent(i, sd(i)), all: 1 / sd(i) }
  if (matrix === 'A') return { lv: latent(j, sd(j)) / latent(i, sd(i)), all: sd(j) / sd(i) }
  const unit = i === j ? sd : residualSd
  return { lv: 1 / (latent(i, unit(i)) * latent(j, unit(j))), all: 1 / (unit(i) * unit(j)) }
}

/**
 * Arrows a model could have and has not, as lavaan lists them: loadings of every latent on every indicator,
 * covariances of residuals and of latents, regressions among the variables of the structural part, and what the
 * author fixed; also covariances of residuals of observed dependent variables, which lavaan leaves out. Arrows at
 * variables that the model takes as exogenous are left out, though lavaan lists them: their moments are given, and an
 * arrow at a cause turns the model round instead of adding to it.
 */
function candidatesOf(table: ParameterTable, group: number): readonly Candidate[] {
  const { roles, rows } = table
  const inGroup = rows.filter((row) => row.group === group)
  const isExogenous = new Set(roles.exogenousObserved)
  const free = roles.observed.filter((name) => !isExogenous.has(name))
  const indicators = new Set(rows.filter((row) => row.op === '=~').map((row) => row.rhs))
  const structural = [...new Set(rows.filter((row) => row.op === '~').flatMap((row) => [row.lhs, row.rhs]))]
  const pairs = (names: readonly string[]) =>
    names.flatMap((lhs, i) => names.slice(i + 1).map((rhs) => ({ lhs, op: '~~' as const, rhs })))
  const all: readonly Candidate[] = [
    ...roles.latent.flatMap((lhs) =>
      roles.observed.filter((rhs) => indicators.has(rhs)).map((rhs) => ({ lhs, op: '=~' as const, rhs })),
    ),
    ...pairs(free),
    ...pairs(roles.latent),
    ...structural.flatMap((lhs) =>
      isExogenous.has(lhs)
        ? []
        : structural.filter((rhs) => rhs !== lhs).map((rhs) => ({ lhs, op: '~' as const, rhs })),
    ),
  ]
  const isAbsent = (candidate: Candidate) => !inGroup.some((row) => isSame(row, candidate))
  const fixed = inGroup.filter((row) => row.free < 0 && !row.exogenous)
  return [...fixed.map(({ lhs, op, rhs }) => ({ lhs, op, rhs })), ...all.filter(isAbsent)]
}

function isSame(a: Candidate, b: Candidate): boolean {
  return (
    a.op === b.op &&
    ((a.lhs === b.lhs && a.rhs === b.rhs) || (a.op === '~~' && a.lhs === b.rhs && a.rhs === b.lhs))
  )
}
