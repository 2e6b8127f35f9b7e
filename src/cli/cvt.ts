import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { detectEncoding } from '../core/survey/detectEncoding.ts'
import { run } from './dispatch.ts'

/** The command line over core and exercises: `npm run --silent cvt -- <command> …`. */

// A reader that stops early is reported by the write that fails; without a listener it would end in a stack trace.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

const caller = process.env['npm_lifecycle_event'] === 'cvt' ? process.env['INIT_CWD'] : undefined
const fullPath = (path: string) => resolve(caller ?? process.cwd(), path)

process.exitCode = await run(process.argv.slice(2), {
  out: (chunk) =>
    new Promise((done, failed) => {
      process.stdout.write(chunk, (error) => (error ? failed(error) : done()))
    }),
  err: (message) => process.stderr.write(message),
  // Excel saves UTF-16, and in China GB 18030: whatever its encoding, a file is read as text.
  read: async (path) => {
    const bytes = path === '-' ? await buffer(process.stdin) : await readFile(fullPath(path))
    return new TextDecoder(detectEncoding(bytes)).decode(bytes)
  },
  resolve: fullPath,
})
