import { exportJson } from '../../core/model/export.ts'
import { show } from '../../core/model/issue.ts'
import type { AnyModel, ValuesOf } from '../../core/model/model.ts'
import { parseSeed } from '../../core/model/parseValue.ts'
import { solved } from '../../core/model/solved.ts'
import { validate, validateOrThrow } from '../../core/model/validate.ts'
import { type Command, type Io, UsageError } from '../command.ts'
import { COMMON_USAGE, modelArguments, parametersIn } from '../modelArguments.ts'
import type { Text } from '../../core/text.ts'
import { isRecord, readJson } from '../readJson.ts'
import { jsonArray, writeLines } from '../writeRows.ts'

export const command: Command = {
  name: 'solve',
  usage: `solve <model> [--set name=value]… [--params file.json] [--seed N] [--batch cases.json]

${COMMON_USAGE}
  --batch cases.json   solve many cases: an array of objects of parameters, each may have its own "seed",
                       or of answers (- reads standard input); what a case leaves out stands as the flags above say.
                       Gives an array in the same order, an answer a line. All cases are checked first:
                       if one is bad, nothing is solved, and each bad one is named by its place, from 0.`,
  describe:
    'Solves a model: {model, version, parameters, seed, outputs, result}, the seed of a random model only.',
  async run(args, io) {
    const { model, flags, raw, seed } = await modelArguments(args, io, { batch: 'text' })
    const values = validateOrThrow(model, raw)
    const path = flags.text('batch')
    if (path === undefined) {
      const answer = solved(model, values, seed)
      await io.out(`${exportJson(answer, 2)}\n`)
      const { caution } = answer.result as { caution?: Text | null }
      if (caution) io.err(`cvt solve: ${caution.en}\n`)
      return 0
    }
    const cases = await readCases(io, path, model, values, seed)
    await writeLines(io, jsonArray(answers(model, cases)))
    return 0
  },
}

interface Case {
  readonly values: ValuesOf<AnyModel>
  readonly seed: number
}

const SHOWN = 20

/** Every case, valid. Throws `UsageError` that names the place, parameter, rule and value of those that are not. */
async function readCases(
  io: Io,
  path: string,
  model: AnyModel,
  base: ValuesOf<AnyModel>,
  baseSeed: number,
): Promise<Case[]> {
  const list = await readJson(io, '--batch', path)
  if (!Array.isArray(list)) throw new UsageError(`--batch ${path}: must be an array of objects of parameters`)
  const problems: string[] = []
  const cases = list.map((item: unknown, index): Case => {
    if (!isRecord(item)) {
      problems.push(`case ${index}: must be an object of parameters; got ${show(item)}`)
      return { values: base, seed: baseSeed }
    }
    const { seed: given = baseSeed, ...raw } = parametersIn(item, model, `--batch ${path}: case ${index}`)
    const seed = parseSeed(given)
    const { values, issues } = validate(model, raw, base)
    for (const issue of seed.issue ? [seed.issue, ...issues] : issues) {
      problems.push(`case ${index}: ${issue.message.en}`)
    }
    return { values, seed: seed.value ?? baseSeed }
  })
  if (problems.length > SHOWN) problems.splice(SHOWN, Infinity, `and ${problems.length - SHOWN} more`)
  if (problems.length > 0) throw new UsageError(problems.join('\n'))
  return cases
}

function* answers(model: AnyModel, cases: readonly Case[]): Generator<string> {
  for (const [index, { values, seed }] of cases.entries()) {
    try {
      yield exportJson(solved(model, values, seed))
    } catch (error) {
      throw new Error(`case ${index}: ${(error as Error).message}`, { cause: error })
    }
  }
}
