import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { build } from 'vite'
import type { PlayerFiles } from '../scorm/scormPackage.ts'

/**
 * Builds the student's page once more as a page of its own, with addresses relative to itself, and lays it down in
 * `scorm/` with a list of its files: the assignment builder fetches them and makes packages of them.
 */
export function scormPlayer(): AstroIntegration {
  return {
    name: 'scorm-player',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await buildPlayer(fileURLToPath(new URL('scorm/', dir)))
      },
    },
  }
}

async function buildPlayer(folder: string): Promise<PlayerFiles> {
  await build({
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsDir: '.',
      cssMinify: 'esbuild',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src/scorm/main.tsx', output: { entryFileNames: 'player.js' } },
    },
  })
  const files = (await readdir(folder)).filter((name) => name !== 'player.json').sort()
  const player: PlayerFiles = {
    script: 'player.js',
    styles: files.filter((name) => name.endsWith('.css')),
    files,
  }
  await writeFile(join(folder, 'player.json'), JSON.stringify(player))
  return player
}
