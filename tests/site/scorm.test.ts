import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Frame, FrameLocator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Assignment } from '../../src/exercises/assignment.ts'
import { encodeAssignment } from '../../src/exercises/assignmentLink.ts'
import { gradeSubmission } from '../../src/exercises/gradeSubmission.ts'
import { variantSeed } from '../../src/exercises/hash.ts'
import { readAssignment } from '../../src/exercises/assignment.ts'
import { selfTest } from '../../src/exercises/selfTest.ts'
import { readSubmission } from '../../src/exercises/submission.ts'
import { type PlayerFiles, scormPackage } from '../../src/scorm/scormPackage.ts'
import { scormTake } from '../../src/scorm/scormTake.ts'
import { scormWords } from '../../src/scorm/scormWords.ts'
import type { ScormVersion } from '../../src/scorm/version.ts'
import { exerciseWords } from '../../src/widgets/exercises/exerciseWords.ts'
import { assignWords } from '../../src/widgets/teach/assign/assignWords.ts'
import { attemptWords } from '../../src/widgets/teach/attempt/attemptWords.ts'
import { bank, exerciseOf, solverOf, variantOf } from '../exercises/book.ts'
import { assignmentOf } from '../exercises/classroom.ts'
import { axeViolations } from './axe.ts'
import { narrow, useSite, wide } from './browser.ts'
import { dist } from './builds.ts'
import { enterAnswer } from './enterAnswer.ts'

const site = useSite()
const t = attemptWords.en
const words = exerciseWords.en

const ITEMS = ['fit-number', 'who-says-what', 'reach-fit', 'visit-order', 'where-it-ends', 'explain-crowding']
const assignment = assignmentOf({ items: ITEMS.map((id) => ({ id })) })
const versions = ['1.2', '2004'] as const satisfies ScormVersion[]

const player = JSON.parse(readFileSync(join(dist, 'scorm/player.json'), 'utf8')) as PlayerFiles
const contents = new Map(player.files.map((path) => [path, readFileSync(join(dist, 'scorm', path))]))

function packageOf(version: ScormVersion, of: Assignment = assignment, passMark?: number) {
  const exercises = of.items.map(({ id }) => exerciseOf(id))
  const options = passMark === undefined ? {} : { passMark }
  return scormPackage({ version, language: 'en', assignment: of, exercises }, player, contents, options)
}

const runtime = (version: ScormVersion) =>
  readFileSync(
    createRequire(import.meta.url).resolve(`scorm-again/scorm${version.replace('.', '')}/min`),
    'utf8',
  )

interface PlatformOptions {
  of?: Assignment
  /** What the platform forgets between two visits. */
  forgets?: 'suspend_data'
  popup?: boolean
  viewport?: { width: number; height: number }
}

/** Where platforms put packages: deep in a path of their own. */
const ROOT = '/pluginfile.php/12/mod_scorm/content/3'

/**
 * A learning platform in miniature: scorm-again, a student, the unpacked package in a frame within a frame (or in a
 * window of its own), and a store that keeps what was committed from one visit to the next.
 */
