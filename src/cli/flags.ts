import { parseArgs } from 'node:util'
import { nearest } from '../core/model/nearest.ts'
import { UsageError } from './command.ts'

export type FlagType =
  /** `--name value` */
  | 'text'
  /** `--name value`, as often as one likes */
  | 'texts'
  /** `--name` */
  | 'switch'

export interface ParsedFlags<F extends string> {
  readonly positionals: readonly string[]
  readonly text: (flag: F) => string | undefined
  readonly texts: (flag: F) => readonly string[]
  readonly on: (flag: F) => boolean
}

/**
 * Flags and the rest of a command line. A value may begin with a dash (`--seed -3`).
 * Throws `UsageError` for a flag that is unknown, lacks its value, has one too many or comes twice.
 *
 * @param hint what to say of an unknown flag that is like none of these
 */
export function parseFlags<F extends string>(
  args: readonly string[],
  types: Readonly<Record<F, FlagType>>,
  hint: (flag: string) => string | undefined = () => undefined,
): ParsedFlags<F> {
  const given = new Map<string, string[]>()
  const positionals: string[] = []
  for (const token of tokensOf(args, types)) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    if (!Object.hasOwn(types, name)) throw unknownFlag(rawName, Object.keys(types), hint)
    const type = types[name as F]
    if (type === 'switch' && inlineValue) throw new UsageError(`${rawName} takes no value; got "${value}"`)
    if (type !== 'switch' && value === undefined) throw new UsageError(`${rawName} needs a value`)
    if (type !== 'texts' && given.has(name)) throw new UsageError(`${rawName} may be given only once`)
    given.set(name, [...(given.get(name) ?? []), value ?? ''])
  }
  return {
    positionals,
    text: (flag) => given.get(flag)?.[0],
    texts: (flag) => given.get(flag) ?? [],
    on: (flag) => given.has(flag),
  }
}

/**
 * The first word that is no flag and no flag's value: the model, whose own flags are not known before it is.
 * The word after an unknown flag is taken for its value.
 */
export function firstPositional(
  args: readonly string[],
  types: Readonly<Record<string, FlagType>>,
): string | undefined {
  const tokens = tokensOf(args, types)
  const positionals = tokens.filter((token) => token.kind === 'positional')
  const free = positionals.filter(({ index }) => {
    const before = tokens.find((token) => token.index === index - 1)
    return !(before?.kind === 'option' && !Object.hasOwn(types, before.name) && !before.inlineValue)
  })
  return (free[0] ?? positionals[0])?.value
}

function tokensOf(args: readonly string[], types: Readonly<Record<string, FlagType>>) {
  const options = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      { type: type === 'switch' ? ('boolean' as const) : ('string' as const) },
    ]),
  )
  return parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true }).tokens
}

function unknownFlag(
  rawName: string,
  known: readonly string[],
  hint: (flag: string) => string | undefined,
): UsageError {
  const name = rawName.replace(/^-+/, '')
  const near = nearest(name, known)
  const all = known.map((flag) => `--${flag}`).join(', ')
  const help = near
    ? `did you mean --${near}?`
    : (hint(name) ?? (all ? `the flags are ${all}` : 'it takes none'))
  return new UsageError(`unknown flag ${rawName}; ${help}`)
}
