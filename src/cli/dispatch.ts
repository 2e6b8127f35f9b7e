import { readdir } from 'node:fs/promises'
import { InvalidInput } from '../core/model/issue.ts'
import { nearest } from '../core/model/nearest.ts'
import { type Command, type Io, UsageError } from './command.ts'

const COMMANDS = new URL('./commands/', import.meta.url)

/** Runs one command line; resolves to the exit code: 0 fine, 1 the model says no, 2 bad usage. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [first, ...rest] = args
  try {
    const names = await commandNames()
    if (first === undefined || isHelp(first)) return await generalHelp(names, first !== undefined, io)
    const name = first === 'help' ? (rest[0] ?? first) : first
    if (!names.includes(name)) throw new UsageError(unknownCommand(name, names))
    const command = await loadCommand(name)
    if (first === 'help' || rest.some(isHelp)) {
      const [synopsis, ...flags] = command.usage.trim().split('\n')
      await io.out([`Usage: cvt ${synopsis}`, '', command.describe, ...flags, ''].join('\n'))
      return 0
    }
    return await command.run(rest, io)
  } catch (error) {
    return report(error, first, io)
  }
}

function isHelp(arg: string): boolean {
  return arg === '--help' || arg === '-h'
}

/** A command is a file in `commands/`, named after it. */
async function commandNames(): Promise<string[]> {
  const files = await readdir(COMMANDS)
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort()
}

async function loadCommand(name: string): Promise<Command> {
  const module: { command: Command } = await import(new URL(`${name}.ts`, COMMANDS).href)
  return module.command
}

/** Asked for, help is an answer; in place of a command, a complaint. */
async function generalHelp(names: readonly string[], asked: boolean, io: Io): Promise<number> {
  const commands = await Promise.all(names.map(loadCommand))
  const width = Math.max(...names.map((name) => name.length))
  const text = [
    'Usage: cvt <command> [arguments]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.describe}`),
    '',
    'cvt <command> --help tells more. JSON goes to standard output, messages to standard error.',
    'Exit codes: 0 fine, 1 the model says no, 2 bad usage.',
    '',
  ].join('\n')
  if (asked) await io.out(text)
  else io.err(text)
  return asked ? 0 : 2
}

function unknownCommand(name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  return `unknown command "${name}"; ${near ? `did you mean ${near}?` : `the commands are ${names.join(', ')}`}`
}

function report(error: unknown, command: string | undefined, io: Io): number {
  // Whoever reads our output has seen enough (`cvt … | head`).
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
  // A mistake of ours, not of the call: whoever mends it needs to know where.
  const isBug = error instanceof TypeError || error instanceof ReferenceError
  const message = error instanceof Error ? (isBug && error.stack) || error.message : String(error)
  const usage = error instanceof UsageError || error instanceof InvalidInput
  const prefix = command ? `cvt ${command}: ` : 'cvt: '
  for (const line of message.split('\n')) io.err(`${prefix}${line}\n`)
  return usage ? 2 : 1
}
