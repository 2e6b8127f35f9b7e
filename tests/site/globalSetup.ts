import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { launchChromium } from './chromium.ts'
import { baseDist, dist } from './builds.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    browser: string
  }
}

/** Before all: the book must be built; it is built once more under a base path; one browser opens. */
export default async function setup(project: TestProject) {
  if (!existsSync(`${dist}/index.html`)) throw new Error(`${dist} holds no built book: npm run build`)
  const browser = await launchChromium()
  if (!process.env.BASE_DIST) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/astro.ts', 'build', '--outDir', baseDist],
      { env: { ...process.env, BASE: '/book/' }, encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`the build under a base path failed\n${stdout}\n${stderr}`)
  }
  project.provide('browser', browser.wsEndpoint())
  return () => browser.close()
}
