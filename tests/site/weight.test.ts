import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { narrow, useSite, wake, wide } from './browser.ts'
import { dist, pages, pagesOf } from './builds.ts'

const site = useSite()

/** How much may jump: the sum of layout shifts that no action of the reader caused. */
const mostShift = 0.02

/** Kilobytes of JavaScript, compressed, that a page may cost: with one figure at most, and with many. */
const budgets = { one: 60, many: 120 }

describe.for(pages.filter(({ language }) => language === 'en'))('$path', ({ path, html }) => {
  it('stays within its budget of JavaScript, on load and scrolled to the end', async () => {
    const { page } = await site.open(path, { awake: false })
    await page.waitForLoadState('networkidle')
    const onLoad = await scriptsOf()
    await wake(page)
    await page.waitForLoadState('networkidle')
    const figures = html.match(/class="widget"/g)?.length ?? 0
    const budget = figures <= 1 ? budgets.one : budgets.many
    const all = await scriptsOf()
    const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
      .map(([, code]) => gzipSync(code!).length)
      .reduce((sum, size) => sum + size, 0)
    expect(onLoad.size, 'a part comes only when it is seen').toBeLessThanOrEqual(all.size)
    expect((all.size + inline) / 1024, `${all.files.join(', ')}`).toBeLessThanOrEqual(budget)
  })
})

describe.for(pagesOf({ kind: 'chapter' }))('$path', ({ path }) => {
  it.for([wide, narrow])('does not jump at $width px', async (viewport) => {
    const { page } = await site.open(path, { awake: false, viewport, before: watchShifts })
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(shifts), 'on load').toBeLessThanOrEqual(mostShift)
    await wake(page)
    await page.waitForLoadState('networkidle')
    expect(await page.evaluate(shifts), 'scrolled through, with its figures alive').toBeLessThanOrEqual(
      mostShift,
    )
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

function watchShifts() {
  const page = globalThis as unknown as { shift: number; shifted: string[] }
  page.shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[])
      if (!entry.hadRecentInput) page.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

const shifts = () => (globalThis as unknown as { shift: number }).shift
