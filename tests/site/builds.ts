import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPages } from '../../src/site/chapters.ts'

/** Where the built book is, and its second building under the base path `/book/`. */
export const dist = process.env.DIST ?? 'dist'
export const baseDist = process.env.BASE_DIST ?? '.cache/base-site'

/** A page of the built book. */
export interface BuiltPage {
  /** Its address below the base: `/sharing/deciding-to-share/`. */
  path: string
  kind: 'chapter' | 'lab' | 'embed' | 'page'
  language: 'en' | 'zh'
  html: string
}

const chapters = new Set(
  readPages('content/book')
    .filter((page) => page.chapter !== undefined)
    .map((page) => `/${page.slug}/`),
)

/** Every page that was built, found by itself, so that a new chapter or model is tested from its first day. */
export const pages: readonly BuiltPage[] = filesOf(dist)
  .filter((file) => file.endsWith('.html'))
  .sort()
  .map((file) => {
    const path = `/${file.replace(/index\.html$/, '')}`
    return {
      path,
      kind: chapters.has(path) ? 'chapter' : kindOf(path),
      language: path.startsWith('/zh-cn/') ? 'zh' : 'en',
      html: readFileSync(join(dist, file), 'utf8'),
    }
  })

function kindOf(path: string): BuiltPage['kind'] {
  const [, folder] = /^(?:\/zh-cn)?\/(lab|embed)\/[^/]+\/$/.exec(path) ?? []
  return (folder as 'lab' | 'embed' | undefined) ?? 'page'
}

/** Pages of a kind (of any kind unless told) in one language (in both unless told). */
export function pagesOf({ kind, language }: Partial<Pick<BuiltPage, 'kind' | 'language'>>): BuiltPage[] {
  return pages.filter((page) => (!kind || page.kind === kind) && (!language || page.language === language))
}

/** With `CHECKS=sample` every kind of page, figure and exercise is tried, and not each of them: what `npm test` has time for. */
export const isSample = process.env.CHECKS === 'sample'

/**
 * Every third of things of one make, in a sample; all of them otherwise.
 *
 * @param first where to begin: checks that begin apart share a chapter less, and see more of them together
 * @param step of very many things more are left out
 */
export const sampleOf = <T>(things: readonly T[], first = 0, step = 3): readonly T[] =>
  isSample ? things.filter((_, i) => i % step === first) : things

/** Where most readers come in, and what the other pages are made after. */
const entrances = ['/', '/value/who-creates-value/', '/sharing/deciding-to-share/', '/lab/replicator/']

/** The pages for a check of what all of them must be: in a sample every sixth, of every kind and in both languages. */
export const checkedPages: readonly BuiltPage[] = isSample
  ? pages.filter(({ path }, i) => i % 6 === 0 || entrances.includes(path))
  : pages

/** Every file of a folder, by its path below it. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length))
}
