/**
 * Every check of the project, one after the other, and one line at the end: `N passed, N failed`. A check that is no
 * test suite counts as one; a suite that breaks off, runs nothing, or leaves tests out counts as failed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

interface Check {
  name: string
  /** A package of node_modules with its command's file, or a file of ours; and its arguments. */
  command: readonly [file: string, ...args: string[]]
  /** Is it a test suite, whose tests are counted one by one? */
  suite?: boolean
  /** Put into its environment. */
  env?: Readonly<Record<string, string>>
}

const vitest = 'node_modules/vitest/vitest.mjs'
const checks: readonly Check[] = [
  { name: 'format', command: ['node_modules/prettier/bin/prettier.cjs', '--check', '.'] },
  { name: 'lint', command: ['node_modules/oxlint/bin/oxlint', '--quiet'] },
  { name: 'types of the core', command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.core.json'] },
  { name: 'types', command: ['scripts/astro.ts', 'check', '--minimumFailingSeverity', 'error'] },
  { name: 'unit tests', command: [vitest, 'run'], suite: true, env: { CASES: '1' } },
  { name: 'build', command: ['scripts/astro.ts', 'build'] },
  {
    name: 'site tests',
    command: [vitest, 'run', '--config', 'tests/site/vitest.config.ts'],
    suite: true,
    // A sample: all pages, figures and exercises take half an hour on two cores, with `npm run test:site`.
    env: { CHECKS: 'sample' },
  },
]

interface Report {
  success: boolean
  numPassedTests: number
  numTotalTests: number
}

const folder = '.cache/test'
mkdirSync(folder, { recursive: true })
let passed = 0
let failed = 0
const lines: string[] = []
for (const { name, command, suite, env } of checks) {
  console.log(`\n── ${name} ──`)
  const report = `${folder}/${name.replaceAll(' ', '-')}.json`
  rmSync(report, { force: true })
  const reporters = suite ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const start = performance.now()
  const { status } = spawnSync(process.execPath, [...command, ...reporters], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  const [good, bad] = suite ? countsOf(report, status === 0) : status === 0 ? [1, 0] : [0, 1]
  passed += good
  failed += bad
  const seconds = ((performance.now() - start) / 1000).toFixed(0)
  lines.push(`${bad === 0 ? '✓' : '✗'} ${name}: ${good} passed, ${bad} failed (${seconds} s)`)
}
console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** Passed and failed tests of a suite. A file that could not be loaded holds no tests, and must not look green. */
function countsOf(report: string, finished: boolean): [passed: number, failed: number] {
  if (!existsSync(report)) return [0, 1]
  const { success, numPassedTests, numTotalTests } = JSON.parse(readFileSync(report, 'utf8')) as Report
  const notPassed = numTotalTests - numPassedTests
  return [numPassedTests, success && finished && numPassedTests > 0 ? notPassed : Math.max(1, notPassed)]
}
