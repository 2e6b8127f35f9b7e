import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { words } from '../../src/widgets/words.ts'
import { useSite, wide } from './browser.ts'

const site = useSite()

interface Part {
  readonly what: string
  readonly path: string
  /** What the connection is lost for. */
  readonly lost: RegExp
  /** Asks for it, where the page does not by itself. */
  readonly ask?: (page: Page) => Promise<unknown>
  /** The place that says so. */
  readonly said: string
  readonly again?: string
  /** What is there only once it came. */
  readonly there: string
}

const press = async (page: Page, within: string, name: string) => {
  const place = page.locator(within).first()
  await place.scrollIntoViewIfNeeded()
  await place.getByRole('button', { name, exact: true }).first().click()
}

const parts: readonly Part[] = [
  {
    what: 'downloads of a figure',
    path: '/sharing/deciding-to-share/',
    lost: /\/Downloads\.[^/]*\.js$/,
    ask: (page) => press(page, '.widget[data-model]', words.en.data),
    said: '.widget .load-problem',
    there: '.widget .downloads button',
  },
  {
    what: 'the search',
    path: '/sharing/deciding-to-share/',
    lost: /\/_astro\/ui-core[^/]*\.js$/,
    ask: (page) => page.locator('[data-search] [data-open]').click(),
    said: '[data-search] .load-problem',
    there: '[data-search] dialog input',
  },
  {
    what: 'the page of a model',
    path: '/lab/replicator/',
    lost: /\/_astro\/lab\.[^/]*\.js$/,
    said: '.load-problem:has(+ .lab-root)',
    there: '[data-mount] [data-ready]',
  },
  {
    what: 'the engine of structural equations',
    path: '/sharing/what-makes-customers-share/',
    lost: /\/fitSession[^/]*\.js$/,
    ask: async (page) => {
      await page.locator('.sem-widget').first().scrollIntoViewIfNeeded()
      await page.locator('.sem-widget[data-ready] input[type=checkbox]').first().click()
    },
    said: '.sem-widget .load-problem',
    there: '.sem-widget .summary:has-text("Against the model at the start")',
  },
  {
    what: 'the workers of an experiment',
    path: '/sharing/how-sharing-runs/',
    lost: /\/experiment\.worker[^/]*\.js$/,
    ask: async (page) => {
      await page.locator('.experiment-state').first().scrollIntoViewIfNeeded()
      await page.locator('.widget[data-ready]:has(.experiment-state) input[type=range]').first().press('Home')
    },
    said: '.experiment-state:has(.problem)',
    again: 'Run all',
    there: '.experiment-state:has(progress)',
  },
  {
    what: 'the answers of a survey',
    path: '/experience/from-questionnaire-to-model/',
    lost: /\/park-visitors[^/]*\.csv$/,
    ask: async (page) => {
      await page.locator('[data-step=reliability]').scrollIntoViewIfNeeded()
      await page
        .locator('astro-island:not([ssr]) [data-step=reliability] input[type=checkbox]')
        .first()
        .click()
    },
    said: '[data-step=reliability] .problem',
    there: '[data-step=reliability] .stat-tables table',
  },
  {
    what: 'the log of the customers’ workbench',
    path: '/lab/customers/',
    lost: /\/purchase-log[^/]*\.csv$/,
    said: '#segments + .widget .problem',
    there: '#segments + .widget table',
  },
]

it.for(parts)(
  '$what: what cannot be loaded is said, and comes when it is asked for again',
  async ({ path, lost, ask, said, again = words.en.again, there }) => {
    const context = await site.browser.newContext({ viewport: wide })
    try {
      const page = await context.newPage()
      let isLost = true
      await page.route(lost, (route) => (isLost ? route.abort('connectionfailed') : route.continue()))
      await page.goto(site.server.origin + path)
      await ask?.(page)
      const problem = page.locator(said).first()
      await problem.waitFor()
      isLost = false
      await problem.getByRole('button', { name: again }).click()
      await page.locator(there).first().waitFor()
      expect(await page.locator(said).count(), 'what was said is gone').toBe(0)
    } finally {
      await context.close()
    }
  },
)
