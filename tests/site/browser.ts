import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { afterAll, afterEach, beforeAll, inject } from 'vitest'
import { dist } from './builds.ts'
import { serve, type StaticServer } from './server.ts'

export const wide = { width: 1400, height: 900 }
export const narrow = { width: 360, height: 740 }

export interface Site {
  readonly server: StaticServer
  readonly browser: Browser
  /** A page in a profile of its own, closed after the test, and what went wrong on it. */
  open(path: string, options?: OpenOptions): Promise<{ page: Page; problems: string[] }>
  /** A page that all tests of the file share, for what stands on it apart from each other. */
  openOnce(path: string): Promise<{ page: Page; problems: string[] }>
}

export interface OpenOptions extends BrowserContextOptions {
  /** Code that runs in the page before its own. */
  before?: () => void
  /** Wait until every island that can be seen has come to life; on unless told. */
  awake?: boolean
}

/** The built book on a server of its own, in the browser that all tests share. */
export function useSite(folder = dist, base = '/'): Site {
  let server: StaticServer | undefined
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  const kept = new Map<string, ReturnType<Site['open']>>()
  beforeAll(async () => {
    server = await serve(folder, base)
    browser = await chromium.connect(inject('browser'))
  })
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    get server() {
      return server!
    },
    get browser() {
      return browser!
    },
    openOnce(path) {
      if (!kept.has(path)) kept.set(path, visit(path, { awake: false }))
      return kept.get(path)!
    },
    async open(path, options) {
      const opened = await visit(path, options)
      contexts.push(opened.page.context())
      return opened
    },
  }

  async function visit(path: string, { before, awake = true, ...options }: OpenOptions = {}) {
    const context = await browser!.newContext({ viewport: wide, colorScheme: 'light', ...options })
    const page = await context.newPage()
    const problems = problemsOf(page, server!.origin)
    if (before) await page.addInitScript(before)
    await page.goto(server!.origin + base.replace(/\/$/, '') + path, { waitUntil: 'load' })
    if (awake) await wake(page)
    return { page, problems }
  }
}

/** What a reader would not see and yet is wrong: errors, warnings, requests that fail or leave the site. */
function problemsOf(page: Page, origin: string): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('requestfailed', (request) => {
    const error = request.failure()?.errorText
    // What the page was still asking for when it was left or loaded again.
    if (error !== 'net::ERR_ABORTED') problems.push(`failed: ${request.url()} ${error}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (/^https?:$/.test(url.protocol) && url.origin !== origin)
      problems.push(`request to another host: ${url.href}`)
  })
  return problems
}

/**
 * Scrolls through the page as a reader would, until every island that can be seen has come to life; those that wait
 * to be touched are touched, unless told.
 */
export async function wake(page: Page, { touch = true } = {}) {
  await page.evaluate(async (touch) => {
    // A page that the browser does not draw gets no frames; time goes on all the same.
    const frame = () =>
      new Promise((next) => {
        requestAnimationFrame(next)
        setTimeout(next, 250)
      })
    const until = async (what: string, done: () => boolean) => {
      const start = performance.now()
      while (!done()) {
        if (performance.now() - start > 30_000) throw new Error(`${what} did not come to life`)
        await frame()
      }
    }
    for (const island of document.querySelectorAll('astro-island')) {
      // An island in a part that is not shown, such as an answer not yet revealed, waits until it is.
      const content = island.firstElementChild
      if (!island.hasAttribute('ssr') || !content?.getClientRects().length) continue
      content.scrollIntoView({ block: 'center', behavior: 'instant' })
      if (island.getAttribute('client') === 'touch') {
        if (!touch) continue
        content.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
      }
      const name = island.getAttribute('component-url') ?? 'an island'
      await until(name, () => !island.hasAttribute('ssr'))
    }
    for (const root of document.querySelectorAll<HTMLElement>('[data-mount]'))
      await until(`the lab of ${root.dataset.mount}`, () => root.querySelector('[data-ready]') !== null)
    for (const widget of document.querySelectorAll<HTMLElement>('.widget[data-model]'))
      if (widget.getClientRects().length && !(widget.closest('astro-island[client="touch"]') && !touch))
        await until(`a figure of ${widget.dataset.model}`, () => widget.dataset.ready !== undefined)
    await until('the numbers in the text', () =>
      [...document.querySelectorAll('.scrub')].every(
        (scrub) => !scrub.getClientRects().length || scrub.getAttribute('role') === 'slider',
      ),
    )
    scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })
    await frame()
    scrollTo({ top: 0, behavior: 'instant' })
    await frame()
  }, touch)
}
