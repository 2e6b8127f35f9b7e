import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/core/models.ts'
import { defaults, type NumberParameter } from '../../src/core/model/model.ts'
import { solveOutputs } from '../../src/core/model/solved.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import type { Goal, QuestionKind } from '../../src/widgets/questions/kinds.ts'
import { questionWords } from '../../src/widgets/questions/questionWords.ts'
import { useSite } from './browser.ts'
import { pagesOf } from './builds.ts'
import { propsOf } from './props.ts'

const t = questionWords.en
const site = useSite()
const chapters = pagesOf({ kind: 'chapter', language: 'en' })

/** Every question and prediction of every chapter, answered wrongly and rightly, by keyboard alone. */
describe.for(chapters)('questions of $path', ({ path, html }) => {
  const questions = propsOf<{ id: string; hint?: string; kind: QuestionKind }>(html, 'Question')

  it('has at least four', () => {
    expect(questions.length).toBeGreaterThanOrEqual(4)
  })

  it.for(questions)('$kind.kind: $id', async ({ id, hint, kind }) => {
    const { page, problems } = await site.open(path, { awake: false })
    const question = page.locator(`#question-${id}`)
    await question.scrollIntoViewIfNeeded()
    await page.locator('astro-island:not([ssr])', { has: question }).waitFor()
    if (hint) {
      await question.getByRole('button', { name: t.hint }).press('Enter')
      expect(await question.locator('p.hint').last().textContent()).toBe(hint)
    }
    if (kind.kind === 'choice') await answerChoice(question, kind)
    else if (kind.kind === 'number') await answerNumber(question, kind)
    else if (kind.kind === 'order') await answerOrder(question, kind)
    else await answerTarget(question, kind)
    expect(problems).toEqual([])
  })

  const predictions = propsOf<{ id: string; question: string; options: string[]; answer: number }>(
    html,
    'Predict',
  )

  it.for(predictions)('prediction: $id', async ({ question, options, answer }) => {
    for (const choice of [answer, (answer + 1) % options.length]) {
      const { page } = await site.open(path, { awake: false })
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
    }
  })
})

type Kind<K> = Extract<QuestionKind, { kind: K }>

async function answerChoice(question: Locator, { options }: Kind<'choice'>) {
  const right = options.filter((option) => option.correct)
  expect(right.length).toBeGreaterThan(0)
  const inputs = question.locator('.options input')
  for (const [i, option] of options.entries()) {
    await inputs.nth(i).press('Space')
    await check(question)
    const alone = option.correct && right.length === 1
    expect(await verdictOf(question)).toBe(alone ? t.right : t.wrong)
    expect(await question.locator('.feedback').innerText()).toContain(option.feedback)
    if (right.length > 1) await inputs.nth(i).press('Space')
  }
  if (right.length === 1) return
  for (const [i, option] of options.entries()) if (option.correct) await inputs.nth(i).press('Space')
  await check(question)
  expect(await verdictOf(question)).toBe(t.right)
}

async function answerNumber(question: Locator, { answer, tolerance, feedback }: Kind<'number'>) {
  const field = question.getByLabel(t.answer)
  const given = async (text: string) => {
    await field.fill(text)
    await field.press('Enter')
    return verdictOf(question)
  }
  expect(await given('a few')).toBe(t.notANumber('a few'))
  expect(await given(String(answer + 3 * tolerance + 1))).toBe(t.wrong)
  expect(await given(String(answer))).toBe(t.right)
  expect(await given(`${Number((answer * 100).toPrecision(12))}%`)).toBe(t.right)
  if (feedback) expect(await question.locator('.feedback').innerText()).toContain(feedback)
}

/** Sorts by the buttons: each item is moved up to its place. */
async function answerOrder(question: Locator, { items, feedback }: Kind<'order'>) {
  await check(question)
  expect(await verdictOf(question)).toBe(t.wrong)
  for (const [place, item] of items.entries()) {
    const up = question.getByRole('button', { name: t.up(item), exact: true })
    for (let k = 0; k < items.length; k++) {
      const order = await question.locator('.ordering li > span').allTextContents()
      if (order.indexOf(item) <= place) break
      await up.press('Enter')
    }
  }
  expect(await question.locator('.ordering li > span').allTextContents()).toEqual(items)
  await check(question)
  expect(await verdictOf(question)).toBe(t.right)
  if (feedback) expect(await question.locator('.feedback').innerText()).toContain(feedback)
}

/** Looks for a setting that meets the goal, which proves that there is one, and types it in. */
async function answerTarget(question: Locator, { model: id, goal, parameters }: Kind<'target'>) {
  await check(question)
  expect(await question.locator('.verdict').count(), 'the default must not meet the goal').toBe(0)
  const model = await loadModel(id!)
  const standard = defaults(model) as Record<string, number>
  const random = createRandom(1)
  const draw = (name: string) => {
    const { min, max, step } = model.parameters[name] as NumberParameter
    return Number((Math.round((min + (max - min) * random()) / step) * step).toPrecision(12))
  }
  let found: Record<string, number> | undefined
  for (let k = 0; k < 20_000 && !found; k++) {
    const tried = Object.fromEntries(parameters.map((name) => [name, draw(name)]))
    if (meets(goal, solveOutputs(model, { ...standard, ...tried }))) found = tried
  }
  expect(found, 'a setting that meets the goal').toBeDefined()
  const fields = question.locator('input.typed')
  for (const [i, name] of parameters.entries()) {
    await fields.nth(i).fill(String(found![name]))
    await fields.nth(i).press('Enter')
  }
  await check(question)
  expect(await verdictOf(question)).toBe(t.reached)
}

function meets(goal: readonly Goal[], outputs: Readonly<Record<string, number | boolean | null>>): boolean {
  return goal.every(({ output, atLeast = -Infinity, atMost = Infinity, is }) => {
    const value = outputs[output]
    if (is !== undefined) return value === is
    return typeof value === 'number' && value >= atLeast && value <= atMost
  })
}

const check = (question: Locator) =>
  question.getByRole('button', { name: t.check, exact: true }).press('Enter')
const verdictOf = (question: Locator) => question.locator('.verdict').textContent()
