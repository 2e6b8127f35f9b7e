/** What a command may do to the world; tests give their own. */
export interface Io {
  /** Writes to standard output; resolves when the reader has taken it, so that nothing is cut or piles up. */
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
  /** The text of a file; `-` is standard input. */
  readonly read: (path: string) => Promise<string>
  /** The full path of one the caller wrote: npm runs us in the project's folder, whatever folder the caller is in. */
  readonly resolve: (path: string) => string
}

/** One command of `cvt`: `commands/<name>.ts` exports one as `command`, and nothing else needs to know. */
export interface Command {
  readonly name: string
  /** How to call it, without `cvt`: the synopsis, then its flags, a line each. */
  readonly usage: string
  /** What it does, in one sentence. */
  readonly describe: string
  /** Resolves to the exit code: 0 fine, 1 the model says no, 2 bad usage. */
  readonly run: (args: readonly string[], io: Io) => Promise<number>
}

/** The call cannot be understood: exit code 2. Its message is one clear line (or one a mistake). */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
