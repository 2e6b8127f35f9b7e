import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { fillIn, gradeRaw } from '../../src/exercises/grade.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { plainText } from '../../src/exercises/inline.ts'
import type { Variant } from '../../src/exercises/life.ts'
import type { Exercise } from '../../src/exercises/schema.ts'
import { createSolver } from '../../src/exercises/solver.ts'
import { loadModel } from '../../src/core/models.ts'
import { exerciseWords } from '../../src/widgets/exercises/exerciseWords.ts'
import { progressWords } from '../../src/widgets/exercises/progressWords.ts'
import { useSite } from './browser.ts'
import { pagesOf, sampleOf } from './builds.ts'
import { enterAnswer } from './enterAnswer.ts'
import { propsOf } from './props.ts'

const t = exerciseWords.en
const site = useSite()
const chapters = pagesOf({ kind: 'chapter', language: 'en' })

interface Props {
  exercise: Exercise
  first: Variant
}

/** Every exercise of every chapter, answered wrongly and rightly as its own self-test says, by keyboard alone. */
describe.for(chapters)('exercises of $path', ({ path, html }) => {
  const exercises = propsOf<Props>(html, 'Exercise').map((props) => ({ ...props, id: props.exercise.id }))

  it.for(sampleOf(exercises, 0, 6))('$exercise.kind: $id', async ({ exercise, first, id }) => {
    const { page, problems } = await site.openOnce(path)
    const root = await alive(page, id)
    const solver = exercise.model ? createSolver(await loadModel(exercise.model)) : undefined
    const { right, wrong } = selfTest(exercise, first, solver)
    const enter = (answer: unknown) => enterAnswer(root, exercise, first, answer)

    const hints = exercise.hints ?? []
    if (hints.length > 0) {
      await root.getByRole('button', { name: t.hint }).press('Enter')
      expect(await root.locator('[role=status] > p.hint').first().innerText()).toBeTruthy()
      // The button goes with the last hint; else it stays under the hand.
      await expect.poll(() => focusOf(page)).toBe(hints.length === 1 ? 'hint' : 'quiet')
    }
    // An answer that a slider cannot reach exactly, or nothing entered at all, is left to the unit tests.
    const mistaken = wrong.find((answer) => JSON.stringify(answer) !== '{}' && exercise.kind !== 'target')
    if (mistaken !== undefined && exercise.kind !== 'predict') {
      await enter(mistaken)
      await commit(root, exercise)
      const expected = gradeRaw(exercise, first, mistaken, solver)
      expect(await feedbackOf(root)).toContain(plainText(expected.feedback[0]!.text.en))
      for (const { text } of expected.feedback.slice(1))
        expect(squeeze(await feedbackOf(root))).toContain(
          squeeze(plainText(text.en).replace(/[_^\\]/g, '')).slice(0, 20),
        )
    }
    await enter(right[0])
    await commit(root, exercise)
    await root.locator('.reveal').waitFor()
    // What is said is said to everybody, and the keyboard goes on from there.
    expect(await root.locator('[role=status] .reveal').count()).toBe(1)
    await expect.poll(() => focusOf(page)).toBe('reveal')
    expect(await feedbackOf(root)).toMatch(exercise.kind === 'explain' ? /^… Saved/ : /^✓ Right/)
    expect(await root.locator('.reveal').innerText()).toContain(t.solution)
    expect(problems).toEqual([])
  })
})

const [chapter] = chapters.filter(({ path }) => path === '/value/who-creates-value/')

