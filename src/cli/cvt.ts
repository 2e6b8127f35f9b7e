import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { run } from './dispatch.ts'

/** The command line over core and exercises: `npm run --silent cvt -- <command> …`. */

// A reader that stops early is reported by the write that fails; without a listener it would end in a stack trace.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

process.exitCode = await run(process.argv.slice(2), {
  out: (chunk) =>
    new Promise((resolve, reject) => {
      process.stdout.write(chunk, (error) => (error ? reject(error) : resolve()))
    }),
  err: (message) => process.stderr.write(message),
  read: (path) => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')),
})
