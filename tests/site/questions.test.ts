import { describe, expect, it } from 'vitest'
import { useSite } from './browser.ts'
import { pagesOf, sampleOf } from './builds.ts'
import { propsOf } from './props.ts'

const site = useSite()
const chapters = sampleOf(pagesOf({ kind: 'chapter', language: 'en' }), 1)

/** Every prediction of every chapter, by turns rightly and wrongly, by keyboard alone; and enough to do in each. */
describe.for(chapters)('questions of $path', ({ path, html }) => {
  it('are at least four', () => {
    expect(propsOf(html, 'Exercise').length).toBeGreaterThanOrEqual(4)
  })

  const predictions = propsOf<{ id: string; question: string; options: string[]; answer: number }>(
    html,
    'Predict',
  )

  it.for(predictions.map((prediction, i) => ({ ...prediction, wrongBy: i % 2 })))(
    'prediction: $id',
    async ({ question, options, answer, wrongBy }) => {
      const choice = (answer + wrongBy) % options.length
      const { page } = await site.openOnce(path)
      const predict = page.locator('section.predict', { hasText: question })
      await predict.scrollIntoViewIfNeeded()
      await page.locator('astro-island:not([ssr])', { has: predict }).waitFor()
      expect(await predict.locator('.reveal').isVisible()).toBe(false)
      const commit = predict.getByRole('button')
      expect(await commit.isDisabled()).toBe(true)
      await predict.getByRole('radio').nth(choice).press('Space')
      await commit.press('Enter')
      await predict.locator('.reveal').waitFor({ state: 'visible' })
      const verdict = await predict.locator('.verdict').textContent()
      expect(verdict).toBe(choice === answer ? 'As you predicted.' : `You predicted: ${options[choice]}`)
      expect((await predict.locator('.reveal').innerText()).length).toBeGreaterThan(verdict!.length + 20)
    },
  )
})
