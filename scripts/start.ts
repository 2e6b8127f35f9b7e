/** Serves the built book on a printed address, on another port when the first is taken; builds it when it is not there. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

if (!existsSync('dist/index.html')) {
  console.log('The book is not built yet: building it first (npm run build).')
  const astro = fileURLToPath(new URL('astro.ts', import.meta.url))
  const { status } = spawnSync(process.execPath, [astro, 'build'], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
// Astro lets one preview of a project run at a time; a second reader of the same copy gets a port of their own.
process.argv.splice(2, 0, 'preview', '--ignore-lock')
await import('./astro.ts')
