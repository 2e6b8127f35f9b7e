/** Runs the benchmarks, or those whose name holds a word given: `npm run bench -- retention`. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

const wanted = process.argv.slice(2)
const files = readdirSync('tests/bench').filter(
  (name) => name.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((word) => name.includes(word))),
)
if (files.length === 0) console.error(`no benchmark is called ${wanted.join(' or ')}`)
let failed = files.length === 0
for (const file of files) {
  console.log(`\n── ${file} ──`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', `tests/bench/${file}`], { stdio: 'inherit' })
  failed ||= status !== 0
}
process.exit(failed ? 1 : 0)
