import { labelsOf } from './expression.ts'
import type { Expression } from './expression.ts'
import type {
  Definition,
  Equality,
  ParsedModel,
  Relation,
  RelationOperator,
  RowReference,
} from './parseModel.ts'
import { ModelSyntaxError } from './tokens.ts'
import type { Token } from './tokens.ts'
import type { SemSettings } from './options.ts'
import { variableRoles } from './variableRoles.ts'
import type { VariableRoles } from './variableRoles.ts'

/** One parameter of one group: an arrow of the diagram, free or not. */
export interface ParameterRow {
  readonly id: number
  readonly lhs: string
  readonly op: RelationOperator
  readonly rhs: string
  /** From 0. */
  readonly group: number
  /** Written by the author, not added by a default. */
  readonly user: boolean
  /** Position in θ, shared by rows that are equal; −1 when fixed. */
  readonly free: number
  /** The value of a fixed row; null: the sample's own moment (exogenous observed variables). */
  readonly fixed: number | null
  readonly start: number | undefined
  readonly label: string
  /** A moment of exogenous observed variables, taken as given. */
  readonly exogenous: boolean
}

/** The central representation: what is estimated, what is fixed, what is equal, in every group. */
export interface ParameterTable {
  readonly rows: readonly ParameterRow[]
  readonly roles: VariableRoles
  readonly groups: readonly string[]
  readonly meanstructure: boolean
  /** Moments of exogenous observed variables are taken as given. */
  readonly fixedX: boolean
  /** Length of θ. */
  readonly freeCount: number
  readonly definitions: readonly Definition[]
  readonly equalities: readonly Equality[]
}

/** A model that reads well but makes no sense; names what and, where it has one, the line. */
export class ModelError extends Error {
  readonly line: number | undefined

  constructor(message: string, line?: number) {
    super(line === undefined ? message : `line ${line}: ${message}`)
    this.name = 'ModelError'
    this.line = line
  }
}

/** A row before it is decided; `freed` by NA, so that no default fixes it. */
type Draft = Omit<ParameterRow, 'id' | 'free'> & {
  isFree: boolean
  freed: boolean
  equal: RowReference | undefined
}

/**
 * Completes a model by lavaan's defaults and decides row by row what is free.
 *
 * The first loading of each latent is 1 (or, with `std.lv`, its variance); residual variances, covariances among
 * exogenous latents and among residuals of final dependent variables, moments of exogenous observed variables and,
 * with a mean structure, intercepts are added; rows with one label share one free parameter.
 *
 * @param groups labels of the groups, one for a single group
 * @throws ModelError when a vector of modifiers does not fit the groups, or an expression names an unknown label;
 *   ModelSyntaxError when `equal(…)` names no other parameter
 * @see lavaan 0.6, lavaanify
 */
export function parameterTable(
  model: ParsedModel,
  settings: SemSettings,
  groups: readonly string[] = [''],
): ParameterTable {
  const roles = variableRoles(model.relations)
  const meanstructure =
    (settings.meanstructure ?? groups.length > 1) || model.relations.some(({ op }) => op === '~1')
  const defaults = defaultRelations(roles, meanstructure).filter(
    (added) => !isWritten(model.relations, added),
  )

  const drafts = groups.flatMap((_, group) => [
    ...model.relations.map((relation) => draftOf(relation, true, group, groups.length, roles, settings)),
    ...defaults.map((relation) => draftOf(relation, false, group, groups.length, roles, settings)),
  ])
  fixFirstLoadings(drafts, settings)
  fixSingleIndicators(drafts)
  const perGroup = drafts.length / groups.length
  const labelled = drafts.map((draft, i) => {
    const first = drafts[i % perGroup]!
    const isEqual =
      groups.length > 1 &&
      draft.label === '' &&
      first.isFree &&
      draft.isFree &&
      isEqualAcrossGroups(draft, roles, settings)
    return isEqual ? { ...draft, label: `.p${(i % perGroup) + 1}.` } : draft
  })
  const { rows, freeCount } = numberFree(equated(labelled))
  checkLabels(rows, model)
  return {
    rows,
    roles,
    groups,
    meanstructure,
    fixedX: settings.fixedX,
    freeCount,
    definitions: model.definitions,
    equalities: model.equalities,
  }
}

/** What lavaan adds, in its order: variances, covariances, moments of x, intercepts. */
function defaultRelations(roles: VariableRoles, meanstructure: boolean): readonly Relation[] {
  const { observed, latent, exogenousObserved, exogenousLatent, finalLatent, finalObserved } = roles
  const isExogenous = new Set(exogenousObserved)
  const relation = (lhs: string, op: RelationOperator, rhs: string): Relation => ({ lhs, op, rhs, line: 0 })
  const pairs = (names: readonly string[]) =>
    names.flatMap((a, i) => names.slice(i + 1).map((b) => relation(a, '~~', b)))
  return [
    ...observed.filter((name) => !isExogenous.has(name)).map((name) => relation(name, '~~', name)),
    ...latent.map((name) => relation(name, '~~', name)),
    ...pairs(exogenousLatent),
    ...pairs([...finalLatent, ...finalObserved]),
    ...exogenousObserved.flatMap((a, i) => exogenousObserved.slice(i).map((b) => relation(a, '~~', b))),
    ...(meanstructure ? [...observed, ...latent].map((name) => relation(name, '~1', '')) : []),
  ]
}

