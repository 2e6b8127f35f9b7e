import { group as groupRows } from 'd3-array'
import * as diagnoses from './diagnosis.ts'
import { SemError } from './diagnosis.ts'
import type { Diagnosis } from './diagnosis.ts'
import { checkedLogDeterminant, dividesByN, groupFromData } from './groupMoments.ts'
import type { GroupMoments } from './groupMoments.ts'
import type { SemSettings } from './options.ts'
import type { VariableRoles } from './variableRoles.ts'

export type Cell = number | string | null | undefined

/** Raw data: columns of equal length. */
export interface RawData {
  readonly columns: Readonly<Record<string, readonly Cell[]>>
}

/** A covariance (or correlation) matrix with its number of rows. */
export interface CovarianceData {
  readonly names: readonly string[]
  readonly cov: readonly (readonly number[])[]
  readonly n: number
  readonly means?: readonly number[]
  readonly label?: string
}

export type SemData = RawData | CovarianceData | { readonly groups: readonly CovarianceData[] }

export interface SampleMoments {
  readonly groups: readonly GroupMoments[]
  /** Rows used, in all groups. */
  readonly n: number
  readonly hasMeans: boolean
  readonly diagnoses: readonly Diagnosis[]
}

/** Labels of the groups in order of appearance; one empty label without groups. */
export function groupLabels(data: SemData, settings: SemSettings): readonly string[] {
  if ('groups' in data) return data.groups.map((each, i) => each.label ?? String(i + 1))
  if (!('columns' in data) || settings.group === undefined) return ['']
  const column = Object.hasOwn(data.columns, settings.group) ? data.columns[settings.group] : undefined
  if (!column) throw new SemError(diagnoses.unknownVariable([settings.group], Object.keys(data.columns)))
  return [...new Set(column.filter((cell) => cell !== null && cell !== undefined && cell !== '').map(String))]
}

/** Whether means stand beside every covariance matrix; undefined for rows, which always have means. */
export function givenMeans(data: SemData): boolean | undefined {
  if ('columns' in data) return undefined
  return ('groups' in data ? data.groups : [data]).every(({ means }) => means !== undefined)
}

/**
 * Means and covariances of the model's observed variables, group by group.
 *
 * S divides by N with the normal likelihood and by N − 1 with Wishart, ULS and GLS (as lavaan does). Rows with gaps
 * are dropped, or with FIML kept by pattern.
 *
 * @throws SemError when a variable is not in the data, holds text or an infinite value, is constant or collinear, when a
 *   covariance matrix is not one, or when n ≤ p
 */
export function sampleMoments(data: SemData, roles: VariableRoles, settings: SemSettings): SampleMoments {
  const notes: Diagnosis[] = []
  const groups =
    'columns' in data
      ? splitRows(data, roles, settings, notes).map(({ label, rows, columns }) =>
          fromRows(label, rows, columns, roles, settings),
        )
      : ('groups' in data ? data.groups : [data]).map((each, i) =>
          fromCovariance(each, 'groups' in data ? (each.label ?? String(i + 1)) : '', roles, settings),
        )
  return {
    groups,
    n: groups.reduce((sum, each) => sum + each.n, 0),
    hasMeans: givenMeans(data) ?? true,
    diagnoses: notes,
  }
}

/** Which rows belong to which group, after the gaps have been dealt with. */
function splitRows(
  { columns }: RawData,
  { observed, exogenousObserved }: VariableRoles,
  settings: SemSettings,
  notes: Diagnosis[],
): readonly { label: string; rows: readonly number[]; columns: readonly Float64Array[] }[] {
  const unknown = observed.filter((name) => !Object.hasOwn(columns, name))
  if (unknown.length > 0) throw new SemError(diagnoses.unknownVariable(unknown, Object.keys(columns)))
  const numeric = observed.map((name) => numericColumn(name, columns[name]!))
  const total = numeric[0]!.length
  const labels = settings.group === undefined ? undefined : columns[settings.group]
  const inGroup = Array.from({ length: total }, (_, row) => row).filter(
    (row) => !labels || (labels[row] !== null && labels[row] !== undefined && labels[row] !== ''),
  )
  let rows = inGroup
  const keep = (why: 'listwise' | 'empty' | 'exogenous', test: (row: number) => boolean): void => {
    const kept = rows.filter(test)
    if (kept.length < rows.length) notes.push(diagnoses.rowsDropped(rows.length - kept.length, total, why))
    rows = kept
  }
  if (settings.missing === 'listwise') keep('listwise', (row) => missingIn(row, numeric) === 0)
  else {
    keep('empty', (row) => missingIn(row, numeric) < numeric.length)
    const fixed = settings.fixedX ? numeric.filter((_, i) => exogenousObserved.includes(observed[i]!)) : []
    keep('exogenous', (row) => missingIn(row, fixed) === 0)
  }
  const byLabel = groupRows(rows, (row) => (labels ? String(labels[row]) : ''))
  return groupLabels({ columns }, settings).map((label) => ({
    label,
    rows: byLabel.get(label) ?? [],
    columns: numeric,
  }))
}

