import type { Download, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { type Assignment, readAssignment } from '../../src/exercises/assignment.ts'
import { decodeAssignment, encodeAssignment } from '../../src/exercises/assignmentLink.ts'
import { flagsOf } from '../../src/exercises/flags.ts'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { type PrivateKeyJwk, readSealed, unseal } from '../../src/exercises/sealing.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { readSubmission } from '../../src/exercises/submission.ts'
import { exerciseWords } from '../../src/widgets/exercises/exerciseWords.ts'
import { assignWords } from '../../src/widgets/teach/assign/assignWords.ts'
import { attemptWords } from '../../src/widgets/teach/attempt/attemptWords.ts'
import { pageWords } from '../../src/widgets/teach/attempt/pageWords.ts'
import { bank, exerciseOf, solverOf, variantOf } from '../exercises/book.ts'
import { DAY, NOON, assignmentOf } from '../exercises/classroom.ts'
import { axeViolations } from './axe.ts'
import { narrow, useSite, wide } from './browser.ts'
import { enterAnswer } from './enterAnswer.ts'

const site = useSite()
const t = attemptWords.en
const words = exerciseWords.en
const build = assignWords.en

/** One of each kind. */
const ITEMS = [
  'fit-number',
  'who-says-what',
  'hurdle-arrows',
  'reach-fit',
  'visit-order',
  'where-it-ends',
  'explain-crowding',
]
const items = ITEMS.map((id) => ({ id }))
const ESSAY = 'Crowding takes attention away from ideas: fewer reach a moderator while they still matter.'

const linkTo = (assignment: Assignment, language = '') =>
  `${language}/assignment/#${encodeAssignment(assignment)}`

/** The page of an assignment, with a student at work. */
async function begin(assignment: Assignment, student = 's1', path = linkTo(assignment)) {
  const { page, problems } = await site.open(path, { awake: false })
  await sitDown(page, student)
  return { page, problems }
}

async function sitDown(page: Page, student: string) {
  await page.getByLabel(t.id).fill(student)
  await page.getByLabel(t.name).fill(`Student <b>${student}</b>`)
  await page.getByLabel(t.name).press('Enter')
  await page.locator('.student').waitFor()
}

const itemOn = (page: Page, id: string) => page.locator(`#item-${id}`)

/** The answer of this student's variant that the exercise's own test calls right, or wrong. */
function answerOf(assignment: Assignment, student: string, id: string) {
  const exercise = exerciseOf(id)
  const variant = variantOf(exercise, variantSeed(assignment.seed, student, id))
  const { right, wrong } = selfTest(exercise, variant, solverOf(exercise))
  return { exercise, variant, right: exercise.kind === 'explain' ? ESSAY : right[0], wrong: wrong[0] }
}

async function enter(page: Page, assignment: Assignment, student: string, id: string, answer?: unknown) {
  const { exercise, variant, right } = answerOf(assignment, student, id)
  await enterAnswer(itemOn(page, id), exercise, variant, answer ?? right)
  return exercise
}

async function check(page: Page, id: string) {
  const name = exerciseOf(id).kind === 'predict' ? words.commit : words.check
  await itemOn(page, id).getByRole('button', { name, exact: true }).press('Enter')
  await itemOn(page, id).locator('.verdict').waitFor()
}

async function handIn(page: Page) {
  const button = page.getByRole('button', { name: new RegExp(`^(${t.make}|${t.again})$`) })
  const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
  await page.getByText(t.made(file.suggestedFilename())).waitFor()
  return { name: file.suggestedFilename(), text: await textOf(file) }
}

const textOf = async (file: Download) =>
  Buffer.concat(await (await file.createReadStream()).toArray()).toString('utf8')

const submissionOf = async (page: Page) => readSubmission((await handIn(page)).text)

/** What the page shows, without what it has only said. */
const shown = (page: Page) =>
  page.locator('.attempt').evaluate((root) => {
    const copy = root.cloneNode(true) as HTMLElement
    for (const said of copy.querySelectorAll('.sr-only, .hand-in [role=status]')) said.remove()
    return copy.textContent
  })

/** Time for what was typed to be written. */
const settled = (page: Page) => page.waitForTimeout(150)

describe('a student at work', () => {
  const assignment = assignmentOf({ items })

  it('answers every kind by keyboard, hands in one file, and the core grades it as the page did', async () => {
    const { page, problems } = await begin(assignment)
    for (const id of ITEMS) {
      const { kind } = await enter(page, assignment, 's1', id)
      if (kind !== 'explain') await check(page, id)
    }
    const earned = await page.locator('.so-far').innerText()
    const { name, text } = await handIn(page)
    expect(name).toBe('submission-week-1-s1.json')
    const submission = readSubmission(text)
    const result = gradeSubmission(assignment, submission, bank)
    expect(result.flags).toEqual([])
    for (const { item, status, score } of result.items)
      expect([item, status, score]).toEqual(
        item === 'explain-crowding' ? [item, 'pending', 0] : [item, 'graded', 1],
      )
    expect(earned).toContain(t.score(String(result.earned), String(result.possible)))
    expect(submission.clientScore).toBe(result.earned)
    expect(submission.student).toEqual({ id: 's1', name: 'Student <b>s1</b>' })
    expect(await page.locator('.student b').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('finds everything again after a reload: answers, checks, hints, what was handed in', async () => {
    const { page } = await begin(assignment)
    const { wrong } = answerOf(assignment, 's1', 'fit-number')
    await itemOn(page, 'fit-number').getByRole('button', { name: words.hint }).press('Enter')
    await enter(page, assignment, 's1', 'fit-number', wrong)
    await check(page, 'fit-number')
    for (const id of ['visit-order', 'hurdle-arrows', 'reach-fit', 'explain-crowding'])
      await enter(page, assignment, 's1', id)
    await handIn(page)
    await itemOn(page, 'explain-crowding').locator('textarea').press('End')
    await page.keyboard.type(' And more.')
    await page.getByText(/has changed since/).waitFor()
    await settled(page)
    const before = await shown(page)
    await page.reload()
    await page.locator('.student').waitFor()
    expect(await itemOn(page, 'explain-crowding').locator('textarea').inputValue()).toBe(`${ESSAY} And more.`)
    const after = await shown(page)
    expect(after).toBe(before)
    expect(after).toContain(t.attempts(2))
  })

  it('hands in what the screen shows: typed and not checked counts, and is checked', async () => {
    const { page } = await begin(assignment)
    await enter(page, assignment, 's1', 'fit-number')
    await enter(page, assignment, 's1', 'explain-crowding')
    const submission = await submissionOf(page)
    expect(submission.answers.map(({ item }) => item).sort()).toEqual(['explain-crowding', 'fit-number'])
    expect(submission.log.map(({ event }) => event)).toEqual(['save', 'save', 'check'])
    expect(await itemOn(page, 'fit-number').locator('.verdict').innerText()).toContain('Right')
    // What stands there from the start is nobody's answer, and the page says so.
    expect(await itemOn(page, 'visit-order').innerText()).toContain(t.asItStands)
    const row = page.locator('.hand-in tr', { hasText: exerciseOf('visit-order').title.en })
    expect(await row.innerText()).toContain(t.statusOf.empty)
  })

  it('has as many checks as the assignment gives, and an unreadable answer costs none', async () => {
    const twice = assignmentOf({ items: [{ id: 'fit-number', attempts: 2 }] })
    const { page } = await begin(twice)
    const item = itemOn(page, 'fit-number')
    await item.getByLabel(words.answer).fill('some')
    await check(page, 'fit-number')
    expect(await item.innerText()).toContain(t.attempts(2))
    for (const answer of ['-1', '-2']) {
      await item.getByLabel(words.answer).fill(answer)
      await check(page, 'fit-number')
    }
    await item.getByText(words.solution).waitFor()
    expect(await item.getByLabel(words.answer).isDisabled()).toBe(true)
    const submission = await submissionOf(page)
    expect(submission.log.filter(({ event }) => event === 'check')).toHaveLength(2)
    expect(flagsOf(twice, submission)).toEqual([])
  })

  it('spends no check on a setting while a field holds what was refused, and names the gap', async () => {
    const settings = assignmentOf({ items: [{ id: 'reach-fit', attempts: 2 }, { id: 'fit-number' }] })
    const { page } = await begin(settings)
    const item = itemOn(page, 'reach-fit')
    const field = item.locator('input.typed').first()
    const button = item.getByRole('button', { name: words.check, exact: true })
    await field.fill('abc')
    await expect.poll(() => button.isDisabled()).toBe(true)
    expect(await item.getByRole('alert').innerText()).not.toMatch(/\([a-zA-Z]+\)/)
    await itemOn(page, 'fit-number').getByLabel(words.answer).fill('some')
    const gaps = page.locator('.gaps')
    await gaps.getByText(t.gaps.unreadable(2)).waitFor()
    await gaps.getByText(t.item(2)).press('Enter')
    expect(await itemOn(page, 'fit-number').evaluate((root) => root.contains(document.activeElement))).toBe(
      true,
    )
    await enter(page, settings, 's1', 'reach-fit')
    await check(page, 'reach-fit')
    await enter(page, settings, 's1', 'fit-number')
    await gaps.waitFor({ state: 'detached' })
    const submission = await submissionOf(page)
    expect(
      submission.log.filter((event) => event.event === 'check' && event.item === 'reach-fit'),
    ).toHaveLength(1)
  })

  it('works on without a connection once the page is there', async () => {
    const { page } = await begin(assignment)
    await page.context().setOffline(true)
    await enter(page, assignment, 's1', 'reach-fit')
    await check(page, 'reach-fit')
    await enter(page, assignment, 's1', 'where-it-ends')
    const submission = await submissionOf(page)
    expect(submission.answers.map(({ item }) => item)).toEqual(['reach-fit', 'where-it-ends'])
    await page.context().setOffline(false)
    await page.reload()
    await itemOn(page, 'reach-fit').locator('.verdict.right').waitFor()
  })

  it('may have two tabs open: both write into one log, and see each other', async () => {
    const { page: one } = await begin(assignment)
    const two = await one.context().newPage()
    await two.goto(one.url())
    await two.locator('.student').waitFor()
    await enter(one, assignment, 's1', 'fit-number')
    await enter(two, assignment, 's1', 'who-says-what')
    await check(two, 'who-says-what')
    await enter(one, assignment, 's1', 'explain-crowding')
    await itemOn(one, 'who-says-what').locator('.verdict.right').waitFor()
    await expect.poll(() => itemOn(two, 'explain-crowding').locator('textarea').inputValue()).toBe(ESSAY)
    await itemOn(two, 'fit-number').locator('input').waitFor()
    const submission = await submissionOf(two)
    expect(submission.answers.map(({ item }) => item).sort()).toEqual([
      'explain-crowding',
      'fit-number',
      'who-says-what',
    ])
    expect(flagsOf(assignment, submission)).toEqual([])
  })

  it('can leave the place to another, and come back', async () => {
    const { page } = await begin(assignment)
    await enter(page, assignment, 's1', 'explain-crowding')
    await settled(page)
    await page.getByRole('button', { name: t.notYou }).press('Enter')
    await sitDown(page, 's2')
    expect(await itemOn(page, 'explain-crowding').locator('textarea').inputValue()).toBe('')
    await page.getByRole('button', { name: t.notYou }).press('Enter')
    await sitDown(page, ' S1 ')
    expect(await itemOn(page, 'explain-crowding').locator('textarea').inputValue()).toBe(ESSAY)
  })

  it('is asked for what the instructor wants to know, and told what is missing', async () => {
    const nameless = assignmentOf({ items, policy: { askName: false } })
    const { page } = await site.open(linkTo(nameless), { awake: false })
    await page.getByRole('button', { name: t.begin }).press('Enter')
    expect(await page.getByRole('alert').innerText()).toBe(t.needId)
    expect(await page.getByLabel(t.id).evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await page.getByLabel(t.name).count()).toBe(0)
    await page.getByLabel(t.id).fill('s1')
    await page.getByRole('button', { name: t.begin }).press('Enter')
    await page.getByText(t.workingAs('', 's1')).waitFor()
  })

  it('gets a copy to read in which nothing runs', async () => {
    const { page } = await begin(assignment)
    const nasty = '<script>document.title = "run"</script> *not emphasis* and more than twenty letters'
    await enter(page, assignment, 's1', 'explain-crowding', nasty)
    const button = page.getByRole('button', { name: t.copy })
    const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
    expect(file.suggestedFilename()).toBe('submission-week-1-s1.html')
    const copy = await page.context().newPage()
    await copy.setContent(await textOf(file))
    expect(await copy.locator('blockquote').last().innerText()).toBe(nasty)
    expect(await copy.title()).toBe(t.copyTitle)
    expect(await copy.locator('script').count()).toBe(0)
    expect(await copy.locator('section').count()).toBe(ITEMS.length)
  })
})

const iso = (time: number) => new Date(time).toISOString()

describe('times', () => {
  const timed = assignmentOf({
    items: [{ id: 'fit-number', feedback: 'after-due' }, { id: 'explain-crowding' }],
    policy: {
      opens: iso(NOON),
      due: iso(NOON + DAY),
      timeZone: 'Asia/Shanghai',
      late: { rule: 'refuse', graceMinutes: 10 },
      extensions: [{ student: 's2', due: iso(NOON + 2 * DAY) }],
    },
  })

  async function at(time: number, student: string, before?: Page) {
    const page = before ?? (await site.open('/assignment/', { awake: false })).page
    if (!before) await page.clock.install({ time })
    else await page.clock.setFixedTime(time)
    await page.goto('about:blank')
    await page.goto(`${site.server.origin}${linkTo(timed)}`)
    if (!before) await sitDown(page, student)
    await page.locator('.student').waitFor()
    return page
  }

  it('opens by itself when its time has come, and says when that is, with the zone', async () => {
    const page = await at(NOON - 60_000, 's1')
    expect(await page.locator('.phase').innerText()).toContain(
      'Mon, 1 March 2027 at 20:00 (Asia/Shanghai, UTC+08:00)',
    )
    expect(await itemOn(page, 'fit-number').count()).toBe(0)
    await page.clock.runFor(61_000)
    await itemOn(page, 'fit-number').waitFor()
  })

  it('gives no feedback before it is due, closes after the grace, and then tells', async () => {
    const page = await at(NOON, 's1')
    await enter(page, timed, 's1', 'fit-number')
    await itemOn(page, 'fit-number').getByText(t.after).waitFor()
    expect(await page.getByRole('button', { name: words.check }).count()).toBe(0)
    const submission = await submissionOf(page)
    expect(submission.clientScore).toBeNull()
    await page.clock.runFor(DAY + 60_000)
    expect(await page.locator('.phase').innerText()).toContain(t.late)
    expect(await itemOn(page, 'fit-number').getByLabel(words.answer).isDisabled()).toBe(false)
    await page.clock.runFor(10 * 60_000)
    await page.getByText(t.closed).waitFor()
    expect(await itemOn(page, 'fit-number').getByLabel(words.answer).isDisabled()).toBe(true)
    await itemOn(page, 'fit-number').locator('.verdict.right').waitFor()
    expect((await submissionOf(page)).clientScore).toBe(2)
  })

  it('keeps a student’s own time', async () => {
    const page = await at(NOON + DAY + 3_600_000, 's2')
    expect(await page.locator('.dates').innerText()).toContain(`${t.yourDue}: Wed, 3 March 2027 at 20:00`)
    expect(await itemOn(page, 'fit-number').getByLabel(words.answer).isDisabled()).toBe(false)
  })
})

describe('links and files', () => {
  const assignment = assignmentOf({ items })

  it.for([
    ['1.broken', 'damaged'],
    ['9.abc', 'newer edition'],
    ['replicator.1~x0=0.25', 'holds no assignment'],
    ['%3Cimg src=x onerror=alert(1)%3E', 'holds no assignment'],
  ] as const)('explains the link %s', async ([fragment, message]) => {
    const { page, problems } = await site.open(`/assignment/#${fragment}`, { awake: false })
    await page.getByRole('alert').getByText(message).waitFor()
    expect(await page.getByRole('button', { name: pageWords.en.open }).count()).toBe(1)
    expect(problems).toEqual([])
  })

  it('opens assignment.json, puts it into the address, and names a file that is none', async () => {
    const { page } = await site.open('/assignment/', { awake: false })
    const choose = (content: string, encoding: BufferEncoding = 'utf8') =>
      page.locator('input[type=file]').setInputFiles({
        name: 'assignment.json',
        mimeType: 'application/json',
        buffer: Buffer.from(content, encoding),
      })
    await page.getByText(pageWords.en.lead).last().waitFor()
    await choose('{"format":"cvt-submission/1"}')
    await page.getByRole('alert').getByText('This is a submission').waitFor()
    await choose(JSON.stringify({ ...assignment, seed: 99 }))
    await page.getByRole('alert').getByText('changed after it was made').waitFor()
    await choose(' '.repeat(11_000_000))
    await page.getByText('too large').waitFor()
    await choose('[['.repeat(100_000))
    await page.getByText('levels deep').waitFor()
    // As an editor on Windows may have saved it.
    await choose(`\uFEFF${JSON.stringify(assignment)}`, 'utf16le')
    await sitDown(page, 's1')
    expect(decodeAssignment(new URL(page.url()).hash)).toEqual(assignment)
    // A jump to the top of the page does not lose it.
    await page.evaluate(() => (location.hash = '_top'))
    await expect.poll(() => new URL(page.url()).hash).toMatch(/^#1\./)
  })

  it('shows the other items where one has gone', async () => {
    const gone = assignmentOf({ items: [{ id: 'fit-number' }, { id: 'who-says-what' }] })
    const { page } = await site.open('/assignment/', { awake: false })
    await page.route('**/exercises/who-says-what.json', (route) => route.fulfill({ status: 404, body: '' }))
    await page.goto(`${site.server.origin}${linkTo(gone)}`)
    await sitDown(page, 's1')
    await page.getByText(t.missing).waitFor()
    await enter(page, gone, 's1', 'fit-number')
    expect((await submissionOf(page)).answers).toHaveLength(1)
  })

  it('says so when the exercises cannot be fetched, and tries again', async () => {
    const { page } = await site.open('/assignment/', { awake: false })
    let fails = true
    await page.route('**/exercises/*.json', (route) => (fails ? route.abort() : route.continue()))
    await page.goto(`${site.server.origin}${linkTo(assignment)}`)
    await page.getByText(pageWords.en.offline).waitFor()
    fails = false
    await page.getByRole('button', { name: pageWords.en.retry }).press('Enter')
    await page.getByLabel(t.id).waitFor()
  })
})

it('in the frame of another page it reports score and state, and gets its state back (SPLICE)', async () => {
  const assignment = assignmentOf({
    items: [
      { id: 'fit-number', points: 2 },
      { id: 'who-says-what', points: 2 },
    ],
  })
  const { page } = await site.open('/assignment/', { awake: false })
  const host = `<!doctype html><html lang="en"><title>Host</title><iframe title="assignment"
    style="width:100%;height:900px" src="${linkTo(assignment)}"></iframe><script>
    window.said = []
    addEventListener('message', ({ data, source }) => {
      said.push(data)
      if (data.subject === 'SPLICE.reportScoreAndState') localStorage.kept = JSON.stringify(data.state)
      if (data.subject === 'SPLICE.getState')
        source.postMessage({ subject: 'SPLICE.getState.response', message_id: data.message_id,
          state: JSON.parse(localStorage.kept ?? 'null') }, '*')
    })</script></html>`
  await page.route('**/host', (route) => route.fulfill({ contentType: 'text/html', body: host }))
  const visit = async () => {
    await page.goto('about:blank')
    await page.goto(`${site.server.origin}/host`)
    return page.frames().at(-1) ?? page.mainFrame()
  }
  const said = () =>
    page.evaluate(() => (window as unknown as { said: { subject: string; score?: number }[] }).said)
  await visit()
  const inside = page.frameLocator('iframe')
  await inside.getByLabel(t.id).fill('s1')
  await inside.getByLabel(t.name).fill('Ann')
  await inside.getByLabel(t.name).press('Enter')
  const { exercise, variant, right } = answerOf(assignment, 's1', 'fit-number')
  const item = inside.locator('#item-fit-number')
  await enterAnswer(item, exercise, variant, right)
  await item.getByRole('button', { name: words.check }).press('Enter')
  await item.locator('.verdict.right').waitFor()
  await expect
    .poll(
      async () => (await said()).findLast(({ subject }) => subject === 'SPLICE.reportScoreAndState')?.score,
    )
    .toBe(0.5)
  expect((await said()).map(({ subject }) => subject)).toContain('lti.frameResize')
  expect(await inside.locator('.header').first().isVisible()).toBe(false)
  // The browser forgets; the page around remembers.
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
  })
  await visit()
  await inside.locator('#item-fit-number .verdict.right').waitFor()
})

const openBuilder = async (path = '/teach/assign/') => {
  const { page, problems } = await site.open(path, { awake: false })
  await page.locator('.builder[data-ready]').waitFor()
  return { page, problems }
}

const titleOf = (id: string) => exerciseOf(id).title.en

const link = (page: Page) => page.getByLabel(build.link).inputValue()

const chosen = (page: Page) => page.locator('.chosen .title').allInnerTexts()

const add = async (page: Page, id: string) => {
  await page.getByRole('searchbox', { name: build.filters.search }).fill(id)
  await page.getByRole('button', { name: build.addOf(titleOf(id)) }).press('Enter')
}

const made = async (page: Page) => decodeAssignment(new URL(await link(page)).hash)

describe('the builder', () => {
  it('puts an assignment together by keyboard, and its link and file are the same', async () => {
    const { page, problems } = await openBuilder()
    for (const id of ['fit-number', 'visit-order', 'explain-crowding']) await add(page, id)
    await page.getByRole('button', { name: build.up(titleOf('visit-order')) }).press('Enter')
    expect(await chosen(page)).toEqual(['visit-order', 'fit-number', 'explain-crowding'].map(titleOf))
    // Where it can go no further up, the button keeps the focus and does nothing.
    await page.getByRole('button', { name: build.up(titleOf('visit-order')) }).press('Enter')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-disabled'))).toBe('true')
    await page.locator('.chosen li').first().getByLabel(build.pointsLabel).fill('4.5')
    await page.locator('.chosen li').first().getByLabel(build.checks).selectOption('null')
    await page.getByLabel(build.textIn.title.en, { exact: true }).fill('Week 1')
    await page.getByLabel(build.timeZone).fill('Asia/Shanghai')
    await page.getByLabel(build.due, { exact: true }).fill('2027-03-01T23:59')
    await page.getByLabel(build.lateRules.deduct).press('Space')
    await page.getByLabel(build.seed, { exact: true }).fill('7')
    await page.getByRole('button', { name: build.addExtension }).press('Enter')
    await page.getByLabel(build.student).fill('s7')
    const assignment = await made(page)
    expect(assignment).toMatchObject({
      id: 'week-1',
      title: { en: 'Week 1', zh: 'Week 1' },
      seed: 7,
      items: [
        { id: 'visit-order', points: 4.5, attempts: null },
        { id: 'fit-number' },
        { id: 'explain-crowding' },
      ],
      policy: {
        due: '2027-03-01T23:59+08:00',
        timeZone: 'Asia/Shanghai',
        late: { rule: 'deduct', perDay: 0.1, most: 0.5 },
        extensions: [{ student: 's7', due: '2027-03-01T23:59+08:00' }],
      },
    })
    expect(await page.locator('.link .hint').first().innerText()).toContain(
      build.linkLength((await link(page)).length),
    )
    const button = page.getByRole('button', { name: 'assignment.json', exact: false }).first()
    const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
    expect(readAssignment(await textOf(file))).toEqual(assignment)
    expect(problems).toEqual([])
  })

  it('loses nothing on a reload, and takes a removal back', async () => {
    const { page } = await openBuilder()
    for (const id of ['fit-number', 'visit-order', 'who-says-what']) await add(page, id)
    await page.locator('.chosen li').nth(1).getByLabel(build.pointsLabel).fill('9')
    const before = await made(page)
    await page.getByRole('button', { name: build.remove(titleOf('visit-order')) }).press('Enter')
    await page.getByRole('button', { name: build.remove(titleOf('fit-number')) }).press('Enter')
    expect(await chosen(page)).toEqual([titleOf('who-says-what')])
    await page.locator('.undo').press('Enter')
    await page.locator('.undo').press('Enter')
    await expect.poll(async () => await made(page)).toEqual(before)
    await page.reload()
    await page.locator('.builder[data-ready]').waitFor()
    await expect.poll(async () => await made(page)).toEqual(before)
  })

  it('opens an assignment by its file and by its link, and brings back what was there before', async () => {
    const assignment = assignmentOf({
      items,
      policy: { due: '2027-03-01T23:59+08:00', timeZone: 'Asia/Shanghai' },
    })
    const { page } = await openBuilder()
    await add(page, 'fit-number')
    await page.locator('[aria-labelledby=open] input[type=file]').setInputFiles({
      name: 'assignment.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(assignment)),
    })
    await expect.poll(async () => await made(page)).toEqual(assignment)
    await page.locator('.undo').press('Enter')
    expect(await chosen(page)).toEqual([titleOf('fit-number')])
    await page.getByLabel(build.orLink).fill(`https://example.org${linkTo(assignment)}`)
    await page.getByLabel(build.orLink).press('Enter')
    await expect.poll(async () => await made(page)).toEqual(assignment)
    await page.getByLabel(build.orLink).fill('https://example.org/assignment/#1.cut')
    await page.getByLabel(build.orLink).press('Enter')
    await page.getByText('damaged or was cut off').waitFor()
    expect(await made(page)).toEqual(assignment)
  })

  it('makes keys: the private one is saved, the file is sealed, and only the key opens it', async () => {
    const { page } = await openBuilder()
    await add(page, 'explain-crowding')
    const button = page.getByRole('button', { name: build.makeKey })
    const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
    const privateKey = JSON.parse(await textOf(file)) as PrivateKeyJwk
    const assignment = await made(page)
    expect(assignment.publicKey).toMatchObject({ x: privateKey.x, y: privateKey.y })
    expect(JSON.stringify(assignment)).not.toContain(privateKey.d)
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(privateKey.d)
    const { page: student } = await begin(assignment)
    await enter(student, assignment, 's1', 'explain-crowding')
    await student.getByText(t.sealed).waitFor()
    const { text } = await handIn(student)
    expect(text).not.toContain('Crowding takes')
    const submission = readSubmission(await unseal(readSealed(text), privateKey))
    expect(submission.answers[0]!.answer).toBe(ESSAY)
  })

  it('shows variants in both languages, and the assignment as a student at any time', async () => {
    const { page } = await openBuilder()
    await add(page, 'fit-number')
    await page.getByRole('button', { name: build.previewOf(titleOf('fit-number')) }).press('Enter')
    const dialog = page.locator('.builder dialog[open]')
    const prompt = () => dialog.locator('.prompt').innerText()
    await dialog.locator('.prompt').waitFor()
    const first = await prompt()
    await dialog.getByRole('button', { name: build.next }).press('Enter')
    await expect.poll(prompt).not.toBe(first)
    await dialog.getByLabel(build.language).selectOption('zh')
    await expect.poll(prompt).toMatch(/[\u4e00-\u9fff]/)
    await page.keyboard.press('Escape')
    await page.getByLabel(build.due, { exact: true }).fill('2027-03-01T23:59')
    await page.getByRole('button', { name: build.asStudent }).press('Enter')
    await sitDown(page, 's1')
    await dialog.getByText(t.notSaved).waitFor()
    await dialog.getByLabel(build.asIf).selectOption('late')
    await dialog.getByText(t.late).waitFor()
  })

  it('says what is missing before there is a link', async () => {
    const { page } = await openBuilder()
    expect(await page.locator('.results').innerText()).toContain('Choose at least one exercise.')
    await add(page, 'fit-number')
    await page.locator('.link').waitFor()
    await page.locator('.chosen').getByLabel(build.pointsLabel).fill('0')
    await page.locator('.results').getByText('Points must be more than 0').waitFor()
    expect(await page.locator('.link').count()).toBe(0)
  })
})

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('can be used by everybody', () => {
  const assignment = assignmentOf({
    items,
    policy: { due: new Date(NOON).toISOString(), timeZone: 'Asia/Shanghai' },
  })
  const cases = (['', '/zh-cn'] as const).flatMap((language) =>
    [wide, narrow].flatMap((viewport) =>
      (['light', 'dark'] as const).map((colorScheme) => ({ language, viewport, colorScheme })),
    ),
  )

  it.for(cases)(
    '$language $viewport.width px $colorScheme: axe finds nothing, and nothing runs out at the side',
    async ({ language, viewport, colorScheme }) => {
      const tongue = language === '' ? 'en' : 'zh'

      const { page } = await site.open(linkTo(assignment, language), { viewport, colorScheme, awake: false })
      await page.getByLabel(attemptWords[tongue].id).waitFor()
      expect(await axeViolations(page)).toEqual([])
      await page.getByLabel(attemptWords[tongue].id).fill('s1')
      await page.getByLabel(attemptWords[tongue].name).fill('张三')
      await page.getByRole('button', { name: attemptWords[tongue].begin }).press('Enter')
      await page.locator('.hand-in').waitFor()
      await page.locator('#item-fit-number .entry input').fill('1')
      await page.locator('#item-fit-number .entry input').press('Enter')
      await page.locator('#item-fit-number .verdict').waitFor()
      expect(await axeViolations(page)).toEqual([])
      expect(await sideways(page)).toBe(0)

      const builder = (await site.open(`${language}/teach/assign/`, { viewport, colorScheme, awake: false }))
        .page
      await builder.locator('.builder[data-ready]').waitFor()
      for (const place of [0, 1, 2]) await builder.locator('.entries .button').nth(place).press('Enter')
      await builder.getByRole('button', { name: assignWords[tongue].addExtension }).press('Enter')
      await builder.locator('.chosen .moves button').last().press('Enter')
      await builder.locator('.undo').waitFor()
      expect(await axeViolations(builder)).toEqual([])
      expect(await sideways(builder)).toBe(0)
      await builder.locator('.entries .quiet').first().press('Enter')
      await builder.locator('.builder dialog .prompt').waitFor()
      expect(await axeViolations(builder)).toEqual([])
    },
  )
})