async function platform(version: ScormVersion, options: PlatformOptions = {}) {
  const { of = assignment, forgets, popup = false, viewport = wide } = options
  const files = unzipSync(packageOf(version, of))
  const { page, problems } = await site.open('/404.html', { awake: false, viewport, acceptDownloads: true })
  await page.waitForLoadState('networkidle')
  const { origin } = site.server
  await page.context().route(`${origin}${ROOT}/**`, (route) => {
    const path = decodeURIComponent(new URL(route.request().url()).pathname).slice(ROOT.length + 1)
    const body = files[path]
    if (!body) return route.fulfill({ status: 404 })
    const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[path.split('.').pop()!]
    return route.fulfill({ body: Buffer.from(body), contentType: type ?? 'application/octet-stream' })
  })
  await page.context().route(`${origin}/lms/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    const name = pathname.split('/').pop()
    if (name === 'runtime.js')
      return route.fulfill({ body: runtime(version), contentType: 'text/javascript' })
    const frame = (src: string) => `<iframe src="${src}" style="width:100%;height:95vh;border:0"></iframe>`
    const body = {
      course: `<script src="runtime.js"></script><script>(${start})(${JSON.stringify(version)}, ${JSON.stringify(forgets ?? '')})</script>${popup ? `<button onclick="window.open('${ROOT}/index.html')">Open</button>` : frame('inner')}`,
      inner: frame(`${ROOT}/index.html`),
    }[name!]
    return body
      ? route.fulfill({
          body: `<!doctype html><title>LMS</title><link rel="icon" href="data:,">${body}`,
          contentType: 'text/html',
        })
      : route.fulfill({ status: 404 })
  })
  const visit = async () => {
    await page.goto(`${origin}/lms/course`)
    if (popup) {
      const [opened] = await Promise.all([page.waitForEvent('popup'), page.getByText('Open').click()])
      await opened.locator('.attempt[data-ready]').waitFor()
      return opened
    }
    const frame = () => page.frames().find((one) => one.url().includes(ROOT))
    await poll(() => frame() !== undefined).toBe(true)
    await frame()!.locator('.attempt[data-ready]').waitFor()
    return frame()!
  }
  const stored = () =>
    page.evaluate(() => JSON.parse(localStorage.getItem('stored') ?? 'null')) as Promise<Record<string, any>>
  const calls = () => page.evaluate(() => (window as unknown as { calls: string[] }).calls)
  /** What was asked of the site itself, but for the icon that a browser asks of every page. */
  const requests = () => site.server.log.filter(({ path }) => path !== '/favicon.ico')
  return { page, problems, visit, stored, calls, requests }
}

/** In the page of the platform: the runtime, what it has of this student, and where it stores what is committed. */
function start(version: string, forgets: string) {
  const page = window as unknown as Record<string, any>
  const api = new page[version === '1.2' ? 'Scorm12API' : 'Scorm2004API']({ autocommit: false, logLevel: 5 })
  const stored = JSON.parse(localStorage.getItem('stored') ?? 'null')
  const student = { id: 'u-42', name: 'Li, Na' }
  const cmi = stored ?? (version === '1.2' ? { core: {} } : {})
  if (version === '1.2') Object.assign(cmi.core, { student_id: student.id, student_name: student.name })
  else Object.assign(cmi, { learner_id: student.id, learner_name: student.name })
  if (forgets) delete cmi[forgets]
  // What the runtime works out by itself, and does not take.
  for (const name of ['interactions', 'objectives', 'comments_from_learner', 'comments', 'total_time'])
    delete cmi[name]
  api.loadFromJSON(cmi, 'cmi')
  page.calls = []
  const wrapped: Record<string, unknown> = {}
  for (const name of version === '1.2'
    ? [
        'LMSInitialize',
        'LMSFinish',
        'LMSGetValue',
        'LMSSetValue',
        'LMSCommit',
        'LMSGetLastError',
        'LMSGetErrorString',
        'LMSGetDiagnostic',
      ]
    : [
        'Initialize',
        'Terminate',
        'GetValue',
        'SetValue',
        'Commit',
        'GetLastError',
        'GetErrorString',
        'GetDiagnostic',
      ])
    wrapped[name] = (...values: string[]) => {
      const answer = api[name](...values)
      const store = () => localStorage.setItem('stored', JSON.stringify(api.cmi))
      const refused = name.endsWith('SetValue') && String(answer) !== 'true' ? ' REFUSED' : ''
      page.calls.push([name, ...values].join(' ') + refused)
      if (name.endsWith('Commit') || /Finish|Terminate/.test(name)) store()
      return answer
    }
  page[version === '1.2' ? 'API' : 'API_1484_11'] = wrapped
}

/** Longer than a package waits while one types. */
const poll = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 })

type Inside = Frame | Page | FrameLocator

const itemIn = (inside: Inside, id: string) => inside.locator(`#item-${id}`)

function answerOf(id: string, quality: 'right' | 'wrong' = 'right', of = assignment) {
  const exercise = exerciseOf(id)
  const variant = variantOf(exercise, variantSeed(of.seed, 'u-42', id))
  const answers = selfTest(exercise, variant, solverOf(exercise))
  return {
    exercise,
    variant,
    answer: exercise.kind === 'explain' ? 'Attention is scarce.' : answers[quality][0],
  }
}

async function enter(inside: Inside, id: string, quality: 'right' | 'wrong' = 'right') {
  const { exercise, variant, answer } = answerOf(id, quality)
  await enterAnswer(itemIn(inside, id), exercise, variant, answer)
  if (exercise.kind === 'explain') return
  const name = exercise.kind === 'predict' ? words.commit : words.check
  await itemIn(inside, id).getByRole('button', { name, exact: true }).press('Enter')
  await itemIn(inside, id).locator('.verdict').waitFor()
}

/** Leaves for another machine, which has nothing of what this browser kept. */
async function leave(page: Page) {
  // At rest: a page that is left while it fetches its icon counts that as a failure.
  await page.goto(`${site.server.origin}/404.html`, { waitUntil: 'networkidle' })
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!)
  })
}

