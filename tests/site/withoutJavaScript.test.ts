import { expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { useSite } from './browser.ts'
import { pages } from './builds.ts'

const site = useSite()

/** With scripts switched off the book is still a book: every figure stands there with its number and its text. */
it.for(pages.filter(({ language }) => language === 'en'))('$path', async ({ path, kind }) => {
  const { page, problems } = await site.open(path, { javaScriptEnabled: false, awake: false })
  const figures = await page.evaluate(() =>
    [...document.querySelectorAll('figure.figure')].map((figure) => {
      const drawing = figure.querySelector('svg.drawing, table')
      const box = drawing?.getBoundingClientRect()
      return {
        id: figure.id,
        title: figure.querySelector('.title')?.textContent?.trim() ?? '',
        drawn: Boolean(box && box.width > 200 && box.height > 60 && drawing!.childElementCount > 2),
        label: drawing?.getAttribute('aria-label') ?? drawing?.querySelector('caption')?.textContent ?? '',
        summary: figure.querySelector('.summary')?.textContent ?? '',
      }
    }),
  )
  if (kind === 'chapter') expect(figures.length).toBeGreaterThan(0)
  for (const { id, title, drawn, label, summary } of figures) {
    expect(title, id).toMatch(/^Figure \d+\.\d+\s+\S.{15,}/)
    expect(drawn, `${id} is drawn`).toBe(true)
    expect(label.length, `${id} has a name`).toBeGreaterThan(10)
    expect(summary, `${id} says what it shows`).toMatch(/^[^]*[a-z]{3}[^]*[.:)]/)
    expect(`${label}${summary}`).not.toMatch(/NaN|undefined|\[object/)
  }
  const text = await page.locator('main').innerText()
  const least = { chapter: 8000, lab: 800, embed: 60, page: 60 }[kind]
  expect(text.length, 'readable text').toBeGreaterThan(least)
  const hidden = await page.locator('main a[href]:visible').count()
  if (kind !== 'page' || path !== '/404.html') expect(hidden, 'links').toBeGreaterThan(0)
  expect(problems).toEqual([])
})

it.for(['light', 'dark'] as const)('is legible in a system that is %s', async (colorScheme) => {
  for (const path of ['/', '/value/who-creates-value/', '/lab/']) {
    const { page } = await site.open(path, { javaScriptEnabled: false, awake: false, colorScheme })
    expect(await axeViolations(page, { runOnly: ['color-contrast'] }), path).toEqual([])
  }
})