/** How many of the columns have a gap in this row. */
function missingIn(row: number, columns: readonly Float64Array[]): number {
  return columns.filter((column) => Number.isNaN(column[row])).length
}

/** Numbers of a column, NaN for a gap; digits in text are numbers. */
function numericColumn(name: string, cells: readonly Cell[]): Float64Array {
  return Float64Array.from(cells, (cell, row) => {
    if (typeof cell === 'number') return finite(name, cell, row)
    if (cell === null || cell === undefined || cell.trim() === '' || cell.trim() === 'NA') return NaN
    const value = Number(cell)
    if (Number.isNaN(value)) throw new SemError(diagnoses.textInNumericColumn(name, cell, row + 1))
    return finite(name, value, row)
  })
}

/** NaN is a gap; an infinite value would make every moment one. */
function finite(name: string, value: number, row: number): number {
  if (Math.abs(value) === Infinity) throw new SemError(diagnoses.infiniteValue(name, value, row + 1))
  return value
}

function fromRows(
  label: string,
  rows: readonly number[],
  columns: readonly Float64Array[],
  { observed }: VariableRoles,
  settings: SemSettings,
): GroupMoments {
  const p = columns.length
  const n = rows.length
  if (n <= p) throw new SemError(diagnoses.tooFewRows(n, p, label))
  const data = new Float64Array(n * p)
  for (let r = 0; r < n; r++) for (let j = 0; j < p; j++) data[r * p + j] = columns[j]![rows[r]!]
  const constant = observed.filter((_, j) => isConstant(columns[j]!, rows))
  if (constant.length > 0) throw new SemError(diagnoses.constantColumn(constant, label))
  return groupFromData(label, data, observed, settings)
}

function fromCovariance(
  { names, cov, n, means }: CovarianceData,
  label: string,
  { observed }: VariableRoles,
  settings: SemSettings,
): GroupMoments {
  const unknown = observed.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new SemError(diagnoses.unknownVariable(unknown, names))
  if (settings.missing === 'fiml') throw new RangeError('invalid missing; fiml needs raw data: fiml')
  checkCovariance(names, cov, n)
  const p = observed.length
  if (n <= p) throw new SemError(diagnoses.tooFewRows(n, p, label))
  const at = observed.map((name) => names.indexOf(name))
  const scale = dividesByN(settings) ? (n - 1) / n : 1
  const S = new Float64Array(p * p)
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) S[i * p + j] = cov[at[i]!]![at[j]!]! * scale
  const constant = observed.filter((_, i) => !(S[i * p + i] > 0))
  if (constant.length > 0) throw new SemError(diagnoses.constantColumn(constant, label))
  return {
    label,
    n,
    names: observed,
    cov: S,
    mean: Float64Array.from(at, (i) => means?.[i] ?? 0),
    logDeterminant: checkedLogDeterminant(S, observed, label),
    data: undefined,
    patterns: undefined,
    saturatedDeviance: NaN,
  }
}

function checkCovariance(names: readonly string[], cov: readonly (readonly number[])[], n: number): void {
  const p = names.length
  if (!(Number.isInteger(n) && n > 1)) throw new RangeError(`invalid n; not an integer above 1: ${n}`)
  if (cov.length !== p || cov.some((row) => row.length !== p))
    throw new SemError(
      diagnoses.badCovariance({
        en: `is not ${p} × ${p}, one row for each name`,
        zh: `不是 ${p} × ${p}，与变量名不符`,
      }),
    )
  for (let i = 0; i < p; i++)
    for (let j = 0; j <= i; j++) {
      const [a, b] = [cov[i]![j]!, cov[j]![i]!]
      const odd = [a, b].find((value) => !Number.isFinite(value))
      if (odd !== undefined)
        throw new SemError(
          diagnoses.badCovariance({
            en: `has no finite number at ${names[i]}, ${names[j]}: ${odd}`,
            zh: `在“${names[i]}”与“${names[j]}”处不是有限的数值：${odd}`,
          }),
        )
      if (!(Math.abs(a - b) <= 1e-6 * (1 + Math.abs(a))))
        throw new SemError(
          diagnoses.badCovariance({
            en: `is not symmetric at ${names[i]}, ${names[j]}: ${a} and ${b}`,
            zh: `在“${names[i]}”与“${names[j]}”处不对称：${a} 与 ${b}`,
          }),
        )
    }
}

function isConstant(column: Float64Array, rows: readonly number[]): boolean {
  const seen = rows.map((row) => column[row]!).filter((value) => !Number.isNaN(value))
  return seen.every((value) => value === seen[0])
}
