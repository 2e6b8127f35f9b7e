import { dirname, isAbsolute, join } from 'node:path'
import { SemError } from '../../core/sem/diagnosis.ts'
import type { Diagnosis } from '../../core/sem/diagnosis.ts'
import { fitModel } from '../../core/sem/fitModel.ts'
import type { SemOptions } from '../../core/sem/options.ts'
import { ModelError } from '../../core/sem/parameterTable.ts'
import type { ParameterEstimate } from '../../core/sem/parameterEstimates.ts'
import type { CovarianceData, RawData, SemData } from '../../core/sem/sampleMoments.ts'
import { ModelSyntaxError } from '../../core/sem/tokens.ts'
import { parseCsv } from '../../core/survey/parseCsv.ts'
import { type Command, type Io, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'
import { isRecord, readJson, readText } from '../readJson.ts'
import { jsonArray, writeLines } from '../writeRows.ts'

export const command: Command = {
  name: 'sem',
  usage: `sem --model m.lav (--data d.csv | --cov s.json) [--options o.json] [--modindices]
       sem --batch cases.json

  --model m.lav        the model, in lavaan's syntax (- reads standard input)
  --data d.csv         the rows: a CSV file with names
  --cov s.json         or their covariances: {"names": […], "cov": [[…], …], "n": 300, "means": […]}, cov whole or as
                       its lower triangle; for groups {"groups": [{"label": …, "names": …, "cov": …, "n": …}, …]}.
                       "means" are modelled where they are given, unless meanstructure is false
  --options o.json     lavaan's options by name: model, estimator, likelihood, missing, meanstructure, std.lv,
                       orthogonal, fixed.x, group, group.equal, se, information, dialect, modindices
  --modindices         modification indices too
  --batch cases.json   many fits: an array of {"name", "model", "data" or "cov", "options"}; a model with a "~" in it
                       is the model itself, else a file; cov and options are objects or files; files are found from
                       the folder of cases.json. Gives an array in the same order; a case that cannot be fitted has
                       {"name", "error"} there.

Exit code 1: the search did not converge, the model is not identified or its solution is inadmissible; the field
"diagnoses" says which, in words.`,
  describe:
    'Fits a structural equation model: {model, options, data, converged, fit, parameters, r2, diagnoses}.',
  async run(args, io) {
    const flags = parseFlags(args, {
      model: 'text',
      data: 'text',
      cov: 'text',
      options: 'text',
      modindices: 'switch',
      batch: 'text',
    })
    if (flags.positionals.length > 0)
      throw new UsageError(`takes no arguments, only flags; got "${flags.positionals[0]}"`)
    const batch = flags.text('batch')
    if (batch !== undefined) return await runBatch(batch, io)
    const model = flags.text('model')
    if (model === undefined) throw new UsageError('--model is needed: a file with the model')
    const path = flags.text('options')
    const options = path === undefined ? {} : await readJson(io, '--options', path)
    const { answer, code } = fitCase({
      source: await readText(io, '--model', model),
      ...(await dataOf(io, flags.text('data'), flags.text('cov'))),
      options: { ...optionsOf(options), ...(flags.on('modindices') && { modindices: true }) },
    })
    await io.out(`${JSON.stringify(answer, null, 2)}\n`)
    for (const { text } of answer.diagnoses) io.err(`cvt sem: ${text.en}\n`)
    return code
  },
}

interface Case {
  readonly name?: string
  readonly source: string
  readonly data: SemData
  readonly file: string | undefined
  readonly options: SemOptions
}

interface Answer {
  readonly diagnoses: readonly Diagnosis[]
  readonly [field: string]: unknown
}

/** What the model is not to blame for. */
const DATA_MISTAKES = new Set([
  'unknown-variable',
  'text-in-numeric-column',
  'not-finite',
  'bad-covariance',
  'missing-means',
  'constant-column',
])
const INADMISSIBLE = new Set(['heywood', 'psi-not-positive-definite', 'sigma-not-positive-definite'])

function fitCase({ name, source, data, file, options }: Case): { answer: Answer; code: number } {
  const head = { ...(name !== undefined && { name }), model: source.trim(), options }
  try {
    const result = fitModel(source, data, options)
    const refuses = ({ severity, code }: Diagnosis) => severity === 'error' || INADMISSIBLE.has(code)
    const answer = {
      ...head,
      data: { ...(file !== undefined && { file }), n: result.groups.reduce((sum, { n }) => sum + n, 0) },
      converged: result.converged,
      iterations: result.iterations,
      fit: result.fit,
      parameters: result.parameters.map(golden),
      r2: result.r2,
      ...(result.modindices && { modindices: result.modindices }),
      diagnoses: result.diagnoses,
    }
    return { answer, code: result.diagnoses.some(refuses) ? 1 : 0 }
  } catch (error) {
    if (error instanceof ModelSyntaxError || error instanceof ModelError)
      throw new UsageError(`model: ${error.message}`)
    if (error instanceof RangeError) throw new UsageError(error.message)
    if (!(error instanceof SemError)) throw error
    const { diagnosis } = error
    if (DATA_MISTAKES.has(diagnosis.code)) throw new UsageError(diagnosis.text.en)
    const nothing = { converged: false, fit: {}, parameters: [], r2: {}, diagnoses: [diagnosis] }
    return { answer: { ...head, ...nothing }, code: 1 }
  }
}

/** A row as lavaan prints it. */
function golden({ free: _free, standardised: _standardised, ...row }: ParameterEstimate) {
  return row
}

async function runBatch(path: string, io: Io): Promise<number> {
  const list = await readJson(io, '--batch', path)
  if (!Array.isArray(list)) throw new UsageError(`--batch ${path}: must be an array of cases`)
  const beside = (file: string) => (isAbsolute(file) || path === '-' ? file : join(dirname(path), file))
  const lines: string[] = []
  let worst = 0
  for (const [index, item] of list.entries()) {
    try {
      const { answer, code } = fitCase(await readCase(item, io, beside))
      lines.push(JSON.stringify(answer))
      worst = Math.max(worst, code)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      const name = isRecord(item) && typeof item.name === 'string' ? { name: item.name } : {}
      lines.push(JSON.stringify({ ...name, error: error.message }))
      io.err(`cvt sem: case ${index + 1}: ${error.message}\n`)
      worst = Math.max(worst, 1)
    }
  }
  await writeLines(io, jsonArray(lines.values()))
  return worst
}

async function readCase(item: unknown, io: Io, beside: (file: string) => string): Promise<Case> {
  if (!isRecord(item) || typeof item.model !== 'string')
    throw new UsageError('must be an object with a "model"')
  const { name, model, data, cov, options = {} } = item
  const file = typeof data === 'string' ? beside(data) : undefined
  return {
    ...(typeof name === 'string' && { name }),
    source: model.includes('~') ? model : await readText(io, '"model"', beside(model)),
    ...(isRecord(cov)
      ? { data: covarianceOf(cov), file: undefined }
      : await dataOf(io, file, typeof cov === 'string' ? beside(cov) : undefined)),
    options: optionsOf(
      typeof options === 'string' ? await readJson(io, '"options"', beside(options)) : options,
    ),
  }
}

function optionsOf(options: unknown): SemOptions {
  // R writes an empty list as an array.
  if (Array.isArray(options) && options.length === 0) return {}
  if (!isRecord(options)) throw new UsageError('the options must be an object')
  return options as SemOptions
}

async function dataOf(
  io: Io,
  csv: string | undefined,
  cov: string | undefined,
): Promise<{ data: SemData; file: string | undefined }> {
  if ((csv === undefined) === (cov === undefined))
    throw new UsageError('one of --data and --cov is needed, and not both')
  if (csv !== undefined) return { data: columnsOf(await readText(io, '--data', csv)), file: csv }
  return { data: covarianceOf(await readJson(io, '--cov', cov!)), file: cov }
}

function columnsOf(text: string): RawData {
  return { columns: Object.fromEntries(parseCsv(text).columns.map(({ name, values }) => [name, values])) }
}

function covarianceOf(json: unknown): SemData {
  if (isRecord(json) && Array.isArray(json.groups)) return { groups: json.groups.map(oneCovariance) }
  return oneCovariance(json)
}

function oneCovariance(json: unknown): CovarianceData {
  const rule = '{"names": […], "cov": [[…], …], "n": …, "means"?: […]}'
  if (!isRecord(json)) throw new UsageError(`--cov: must be ${rule}`)
  const { names, cov, n, means, label } = json
  const isNumbers = (x: unknown): x is number[] =>
    Array.isArray(x) && x.every((value) => typeof value === 'number' && Number.isFinite(value))
  if (!(Array.isArray(names) && names.every((name) => typeof name === 'string')))
    throw new UsageError(`--cov: "names" must be an array of names, as in ${rule}`)
  if (!(Array.isArray(cov) && cov.every(isNumbers)))
    throw new UsageError(`--cov: "cov" must be rows of numbers, as in ${rule}`)
  if (typeof n !== 'number') throw new UsageError(`--cov: "n" must be a number, as in ${rule}`)
  if (means !== undefined && !(isNumbers(means) && means.length === names.length))
    throw new UsageError(`--cov: "means" must have a number for each name`)
  return {
    names,
    cov: isLowerTriangle(cov) ? mirrored(cov) : cov,
    n,
    ...(means !== undefined && { means }),
    ...(typeof label === 'string' && { label }),
  }
}

const isLowerTriangle = (rows: readonly (readonly number[])[]): boolean =>
  rows.length > 1 && rows.every((row, i) => row.length === i + 1)

const mirrored = (rows: readonly (readonly number[])[]): number[][] =>
  rows.map((_, i) => rows.map((__, j) => rows[Math.max(i, j)]![Math.min(i, j)]!))
