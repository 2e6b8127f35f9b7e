import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** What the contents need to know of a page of the book, read from its front matter. */
export interface PageInfo {
  /** Path below the folder of the book, without its ending: `sharing/deciding-to-share`. */
  slug: string
  title: string
  chapter?: number
  part?: string
  order?: number
}

/** The pages of one language's folder, chapters by number, other pages by order. */
export function readPages(folder: string): PageInfo[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.mdx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => {
      const [, matter] = /^---\n([\s\S]*?)\n---/.exec(readFileSync(path, 'utf8')) ?? []
      if (!matter) throw new Error(`${path}: no front matter`)
      const slug = path
        .slice(folder.length + 1)
        .replaceAll('\\', '/')
        .replace(/\.mdx?$/, '')
      return { ...(parse(matter) as Omit<PageInfo, 'slug'>), slug }
    })
    .sort((a, b) => (a.chapter ?? 0) - (b.chapter ?? 0) || (a.order ?? 0) - (b.order ?? 0))
}
