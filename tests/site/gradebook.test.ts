import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { csvParse } from 'd3-dsv'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { readAssignment } from '../../src/exercises/assignment.ts'
import { encodeAssignment } from '../../src/exercises/assignmentLink.ts'
import { createKeyPair, seal } from '../../src/exercises/sealing.ts'
import { axeViolations } from './axe.ts'
import { narrow, useSite } from './browser.ts'

const site = useSite()
/** Grading takes its time where many tests run at once. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000 })
const folder = mkdtempSync(join(tmpdir(), 'cvt-gradebook-'))
afterAll(() => rmSync(folder, { recursive: true }))

const names = ['assignment.json', 'gradebook.json', 'roster.csv', 'canvas.csv', 'submissions.zip'] as const

/** The files of the demonstration class, fetched from the site as it was built. */
async function demonstration(): Promise<Record<(typeof names)[number], Buffer>> {
  const fetched = names.map(async (name) => {
    const response = await fetch(`${site.server.origin}/teach/demonstration/${name}`)
    expect(response.status, name).toBe(200)
    return [name, Buffer.from(await response.arrayBuffer())] as const
  })
  return Object.fromEntries(await Promise.all(fetched)) as never
}

async function open(path = '/teach/grade/', options = {}) {
  const opened = await site.open(path, options)
  await opened.page.locator('.gradebook[data-ready]').waitFor()
  return opened
}

const graded = (page: Page) => page.locator('.gradebook[data-graded]').waitFor({ timeout: 30_000 })
const summary = (page: Page) => page.locator('.overview .summary').textContent()
const file = (name: string, content: string | Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(typeof content === 'string' ? strToU8(content) : content),
})
const put = (page: Page, ...files: ReturnType<typeof file>[]) =>
  page.locator('.gradebook input[type=file]').first().setInputFiles(files)

async function openDemonstration(path?: string, options = {}) {
  const opened = await open(path, options)
  await opened.page.locator('.gradebook .buttons button.button').first().click()
  await graded(opened.page)
  return opened
}

async function downloaded(button: Locator) {
  const [download] = await Promise.all([button.page().waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) }
}

/** By way of the disk: more than fits into one message to the browser. */
async function putFolder(page: Page, ...files: ReturnType<typeof file>[]) {
  for (const { name, buffer: content } of files) writeFileSync(join(folder, name), content)
  const paths = files.map(({ name }) => join(folder, name))
  await page.locator('.gradebook input[type=file]').first().setInputFiles(paths)
}
const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click()
const row = (page: Page, name: string | RegExp) => page.locator('.grades tbody tr').filter({ hasText: name })

describe('the demonstration class', () => {
  it('fills the gradebook at once, and names what is amiss', async () => {
    const { page, problems } = await openDemonstration()
    expect(await summary(page)).toContain('58 students are graded')
    expect(await summary(page)).toContain('4 on the roster without a usable file')
    expect(await page.locator('.unreadable li').count()).toBe(2)
    await page.getByLabel('Find').fill('sim-23')
    expect(await row(page, 'sim-23').locator('.flag').allTextContents()).toEqual(
      expect.arrayContaining(['altered', 'foreign variant', 'duplicate']),
    )
    await page.getByLabel('Find').fill('sim-58')
    expect(await row(page, 'sim-58').textContent()).toContain('cut off')
    expect(problems).toEqual([])
  })

  it('gives the table that the command line writes', async () => {
    const { page } = await openDemonstration()
    await tab(page, 'Export')
    const { name, bytes } = await downloaded(page.getByRole('button', { name: 'Save the table (CSV)' }))
    expect(name).toBe('demonstration-grades.csv')
    const files = await demonstration()
    for (const one of names) writeFileSync(join(folder, one), files[one])
    const at = (one: string) => join(folder, one)
    const args = [
      '--assignment',
      at('assignment.json'),
      '--roster',
      at('roster.csv'),
      '--gradebook',
      at('gradebook.json'),
    ]
    const cvt = (...more: string[]) =>
      execFileSync(process.execPath, ['src/cli/cvt.ts', 'grade', at('submissions.zip'), ...args, ...more], {
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 1e8,
      })
    cvt('--csv', at('out.csv'))
    expect(bytes.toString()).toBe(readFileSync(at('out.csv'), 'utf8'))
    // So is Canvas' table, filled in.
    await page.locator('.exports input[type=file]').setInputFiles(at('canvas.csv'))
    await soon(() => page.locator('.exports').textContent()).toContain('canvas.csv')
    await soon(() => page.getByLabel('Into the column').inputValue()).toContain('(4711)')
    const filled = await downloaded(page.getByRole('button', { name: 'Save the filled file' }))
    cvt('--fill', at('canvas.csv'), '--csv', at('filled.csv'))
    expect(filled.bytes.toString()).toBe(readFileSync(at('filled.csv'), 'utf8'))
    expect(csvParse(filled.bytes.toString()).columns.slice(0, 5)).toEqual([
      'Student',
      'ID',
      'SIS User ID',
      'SIS Login ID',
      'Section',
    ])
  })

  it('is written to each student, in Moodle’s folders', async () => {
    const { page } = await openDemonstration('/zh-cn/teach/grade/')
    await tab(page, '导出')
    const { bytes } = await downloaded(page.getByRole('button', { name: '保存反馈（压缩包）' }))
    const files = unzipSync(bytes)
    expect(Object.keys(files)).toHaveLength(58)
    expect(Object.keys(files)[0]).toMatch(/_41001_assignsubmission_file_\/feedback\.html$/)
    expect(strFromU8(Object.values(files)[0]!)).toContain('得分 16/26')
  })
})

