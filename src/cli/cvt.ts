import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
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
  read: (path) => (path === '-' ? text(process.stdin) : readFile(fullPath(path), 'utf8')),
  resolve: fullPath,
})
