import { exportJson } from '../../core/model/export.ts'
import { loadModel, models as registry } from '../../core/models.ts'
import { type Command, UsageError } from '../command.ts'
import { parseFlags } from '../flags.ts'

export const command: Command = {
  name: 'models',
  usage: 'models',
  describe: 'Lists the models: [{id, title, describe, random}].',
  async run(args, io) {
    const { positionals } = parseFlags(args, {})
    if (positionals.length > 0) throw new UsageError(`takes no arguments; got ${positionals.join(', ')}`)
    const all = await Promise.all(Object.keys(registry).map(loadModel))
    const list = all.map(({ id, title, describe, random = false }) => ({ id, title, describe, random }))
    await io.out(`${exportJson(list, 2)}\n`)
    return 0
  },
}
