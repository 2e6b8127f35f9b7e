import { readFileSync } from 'node:fs'
import { csvParse } from 'd3-dsv'
import type { SemOptions } from '../../../src/core/sem/options.ts'
import type { SemData } from '../../../src/core/sem/sampleMoments.ts'

const folder = new URL('../../reference/sem/', import.meta.url)

export const readReference = (file: string): string => readFileSync(new URL(file, folder), 'utf8')

/** A CSV file as columns of text. */
export function readColumns(file: string): SemData {
  const rows = csvParse(readReference(file))
  return { columns: Object.fromEntries(rows.columns.map((name) => [name, rows.map((row) => row[name])])) }
}

/** One row of lavaan's parameterEstimates(). */
export interface GoldenParameter {
  lhs: string
  op: string
  rhs: string
  group?: number
  label?: string
  est: number
  se: number | null
  z: number | null
  pvalue: number | null
  'ci.lower': number
  'ci.upper': number
  'std.lv': number
  'std.all': number
  'std.nox': number
}

export interface GoldenCase {
  name: string
  model: string
  options: SemOptions
  data: SemData
  fit: Record<string, number | null>
  parameters: GoldenParameter[]
  r2: Record<string, number>
  modindices?: {
    lhs: string
    op: string
    rhs: string
    group?: number
    mi: number
    epc: number
    'sepc.all': number
  }[]
}

export function goldenCase(name: string): GoldenCase {
  const raw = JSON.parse(readReference(`${name}.json`))
  return {
    ...raw,
    // R writes an empty list of options as an array.
    options: Array.isArray(raw.options) ? {} : raw.options,
    data: raw.data.file
      ? readColumns(raw.data.file)
      : { names: raw.data.names, cov: raw.data.cov, n: raw.data.n },
  }
}

export interface CovarianceCase {
  id: string
  likelihood: 'normal' | 'wishart'
  n: number
  model: string
  vars: string[]
  cov: number[][]
  fit: Record<string, number>
  par: {
    lhs: string
    op: string
    rhs: string
    est: number
    se: number
    se_obs: number
    std_lv: number
    std_all: number
  }[]
}

export const covarianceCases: CovarianceCase[] = JSON.parse(readReference('covariance-models.json'))

/** One model of `edge-cases.R`; `rule` says what it is about. */
interface EdgeCase {
  rule: string
  name: string
  model: string
  options: SemOptions
  data: SemData
  fit: Record<string, number | null>
  parameters: (Pick<GoldenParameter, 'lhs' | 'op' | 'rhs' | 'est'> & {
    group: number
    se: number | null
    'std.lv': number | null
    'std.all': number | null
  })[]
  r2: Record<string, number | null>
}

export function edgeCases(): EdgeCase[] {
  const { cases } = JSON.parse(readReference('edge-cases.json'))
  return cases.map(
    ({
      data,
      parameters,
      ...rest
    }: {
      data: { file?: string }
      parameters: (string | number | null)[][]
    }) => ({
      ...rest,
      data: data.file ? readColumns(data.file) : data,
      parameters: parameters.map(([lhs, op, rhs, group, est, se, lv, all]) => ({
        lhs,
        op,
        rhs,
        group,
        est,
        se,
        'std.lv': lv,
        'std.all': all,
      })),
    }),
  )
}

/**
 * What differs by more than 1e-4 relative, or 1e-5 near zero: lavaan itself stops at a gradient of about 1e-4 of its
 * scale. Empty when all is well.
 */
export function differences(
  rows: readonly (readonly [
    what: string,
    actual: number | null | undefined,
    expected: number | null,
    near0?: number,
  ])[],
): readonly string[] {
  return rows.flatMap(([what, actual, expected, near0 = 1e-5]) => {
    const isSame =
      expected === null
        ? actual === null
        : typeof actual === 'number' &&
          Math.abs(actual - expected) <= Math.max(near0, 1e-4 * Math.abs(expected))
    return isSame ? [] : [`${what}: ${actual} for ${expected}`]
  })
}

/** χ² to 1e-3, all other indices to 1e-4. */
export const indexRows = (
  ours: Readonly<Record<string, number | null>>,
  golden: Readonly<Record<string, number | null>>,
) =>
  Object.entries(golden).map(
    ([index, value]) => [index, ours[index], value, index.includes('chisq') ? 1e-3 : 1e-4] as const,
  )