const textOf = async (file: Download) =>
  Buffer.concat(await (await file.createReadStream()).toArray()).toString('utf8')

const scoreOf = (version: ScormVersion, cmi: Record<string, any>) =>
  version === '1.2' ? cmi.core.score : cmi.score

const statusOf = (version: ScormVersion, cmi: Record<string, any>) =>
  version === '1.2' ? cmi.core.lesson_status : cmi.completion_status

describe.for(versions)('a package of SCORM %s', (version) => {
  it('reports every answer of the student whom the platform names, and graded again the file says the same', async () => {
    const { page, problems, visit, stored, calls, requests } = await platform(version)
    const before = requests().length
    const inside = await visit()
    await inside.getByText(t.workingAs('Li, Na', 'u-42')).waitFor()
    expect(await inside.getByRole('button', { name: t.notYou }).count()).toBe(0)
    for (const [i, id] of ITEMS.entries()) {
      await enter(inside, id, i === 0 ? 'wrong' : 'right')
      if (id === 'explain-crowding') continue
      const list = (await calls()).filter((call) => /interactions\.\d+\.id /.test(call))
      expect(list).toHaveLength(i + 1)
    }
    const shown = await inside.locator('.so-far').innerText()
    const button = inside.getByRole('button', { name: t.handIn, exact: true })
    const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
    const submission = readSubmission(await textOf(file))
    const result = gradeSubmission(assignment, submission, bank)
    expect(result.flags).toEqual([])
    await inside.getByRole('button', { name: t.handInAgain }).waitFor()
    await poll(async () => statusOf(version, await stored())).toBe('completed')
    const cmi = await stored()
    const { raw, max, scaled } = scoreOf(version, cmi)
    const share = result.earned / result.possible
    expect(Number(raw)).toBeCloseTo(version === '2004' ? result.earned : share * 100, 4)
    expect(Number(max)).toBe(version === '2004' ? result.possible : 100)
    if (version === '2004') expect(Number(scaled)).toBeCloseTo(share, 6)
    expect(shown).toContain(t.score(String(result.earned), String(result.possible)))
    expect((await calls()).filter((call) => call.endsWith('REFUSED'))).toEqual([])
    expect((await calls()).some((call) => /Finish|Terminate/.test(call))).toBe(false)
    // Nothing is asked of the site, and nothing of any other host.
    expect(requests().length).toBe(before)
    expect(problems).toEqual([])
  })

  it('comes back as it was, from the platform alone and on another machine', async () => {
    const { page, visit, stored, problems } = await platform(version)
    const inside = await visit()
    await enter(inside, 'fit-number', 'wrong')
    await itemIn(inside, 'fit-number').getByRole('button', { name: words.hint }).press('Enter')
    await enter(inside, 'visit-order')
    await enter(inside, 'explain-crowding')
    await poll(async () => (await stored())?.suspend_data ?? '').not.toBe('')
    // Left at once: what was typed last goes with the page.
    await itemIn(inside, 'explain-crowding').locator('textarea').fill('The last word.')
    await page.waitForTimeout(200)
    await leave(page)
    const again = await visit()
    expect(await itemIn(again, 'explain-crowding').locator('textarea').inputValue()).toBe('The last word.')
    await itemIn(again, 'visit-order').locator('.verdict.right').waitFor()
    expect(await itemIn(again, 'fit-number').innerText()).toContain(t.attempts(2))
    expect(await again.locator('.notice').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('says so when the platform lost the work, and loses nothing', async () => {
    const { visit, stored } = await platform(version, { forgets: 'suspend_data' })
    await enter(await visit(), 'fit-number')
    const kept = (await stored()).suspend_data
    expect(kept.length).toBeGreaterThan(20)
    const again = await visit()
    const notice = again.locator('[data-notice=restored]')
    expect(await notice.innerText()).toBe(scormWords.en.notice({ kind: 'restored' }, []))
    await itemIn(again, 'fit-number').locator('.verdict.right').waitFor()
    await poll(async () => (await stored()).suspend_data).toBe(kept)
  })

  it('stays within what the platform holds, and says what stays behind', async () => {
    const { page, visit, stored } = await platform(version)
    const inside = await visit()
    await enter(inside, 'fit-number')
    // Characters in no order, so that packing gains little: as many as an answer may have.
    let state = 7
    const next = () => (state = (state * 48_271) % 2_147_483_647)
    const essay = Array.from({ length: 12_000 }, () => String.fromCharCode(0x4e00 + (next() % 20_000))).join(
      '',
    )
    const area = (of: Inside) => itemIn(of, 'explain-crowding').locator('textarea')
    await area(inside).fill(essay)
    const notice = (of: Inside) => of.locator('[data-notice=too-long]')
    if (version === '2004') {
      // There is room, and another machine gets every character from the platform.
      await poll(async () => (await stored()).suspend_data.length).toBeGreaterThan(4096)
      expect((await stored()).suspend_data.length).toBeLessThanOrEqual(64_000)
      await leave(page)
      expect(await area(await visit()).inputValue()).toBe(essay)
      return
    }
    await notice(inside).waitFor()
    expect(await notice(inside).innerText()).toContain('item 6')
    const cmi = await stored()
    // scorm-again takes more than the 4,096 characters of the standard; other platforms cut, or drop all.
    expect(cmi.suspend_data.length).toBeLessThanOrEqual(3800)
    expect(Number(scoreOf(version, cmi).raw)).toBeGreaterThan(0)
    await page.goto('about:blank')
    const again = await visit()
    expect(await area(again).inputValue()).toBe(essay)
    await area(again).fill('Shorter.')
    await notice(again).waitFor({ state: 'detached' })
  })

  it('works in a window of its own', async () => {
    const { visit, stored, page } = await platform(version, { popup: true })
    const inside = (await visit()) as Page
    await enter(inside, 'fit-number')
    await poll(async () => Number(scoreOf(version, await stored())?.raw)).toBeGreaterThan(0)
    await inside.close()
    await expect
      .poll(() => page.evaluate(() => (window as never as { calls: string[] }).calls.at(-1)))
      .toMatch(/^(LMSFinish|Terminate)/)
  })

  it('is readable to all, narrow and wide, in both languages', async () => {
    for (const viewport of [wide, narrow]) {
      const { page, visit } = await platform(version, { popup: true, viewport })
      const inside = (await visit()) as Page
      await inside.setViewportSize(viewport)
      expect(await axeViolations(inside)).toEqual([])
      const over = await inside.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over).toBeLessThanOrEqual(0)
      await inside.getByRole('button', { name: scormWords.en.otherLanguage }).press('Enter')
      await inside.getByText(attemptWords.zh.workingAs('Li, Na', 'u-42')).waitFor()
      expect(await inside.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
      expect(await axeViolations(inside)).toEqual([])
      await page.close()
    }
  })

  it('has a manifest that names every file, and reads as XML whatever the title', async () => {
    const title = { en: 'A <b>&"\u0007 title ]]> \ud83d\ude00', zh: '第一周' }
    const files = unzipSync(packageOf(version, assignmentOf({ title }), 0.6))
    const { page } = await site.open('/404.html', { awake: false })
    const found = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, 'application/xml')
      const text = (name: string) =>
        [...document.getElementsByTagNameNS('*', name)].map((one) => one.textContent)
      const all = (name: string, attribute: string) =>
        [...document.getElementsByTagNameNS('*', name)].map((one) => one.getAttribute(attribute))
      return {
        error: document.querySelector('parsererror')?.textContent ?? '',
        root: document.documentElement.nodeName,
        namespace: document.documentElement.namespaceURI,
        schema: text('schema'),
        version: text('schemaversion'),
        titles: text('title'),
        files: all('file', 'href'),
        page: all('resource', 'href'),
        item: all('item', 'identifierref'),
        resource: all('resource', 'identifier'),
        mark: [...text('masteryscore'), ...text('minNormalizedMeasure')],
      }
    }, strFromU8(files['imsmanifest.xml']!))
    expect(found).toMatchObject({
      error: '',
      root: 'manifest',
      namespace: `http://www.ims${version === '1.2' ? 'project.org/xsd/imscp_rootv1p1p2' : 'global.org/xsd/imscp_v1p1'}`,
      schema: ['ADL SCORM'],
      version: [version === '1.2' ? '1.2' : '2004 4th Edition'],
      page: ['index.html'],
      mark: [version === '1.2' ? '60' : '0.6'],
    })
    expect(found.item).toEqual(found.resource)
    expect(found.titles).toEqual(Array(3).fill('A <b>&" title ]]> 😀'))
    expect(found.files.toSorted()).toEqual(
      Object.keys(files)
        .filter((name) => name !== 'imsmanifest.xml')
        .sort(),
    )
    expect(readAssignment(strFromU8(files['assignment.json']!)).title).toEqual(title)
  })
})

