import { expect, it } from 'vitest'
import { narrow, useSite, wide } from './browser.ts'

const site = useSite()

it.for([narrow, wide])('policy levers at their ends stay in the page, $width px wide', async (viewport) => {
  const { page } = await site.open('/lab/policy/', { viewport })
  const levers = page.locator('.lab .groups input[type="range"]')
  const count = await levers.count()
  expect(count).toBeGreaterThan(5)
  for (let i = 0; i < count; i++) await levers.nth(i).press('End')
  await expect.poll(() => page.locator('.budget-bar .piece').count()).toBeGreaterThan(5)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
  const { bar, views } = await page.evaluate(() => {
    const right = (selector: string) => document.querySelector(selector)!.getBoundingClientRect().right
    return { bar: right('.budget-bar .bar'), views: right('.lab .views') }
  })
  expect(bar, 'the bar ends with its column').toBeLessThanOrEqual(views + 1)
})

it.for([narrow, wide])(
  'the sliders of a model come before its analysis, $width px wide',
  async (viewport) => {
    const { page } = await site.open('/lab/replicator/', { viewport })
    const [figure, slider, analysis] = await page.evaluate(() =>
      ['.figure-block', '.groups input[type="range"]', '.tabs'].map((selector) => {
        const element = document.querySelector(`.lab ${selector}`)!
        return {
          at: [...document.querySelectorAll('*')].indexOf(element),
          top: element.getBoundingClientRect().top,
        }
      }),
    )
    expect(figure!.at).toBeLessThan(slider!.at)
    expect(slider!.at).toBeLessThan(analysis!.at)
    expect(slider!.top, 'above it to the eye as well').toBeLessThan(analysis!.top)
  },
)

it.for(['/', '/assignment/', '/404.html'])(
  '%s lets a reader on a phone choose language and theme',
  async (path) => {
    const { page } = await site.open(path, { viewport: narrow, awake: false })
    const [theme, language] = await page.locator('header .right-group select').all()
    for (const select of [theme!, language!]) {
      const box = (await select.boundingBox())!
      expect(box.width).toBeGreaterThanOrEqual(24)
      expect(box.height).toBeGreaterThanOrEqual(24)
      expect(box.x + box.width).toBeLessThanOrEqual(narrow.width)
    }
    await theme!.selectOption('dark')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
    if (path === '/404.html') return
    await language!.selectOption({ label: '简体中文' })
    await page.waitForURL(`**/zh-cn${path}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  },
)

it('a model’s page marks its place in the sidebar', async () => {
  const { page } = await site.open('/lab/replicator/', { awake: false })
  expect(await page.locator('#starlight__sidebar a[aria-current]').allInnerTexts()).toEqual(['All models'])
})