describe('an instructor', () => {
  it('marks an explanation, comments, and finds both again in a saved gradebook', async () => {
    const { page, problems } = await openDemonstration()
    await page.getByLabel('Show').selectOption('pending')
    const before = await row(page, '…').count()
    expect(before).toBe(8)
    await page.locator('.grades button.open').first().click()
    const name = await page.locator('.one-student h2').textContent()
    const rubric = page.locator('.rubric')
    expect(await rubric.locator('legend').textContent()).toBe('To be marked by you')
    for (const [i, degree] of [0, 0, 1].entries())
      await page.locator('.criterion').nth(i).locator('input').nth(degree).check()
    await soon(() => page.locator('.answered').last().locator('.earned').textContent()).toBe('5 of 6')
    await page.getByLabel(/A word to the student/).fill('Well seen.')
    await page.getByLabel(/A word to the student/).blur()
    await soon(() => summary(page)).toContain('7 with an answer that you have still to mark')

    await tab(page, 'Export')
    const saved = await downloaded(page.getByRole('button', { name: 'Save the gradebook' }))
    expect(saved.bytes.toString()).toContain('Well seen.')
    const files = await demonstration()
    const other = await open()
    await put(
      other.page,
      file('a.json', files['assignment.json']),
      file('g.json', saved.bytes),
      file('r.csv', files['roster.csv']),
      file('s.zip', files['submissions.zip']),
    )
    await graded(other.page)
    expect(await summary(other.page)).toBe(await summary(page))
    await row(other.page, name!).locator('button.open').first().click()
    expect(await other.page.getByLabel(/A word to the student/).inputValue()).toBe('Well seen.')
    expect([...problems, ...other.problems]).toEqual([])
  })

  it('keeps the marks of this tab through a reload', async () => {
    const { page } = await openDemonstration()
    await page.getByLabel('Show').selectOption('pending')
    await page.locator('.grades button.open').first().click()
    for (const i of [0, 1, 2]) await page.locator('.criterion').nth(i).locator('input').first().check()
    await soon(() => summary(page)).toContain('7 with an answer')
    await page.reload()
    await page.locator('.gradebook[data-ready]').waitFor()
    const files = await demonstration()
    await put(page, file('a.json', files['assignment.json']), file('s.zip', files['submissions.zip']))
    await graded(page)
    expect(await summary(page)).toContain('7 with an answer')
  })

  it('sees who would change before a decision is applied, and takes it back', async () => {
    const { page, problems } = await openDemonstration()
    const before = await summary(page)
    await tab(page, 'Regrade')
    await page.getByLabel('Decision: Which findings hold everywhere?').selectOption('full-credit')
    await page.getByLabel('Decision: How well does it fit?').selectOption('tolerance')
    await page.getByLabel('Tolerance: How well does it fit?', { exact: true }).fill('0.05')
    await page.getByRole('button', { name: 'Who would change?' }).click()
    await soon(() => page.getByRole('tabpanel').textContent()).toMatch(/\d+ students would change/)
    expect(await summary(page)).toBe(before)
    await page.getByRole('button', { name: 'Apply' }).click()
    await soon(() => page.getByRole('tabpanel').textContent()).toContain('2 decisions are applied')
    await soon(() => summary(page)).not.toBe(before)
    await page.getByLabel('Decision: Which findings hold everywhere?').selectOption('drop')
    await page.getByRole('button', { name: 'Who would change?' }).click()
    await soon(() => page.getByRole('button', { name: 'Apply' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Apply' }).click()
    await soon(() => summary(page)).toContain('of 24 points')
    await page.getByRole('button', { name: 'Take all back' }).click()
    await soon(() => summary(page)).toBe(before)
    expect(problems).toEqual([])
  })

  it('looks at the items: statistics with N and interval, answers, variants', async () => {
    const { page } = await openDemonstration()
    await tab(page, 'Items')
    const panel = page.getByRole('tabpanel')
    expect(await panel.textContent()).toMatch(/α of the items: \.\d\d \[\.\d\d, \.\d\d\], N = 58/)
    expect(await panel.locator('svg.drawing').count()).toBe(2)
    const cells = await panel.locator('table').first().locator('tbody td').allTextContents()
    expect(cells[0]).toMatch(/^\.\d\d \[\.\d\d, \.\d\d\]$/)
    expect(cells[1]).toMatch(/^\d+$/)
    await page.getByLabel('Look closely at').selectOption({ label: '3. How well does it fit?' })
    expect(await panel.textContent()).toContain('The factor one half is left out')
    // One picture a drawn parameter.
    await soon(() => panel.locator('svg.drawing').count()).toBe(5)
    expect(await panel.locator('svg.drawing').last().getAttribute('aria-label')).toMatch(/\[\.\d\d, \.\d\d\]/)
  })

  it('works by keyboard alone', async () => {
    const { page } = await openDemonstration()
    const students = page.getByRole('tab', { name: 'Students' })
    await students.focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('tab', { name: 'Items' }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    const sort = page.locator('.grades thead button', { hasText: 'Points' })
    await sort.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.grades th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
    const totals = (await page.locator('.grades .total').allTextContents()).map(Number.parseFloat)
    expect(totals).toEqual(totals.toSorted((a, b) => b - a))
    expect(totals[0]).toBeGreaterThan(totals.at(-1)!)
    const first = page.locator('.grades button.open').first()
    const file = await first.getAttribute('data-file')
    await first.focus()
    await page.keyboard.press('Enter')
    await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
    await page.getByRole('button', { name: 'All students' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.file)).toBe(
      file,
    )
  })

  it.for([
    ['/teach/grade/', ['Students', 'Items', 'Regrade', 'Export']],
    ['/zh-cn/teach/grade/', ['学生', '题目', '重新评分', '导出']],
  ] as const)('meets no barrier on %s, wide or narrow, light or dark', async ([path, tabs]) => {
    for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark', viewport: narrow }] as const) {
      const { page } = await openDemonstration(path, options)
      for (const name of tabs) {
        await tab(page, name)
        expect(await axeViolations(page), `${name} ${options.colorScheme}`).toEqual([])
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(over, name).toBeLessThanOrEqual(0)
      }
      await tab(page, tabs[0])
      await page.locator('.grades button.open').nth(2).click()
      await page.locator('.one-student h3').first().waitFor()
      expect(await axeViolations(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
    }
  })
})

describe('files', () => {
  it('are opened with a link to the assignment and the private key', async () => {
    const files = await demonstration()
    const plain = readAssignment(files['assignment.json'].toString())
    const { publicKey, privateKey } = await createKeyPair()
    const sealed = Object.entries(unzipSync(files['submissions.zip'])).slice(0, 3)
    const closed = await Promise.all(
      sealed.map(async ([name, bytes]) =>
        file(name.replaceAll('/', '-'), JSON.stringify(await seal(strFromU8(bytes), publicKey))),
      ),
    )
    const { page, problems } = await open()
    await put(page, ...closed)
    await soon(() => page.locator('.working').textContent()).toContain('the assignment is wanted')
    const link = page.getByLabel('Or the link of the assignment')
    await link.fill('https://example.org/assignment/#1.nonsense')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await soon(() => page.locator('.problems').first().textContent()).toContain('damaged')
    await link.fill(`https://example.org/assignment/#${encodeAssignment(plain)}`)
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await graded(page)
    expect(await page.locator('.overview').textContent()).toContain('give the private key')
    await put(page, file('key.json', JSON.stringify(privateKey)))
    await soon(() => summary(page)).toContain('3 students are graded')
    expect(problems).toEqual([])
  })

  it('may be dropped, or come in a folder', async () => {
    const files = await demonstration()
    const { page, problems } = await open()
    const dropped = await page.evaluateHandle(
      (texts) => {
        const transfer = new DataTransfer()
        for (const [name, text] of texts) transfer.items.add(new File([text], name))
        return transfer
      },
      [
        ['a.json', files['assignment.json'].toString()] as const,
        ['r.csv', files['roster.csv'].toString()] as const,
      ],
    )
    await page.locator('.gradebook .drop').dispatchEvent('drop', { dataTransfer: dropped })
    await soon(() => page.locator('.desk').textContent()).toContain('12 items')
    const below = join(folder, 'class')
    for (const [path, bytes] of Object.entries(unzipSync(files['submissions.zip']))) {
      mkdirSync(dirname(join(below, path)), { recursive: true })
      writeFileSync(join(below, path), bytes)
    }
    await page.locator('.gradebook input[webkitdirectory]').setInputFiles(below)
    await graded(page)
    expect(await summary(page)).toContain('58 students are graded')
    expect(await summary(page)).toContain('4 on the roster')
    expect(problems).toEqual([])
  })

  it('that no one should trust are named, and the rest is graded; nothing in them runs', async () => {
    const files = await demonstration()
    const script = '<img src=x onerror="window.hacked=1">'
    const [honest] = Object.values(unzipSync(files['submissions.zip']))
    const evil = JSON.parse(strFromU8(honest!))
    evil.student = { id: script, name: script }
    evil.answers = evil.answers.map((one: object) => ({ ...one, answer: script }))
    const { page, problems } = await open()
    await putFolder(
      page,
      file('a.json', files['assignment.json']),
      file('honest.json', honest!),
      file('evil.json', JSON.stringify(evil)),
      file('cut.json', honest!.slice(0, 900)),
      file('large.json', new Uint8Array(50e6).fill(0x20)),
      file('deep.json', '['.repeat(1e6)),
      file('bomb.zip', zipSync({ 'a.json': new Uint8Array(15e6) })),
      file('path.zip', zipSync({ '../../a.json': honest! })),
    )
    await graded(page)
    expect(await summary(page)).toContain('2 students are graded')
    const unreadable = await page.locator('.unreadable li').allTextContents()
    expect(unreadable).toHaveLength(5)
    await page.locator('.grades button.open').first().click()
    await page.locator('.one-student h3').first().waitFor()
    await page.getByText('Log: ').click()
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined()
    expect(await page.locator('.gradebook img').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('of rosters are read in the encodings of spreadsheets, and by other columns where told', async () => {
    const files = await demonstration()
    // 学号;姓名;别名 / sim-01;王芳;x in GB 18030.
    const gbk = [0xd1, 0xa7, 0xba, 0xc5, 0x3b, 0xd0, 0xd5, 0xc3, 0xfb, 0x3b, 0xb1, 0xf0, 0xc3, 0xfb, 0x0a]
    const head = Uint8Array.from(gbk)
    const body = Uint8Array.from([...strToU8('sim-01;'), 0xcd, 0xf5, 0xb7, 0xbc, ...strToU8(';Ann\n')])
    const { page } = await open()
    await put(
      page,
      file('a.json', files['assignment.json']),
      file('s.zip', files['submissions.zip']),
      file('r.csv', Uint8Array.from([...head, ...body])),
    )
    await graded(page)
    await page.getByLabel('Find').fill('sim-01')
    expect(await row(page, 'sim-01').locator('th').textContent()).toBe('王芳')
    await page.getByLabel('Name', { exact: true }).selectOption('别名')
    await soon(() => row(page, 'sim-01').locator('th').textContent()).toBe('Ann')
  })

  it('in great number may be stopped, and begun again', async () => {
    const files = await demonstration()
    const [honest] = Object.values(unzipSync(files['submissions.zip']))
    const text = strFromU8(honest!)
    const many = Object.fromEntries(
      Array.from({ length: 1500 }, (_, i) => [`${i}.json`, strToU8(text.replace('"sim-01"', `"s${i}"`))]),
    )
    const { page } = await open()
    await put(page, file('a.json', files['assignment.json']), file('many.zip', zipSync(many)))
    await page.getByRole('button', { name: 'Cancel' }).click()
    await soon(() => page.locator('.working').textContent()).toContain('Stopped.')
    await page.getByRole('button', { name: 'Start again' }).click()
    // Dropped while others are taken in: their turn comes next.
    const late = strToU8(text.replace('"sim-01"', '"latecomer"'))
    await put(page, file('late.zip', zipSync({ 'late.json': late })))
    await soon(() => summary(page)).toContain('1501 students are graded')
    await graded(page)
    expect(await page.locator('.grades tbody tr').count()).toBe(50)
    await page.getByRole('button', { name: 'Later' }).click()
    expect(await page.locator('.pages').textContent()).toContain('Page 2 of 31')
  })
})
