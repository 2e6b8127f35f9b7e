import { resolve } from 'node:path'
import { run } from '../../src/cli/dispatch.ts'

/** Runs `cvt` in this process: exit code, what it printed, and in what chunks. */
export async function cvt(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const chunks: string[] = []
  const messages: string[] = []
  const code = await run(args, {
    out: async (chunk) => void chunks.push(chunk),
    err: (message) => void messages.push(message),
    read: async (path) => {
      if (Object.hasOwn(files, path)) return files[path]!
      throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' })
    },
    resolve: (path) => resolve(path),
  })
  const out = chunks.join('')
  return { code, out, err: messages.join(''), chunks, json: () => JSON.parse(out) }
}
