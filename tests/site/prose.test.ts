import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { isSample, pagesOf, sampleOf } from './builds.ts'

const site = useSite()

/** Numbers, marks, citations and terms in the text of every chapter. */
describe.for(sampleOf(pagesOf({ kind: 'chapter', language: 'en' }), 1))('text of $path', ({ path }) => {
  it('numbers are moved by arrow keys, by dragging and by typing, and the rest follows', async () => {
    const { page, problems } = await site.open(path)
    const scrubs = sampleOf(await page.locator('.scrub[role=slider]:visible').all())
    // A chapter without a model of its own, or with a costly one, has no numbers to move.
    const first = await followersOf(page)
    for (const scrub of scrubs) {
      const name = await scrub.getAttribute('aria-label')
      const { height } = (await scrub.boundingBox())!
      expect(height, `${name}: its target`).toBeGreaterThanOrEqual(24)

      const [min, max, now] = await limitsOf(scrub)
      const away = now > (min + max) / 2 ? 'Home' : 'End'
      await scrub.press(away)
      // A rule of the model may stop it before the end of its range.
      const end = (await limitsOf(scrub))[2]
      expect(Math.sign(end - now), `${name} at its end`).toBe(away === 'Home' ? -1 : 1)
      await expect
        .poll(() => followersOf(page), { message: `${name} is followed`, timeout: 10_000 })
        .not.toEqual(first)
      await scrub.press(away === 'Home' ? 'ArrowRight' : 'ArrowLeft')
      const [, , near] = await limitsOf(scrub)
      expect(near).not.toBe(end)

      await scrub.press('Enter')
      const field = page.locator('.scrub input')
      expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
      await field.fill(String(max * 1000 + 1))
      await field.press('Enter')
      expect(await page.locator('.scrub .problem').textContent()).toMatch(/must be/)
      await field.fill(String(now))
      await field.press('Enter')
      await expect.poll(async () => (await limitsOf(scrub))[2]).toBe(now)
      expect(await hasFocus(scrub), `${name}: focus after Enter`).toBe(true)
      await expect
        .poll(() => followersOf(page), { message: `${name} is set back`, timeout: 10_000 })
        .toEqual(first)

      // What the book itself writes can be typed: opened and closed again, however that is done, nothing changes.
      const ways = [
        [() => scrub.dblclick(), 'Enter'],
        [() => scrub.press('Enter'), 'Escape'],
        [() => scrub.press('Enter'), 'Tab'],
      ] as const
      for (const [open, close] of ways) {
        await open()
        const text = await field.inputValue()
        // Typed anew, as it stands.
        await field.fill('')
        await field.fill(close === 'Escape' ? String(max) : text)
        await field.press(close)
        await field.waitFor({ state: 'detached' })
        expect((await limitsOf(scrub))[2], `${name}: ${text}, ${close}`).toBe(now)
        if (close !== 'Tab') expect(await hasFocus(scrub), `${name}: focus after ${close}`).toBe(true)
      }

      const way = away === 'Home' ? -13 : 13
      await dragBy(scrub, way)
      expect(Math.sign((await limitsOf(scrub))[2] - now), `${name} dragged`).toBe(Math.sign(way))
      await dragBy(scrub, -way)
      expect((await limitsOf(scrub))[2]).toBeCloseTo(now, 8)
      await expect
        .poll(() => followersOf(page), { message: `${name} is dragged back`, timeout: 10_000 })
        .toEqual(first)
    }
    expect(problems).toEqual([])
  })

  it('numbers leave the browser its keys', async () => {
    const { page } = await site.open(path)
    for (const scrub of sampleOf(await page.locator('.scrub[role=slider]:visible').all())) {
      const [, , now] = await limitsOf(scrub)
      for (const modifiers of [{ altKey: true }, { ctrlKey: true }, { metaKey: true }]) {
        const taken = await scrub.evaluate(
          (element, init) =>
            !element.dispatchEvent(
              new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true, ...init }),
            ),
          modifiers,
        )
        expect(taken, JSON.stringify(modifiers)).toBe(false)
        expect((await limitsOf(scrub))[2]).toBe(now)
      }
    }
  })

  it('words light up their mark, on hover and on focus', async () => {
    const { page } = await site.open(path)
    const dark: string[] = []
    for (const word of await page.locator('.mark-word:visible').all()) {
      const lit = page.locator('.drawing .lit')
      await word.focus()
      if ((await lit.count()) === 0)
        dark.push(`${await word.textContent()} (${await word.getAttribute('data-of')})`)
      await word.blur()
      expect(await lit.count()).toBe(0)
      await word.hover()
      if ((await lit.count()) === 0) dark.push(`${await word.textContent()}, hovered`)
      await page.mouse.move(0, 0)
      expect(await lit.count()).toBe(0)
    }
    expect(dark, 'words whose mark stands in no figure').toEqual([])
  })

  it('terms and citations open a card on focus and on hover, and Escape closes it', async () => {
    const { page } = await site.open(path, { awake: false })
    const hovers = await page.locator('.sl-markdown-content .hover:visible').all()
    expect(hovers.length).toBeGreaterThan(0)
    for (const [i, hover] of hovers.entries()) {
      const word = hover.locator('[aria-describedby]').first()
      const card = hover.locator('.card')
      expect(await word.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'))
      if (i >= (isSample ? 3 : 12)) continue // what follows is the same script for all
      await word.focus()
      await card.waitFor({ state: 'visible' })
      expect((await card.innerText()).length).toBeGreaterThan(20)
      const { x, width } = (await card.boundingBox())!
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(1400)
      await page.keyboard.press('Escape')
      await card.waitFor({ state: 'hidden' })
      await word.blur()
      await word.hover()
      await card.waitFor({ state: 'visible' })
      await page.mouse.move(0, 0)
      await card.waitFor({ state: 'hidden' })
    }
    const ids = await page.locator('.card').evaluateAll((cards) => cards.map((card) => card.id))
    const target = await page
      .locator('.sl-markdown-content [aria-describedby]')
      .evaluateAll(
        (all) => all.filter((one) => !document.getElementById(one.getAttribute('aria-describedby')!)).length,
      )
    expect(target, 'cards that are not there').toBe(0)
    expect(ids.length).toBeGreaterThan(0)
  })
})

