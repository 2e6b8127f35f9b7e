import { describe, expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { pagesOf, sampleOf } from './builds.ts'

const site = useSite()
const chapters = sampleOf(pagesOf({ kind: 'chapter', language: 'en' }))

describe.for(chapters)('$path', ({ path }) => {
  it('moves nothing by itself for a reader who wants less motion', async () => {
    const { page } = await site.open(path, { reducedMotion: 'reduce' })
    for (const word of (await page.locator('.mark-word:visible').all()).slice(0, 3)) await word.hover()
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === 'running')
        .filter((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0) > 50)
        .map((animation) => (animation.effect as KeyframeEffect).target?.outerHTML.slice(0, 80)),
    )
    expect(moving).toEqual([])
    const transitions = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .map(
          (element) =>
            [element.outerHTML.slice(0, 80), getComputedStyle(element).transitionDuration] as const,
        )
        .filter(([, durations]) => durations.split(',').some((duration) => parseFloat(duration) > 0.05)),
    )
    expect(transitions).toEqual([])
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto')
  })

  it('prints its figures and their addresses, without controls', async () => {
    const { page } = await site.open(path, { awake: false })
    await page.emulateMedia({ media: 'print' })
    for (const figure of await page.locator('figure.figure').all()) {
      expect(await figure.locator('svg.drawing, table').first().isVisible()).toBe(true)
      expect(await figure.locator('.summary').first().isVisible()).toBe(true)
      const link = figure.locator('.printed-link')
      expect(await link.isVisible()).toBe(true)
      expect(await link.innerText()).toContain(`${path}#${await figure.getAttribute('id')}`)
    }
    for (const control of ['.controls', '.tools', 'header.header', 'nav.sidebar', '.question button']) {
      const shown = await page.locator(`${control}:visible`).count()
      expect(shown, control).toBe(0)
    }
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.length).toBeGreaterThan(50_000)
  })
})

it('prints the dark theme in the ink of the light one', async () => {
  const inks = async (colorScheme: 'light' | 'dark') => {
    const { page } = await site.open(chapters[0]!.path, { colorScheme, awake: false })
    await page.emulateMedia({ media: 'print' })
    return page.evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return ['paper', 'ink', 'accent', 'cool', 'line', 'control'].map((name) =>
        style.getPropertyValue(`--${name}`),
      )
    })
  }
  const light = await inks('light')
  expect(new Set(light).size).toBe(6)
  expect(await inks('dark')).toEqual(light)
})

it('the dark theme follows the system', async () => {
  for (const path of ['/', chapters[0]!.path, '/embed/replicator/']) {
    const { page } = await site.open(path, { colorScheme: 'dark', awake: false })
    expect(await page.getAttribute('html', 'data-theme'), path).toBe('dark')
  }
})
