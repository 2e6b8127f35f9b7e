import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

/**
 * Writes a Content-Security-Policy into every built page: scripts only from the site itself and the page's own
 * inline scripts by their hash. (Astro's `security.csp` does not know the inline scripts that Starlight writes.)
 * Styles stay `unsafe-inline`: KaTeX and the figures place things by style attributes.
 */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir)
        const files = (await readdir(root, { recursive: true })).filter((name) => name.endsWith('.html'))
        await Promise.all(
          files.map(async (name) => {
            const html = await readFile(join(root, name), 'utf8')
            await writeFile(join(root, name), withPolicy(html))
          }),
        )
      },
    },
  }
}

/** The page with its policy as the first thing in the head. */
function withPolicy(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g)]
    .filter(([, attributes]) => !/type="(application\/(ld\+)?json|text\/plain)"/.test(attributes))
    .map(([, , code]) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`)
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(inline)].join(' ')}`.trim(),
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self' data: blob:`,
    `worker-src 'self' blob:`,
    `object-src 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
  ].join('; ')
  return html.replace(
    /<head([^>]*)>/,
    `<head$1><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  )
}