type Ends = Pick<Relation, 'lhs' | 'op' | 'rhs'>

function isWritten(relations: readonly Relation[], added: Relation): boolean {
  return relations.some((relation) => isSameRow(relation, added))
}

/** A covariance is the same in both orders. */
function isSameRow(a: Ends, { lhs, op, rhs }: Ends): boolean {
  return a.op === op && ((a.lhs === lhs && a.rhs === rhs) || (op === '~~' && a.lhs === rhs && a.rhs === lhs))
}

function draftOf(
  relation: Relation,
  user: boolean,
  group: number,
  groupCount: number,
  roles: VariableRoles,
  settings: SemSettings,
): Draft {
  const { lhs, op, rhs, line } = relation
  const inGroup = <T>(values: readonly T[] | undefined): T | undefined => {
    if (values === undefined || values.length === 1) return values?.[0]
    if (values.length !== groupCount)
      throw new ModelError(
        `"${lhs} ${op === '~1' ? '~ 1' : `${op} ${rhs}`}" has modifiers for ${values.length} groups, the data have ${groupCount}`,
        line,
      )
    return values[group]
  }
  const isExogenous = (name: string) => roles.exogenousObserved.includes(name)
  const exogenous =
    !user && settings.fixedX && isExogenous(lhs) && (op === '~1' || (op === '~~' && isExogenous(rhs)))
  const byDefault = exogenous ? null : user ? undefined : defaultValue(relation, group, roles, settings)
  const written = inGroup(relation.fixed)
  const isLatentVariance = op === '~~' && lhs === rhs && roles.latent.includes(lhs)
  const scale = settings.stdLv && isLatentVariance && (user || !freesScale(group, settings)) ? 1 : undefined
  const value = written === undefined ? (byDefault === undefined ? scale : byDefault) : written
  return {
    lhs,
    op,
    rhs,
    group,
    user,
    isFree: !exogenous && (value === undefined || value === null),
    fixed: value ?? null,
    start: inGroup(relation.start),
    label: inGroup(relation.label) ?? '',
    exogenous,
    freed: written === null,
    equal: inGroup(relation.equal),
  }
}

/**
 * With equal loadings one group sets the scale, and the latent variances of the others can be estimated, unless they
 * are to be equal too.
 */
function freesScale(group: number, { groupEqual }: SemSettings): boolean {
  return group > 0 && groupEqual.includes('loadings') && !groupEqual.includes('lv.variances')
}

/** What a default row is fixed to; undefined: it is free. */
function defaultValue(
  { lhs, op, rhs }: Relation,
  group: number,
  roles: VariableRoles,
  settings: SemSettings,
): number | undefined {
  const isLatent = roles.latent.includes(lhs)
  if (op === '~1') {
    if (!isLatent) return settings.model === 'growth' ? 0 : undefined
    if (settings.model === 'growth') return undefined
    const { groupEqual } = settings
    // With equal intercepts one group sets the origin, and the latent means of the others can be estimated.
    return group > 0 && groupEqual.includes('intercepts') && !groupEqual.includes('means') ? undefined : 0
  }
  const isCovarianceOfLatents = op === '~~' && lhs !== rhs && isLatent && roles.latent.includes(rhs)
  return settings.orthogonal && isCovarianceOfLatents ? 0 : undefined
}

/** A first loading without a value of its own is 1, or where the author would start it. */
function fixFirstLoadings(drafts: Draft[], settings: SemSettings): void {
  if (settings.stdLv) return
  const seen = new Set<string>()
  for (const [i, draft] of drafts.entries()) {
    if (draft.op !== '=~') continue
    const key = `${draft.group} ${draft.lhs}`
    if (seen.has(key)) continue
    seen.add(key)
    if (draft.isFree && !draft.freed) drafts[i] = { ...draft, isFree: false, fixed: draft.start ?? 1 }
  }
}

/** The residual of a latent's only indicator cannot be told from the latent: it is 0. */
function fixSingleIndicators(drafts: Draft[]): void {
  const loadings = drafts.filter((draft) => draft.op === '=~')
  for (const { lhs, rhs, group } of loadings) {
    if (loadings.filter((other) => other.lhs === lhs && other.group === group).length > 1) continue
    const i = drafts.findIndex(
      (d) => !d.user && d.group === group && d.op === '~~' && d.lhs === rhs && d.rhs === rhs,
    )
    if (i >= 0) drafts[i] = { ...drafts[i]!, isFree: false, fixed: 0 }
  }
}

