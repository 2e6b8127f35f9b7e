import { expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { checkedPages } from './builds.ts'

const site = useSite()

/** With scripts switched off the book is still a book: every figure stands there with its number and its text. */
it.for(checkedPages.filter(({ language }) => language === 'en'))('$path', async ({ path, kind }) => {
  const { page, problems } = await site.open(path, { javaScriptEnabled: false, awake: false })
  const figures = await page.evaluate(() =>
    [...document.querySelectorAll('figure.figure')].map((figure) => {
      // Small pictures beside each other are one figure.
      const drawings = [...figure.querySelectorAll('svg.drawing, table')]
      const area = drawings
        .map((drawing) => drawing.getBoundingClientRect())
        .reduce((sum, { width, height }) => sum + width * height, 0)
      const parts = drawings.reduce((sum, drawing) => sum + drawing.querySelectorAll('*').length, 0)
      const [drawing] = drawings
      return {
        id: figure.id,
        title: figure.querySelector('.title')?.textContent?.trim() ?? '',
        drawn: area > 40_000 && parts > 6,
        label: drawing?.getAttribute('aria-label') ?? drawing?.querySelector('caption')?.textContent ?? '',
        summary: figure.querySelector('.summary')?.textContent?.trim() ?? '',
      }
    }),
  )
  if (kind === 'chapter') expect(figures.length).toBeGreaterThan(0)
  for (const { id, title, drawn, label, summary } of figures) {
    expect(title, id).toMatch(/^Figure \d+\.\d+\s+\S.{15,}/)
    expect(drawn, `${id} is drawn`).toBe(true)
    expect(label.length, `${id} has a name`).toBeGreaterThan(10)
    expect(summary, `${id} says what it shows in a sentence`).toMatch(/^[\p{L}\d“][^]{30,}[.)]$/u)
    expect(`${label}${summary}`).not.toMatch(/NaN|undefined|\[object/)
  }
  const text = await page.locator('main').innerText()
  const least = { chapter: 8000, lab: 800, embed: 60, page: 60 }[kind]
  expect(text.length, 'readable text').toBeGreaterThan(least)
  const links = page.locator('main a[href]:visible')
  if (kind === 'chapter') expect(await links.count(), 'sources and other chapters').toBeGreaterThan(5)
  if (kind === 'embed') {
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    expect(targets.length, 'the way to the lab').toBeGreaterThan(0)
    for (const target of targets) expect(target).toContain('/lab/')
  }
  expect(problems).toEqual([])
})

it.for(['light', 'dark'] as const)('is legible in a system that is %s', async (colorScheme) => {
  for (const path of ['/', '/value/who-creates-value/', '/lab/', '/embed/replicator/']) {
    const { page } = await site.open(path, { javaScriptEnabled: false, awake: false, colorScheme })
    expect(await page.evaluate(faint), path).toEqual([])
  }
})

it.for(['light', 'dark'] as const)('follows a system that is %s', async (colorScheme) => {
  const { page } = await site.open('/lab/sem/', { javaScriptEnabled: false, awake: false, colorScheme })
  const { paper, scheme } = await page.evaluate(() => ({
    paper: getComputedStyle(document.body).backgroundColor,
    scheme: getComputedStyle(document.documentElement).colorScheme,
  }))
  expect(scheme).toBe(colorScheme)
  expect(paper).toBe(colorScheme === 'light' ? 'rgb(253, 252, 249)' : 'rgb(24, 26, 28)')
})

it.for(['/lab/replicator/', '/lab/sem/', '/lab/survey/', '/teach/assign/', '/teach/grade/'])(
  '%s says that its controls need scripts',
  async (path) => {
    const { page } = await site.open(path, { javaScriptEnabled: false, awake: false })
    expect(await page.locator('.needs-scripts').isVisible()).toBe(true)
  },
)

/**
 * Text with less contrast to the page than WCAG asks for (4.5 : 1). axe cannot say so here: it waits by timers, and
 * those stand still where scripts are off.
 */
function faint(): string[] {
  const luminance = (colour: string) => {
    const channels = colour.match(/[\d.]+/g)!.slice(0, 3).map((part) => Number(part) / 255) // prettier-ignore
    const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
  }
  const paper = luminance(getComputedStyle(document.body).backgroundColor)
  return [
    ...document.querySelectorAll('main :is(h1, h2, p:not(.ways), .summary, figcaption, td, .axis text)'),
  ]
    .filter((element) => element.getClientRects().length > 0)
    .flatMap((element) => {
      const style = getComputedStyle(element)
      const ink = luminance(element instanceof SVGElement ? style.fill : style.color)
      const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
      return contrast < 4.5 ? [`${contrast.toFixed(1)} : 1 – ${element.textContent?.slice(0, 40)}`] : []
    })
}
