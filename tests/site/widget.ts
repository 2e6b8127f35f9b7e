import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A figure as the reader has it: a hash of what is drawn, element by element, and what is said about it. */
export interface Look {
  drawing: string
  summary: string
}

export const lookOf = (widget: Locator): Promise<Look> =>
  widget.evaluate((element) => {
    // The order of attributes tells how an element came to be, and nothing of what it looks like; and the last digit
    // of exp and log may differ between the Node that drew the page and the browser that goes on with it.
    const draw = (part: Element): string =>
      [
        `<${part.tagName} ${[...part.attributes]
          .map(({ name, value }) => `${name}=${value.replace(/\d+\.\d{4,}/g, (n) => Number(n).toFixed(3))}`)
          .sort()
          .join(' ')}>`,
        ...[...part.childNodes].map((node) => (node instanceof Element ? draw(node) : node.textContent)),
      ].join('\n')
    const drawn = [...element.querySelectorAll('.view :is(svg.drawing, table, .budget-bar)')]
      .map(draw)
      .join('\n')
    // A drawing may be long, and is asked for many times: only its hash leaves the page (FNV-1a).
    let hash = -2128831035
    for (let i = 0; i < drawn.length; i++) hash = Math.imul(hash ^ drawn.charCodeAt(i), 16777619)
    return {
      drawing: `${drawn.length} ${hash}`,
      summary: element.querySelector('.view .summary')?.textContent ?? '',
    }
  })

/** A figure of a page, alive: the reader has scrolled to it and opened what it folds away. */
export async function widgetOf(page: Page, selector: string, i = 0): Promise<Locator> {
  const widget = page.locator(selector).nth(i)
  await widget.scrollIntoViewIfNeeded()
  // A figure with a heavy engine comes to life when it is touched.
  if (await widget.locator('xpath=ancestor::astro-island[@client="touch"]').count())
    await widget.dispatchEvent('pointerover')
  await expect.poll(() => widget.getAttribute('data-ready'), { timeout: 10_000, interval: 20 }).not.toBeNull()
  // Handles, not locators: what is opened no longer counts as closed.
  for (const fold of await widget.locator('details:not([open]) > summary').elementHandles())
    await fold.press('Enter')
  return widget
}

/** The look of a widget when it has come to rest: an ensemble of runs may go on for a while. */
export async function calmLookOf(widget: Locator): Promise<Look> {
  let look = await lookOf(widget)
  await expect
    .poll(
      async () => {
        const last = look
        look = await lookOf(widget)
        const working = await widget.locator('progress, [aria-busy=true]').count()
        return working === 0 && look.drawing === last.drawing && look.summary === last.summary
      },
      { message: 'the figure comes to rest', timeout: 20_000, interval: 250 },
    )
    .toBe(true)
  return look
}

/** Does something to a widget, and waits until its drawing differs. Returns what it looks like then. */
export async function changes(widget: Locator, what: string, act: () => Promise<unknown>): Promise<Look> {
  const before = await lookOf(widget)
  await act()
  await expect
    .poll(async () => (await lookOf(widget)).drawing !== before.drawing, {
      message: `${what} changes the drawing`,
      timeout: 15_000,
      interval: 15,
    })
    .toBe(true)
  return lookOf(widget)
}

/** Does something to a widget, and waits until it looks as given. */
export async function returnsTo(widget: Locator, look: Look, what: string, act: () => Promise<unknown>) {
  await act()
  await expect.poll(() => lookOf(widget), { message: what, timeout: 15_000, interval: 15 }).toEqual(look)
}

/** The figures of a page that have a model, and with it all that follows from one. */
export const modelFigure = '.widget[data-model]'
const modelsOfFigures = (html: string) =>
  [...html.matchAll(/<div class="widget[^"]*" data-model="([^"]*)"/g)].map(([, model]) => model!)
export const countOfModelFigures = (html: string) => modelsOfFigures(html).length
export const firstOfEachModel = (html: string) =>
  [...new Set(modelsOfFigures(html))].map((model) => modelsOfFigures(html).indexOf(model))

export const button = (widget: Locator, name: string) => widget.getByRole('button', { name, exact: true })
