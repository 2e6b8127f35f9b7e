import { expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { narrow, useSite, wide } from './browser.ts'
import { pagesOf } from './builds.ts'

/** A theme changes colours and nothing else, so in the second one only the rules on colour are run again. */
const colours = { runOnly: ['color-contrast', 'link-in-text-block'] }

/** What every page of the book must be, whatever stands on it; a file of tests for each language. */
export function examinePages(language: 'en' | 'zh') {
  const site = useSite()

  it.for(pagesOf({ language }))('$path', async ({ path }) => {
    const { page, problems } = await site.open(path)
    expect(problems).toEqual([])
    expect(await page.getAttribute('html', 'lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
    expect(await page.locator('h1').count()).toBe(1)
    expect((await page.title()).trim()).not.toBe('')

    const found: Record<string, string[]> = { 'light, 1400 px': await axeViolations(page) }
    await page.setViewportSize(narrow)
    found['wider than 360 px'] = await page.evaluate(overflow)
    found['light, 360 px'] = await axeViolations(page)
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dark'))
    await page.evaluate(finishTransitions)
    found['dark, 360 px'] = await axeViolations(page, colours)
    await page.setViewportSize(wide)
    found['dark, 1400 px'] = await axeViolations(page, colours)
    expect(Object.fromEntries(Object.entries(found).filter(([, violations]) => violations.length))).toEqual(
      {},
    )
    expect(problems).toEqual([])
  })
}

/** The innermost elements that make the page scroll sideways. */
function overflow(): string[] {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  const sticksOut = (element: Element) => element.getBoundingClientRect().right > width + 0.5
  return [...document.querySelectorAll('body *')]
    .filter((element) => sticksOut(element) && ![...element.children].some(sticksOut))
    .map((element) => `<${element.tagName} class="${element.getAttribute('class')}">: ${element.textContent}`)
}

function finishTransitions() {
  for (const animation of document.getAnimations()) animation.finish()
}
