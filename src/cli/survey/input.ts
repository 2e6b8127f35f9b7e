import type { Columns } from '../../core/survey/columns.ts'
import { type Dataset, numericColumns } from '../../core/survey/dataset.ts'
import { parseCsv } from '../../core/survey/parseCsv.ts'
import { type Io, UsageError } from '../command.ts'
import type { FlagType, ParsedFlags } from '../flags.ts'
import { readText } from '../readJson.ts'

export const FLAGS = {
  data: 'text',
  missing: 'text',
  items: 'text',
  reverse: 'text',
  range: 'texts',
  construct: 'texts',
  model: 'text',
  formula: 'text',
  path: 'text',
  draws: 'text',
  by: 'text',
  item: 'text',
  factors: 'text',
  extraction: 'text',
  rotation: 'text',
  deletion: 'text',
  cut: 'text',
  paired: 'text',
  mean: 'text',
  level: 'text',
  seed: 'text',
} as const satisfies Record<string, FlagType>

export type Flags = ParsedFlags<keyof typeof FLAGS>

export interface Input {
  readonly data: Dataset
  readonly flags: Flags
  readonly io: Io
}

/** Reads `--data`; what could not be read goes to standard error, a line each. */
export async function readData(flags: Flags, io: Io): Promise<Dataset> {
  const path = flags.text('data')
  if (path === undefined) throw new UsageError('--data is needed: a CSV file')
  const codes = flags.text('missing')
  const data = parseCsv(
    await readText(io, '--data', path),
    codes === undefined ? {} : { missing: ['', ...codes.split(',')] },
  )
  const { issues, issueCount } = data.report
  for (const issue of issues.slice(0, 20)) io.err(`cvt survey: ${path}: ${issue.message.en}\n`)
  if (issueCount > 20) io.err(`cvt survey: ${path}: and ${issueCount - 20} more\n`)
  return data
}

/** The columns that `--items` names: `x1,x2,x5`; every column of numbers when it is left out. */
export function itemsOf({ data, flags }: Input): Columns {
  return numericColumns(data, namesOf(flags))
}

/** The names of `--items`, or none given. Throws `UsageError` for a column that stands twice. */
export function namesOf(flags: Flags): string[] | undefined {
  const names = listOf(flags.text('items'))
  const twice = names?.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined) throw new UsageError(`--items names ${twice} twice; each column counts once`)
  return names
}

/** `a, b` as a list. */
export function listOf(text: string | undefined): string[] | undefined {
  return text?.split(',').map((name) => name.trim())
}

/** One of the words allowed, the first unless given. Throws `UsageError`. */
export function choice<T extends string>(
  flags: Flags,
  flag: keyof typeof FLAGS,
  words: readonly T[],
): T | undefined {
  const given = flags.text(flag)
  if (given === undefined) return undefined
  const word = words.find((each) => each === given)
  if (word === undefined) throw new UsageError(`--${flag} must be one of ${words.join(', ')}; got "${given}"`)
  return word
}

/** A number that the flag gives. Throws `UsageError` unless `holds` of it. */
export function numberOf(
  flags: Flags,
  flag: keyof typeof FLAGS,
  rule: string,
  holds: (value: number) => boolean,
): number | undefined {
  const given = flags.text(flag)
  if (given === undefined) return undefined
  const value = given.trim() === '' ? Number.NaN : Number(given)
  if (!holds(value)) throw new UsageError(`--${flag} must be ${rule}; got "${given}"`)
  return value
}

export const levelOf = (flags: Flags) =>
  numberOf(flags, 'level', 'between 0 and 1', (value) => value > 0 && value < 1)

/** Flags that say something to other procedures and nothing to this one. Throws `UsageError`. */
export function refuseFlags(flags: Flags, procedure: string, refused: readonly (keyof typeof FLAGS)[]): void {
  const given = refused.find((flag) => flags.text(flag) !== undefined)
  if (given !== undefined) throw new UsageError(`--${given} says nothing to ${procedure}`)
}

/** A flag that the procedure cannot do without. Throws `UsageError`. */
export function needed(flags: Flags, flag: keyof typeof FLAGS, example: string): string {
  const given = flags.text(flag)
  if (given === undefined) throw new UsageError(`--${flag} is needed, such as ${example}`)
  return given
}
