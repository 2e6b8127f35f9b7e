import { type Io, UsageError } from './command.ts'

/** The JSON of a file (`-`: standard input). Throws `UsageError` that names the flag, the file and what is wrong. */
export async function readJson(io: Io, flag: string, path: string): Promise<unknown> {
  const text = await readText(io, flag, path)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${flag} ${path}: not JSON; ${oneLine(error)}`)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a folder, not a file',
  EACCES: 'may not be read',
}

/** The text of a file. Throws `UsageError` that names the flag and the file. */
export async function readText(io: Io, flag: string, path: string): Promise<string> {
  if (path === '') throw new UsageError(`${flag}: the name of a file is missing`)
  try {
    return await io.read(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new UsageError(`${flag} ${path}: ${REASONS[code] ?? oneLine(error)}`)
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')
}