function isEqualAcrossGroups(
  { op, lhs, rhs }: Draft,
  roles: VariableRoles,
  { groupEqual }: SemSettings,
): boolean {
  // The moments of covariates are no part of the measurement: they stay each group's own.
  if ((op === '~1' || op === '~~') && roles.exogenousObserved.includes(lhs)) return false
  const isLatent = roles.latent.includes(lhs) || (op === '~~' && roles.latent.includes(rhs))
  const kind: SemSettings['groupEqual'][number] =
    op === '=~'
      ? 'loadings'
      : op === '~'
        ? 'regressions'
        : op === '~1'
          ? isLatent
            ? 'means'
            : 'intercepts'
          : isLatent
            ? lhs === rhs
              ? 'lv.variances'
              : 'lv.covariances'
            : lhs === rhs
              ? 'residuals'
              : 'residual.covariances'
  return groupEqual.includes(kind)
}

/** What `equal(…)` names and what has it share a label, in every group its own. */
function equated(drafts: readonly Draft[]): readonly Draft[] {
  const labels = drafts.map(({ label }) => label)
  const targetOf = (place: number): number => {
    const { equal, group } = drafts[place]!
    const { row: named, token } = equal!
    const target =
      typeof named === 'string'
        ? drafts.findIndex(({ label }, i) => i !== place && label === named)
        : drafts.findIndex((row) => row.group === group && !row.exogenous && isSameRow(row, named))
    if (target < 0)
      throw new ModelSyntaxError(
        bare(token),
        `${typeof named === 'string' ? 'a label' : 'a parameter'} of this model`,
      )
    return target
  }
  for (const [place, { equal }] of drafts.entries()) {
    if (!equal) continue
    const chain = [place]
    while (drafts[chain.at(-1)!]!.equal) {
      const target = targetOf(chain.at(-1)!)
      if (chain.includes(target))
        throw new ModelSyntaxError(
          bare(equal.token),
          'another parameter than the one that is to be equal to it',
        )
      chain.push(target)
    }
    const { lhs, op, rhs, group } = drafts[chain.at(-1)!]!
    const suffix = group > 0 ? `.g${group + 1}` : ''
    labels[chain.at(-1)!] ||= `${lhs}${op}${rhs}${suffix}`
    for (const each of chain) labels[each] = labels[chain.at(-1)!]!
  }
  return drafts.map((draft, i) => ({ ...draft, label: labels[i]! }))
}

/** A string without its quotation marks: the message has its own. */
const bare = (token: Token): Token => ({ ...token, text: token.text.replaceAll(/^["']|["']$/g, '') })

/** Gives free rows their place in θ. A label that one row fixes is fixed wherever it stands. */
function numberFree(drafts: readonly Draft[]): { rows: readonly ParameterRow[]; freeCount: number } {
  const fixedLabels = new Map<string, number>()
  for (const { label, isFree, fixed } of drafts)
    if (label !== '' && !isFree && fixed !== null) fixedLabels.set(label, fixed)
  const places = new Map<string, number>()
  let freeCount = 0
  const rows = drafts.map((each, i): ParameterRow => {
    const { lhs, op, rhs, group, user, start, label, exogenous, isFree } = each
    const draft = { lhs, op, rhs, group, user, start, label, exogenous, fixed: each.fixed }
    const shared = draft.label === '' ? undefined : fixedLabels.get(draft.label)
    if (!isFree || shared !== undefined)
      return { ...draft, id: i + 1, free: -1, fixed: shared ?? draft.fixed }
    const key = draft.label || `row ${i}`
    const free = places.get(key) ?? freeCount++
    places.set(key, free)
    return { ...draft, id: i + 1, free }
  })
  return { rows, freeCount }
}

/** An expression may name labels of rows and parameters defined above it. */
function checkLabels(rows: readonly ParameterRow[], { definitions, equalities }: ParsedModel): void {
  const known = new Set(rows.map(({ label }) => label))
  const check = (expression: Expression, line: number): void => {
    const unknown = [...labelsOf(expression)].find((label) => !known.has(label))
    if (unknown !== undefined) throw new ModelError(`"${unknown}" is not a label of this model`, line)
  }
  for (const { name, expression, line } of definitions) {
    check(expression, line)
    known.add(name)
  }
  for (const { left, right, line } of equalities) {
    check(left, line)
    check(right, line)
  }
}

/** A row as its author would write it: "visual =~ x1", "x1 ~ 1". */
export function nameOfRow({ lhs, op, rhs }: { lhs: string; op: string; rhs: string }): string {
  return op === '~1' ? `${lhs} ~ 1` : `${lhs} ${op} ${rhs}`
}