it('numbers in an equation follow', async () => {
  const { page } = await site.open('/sharing/deciding-to-share/')
  const equations = () => page.locator('.equation .live').allTextContents()
  const first = await equations()
  expect(first.length).toBeGreaterThan(0)
  await page.locator('.scrub[aria-label="Customers’ unit cost"], .scrub').first().press('End')
  await expect.poll(equations).not.toEqual(first)
})

it.for(['.scrub[role=slider]', '.handle'])(
  'a drag of %s that is cancelled ends where it stands',
  async (what) => {
    const { page } = await site.open('/sharing/deciding-to-share/')
    const dragged = page.locator(what).first()
    await dragged.scrollIntoViewIfNeeded()
    const box = (await dragged.boundingBox())!
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 20, y - 20, { steps: 4 })
    // The address follows a gesture that has ended.
    expect(new URL(page.url()).search).toBe('')
    await dragged.dispatchEvent('pointercancel')
    expect(new URL(page.url()).search).toMatch(/^\?s=replicator/)
    const ended = page.url()
    await page.mouse.move(x - 40, y + 40, { steps: 4 })
    await page.mouse.up()
    expect(page.url()).toBe(ended)
  },
)

/** What follows a number on the page: the other numbers, equations, and the texts and drawings' names of figures. */
const followersOf = (page: Page) =>
  page.evaluate(() => [
    ...[...document.querySelectorAll('.value, .summary, .equation .live')].map((part) => part.textContent),
    ...[...document.querySelectorAll('.drawing')].map((part) => part.getAttribute('aria-label')),
  ])

const hasFocus = (element: Locator) => element.evaluate((own) => own === document.activeElement)

async function limitsOf(scrub: Locator): Promise<[min: number, max: number, now: number]> {
  return scrub.evaluate((element) => [
    Number(element.ariaValueMin),
    Number(element.ariaValueMax),
    Number(element.ariaValueNow),
  ])
}

async function dragBy(scrub: Locator, dx: number) {
  await scrub.scrollIntoViewIfNeeded()
  const box = (await scrub.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const { mouse } = scrub.page()
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + dx, y, { steps: 4 })
  await mouse.up()
}
