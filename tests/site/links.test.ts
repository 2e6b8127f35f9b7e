import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { baseDist, dist, filesOf } from './builds.ts'
import { decode } from './props.ts'

/** Read from the built files: every link, fragment, picture, script and font leads to something that is there. */
describe.for([
  { folder: dist, base: '/' },
  { folder: baseDist, base: '/book/' },
])('links of $folder', ({ folder, base }) => {
  const files = filesOf(folder)
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, withoutCode(readFileSync(join(folder, file), 'utf8'))]),
  )
  const ids = new Map(
    [...pages].map(([file, html]) => [
      file,
      new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decode(id!))),
    ]),
  )

  it.for([...pages.keys()])('%s', (file) => {
    const here = new URL(`http://book${base}${file.replace(/index\.html$/, '')}`)
    const broken = targetsOf(pages.get(file)!).filter((target) => {
      const url = new URL(target, here)
      if (url.host !== 'book') return false
      if (!url.pathname.startsWith(base)) return true
      const path = decodeURIComponent(url.pathname.slice(base.length))
      const found =
        fileOf(join(folder, path)) && (path === '' || path.endsWith('/') ? `${path}index.html` : path)
      if (!found) return true
      const fragment = decodeURIComponent(url.hash.slice(1))
      // A fragment `name=…`, or a packed assignment `1.…`, is a state of the page, not a place on it.
      if (/^(\w+=|\d+\.)/.test(fragment)) return false
      return fragment !== '' && ids.has(found) && !ids.get(found)!.has(fragment)
    })
    expect(broken).toEqual([])
  })

  it('style sheets', () => {
    const broken = files
      .filter((file) => file.endsWith('.css'))
      .flatMap((file) =>
        [...readFileSync(join(folder, file), 'utf8').matchAll(/url\(["']?(?!data:|#)([^"')]+)/g)]
          .map(([, target]) => new URL(target!, `http://book${base}${file}`))
          .filter((url) => url.host !== 'book' || !fileOf(join(folder, url.pathname.slice(base.length))))
          .map((url) => `${file}: ${url.href}`),
      )
    expect(broken).toEqual([])
  })
})

/** Addresses of a page; a page of a site under a base path is a folder, and so ends in a slash. */
function targetsOf(html: string): string[] {
  return [
    ...html.matchAll(/<[a-z][^>]*?\s(?:href|src|srcset|poster|action|component-url|renderer-url)="[^>]*>/g),
  ]
    .flatMap(([tag]) => [...tag.matchAll(/\s(?:href|src|component-url|renderer-url)="([^"]*)"/g)])
    .map(([, target]) => decode(target!))
    .filter((target) => !/^(data|mailto|javascript):/.test(target))
}

const withoutCode = (html: string) =>
  html.replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, '$1').replace(/<style[\s\S]*?<\/style>/g, '')

const fileOf = (path: string) =>
  existsSync(path) && (statSync(path).isFile() || existsSync(join(path, 'index.html')))
