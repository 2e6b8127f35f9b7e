import { InvalidInput, show } from '../core/model/issue.ts'
import type { AnyModel, Parameter } from '../core/model/model.ts'
import { nearest } from '../core/model/nearest.ts'
import { parseSeed } from '../core/model/parseValue.ts'
import { DEFAULT_SEED, decodeState } from '../core/model/state.ts'
import { loadModel, models } from '../core/models.ts'
import { type Io, UsageError } from './command.ts'
import { type FlagType, type ParsedFlags, firstPositional, parseFlags } from './flags.ts'
import { isRecord, readJson } from './readJson.ts'

const COMMON = { set: 'texts', params: 'text', preset: 'text', link: 'text', seed: 'text' } as const

/** Lines of a usage text that the commands on a model share. */
export const COMMON_USAGE = `  --set name=value     set a parameter; as often as needed
  --params file.json   an object of parameters, which may have a "seed", or an answer exported
                       by a page or printed by cvt solve (- reads standard input)
  --preset name        start from a preset
  --link address       start from the state in a link of the book
  --seed N             seed of the random source, a whole number (1 unless told)
  --<option> value     an option of the model's computation, such as --horizon 20 (see cvt describe)
  Later in this order beats earlier: defaults, link, preset, params, set, option.`

export interface ModelArguments<F extends string> {
  readonly model: AnyModel
  readonly flags: ParsedFlags<F | keyof typeof COMMON>
  /** What is set, not yet validated. */
  readonly raw: Readonly<Record<string, unknown>>
  readonly seed: number
}

/** The model a command line is about and what it sets. Throws `UsageError` or `InvalidInput`. */
export async function modelArguments<F extends string>(
  args: readonly string[],
  io: Io,
  own: Readonly<Record<F, FlagType>>,
): Promise<ModelArguments<F>> {
  const known = { ...COMMON, ...own }
  const model = await knownModel(firstPositional(args, known))
  const flags = parseFlags(args, { ...optionFlags(model), ...known }, (flag) => parameterHint(model, flag))
  if (flags.positionals.length > 1) {
    throw new UsageError(`one model only; got ${flags.positionals.join(', ')}`)
  }
  const link = openLink(model, flags.text('link'))
  const { seed: seedOfFile, ...params } = await readParams(io, flags.text('params'), model)
  const seed = parseSeed(flags.text('seed') ?? seedOfFile ?? link.seed)
  if (seed.issue) throw new InvalidInput([seed.issue])
  return {
    model,
    flags,
    raw: {
      ...link.values,
      ...presetValues(model, flags.text('preset')),
      ...params,
      ...Object.fromEntries(flags.texts('set').map(parseSet)),
      ...optionValues(model, flags),
    },
    seed: seed.value,
  }
}

/** As `loadModel`, but an id that is missing or unknown is bad usage. */
export async function knownModel(id: string | undefined): Promise<AnyModel> {
  if (id === undefined) throw new UsageError(`which model? one of ${Object.keys(models).join(', ')}`)
  try {
    return await loadModel(id)
  } catch (error) {
    throw Object.hasOwn(models, id) ? error : new UsageError((error as Error).message)
  }
}

function optionNames(model: AnyModel): string[] {
  return Object.entries<Parameter>(model.parameters)
    .filter(([, parameter]) => parameter.option)
    .map(([name]) => name)
}

function optionFlags(model: AnyModel): Record<string, FlagType> {
  return Object.fromEntries(optionNames(model).map((name) => [name, 'text']))
}

function optionValues(model: AnyModel, flags: ParsedFlags<string>): Record<string, string | undefined> {
  return Object.fromEntries(
    optionNames(model).flatMap((name) => (flags.on(name) ? [[name, flags.text(name)]] : [])),
  )
}

/** For `--synergy 3`: parameters that are no options are set with `--set`. */
function parameterHint(model: AnyModel, flag: string): string | undefined {
  const near = nearest(flag, Object.keys(model.parameters))
  return near && !model.parameters[near].option ? `did you mean --set ${near}=…?` : undefined
}

function parseSet(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new UsageError(`--set must be name=value; got "${text}"`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function presetValues(model: AnyModel, name: string | undefined): Readonly<Record<string, unknown>> {
  if (name === undefined) return {}
  if (Object.hasOwn(model.presets, name)) return model.presets[name]!.values
  const names = Object.keys(model.presets)
  throw new UsageError(`--preset must be one of ${names.join(', ') || '(the model has none)'}; got "${name}"`)
}

async function readParams(
  io: Io,
  path: string | undefined,
  model: AnyModel,
): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined) return {}
  const params = await readJson(io, '--params', path)
  if (!isRecord(params))
    throw new UsageError(`--params ${path}: must be an object of parameters, {"name": value}`)
  return parametersIn(params, model, `--params ${path}`)
}

/**
 * The parameters of an object, with the seed if it has one: an answer's, those under "parameters", or the object itself.
 * @param where names the object in a message
 */
export function parametersIn(
  record: Readonly<Record<string, unknown>>,
  model: AnyModel,
  where: string,
): Readonly<Record<string, unknown>> {
  if (isSolved(record)) return parametersOfSolved(record, model, where)
  if (!isRecord(record['parameters'])) return record
  const { parameters, seed } = record
  return { ...parameters, ...(seed === undefined ? {} : { seed }) }
}

/** An answer as a page exports it and `cvt solve` prints it: `Solved`, read again. */
interface SolvedFile {
  readonly model: unknown
  readonly version?: unknown
  readonly parameters: Readonly<Record<string, unknown>>
  readonly seed?: unknown
}

function isSolved(
  record: Readonly<Record<string, unknown>>,
): record is Readonly<Record<string, unknown>> & SolvedFile {
  return Object.hasOwn(record, 'model') && Object.hasOwn(record, 'parameters') && isRecord(record.parameters)
}

/** What led to an answer that was saved: its parameters, and its seed where the model draws at random. */
function parametersOfSolved(
  { model: of, version, parameters, seed }: SolvedFile,
  model: AnyModel,
  where: string,
): Readonly<Record<string, unknown>> {
  if (of !== model.id) throw new UsageError(`${where}: it is of the model ${show(of)}, not of ${model.id}`)
  if (typeof version !== 'number' || version > model.version) {
    throw new UsageError(
      `${where}: it is of version ${show(version)} of the model ${model.id}; known here: up to ${model.version}`,
    )
  }
  const named = { ...parameters, ...(seed === undefined ? {} : { seed }) }
  if (version === model.version) return named
  // An older state is brought up to date in one place, where links are.
  const parts = Object.entries(named).map(([name, value]) => `${name}=${String(value)}`)
  const older = openLink(model, [`${model.id}.${version}`, ...parts].join('~'))
  return { ...older.values, ...(seed === undefined ? {} : { seed: older.seed }) }
}

/** The state in a link, given whole or only the text after `s=`. */
function openLink(
  model: AnyModel,
  link: string | undefined,
): { values: Record<string, unknown>; seed: number } {
  if (link === undefined) return { values: {}, seed: DEFAULT_SEED }
  const { values, seed, issues } = decodeState(model, /[?&]s=([^&#]*)/.exec(link)?.[1] ?? link)
  if (issues.length > 0) throw new InvalidInput(issues)
  return { values, seed }
}