it('a package outside of a platform says so, and works', async () => {
  const files = unzipSync(packageOf('1.2'))
  const { page } = await site.open('/404.html', { awake: false })
  await page.context().route(`${site.server.origin}${ROOT}/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(ROOT.length + 1)
    const type = { html: 'text/html', js: 'text/javascript', css: 'text/css' }[path.split('.').pop()!]!
    return route.fulfill({ body: Buffer.from(files[path]!), contentType: type })
  })
  await page.goto(`${site.server.origin}${ROOT}/index.html`)
  await page.getByText(scormWords.en.alone).waitFor()
  await page.getByLabel(t.id).fill('s1')
  await page.getByLabel(t.name).fill('Ann')
  await page.getByRole('button', { name: t.begin }).press('Enter')
  await page.getByText(t.workingAs('Ann', 's1')).waitFor()
})

it.for(['en', 'zh'] as const)(
  'the builder makes both packages, with a mark to pass: %s',
  async (language) => {
    const of = assignmentOf({ items: [{ id: 'fit-number' }, { id: 'visit-order' }] })
    const path = language === 'zh' ? '/zh-cn/teach/assign/' : '/teach/assign/'
    const { page, problems } = await site.open(path, { awake: false })
    const build = assignWords[language]
    await page.locator('.builder[data-ready]').waitFor()
    await page.getByLabel(build.orLink).fill(`${site.server.origin}/assignment/#${encodeAssignment(of)}`)
    await page.getByRole('button', { name: build.openLink }).press('Enter')
    await page.locator('.builder .scorm > summary').press('Enter')
    await page.locator('.builder .scorm input[type=number]').fill('60')
    for (const version of versions) {
      const { label } = scormTake(version)
      const button = page.getByRole('button', { name: label[language] })
      const [file] = await Promise.all([page.waitForEvent('download'), button.press('Enter')])
      expect(file.suggestedFilename()).toBe(`week-1-scorm-${version === '1.2' ? '1-2' : '2004'}.zip`)
      const files = unzipSync(Buffer.concat(await (await file.createReadStream()).toArray()))
      const manifest = strFromU8(files['imsmanifest.xml']!)
      expect(manifest).toContain(
        version === '1.2' ? '<adlcp:masteryscore>60<' : '<imsss:minNormalizedMeasure>0.6<',
      )
      const inside = readAssignment(strFromU8(files['assignment.json']!))
      expect(inside.items).toEqual(of.items)
      expect(strFromU8(files['index.html']!)).toContain(`lang="${language === 'zh' ? 'zh-CN' : 'en'}"`)
      for (const name of player.files)
        expect(Buffer.from(files[`player/${name}`]!)).toEqual(contents.get(name))
    }
    expect(await axeViolations(page)).toEqual([])
    expect(problems).toEqual([])
  },
)
