import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const ofAstro = createRequire(createRequire(import.meta.url).resolve('@astrojs/mdx'))

/** The compiler that Astro’s own MDX brings along, since it is what decides how a chapter is read. */
export const { createProcessor } = (await import(
  pathToFileURL(ofAstro.resolve('@mdx-js/mdx')).href
)) as typeof import('@mdx-js/mdx')
