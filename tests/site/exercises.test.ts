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
      expect(await root.locator('p.hint').first().innerText()).toBeTruthy()
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

const feedbackOf = (root: Locator) => root.locator('.feedback').innerText()
const squeeze = (text: string) => text.replace(/\s+/g, '')
