import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { words } from '../../src/widgets/words.ts'
import { useSite } from './browser.ts'
import { type BuiltPage, pagesOf, sampleOf } from './builds.ts'
import {
  button,
  calmLookOf,
  changes,
  countOfModelFigures,
  firstOfEachModel,
  lookOf,
  modelFigure,
  returnsTo,
  widgetOf,
} from './widget.ts'

const t = words.en

/**
 * Every figure of these chapters: each of its controls, by pointer and by keyboard alone, and the way back. Two files of
 * tests share the chapters, so that two browsers' pages work at a time.
 */
export function examineFigures(of: (chapter: BuiltPage, i: number) => boolean) {
  const site = useSite()
  const chapters = sampleOf(pagesOf({ kind: 'chapter', language: 'en' }))
    .filter(({ html }) => countOfModelFigures(html) > 0)
    .filter(of)

  describe.for(chapters)('figures of $path', ({ path, html }) => {
    const figures = sampleOf(Array.from({ length: countOfModelFigures(html) }, (_, i) => i))

    it.for(figures)('figure %i', async (i) => {
      const { page, problems } = await site.open(path, { awake: false })
      const widget = await widgetOf(page, modelFigure, i)
      const first = await calmLookOf(widget)
      expect(first.summary).not.toBe('')
      const summaries = new Set([first.summary])

      const sliders = await widget.locator('input[type=range]').all()
      for (const [k, slider] of sliders.entries()) {
        const name = await slider.evaluate((input: HTMLInputElement) => input.labels![0].textContent)
        const away = await slider.evaluate((input: HTMLInputElement) =>
          Number(input.value) > (Number(input.min) + Number(input.max)) / 2 ? 'Home' : 'End',
        )
        const keyed = await changes(widget, `${name} by keyboard`, async () => {
          await slider.focus()
          await page.keyboard.press(away)
        })
        summaries.add(keyed.summary)
        const far = await slider.inputValue()
        // A mean over many runs is said when they are done.
        if (summaries.size === 1) summaries.add((await calmLookOf(widget)).summary)
        // All sliders are one component: what a pointer and a typed number do is asked of the first.
        if (k === 0) {
          await changes(widget, `${name} by pointer`, () => pointAt(slider, 0.45))
          await changes(widget, `${name} typed`, async () => {
            const field = slider.locator('xpath=..').locator('input.typed')
            await field.fill(far)
            await page.keyboard.press('Enter')
          })
        }
        await returnsTo(widget, first, `reset after ${name}`, () => button(widget, t.reset).click())
      }

      const handles = widget.locator('.handles [role=slider]')
      for (let k = 0; k < (await handles.count()); k++) {
        const handle = handles.nth(k)
        const name = await handle.getAttribute('aria-label')
        const said = await handle.getAttribute('aria-valuetext')
        const moved = await changes(widget, `handle "${name}" by keyboard`, async () => {
          await handle.focus()
          await page.keyboard.press('Shift+ArrowRight')
        })
        expect(await handle.getAttribute('aria-valuetext')).not.toBe(said)
        summaries.add(moved.summary)
        const dragged = await changes(widget, `handle "${name}" by pointer`, () => drag(handle, -60, 25))
        summaries.add(dragged.summary)
        await returnsTo(widget, first, `reset after "${name}"`, () => button(widget, t.reset).click())
      }

      // The speed of what is played shows when it is played (`sharing`).
      for (const select of await widget.locator('select:not(.player select)').all()) {
        const now = await select.inputValue()
        const options = await select
          .locator('option')
          .evaluateAll((all: HTMLOptionElement[]) => all.map((o) => o.value))
        const other = options.findLast((option) => option !== '' && option !== now)!
        // An example sets the model; other choices may be of the view, or of an experiment to come.
        if (now === '') {
          const chosen = await changes(widget, `the example ${other}`, () => select.selectOption(other))
          summaries.add(chosen.summary)
          await returnsTo(widget, first, `reset after ${other}`, () => button(widget, t.reset).click())
        } else {
          const before = await seenIn(widget)
          await select.selectOption(other)
          await expect
            .poll(() => seenIn(widget), { message: `the choice "${other}" changes what is seen` })
            .not.toBe(before)
          await select.selectOption(now)
        }
      }

      if (sliders.length + (await handles.count()) > 0)
        expect(summaries.size, 'the text follows').toBeGreaterThan(1)
      else await oneButtonChanges(widget)
      expect(problems).toEqual([])
    })

    it.for(figures)('figure %i: Tab', async (i) => {
      const { page } = await site.openOnce(path)
      expect(await unreachable(await widgetOf(page, modelFigure, i))).toEqual([])
    })

    // The frame of a figure is one component: what it does is asked of the first figure of each model.
    it.for(sampleOf(firstOfEachModel(html)))('figure %i: compare, undo, redo', async (i) => {
      const { page } = await site.open(path, { awake: false })
      const widget = await widgetOf(page, modelFigure, i)
      const slider = widget.locator('input[type=range], .handles [role=slider]').first()
      const first = await calmLookOf(widget)
      expect(await button(widget, t.undo).isDisabled()).toBe(true)
      expect(await button(widget, t.redo).isDisabled()).toBe(true)

      await button(widget, t.compare).focus()
      await page.keyboard.press('Enter')
      await widget.locator('.comparison').waitFor()
      await changes(widget, 'a change while comparing', async () => {
        // What has no slider has a choice to make.
        if ((await slider.count()) === 0) await widget.locator('select').first().selectOption({ index: 1 })
        else {
          await slider.focus()
          await page.keyboard.press('PageUp')
          await page.keyboard.press('ArrowRight')
        }
      })
      expect(await widget.locator('.comparison tbody tr').first().textContent()).toMatch(/[\d.]|≠/)
      await button(widget, t.stopComparing).click()
      expect(await widget.locator('.comparison').count()).toBe(0)
      const alone = await calmLookOf(widget)
      expect(alone.drawing).not.toBe(first.drawing)

      // Without a pointer: each undo is a key on a button.
      const undo = button(widget, t.undo)
      for (let k = 0; k < 4 && (await undo.isEnabled()); k++) {
        await undo.focus()
        await page.keyboard.press('Enter')
      }
      await returnsTo(widget, first, 'undone', async () => {})
      const redo = button(widget, t.redo)
      for (let k = 0; k < 4 && (await redo.isEnabled()); k++) {
        await redo.focus()
        await page.keyboard.press('Enter')
      }
      await returnsTo(widget, alone, 'done again', async () => {})
    })
  })
}

