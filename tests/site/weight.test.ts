import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { narrow, useSite, wake, wide } from './browser.ts'
import { checkedPages, dist, isSample, pagesOf, sampleOf } from './builds.ts'

const site = useSite()

/** How much may jump: the sum of layout shifts that no action of the reader caused. */
const mostShift = 0.02

/** Kilobytes of JavaScript, compressed, that a page may cost: a chapter with one figure at most, and any other. */
const budgets = { one: 60, any: 120 }

describe.for(checkedPages.filter(({ language }) => language === 'en'))('$path', ({ path, kind, html }) => {
  it('stays within its budget of JavaScript, on load and scrolled to the end', async () => {
    const { page } = await site.open(path, { awake: false })
    await page.waitForLoadState('networkidle')
    const onLoad = await scriptsOf()
    await wake(page, { touch: false })
    await page.waitForLoadState('networkidle')
    const figures = html.match(/<figure class="figure"/g)?.length ?? 0
    const budget = kind === 'chapter' && figures <= 1 ? budgets.one : budgets.any
    const all = await scriptsOf()
    const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
      .map(([, code]) => gzipSync(code!).length)
      .reduce((sum, size) => sum + size, 0)
    // Of several figures at most the first is seen on load.
    if (figures > 1)
      expect(all.files.length, 'a part comes only when it is seen').toBeGreaterThan(onLoad.files.length)
    expect((all.size + inline) / 1024, `${all.files.join(', ')}`).toBeLessThanOrEqual(budget)
  })
})

describe.for(sampleOf(pagesOf({ kind: 'chapter' })))('$path', ({ path }) => {
  it.for(isSample ? [narrow] : [wide, narrow])('does not jump at $width px', async (viewport) => {
    const { page } = await site.open(path, { awake: false, viewport, before: watchShifts })
    await page.waitForLoadState('networkidle')
    const loaded = await page.evaluate(shifts)
    expect(loaded.shift, `on load\n${loaded.what}`).toBeLessThanOrEqual(mostShift)
    await wake(page)
    await page.waitForLoadState('networkidle')
    const read = await page.evaluate(shifts)
    expect(
      read.shift,
      `scrolled through, its figures alive
${read.what}`,
    ).toBeLessThanOrEqual(mostShift)
  })
})

/** The scripts asked for since the last page was opened, and their compressed size in bytes. */
async function scriptsOf() {
  const { log } = site.server
  const start = log.findLastIndex(({ path }) => path.endsWith('/') || path.endsWith('.html'))
  const files = [...new Set(log.slice(start).map(({ path }) => path))].filter((path) => /\.m?js$/.test(path))
  return {
    files,
    size: files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0),
  }
}

/** Adds up the layout shifts, and notes what moved. */
function watchShifts() {
  type Shift = PerformanceEntry & {
    value: number
    hadRecentInput: boolean
    sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
  }
  const page = globalThis as unknown as { shift: number; shifted: string[] }
  page.shift = 0
  page.shifted = []
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue
      page.shift += entry.value
      for (const { node, previousRect: from, currentRect: to } of entry.sources) {
        const name = node instanceof Element ? `<${node.tagName} class="${node.className}">` : 'a text'
        const rect = ({ x, y, width, height }: DOMRect) => `${[x, y, width, height].map(Math.round)}`
        page.shifted.push(
          `${entry.value.toFixed(4)} ${name} ${rect(from)} -> ${rect(to)}: ${node?.textContent?.slice(0, 30)}`,
        )
      }
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

function shifts() {
  const { shift, shifted } = globalThis as unknown as { shift: number; shifted: string[] }
  return { shift, what: shifted.join('\n') }
}
