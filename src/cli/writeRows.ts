import type { Io } from './command.ts'

const CHUNK = 1 << 16

/** Writes lines as they come, a chunk at a time. */
export async function writeLines(io: Io, lines: Iterable<string>): Promise<void> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < CHUNK) continue
    await io.out(chunk)
    chunk = ''
  }
  if (chunk) await io.out(chunk)
}

/** The lines of a JSON array, one a row, whose rows are JSON already. */
export function* jsonArray(rows: Iterable<string>): Generator<string> {
  let before = '[\n'
  for (const row of rows) {
    yield before + row
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}