/** All that a reader sees of a widget but the choice itself: the drawing, the texts, what stands in the fields. */
const seenIn = async (widget: Locator): Promise<string> =>
  (await lookOf(widget)).drawing +
  (await widget.evaluate((element: HTMLElement) =>
    [
      element.innerText,
      ...[...element.querySelectorAll('input')].map(({ value, checked }) => `${value} ${checked}`),
    ].join('\n'),
  ))

/** Of the buttons of a figure without sliders, which are not those below every figure, one changes the drawing. */
async function oneButtonChanges(widget: Locator) {
  const buttons = await widget.locator('button:enabled:not(.tools *)').all()
  const { drawing } = await lookOf(widget)
  for (const each of buttons) {
    if (!(await each.isEnabled())) continue
    await each.click()
    const hasChanged = await expect
      .poll(async () => (await lookOf(widget)).drawing !== drawing, { timeout: 3000, interval: 15 })
      .toBe(true)
      .then(
        () => true,
        () => false,
      )
    if (hasChanged) return
  }
  expect.fail(`none of ${buttons.length} buttons changes the drawing`)
}

/** Presses the pointer on a slider at a part of its length. */
async function pointAt(slider: Locator, part: number) {
  await slider.scrollIntoViewIfNeeded()
  const { width, height } = (await slider.boundingBox())!
  await slider.click({ position: { x: width * part, y: height / 2 } })
}

async function drag(handle: Locator, dx: number, dy: number) {
  await handle.scrollIntoViewIfNeeded()
  const box = (await handle.locator('.ring').boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const { mouse } = handle.page()
  await mouse.move(x, y)
  await mouse.down()
  await mouse.move(x + dx, y + dy, { steps: 4 })
  await mouse.up()
}

/** What can be operated in a widget and yet is not on the way of the Tab key. */
async function unreachable(widget: Locator): Promise<string[]> {
  const page = widget.page()
  const operable = 'button:enabled, input:enabled, select, summary, a[href], [role=slider]'
  await widget.locator(operable).first().focus()
  const total = await widget.evaluate((element, query) => {
    element.addEventListener('focusin', ({ target }) => (target as HTMLElement).setAttribute('data-seen', ''))
    document.activeElement!.setAttribute('data-seen', '')
    return element.querySelectorAll(query).length + element.querySelectorAll('[tabindex="0"]').length
  }, operable)
  for (let k = 0; k < total; k++) await page.keyboard.press('Tab')
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  return widget.evaluate(
    (element, query) =>
      [...element.querySelectorAll(query)]
        .filter((part) => part.getClientRects().length > 0 && !part.hasAttribute('data-seen'))
        .map((part) => part.outerHTML.slice(0, 120)),
    operable,
  )
}
