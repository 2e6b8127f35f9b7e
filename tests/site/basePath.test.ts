import { expect, it } from 'vitest'
import { words } from '../../src/widgets/words.ts'
import { useSite } from './browser.ts'
import { baseDist, pages } from './builds.ts'

/** The same book under `/book/`, as on GitHub Pages. */
const site = useSite(baseDist, '/book/')

it.for([
  '/',
  '/value/who-creates-value/',
  '/zh-cn/sharing/deciding-to-share/',
  '/lab/',
  '/lab/replicator/',
  '/embed/simplex/',
])('loads under a base path: %s', async (path) => {
  const { page, problems } = await site.open(path)
  expect(page.url()).toBe(`${site.server.origin}/book${path}`)
  expect(problems).toEqual([])
  expect(site.server.log.filter((asked) => !asked.path.startsWith('/book/'))).toEqual([])
})

it('links, shared states and code to embed carry the base', async () => {
  const { page } = await site.open('/zh-cn/sharing/deciding-to-share/')
  const t = words.zh
  const widget = page.locator('#figure-portrait .widget')
  await widget.locator('input[type=range]').first().press('End')
  await widget.getByRole('button', { name: t.share }).click()
  const home = `${site.server.origin}/book/zh-cn/`
  expect(await widget.locator('.panel input').inputValue()).toMatch(
    `${home}sharing/deciding-to-share/?s=replicator.1~`,
  )
  expect(await widget.getByRole('link', { name: t.open }).getAttribute('href')).toMatch(
    `${home}lab/replicator/?s=replicator.1~`,
  )
  await widget.getByRole('button', { name: t.embed }).click()
  expect(await widget.locator('textarea').inputValue()).toMatch(
    `src="${home}embed/replicator/?s=replicator.1~`,
  )

  await page.goto(`${site.server.origin}/book/`)
  await page.locator('.contents a').first().click()
  await page.waitForURL(/\/book\/value\//)
  expect(await page.locator('h1').count()).toBe(1)
})

it('search works under a base path and asks nobody else', async () => {
  const { page, problems } = await site.open('/')
  await page.locator('button[data-open]').click()
  await page.locator('dialog input').fill('separatrix')
  const result = page.locator('.pagefind-ui__result-link').first()
  await result.waitFor({ timeout: 15_000 })
  expect(await result.getAttribute('href')).toMatch(/^\/book\//)
  expect(problems).toEqual([])
})

it('an address that does not exist gets the page that says so', async () => {
  const { page } = await site.open('/no/such/page/', { awake: false })
  expect(await page.title()).toMatch(/404|not found/i)
  expect(pages.some(({ path }) => path === '/404.html')).toBe(true)
})