describe('what the browser keeps', () => {
  it('survives a reload: answer, attempts, hints, feedback and note', async () => {
    const { page } = await site.open(chapter!.path, { awake: false })
    let root = await alive(page, 'fit-number')
    await root.getByRole('button', { name: t.hint }).press('Enter')
    await root.getByLabel(t.answer).fill('-1')
    await commit(root, { kind: 'number' } as Exercise)
    await root.locator('summary').press('Enter')
    await root.getByLabel(t.noteHint).fill('half <b>of it</b>')
    const before = await root.innerText()
    await page.waitForTimeout(200)
    await page.reload()
    root = await alive(page, 'fit-number')
    await root.locator('summary').press('Enter')
    await expect.poll(() => root.innerText()).toBe(before)
    expect(await root.getByLabel(t.answer).inputValue()).toBe('-1')
    expect(await root.getByLabel(t.noteHint).inputValue()).toBe('half <b>of it</b>')
  })

  it('is shown, saved, erased and read again on its page', async () => {
    const { page, problems } = await site.open(chapter!.path, { awake: false })
    const root = await alive(page, 'shelf')
    await root.getByLabel('Co-production, not yet').press('Space')
    await commit(root, { kind: 'choice' } as Exercise)
    await root.locator('summary').press('Enter')
    await root.getByRole('link', { name: t.progress }).press('Enter')
    await page.waitForURL(/\/progress\/$/)
    const row = page.locator('tr', { hasText: 'A shelf with a leaflet' })
    await expect.poll(() => row.innerText()).toContain('✓ 100%')

    const w = progressWords.en
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: w.export }).press('Enter'),
    ])
    const saved = Buffer.concat(await (await file.createReadStream()).toArray())
    await page.getByRole('button', { name: w.erase }).press('Enter')
    await page.getByRole('button', { name: w.yes }).press('Enter')
    await expect.poll(() => row.innerText()).toContain(w.none)

    const [broken] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: w.import }).click(),
    ])
    await broken.setFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') })
    await page.getByText('not JSON, or was cut off').waitFor()
    expect(await row.innerText()).toContain(w.none)

    const [good] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: w.import }).click(),
    ])
    await good.setFiles({ name: 'progress.json', mimeType: 'application/json', buffer: saved })
    await expect.poll(() => row.innerText()).toContain('✓ 100%')
    expect(problems).toEqual([])
  })

  it('gives another variant after the solution, and its own feedback', async () => {
    const { page } = await site.open(chapter!.path, { awake: false })
    const root = await alive(page, 'fit-number')
    const before = await root.locator('.prompt').innerText()
    await root.getByRole('button', { name: t.giveUp }).press('Enter')
    await root.getByRole('button', { name: t.again }).press('Enter')
    await expect.poll(() => root.locator('.prompt').innerText()).not.toBe(before)
    expect(await root.locator('.reveal').count()).toBe(0)
  })
})

describe('an exercise begun anew', () => {
  it('shows what is graded: sliders and answer go back together', async () => {
    const { page } = await site.open('/loyalty/what-loyalty-is/', { awake: false })
    const root = await alive(page, 'same-rate-two-markets')
    const typed = root.locator('.controls .typed')
    const start = await typed.first().inputValue()
    await typed.first().fill('2')
    await typed.first().press('Enter')
    expect(Number(await typed.first().inputValue())).toBe(2)
    await root.getByRole('button', { name: t.check, exact: true }).press('Enter')
    await root.locator('.verdict.wrong').waitFor()
    await root.getByRole('button', { name: t.giveUp }).press('Enter')
    await expect.poll(() => focusOf(page)).toBe('reveal')
    await root.getByRole('button', { name: t.reset }).press('Enter')
    await expect.poll(() => typed.first().inputValue()).toBe(start)
    await expect.poll(() => focusOf(page)).toBe('prompt')
    expect(await root.locator('.verdict').count()).toBe(0)
  })
})

describe('until what the browser kept is read', () => {
  it('nothing can be changed, and a model that does not come costs no answer', async () => {
    const { page } = await site.open(chapter!.path, { awake: false })
    let root = await alive(page, 'fit-number')
    await root.getByRole('button', { name: t.giveUp }).press('Enter')
    // Another variant needs the model: what is fetched for it is what is held back below.
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    const prompt = await root.locator('.prompt').innerText()
    await root.getByRole('button', { name: t.again }).press('Enter')
    await expect.poll(() => root.locator('.prompt').innerText()).not.toBe(prompt)
    const model = fetched.filter((url) => url.endsWith('.js'))
    expect(model.length).toBeGreaterThan(0)
    page.removeAllListeners('request')
    await root.getByLabel(t.answer).fill('-1')
    await commit(root, { kind: 'number' } as Exercise)
    await root.locator('summary').press('Enter')
    await root.getByLabel(t.noteHint).fill('kept')
    const before = await root.innerText()
    await page.waitForTimeout(200)

    const held = (url: URL) => model.includes(url.href)
    await page.route(held, (route) => route.abort())
    await page.reload()
    root = page.locator('#exercise-fit-number')
    await root.scrollIntoViewIfNeeded()
    await root.getByRole('alert').waitFor()
    expect(await root.getByRole('alert').innerText()).toBe(t.failed)
    await root.locator('summary').press('Enter')
    expect(await root.locator(':is(input, textarea, button):enabled').count()).toBe(0)

    await page.unroute(held)
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    await page.route(held, async (route) => {
      await released
      await route.continue()
    })
    await page.reload()
    await root.scrollIntoViewIfNeeded()
    await page.locator('astro-island:not([ssr])', { has: root }).waitFor()
    await root.locator('summary').press('Enter')
    expect(await root.locator(':is(input, textarea, button):enabled').count()).toBe(0)
    release()
    await root.and(page.locator('[data-ready]')).waitFor()
    await expect.poll(() => root.innerText()).toBe(before)
    expect(await root.getByLabel(t.answer).inputValue()).toBe('-1')
    expect(await root.getByLabel(t.noteHint).inputValue()).toBe('kept')
  })
})

