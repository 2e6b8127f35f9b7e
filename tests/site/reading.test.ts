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

it('the card that explains a number can be reached with the pointer, and Escape closes it', async () => {
  const { page } = await site.open('/experience/from-questionnaire-to-model/')
  const term = page.locator('.help-layer button[data-help]').first()
  const card = page.locator('.help-card')
  await term.scrollIntoViewIfNeeded()
  await term.hover()
  await card.waitFor()
  const box = (await card.boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 })
  await page.waitForTimeout(600)
  expect(await card.count(), 'the pointer is on the card').toBe(1)
  await page.keyboard.press('Escape')
  expect(await card.count()).toBe(0)
  await page.mouse.move(0, 0)
  await term.focus()
  await card.waitFor()
  expect(await term.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'))
  await term.blur()
  expect(await card.count()).toBe(0)
  expect(await term.getAttribute('aria-describedby')).toBeNull()
})
