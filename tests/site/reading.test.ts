import { expect, it } from 'vitest'
import { useSite } from './browser.ts'

const site = useSite()

it('a word about a mark keeps it lit when it is pressed, until it is pressed again', async () => {
  const { page } = await site.open('/sharing/deciding-to-share/')
  const [first, second] = await page.locator('.mark-word:visible').all()
  const lit = (word: typeof first) =>
    word!.evaluate(
      (element: HTMLElement) =>
        document.querySelectorAll(`.drawing .lit[data-mark="${element.dataset.of}"]`).length,
    )
  await first!.press('Enter')
  expect(await first!.getAttribute('aria-pressed')).toBe('true')
  await second!.focus()
  expect(await lit(first), 'left, yet pressed').toBeGreaterThan(0)
  await second!.press(' ')
  expect(await lit(first), 'another is pressed').toBe(0)
  await second!.press(' ')
  await second!.blur()
  expect(await page.locator('.drawing .lit').count()).toBe(0)
  await first!.click()
  expect(await first!.getAttribute('aria-pressed')).toBe('true')
})
