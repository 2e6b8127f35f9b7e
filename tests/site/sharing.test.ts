import { expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { button, changes, lookOf, returnsTo, widgetOf } from './widget.ts'

/** What the figures of chapter 6 can do besides their sliders. */
const site = useSite()
const path = '/sharing/deciding-to-share/'

it('the portrait takes further starts, by click, and lets them go, by Delete', async () => {
  const { page } = await site.open(path, { awake: false })
  const widget = await widgetOf(page, '#figure-portrait .widget')
  const first = await lookOf(widget)
  const ground = widget.locator('.handles .ground')
  await ground.scrollIntoViewIfNeeded()
  const { width, height } = (await ground.boundingBox())!
  await changes(widget, 'a click', () => ground.click({ position: { x: width * 0.7, y: height * 0.75 } }))
  const dropped = widget.getByRole('slider', { name: 'another start, 1' })
  expect(await dropped.getAttribute('aria-valuetext')).toBe('(.7, .25)')
  await changes(widget, 'an arrow key on the new start', () => dropped.press('ArrowUp'))
  expect(await dropped.getAttribute('aria-valuetext')).toBe('(.7, .26)')
  await returnsTo(widget, first, 'Delete removes the start', () => dropped.press('Delete'))

  await changes(widget, 'a click', () => ground.click({ position: { x: 40, y: 40 } }))
  await returnsTo(widget, first, 'Clear removes all', () => button(widget, 'Clear').click())
})

it('the portrait shows best responses, by pointer and by keyboard', async () => {
  const { page } = await site.open(path, { awake: false })
  const widget = await widgetOf(page, '#figure-portrait .widget')
  const first = await lookOf(widget)
  const toggle = widget.getByRole('switch')
  await changes(widget, 'the switch by pointer', () => toggle.click())
  expect(await widget.locator('g[data-mark=best-response] path').count()).toBe(2)
  await returnsTo(widget, first, 'the switch by keyboard', () => toggle.press('Space'))
})

it('the portrait tells of a rest point on focus', async () => {
  const { page } = await site.open(path, { awake: false })
  const spots = (await widgetOf(page, '#figure-portrait .widget')).locator('.spot')
  expect(await spots.count()).toBe(5)
  for (const spot of await spots.all()) {
    expect(await spot.getAttribute('aria-label')).toMatch(/eigenvalues/)
    await spot.focus()
    expect(await spot.locator('.tip').evaluate((tip) => getComputedStyle(tip).visibility)).toBe('visible')
  }
})

it('a start on an edge is explained', async () => {
  const { page } = await site.open(`${path}?s=replicator.1~x0=0~y0=0.9`)
  const summary = page.locator('#figure-portrait .summary')
  await expect.poll(() => summary.textContent()).toMatch(/nobody|no customer|edge|imitat/i)
})

it('the map of regimes takes the reader to a click, over any two parameters', async () => {
  const { page } = await site.open(path, { awake: false })
  const widget = await widgetOf(page, '#figure-regimes .widget')
  const first = await lookOf(widget)
  const ground = widget.locator('.handles .ground')
  await ground.scrollIntoViewIfNeeded()
  const { width, height } = (await ground.boundingBox())!
  await changes(widget, 'a click on the map', () =>
    ground.click({ position: { x: width * 0.9, y: height * 0.95 } }),
  )
  await returnsTo(widget, first, 'undo', () => button(widget, 'Undo').click())
  const across = widget.getByLabel('Across')
  await changes(widget, 'another parameter', () => across.selectOption({ value: 'synergy' }))
  expect(await widget.locator('.axis-label').first().textContent()).toMatch(/synergy/i)
})

it('a typed value out of range is named and explained, and the figure stays as it was', async () => {
  const { page } = await site.open(path, { awake: false })
  const widget = await widgetOf(page, '#figure-portrait .widget')
  const first = await lookOf(widget)
  const field = widget.locator('input.typed').first()
  await field.fill('99')
  const problem = widget.locator('.problem')
  expect(await problem.textContent()).toMatch(/must be .*; got "99"/)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  expect(await field.getAttribute('aria-describedby')).toBe(await problem.getAttribute('id'))
  expect(await lookOf(widget)).toEqual(first)
  await field.press('Escape')
  expect(await widget.locator('.problem').count()).toBe(0)
})

it('the tabs of the lab follow the arrow keys, and name their panels', async () => {
  const { page } = await site.open('/lab/replicator/')
  const panelName = () => {
    const focused = document.activeElement!
    const panel = document.getElementById(focused.getAttribute('aria-controls') ?? '')
    const names = panel?.getAttribute('aria-labelledby')
    return [focused.getAttribute('aria-selected'), focused.id === names, focused.textContent]
  }
  await page.getByRole('tab').first().focus()
  const first = await page.evaluate(panelName)
  await page.keyboard.press('ArrowRight')
  const second = await page.evaluate(panelName)
  expect(first.slice(0, 2)).toEqual(['true', true])
  expect(second.slice(0, 2)).toEqual(['true', true])
  expect(second[2]).not.toBe(first[2])
})
