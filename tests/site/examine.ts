import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { narrow, useSite, wide } from './browser.ts'
import { type BuiltPage, checkedPages, isSample } from './builds.ts'

/** A theme changes colours and nothing else, so in the second one only the rules on colour are run again. */
const colours = { runOnly: ['color-contrast', 'link-in-text-block'] }

interface Look {
  readonly name: string
  readonly size: typeof wide
  readonly theme: 'light' | 'dark'
}

const looks: readonly Look[] = [
  { name: 'light, 1400 px', size: wide, theme: 'light' },
  { name: 'light, 360 px', size: narrow, theme: 'light' },
  { name: 'dark, 360 px', size: narrow, theme: 'dark' },
  { name: 'dark, 1400 px', size: wide, theme: 'dark' },
]

/**
 * Every page is looked at in all four ways. The models' own pages are many and of one make, so each of them is looked at
 * in one way, and all ways come round; in a sample, so is every page.
 */
function looksAt({ kind }: BuiltPage, i: number): readonly Look[] {
  if (!isSample && (kind === 'chapter' || kind === 'page')) return looks
  return [looks[i % looks.length]!]
}

/** What every page of the book must be, whatever stands on it; a file of tests for each language. */
export function examinePages(language: 'en' | 'zh') {
  const site = useSite()

  const all = checkedPages.filter((page) => page.language === language)
  it.for(all.map((page, i) => ({ ...page, looks: looksAt(page, i) })))(
    '$path',
    async ({ path, looks: ways }) => {
      const { page, problems } = await site.open(path)
      expect(problems).toEqual([])
      expect(await page.getAttribute('html', 'lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
      expect(await page.locator('h1').count()).toBe(1)
      expect((await page.title()).trim()).not.toBe('')

      const found: Record<string, string[]> = {}
      for (const [k, { name, size, theme }] of ways.entries()) {
        await page.setViewportSize(size)
        await page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme)
        await page.evaluate(finishTransitions)
        found[name] = await axeViolations(page, theme === 'dark' && k > 0 ? colours : {})
      }
      found['wider than 360 px'] = await overflowAt(page, narrow)
      const wrong = Object.entries(found).filter(([, violations]) => violations.length > 0)
      expect(Object.fromEntries(wrong)).toEqual({})
      expect(problems).toEqual([])
    },
  )
}

async function overflowAt(page: Page, size: typeof narrow): Promise<string[]> {
  await page.setViewportSize(size)
  return page.evaluate(overflow)
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
