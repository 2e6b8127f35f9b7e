import { exportJson, sweepCsvHeader, sweepCsvLine } from '../../core/model/export.ts'
import type { AnyModel } from '../../core/model/model.ts'
import { type SweepRow, constrainedApartFrom, parseAxis, sweep } from '../../core/model/sweep.ts'
import { validateOrThrow } from '../../core/model/validate.ts'
import { type Command, UsageError } from '../command.ts'
import { COMMON_USAGE, modelArguments } from '../modelArguments.ts'
import { jsonArray, writeLines } from '../writeRows.ts'

export const command: Command = {
  name: 'sweep',
  usage: `sweep <model> --vary a=0:1:0.05 [--vary b=1,2,5]… [--seeds N] [--shard k/n] [--csv]

  --vary a=0:1:0.05    values of a parameter, start:end:step, or a list a=1,2,5; as often as needed
                       (the last varies fastest); it beats what sets the same parameter
  --seeds N            N runs at every point, with the seeds S, S+1, … where --seed S
  --shard k/n          only part k of n (k from 1): a block of neighbouring rows, so the parts are disjoint
                       and, one after the other, the whole
  --csv                CSV: index, seed, the parameters varied, the outputs. The header is printed by shard 1
                       only, so that \`cat\` or \`parallel --keep-order\` of the shards is the whole table
  --header             with --csv: print the header in any shard
  --jsonl              a JSON object a line, which \`cat\` joins too; without it, or --csv, a JSON array
${COMMON_USAGE}
  Outputs are null (in CSV empty) where they do not exist and where values break a constraint together.

  parallel --keep-order cvt sweep <model> --vary … --csv --shard {}/8 ::: 1 2 3 4 5 6 7 8 > all.csv`,
  describe: 'Solves a model over a grid of parameters: rows {index, seed, values, outputs}, streamed.',
  async run(args, io) {
    const own = {
      vary: 'texts',
      seeds: 'text',
      shard: 'text',
      csv: 'switch',
      jsonl: 'switch',
      header: 'switch',
    } as const
    const { model, flags, raw, seed } = await modelArguments(args, io, own)
    if (flags.on('csv') && flags.on('jsonl')) throw new UsageError('--csv and --jsonl exclude each other')
    if (flags.on('header') && !flags.on('csv')) throw new UsageError('--header belongs to --csv')
    if (!flags.on('vary') && !flags.on('seeds')) {
      throw new UsageError('nothing varies; give --vary name=start:end:step or --seeds N')
    }
    const axes = flags.texts('vary').map((text) => parseAxis(model, text))
    const base = validateOrThrow(constrainedApartFrom(model, axes), raw)
    const shard = parseShard(flags.text('shard') ?? '1/1')
    const rows = refusedAsUsage(() =>
      sweep(model, base, axes, { seeds: parseCount(flags.text('seeds') ?? '1'), seed, shard }),
    )

    if (flags.on('csv')) {
      if (shard.k === 1 || flags.on('header')) await io.out(sweepCsvHeader(model, axes))
      await writeLines(
        io,
        map(rows, (row) => sweepCsvLine(model, row)),
      )
    } else if (flags.on('jsonl')) {
      await writeLines(
        io,
        map(rows, (row) => `${rowJson(model, row)}\n`),
      )
    } else {
      await writeLines(io, jsonArray(map(rows, (row) => rowJson(model, row))))
    }
    return 0
  },
}

function parseShard(text: string): { k: number; n: number } {
  const match = /^(\d{1,9})\/(\d{1,9})$/.exec(text)
  const [k, n] = [Number(match?.[1]), Number(match?.[2])]
  if (!(1 <= k && k <= n))
    throw new UsageError(`--shard must be k/n with whole numbers 1 <= k <= n <= 999999999; got "${text}"`)
  return { k, n }
}

function parseCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new UsageError(`--seeds must be a whole number from 1 to 999999999; got "${text}"`)
  return Number(text)
}

/** What the sweep refuses before its first row is the fault of the call. */
function refusedAsUsage<T>(start: () => T): T {
  try {
    return start()
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error
  }
}

function rowJson(model: AnyModel, { outputs, ...row }: SweepRow): string {
  const none = () => Object.fromEntries(Object.keys(model.outputs).map((name) => [name, null]))
  return exportJson({ ...row, outputs: outputs ?? none() })
}

function* map<T>(rows: Iterable<T>, line: (row: T) => string): Generator<string> {
  for (const row of rows) yield line(row)
}
