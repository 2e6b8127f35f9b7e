import { exportJson } from '../../core/model/export.ts'
import type { AnyModel } from '../../core/model/model.ts'
import { type Command, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'
import { knownModel } from '../modelArguments.ts'

export const command: Command = {
  name: 'describe',
  usage: 'describe <model>',
  describe: 'Tells what a model is: parameters with ranges and defaults, presets, constraints, outputs.',
  async run(args, io) {
    const { positionals } = parseFlags(args, {})
    if (positionals.length > 1) throw new UsageError(`one model only; got ${positionals.join(', ')}`)
    await io.out(`${exportJson(described(await knownModel(positionals[0])), 2)}\n`)
    return 0
  },
}

/** The model as data; JSON leaves its functions out. */
function described(model: AnyModel) {
  const { id, title, describe, version, groups, parameters, presets, outputs, references } = model
  const { random = false, constraints = [] } = model
  return {
    id,
    title,
    describe,
    version,
    random,
    groups,
    parameters,
    presets,
    constraints,
    outputs,
    references,
  }
}