describe('the keyboard is not lost', () => {
  it('at a prediction that was made', async () => {
    const { page } = await site.open(chapter!.path, { awake: false })
    const predict = page.locator('section.predict').first()
    await predict.scrollIntoViewIfNeeded()
    await page.locator('astro-island:not([ssr])', { has: predict }).waitFor()
    await predict.getByRole('radio').first().press('Space')
    await predict.getByRole('button').press('Enter')
    await expect.poll(() => focusOf(page)).toBe('verdict')
  })

  it('at an item moved to either end of its list', async () => {
    const { page } = await site.open('/loyalty/the-retention-cube/', { awake: false })
    const root = await alive(page, 'loyalty-ladder')
    const items = root.locator('.ordering li')
    const last = await items.last().innerText()
    const up = items.last().locator('.up')
    await up.focus()
    for (let place = (await items.count()) - 1; place > 0; place--) {
      await page.keyboard.press('Enter')
      await expect.poll(() => items.nth(place - 1).innerText()).toBe(last)
      expect(await focusOf(page)).toBe('up')
    }
    await page.keyboard.press('Enter')
    expect(await items.first().innerText()).toBe(last)
    expect(await focusOf(page)).toBe('up')
  })

  it('at an arrow turned or removed', async () => {
    const { page } = await site.open('/value/what-the-customer-gets/', { awake: false })
    const root = await alive(page, 'squeeze-path')
    const arrows = root.locator('.arrows li:has(button)')
    const labels = await root.getByLabel(t.from, { exact: true }).locator('option').count()
    expect(labels).toBeGreaterThan(2)
    for (const to of [1, 2]) {
      await root.getByLabel(t.from, { exact: true }).selectOption({ index: 0 })
      await root.getByLabel(t.to, { exact: true }).selectOption({ index: to })
      await root.getByRole('button', { name: t.addArrow }).press('Enter')
    }
    const count = await arrows.count()
    await arrows.first().locator('.turn').press('Enter')
    await expect.poll(() => focusOf(page)).toBe('turn')
    for (let left = count; left > 0; left--) {
      await arrows.last().locator('.remove').press('Enter')
      await expect.poll(() => arrows.count()).toBe(left - 1)
      await expect.poll(() => focusOf(page)).toBe(left > 1 ? 'remove' : 'ordering arrows')
    }
  })

  it('at the question whether to erase everything', async () => {
    const { page } = await site.open(chapter!.path, { awake: false })
    const root = await alive(page, 'shelf')
    await root.getByRole('button', { name: t.giveUp }).press('Enter')
    await page.waitForTimeout(200)
    await page.goto(`${site.server.origin}/progress/`)
    const w = progressWords.en
    const focused = () => page.evaluate(() => document.activeElement!.textContent.slice(0, 60))
    await expect.poll(() => page.getByRole('button', { name: w.erase }).isEnabled()).toBe(true)
    for (const answer of ['Enter', 'Escape']) {
      await page.getByRole('button', { name: w.erase }).press('Enter')
      await expect.poll(focused).toBe(w.no)
      await page.keyboard.press(answer)
      await expect.poll(focused).toBe(w.erase)
    }
    await page.getByRole('button', { name: w.erase }).press('Enter')
    await page.getByRole('button', { name: w.yes }).press('Enter')
    await expect.poll(focused).toBe(w.erased)
  })
})

it.for(pagesOf({ kind: 'chapter' }))(
  '$path: exercises can be read, and their solutions, without JavaScript',
  async ({ path, html, language }) => {
    const exercises = propsOf<Props>(html, 'Exercise')
    if (exercises.length === 0) return
    const { page } = await site.open(path, { awake: false, javaScriptEnabled: false })
    for (const { exercise, first } of exercises) {
      const root = page.locator(`#exercise-${exercise.id}`)
      const [opening] = plainText(fillIn(exercise.prompt, first)[language]).split(/[_^\\*]/)
      expect(squeeze(await root.locator('.prompt').innerText())).toContain(squeeze(opening!).slice(0, 15))
    }
    expect(
      await page.locator('noscript details', { hasText: exerciseWords[language].solution }).count(),
    ).toBeGreaterThanOrEqual(exercises.length)
  },
)

async function alive(page: Page, id: string): Promise<Locator> {
  const root = page.locator(`#exercise-${id}`)
  await root.scrollIntoViewIfNeeded()
  await page.locator('astro-island:not([ssr])', { has: root }).waitFor()
  await root.and(page.locator('[data-ready]')).waitFor()
  return root
}

async function commit(root: Locator, { kind }: Exercise) {
  const name = kind === 'predict' ? t.commit : kind === 'explain' ? t.save : t.check
  await root.getByRole('button', { name, exact: true }).press('Enter')
  await root.locator('.verdict').waitFor()
}

/** The class of what has the focus. */
const focusOf = (page: Page) => page.evaluate(() => document.activeElement!.className)
const feedbackOf = (root: Locator) => root.locator('.feedback').innerText()
const squeeze = (text: string) => text.replace(/\s+/g, '')
