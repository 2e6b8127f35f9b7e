import { readFileSync } from 'node:fs'
import { bgnbd } from '../../src/core/loyalty/btyd/bgnbd.ts'
import { CDNOW } from '../../src/core/loyalty/btyd/published.ts'
import { isoDate } from '../../src/core/loyalty/purchases/calendarDay.ts'
import { simulatePurchases } from '../../src/core/loyalty/purchases/simulatePurchases.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { useSite } from './browser.ts'

const site = useSite()

async function open(path = '/lab/customers/') {
  const { page, problems } = await site.open(path)
  await page.locator('.customer-bench[data-ready]').waitFor()
  return { page, problems }
}

/** Nothing is being computed any more. */
const settled = (page: Page) =>
  page.waitForFunction(
    () =>
      !document.querySelector('.customer-bench [aria-busy=true], .customer-bench .fits progress') &&
      !document.querySelector('.customer-bench .working'),
    null,
    { timeout: 60_000 },
  )
const period = (page: Page) => page.locator('#periods + .widget .summary').textContent()
const estimates = (page: Page, model: string) =>
  page
    .locator('.fits tr', { has: page.getByRole('rowheader', { name: model, exact: true }) })
    .first()
    .textContent()
const upload = (page: Page, name: string, content: Buffer | string) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content as string) })

/** A log of so many customers, drawn as the example is. */
function logOf(customers: number): string {
  const design = { customers, unit: 'week', firstDay: 19_358, entryDays: 84, days: 546 } as const
  return [
    'customer,date,amount',
    ...simulatePurchases(bgnbd, CDNOW.bgnbd, CDNOW.gammaGamma, design, createRandom(20)).map(
      ({ customer, day, amount }) => `${customer},${isoDate(day)},${amount}`,
    ),
  ].join('\n')
}

/** A row of estimates without how many evaluations they took, which differs between machines. */
const numbers = (text: string | null) => text!.replace(/yes.*/, '')
const gbk = (hex: string) => Buffer.from(hex, 'hex')
const rows = (text: string) => Buffer.from(text, 'latin1')

describe('the customers’ workbench', () => {
  it('shows the example’s results, and divides and fits it anew by keyboard', async () => {
    const { page, problems } = await open()
    expect(await period(page)).toContain('2,357 customers bought by 2023-09-30')
    const before = await estimates(page, 'BG/NBD')
    expect(before).toContain('yes')
    const slider = page.getByRole('slider', { name: 'Calibration ends on' })
    await slider.focus()
    for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowRight')
    await expect.poll(() => period(page), { timeout: 20_000 }).toContain('bought by 2023-10-14')
    await settled(page)
    const after = await estimates(page, 'BG/NBD')
    expect(after).toContain('yes')
    expect(after).not.toBe(before)
    // Back to where it was: the browser finds what the build found.
    for (let i = 0; i < 14; i++) await page.keyboard.press('ArrowLeft')
    await expect.poll(() => period(page), { timeout: 20_000 }).toContain('bought by 2023-09-30')
    await settled(page)
    expect(numbers(await estimates(page, 'BG/NBD'))).toBe(numbers(before))
    expect(problems).toEqual([])
  })

  it('reads a spreadsheet’s file in GBK, says how, and lists what it refuses by line', async () => {
    const { page, problems } = await open()
    // 会员,日期,金额 and 甲 in GBK.
    const file = Buffer.concat([
      gbk('bbe1d4b1'), rows(';'), gbk('c8d5c6da'), rows(';'), gbk('bdf0b6ee'), rows('\n'),
      gbk('bcd7'), rows(';1/2/2023;10,50\n'), gbk('bcd7'), rows(';3/2/2023;7,25\n'),
      rows('b;2/2/2023;3,00\nb;5/2/2023;3,50\nc;4/2/2023;8,00\nc;x;1,00\n;6/2/2023;1,00\nb;7/2/2023;-2,00\n'),
    ]) // prettier-ignore
    const requests = site.server.log.length
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sheet.csv', mimeType: 'text/csv', buffer: file })
    await expect.poll(() => page.locator('.reading .summary').textContent()).toContain('sheet.csv: 8 rows')
    const said = await page.locator('.reading .summary').textContent()
    expect(said).toContain('5 are purchases, of 3 customers')
    expect(said).toContain('GB18030, separated by semicolons')
    expect(await page.getByLabel('Decimals').inputValue()).toBe(',')
    expect(await page.getByLabel('Customer', { exact: true }).first().inputValue()).toBe('会员')
    const refused = await page.locator('.refused tbody').innerText()
    expect(refused.split('\n').map((line) => line.split('\t'))).toEqual([
      ['7', 'not a date of this format', 'x'],
      ['8', 'no customer', expect.any(String)],
      ['9', 'negative amount', '-2,00'],
    ])
    // Day and month could change places: said, and open to change.
    expect(await page.locator('.reading [role=status]').textContent()).toContain('month, day, year')
    await page.getByLabel('Dates are written').selectOption('month-day-year')
    await expect.poll(() => page.locator('.reading').textContent()).toContain('1/2/2023 → 2023-01-02')
    await page.getByLabel('Count negative amounts').check()
    await expect.poll(() => page.locator('.reading .summary').textContent()).toContain('6 are purchases')
    // Nothing was asked of the server but scripts, the font and, where the browser is slow, the example.
    const asked = site.server.log.slice(requests).map(({ path }) => path)
    expect(asked.filter((each) => !/\.(m?js|woff2)$|\/purchase-log\.[^/?]+\.csv$/.test(each))).toEqual([])
    expect(problems).toEqual([])
  })

  it('says what it cannot read, and takes the next log', async () => {
    const { page, problems } = await open()
    await page.getByText('Paste a log').first().click()
    const field = page.getByRole('textbox', { name: 'Paste a log' })
    await field.fill('who,when\nann,soon\nbob,later')
    await page.getByRole('button', { name: 'Read it' }).click()
    const alert = () => page.locator('.customer-bench [role=alert]').first().textContent()
    await expect.poll(alert).toContain('No column for “date”')
    // The reader says what is what; the results of the log before are not shown for this one.
    expect(await page.locator('#models').count()).toBe(0)
    await page.getByLabel('Date', { exact: true }).selectOption('when')
    await expect.poll(alert).toContain('“soon”')
    await field.fill('id,date\n<img src=x onerror=alert(1)>,2023-01-01\nb,2023-01-08\nb,2023-02-01')
    await page.getByRole('button', { name: 'Read it' }).click()
    await expect.poll(() => page.locator('.reading .summary').textContent()).toContain('2 customers')
    expect(await page.locator('.customer-bench img').count()).toBe(0)
    expect(await page.locator('#value + p').textContent()).toContain('no amounts')
    expect(problems).toEqual([])
  })

  it('stays at hand while many customers are fitted, and stops and starts a fit', async () => {
    const { page, problems } = await open()
    await upload(page, 'many.csv', logOf(20_000))
    await expect.poll(() => period(page), { timeout: 30_000 }).toContain('20,000 customers')
    const row = page.locator('.fits tr', { has: page.getByRole('rowheader', { name: 'Pareto/NBD' }) })
    await row.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => row.textContent()).toContain('Stopped')
    // The others go on.
    await expect.poll(() => estimates(page, 'BG/NBD'), { timeout: 60_000 }).toMatch(/yes|no:/)
    await row.getByRole('button', { name: 'Stopped. Fit again' }).click()
    await expect.poll(() => row.textContent(), { timeout: 60_000 }).toMatch(/yes|no:/)
    await settled(page)
    expect(await page.locator('.customers-table .pager').textContent()).toContain('20,000 customers')
    expect(problems).toEqual([])
  }, 180_000)

  it('shows estimates that ran away, and nothing that rests on them', async () => {
    const { page, problems } = await open()
    // Everybody buys every ten days and nobody leaves: the models of leaving have no maximum inside.
    const lines = Array.from({ length: 60 }, (_, i) =>
      Array.from({ length: 8 + (i % 3) }, (__, k) => `c${i},${isoDate(19_400 + (i % 7) + 10 * k)},5`),
    ).flat()
    await upload(page, 'regular.csv', ['customer,date,amount', ...lines].join('\n'))
    await expect.poll(() => period(page)).toContain('60 customers')
    await expect
      .poll(() => estimates(page, 'BG/NBD'), { timeout: 30_000 })
      .toContain('these are no estimates')
    await expect
      .poll(() => page.locator('.customer-bench .problem[role=status]').last().textContent())
      .toContain('BG/NBD')
    expect(await page.locator('#tracking + .widget').count()).toBe(0)
    await settled(page)
    expect(problems).toEqual([])
  })

  it('sorts, searches, pages and writes the customers, and shows one on the line of time', async () => {
    const { page, problems } = await open()
    const cells = (column: number) =>
      page.locator(`.customers-table tbody td:nth-of-type(${column})`).allTextContents()
    await page.getByRole('button', { name: 'P(alive)' }).click()
    await settled(page)
    expect(await page.locator('.customers-table th[aria-sort=descending]').textContent()).toContain(
      'P(alive)',
    )
    const alive = (await cells(5)).map(Number.parseFloat)
    expect(alive.toSorted((a, b) => b - a)).toEqual(alive)
    await page.getByRole('button', { name: 'On →' }).click()
    await expect.poll(() => page.locator('.pager').textContent()).toContain('page 2 of 158')
    await page.getByLabel('Search for a customer').fill('0080')
    await expect.poll(() => page.locator('.pager').textContent()).toContain('of 1, 1 customer')
    await page.locator('.customers-table tbody .sort').click()
    await expect
      .poll(() => page.locator('#customer + .widget .summary').textContent())
      .toContain('Customer 0080')
    const next = page.getByRole('button', { name: 'Next' })
    await next.focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.locator('#customer + .widget .summary').textContent())
      .toContain('Customer 0081')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'All as CSV' }).click(),
    ])
    const lines = Buffer.concat(await (await file.createReadStream()).toArray())
      .toString('utf8')

      .trim()
      .split('\n')
    expect(lines).toHaveLength(2358)
    expect(lines[0]).toContain('customer,x,t_x,T,since_last,zbar,p_alive')
    expect(problems).toEqual([])
  })

  it('moves through the maps by keyboard, and shows another model and other parameters', async () => {
    const { page, problems } = await open()
    const summary = () => page.locator('#alive ~ * .widget > .summary').first().textContent()
    const before = await summary()
    await page.getByRole('slider', { name: 'A customer' }).first().focus()
    await page.keyboard.press('ArrowUp')
    const moved = await summary()
    expect(moved).not.toBe(before)
    expect(moved).toContain('bought 5 times more')
    await page.getByLabel('Model that the pictures show').selectOption('paretonbd')
    await expect.poll(() => page.locator('#tracking').textContent()).toContain('Pareto/NBD')
    await settled(page)
    expect(await summary()).not.toBe(moved)
    await page.getByLabel('Upwards').selectOption('s')
    await settled(page)
    await expect.poll(() => page.locator('#likelihood + .widget .summary').textContent()).toContain('r and s')
    await page.getByLabel('How far ahead').fill('24')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('#value + .widget .summary').textContent()).toContain('24 months')
    expect(problems).toEqual([])
  })

  it('shows how long customers wait to buy again, and how each segment bought afterwards', async () => {
    const { page, problems } = await open()
    const next = page.locator('#next + .widget')
    // Counted apart from the page: of the example's 2,357 customers so many have two days of purchase.
    const days = new Map<string, Set<string>>()
    for (const line of readFileSync('content/datasets/purchase-log.csv', 'utf8')
      .trim()
      .split('\n')
      .slice(1)) {
      const [customer, day] = line.split(',') as [string, string]
      days.set(customer, (days.get(customer) ?? new Set()).add(day))
    }
    const again = [...days.values()].filter(({ size }) => size > 1).length.toLocaleString('en')
    await expect
      .poll(() => next.locator('.summary').textContent(), { timeout: 20_000 })
      .toContain(`${again} of 2,357 customers have bought a second time`)
    expect(await next.locator('.drawing .area').count()).toBeGreaterThan(0)

    const segments = page.locator('#segments + .widget')
    const rowsOf = (table: number) => segments.locator('table').nth(table).locator('tbody tr')
    await expect.poll(() => segments.locator('table').count(), { timeout: 20_000 }).toBe(2)
    const customersIn = async (table: number, rows: number) => {
      const cells = await rowsOf(table).locator('td:nth-of-type(1)').allTextContents()
      return cells.slice(0, rows).reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0)
    }
    expect(await customersIn(0, 99)).toBe(2357)
    const before = await rowsOf(0).count()
    const clusters = segments.getByRole('slider', { name: 'Segments of k-means' })
    await clusters.focus()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => rowsOf(0).count()).toBe(before + 1)
    await settled(page)
    expect(await customersIn(0, 99)).toBe(2357)
    const bins = segments.getByRole('slider', { name: 'Scores of each of R, F and M' })
    await bins.focus()
    for (const _ of Array(8)) await page.keyboard.press('ArrowLeft')
    // Two scores of each of three.
    await expect.poll(() => rowsOf(1).count()).toBe(6)
    expect(await customersIn(1, 2)).toBe(2357)
    expect(problems).toEqual([])
  })

  it('hands its settings on by a link', async () => {
    const { page } = await open()
    await page.getByLabel('Look ahead (weeks)').fill('52')
    await page.keyboard.press('Enter')
    await page.getByLabel('Repeat purchases', { exact: true }).selectOption('each')
    await page.getByRole('button', { name: 'Share' }).click()
    await expect.poll(() => page.url()).toContain('#s=')
    const other = await open(page.url().replace(/^https?:\/\/[^/]+/, ''))
    await expect.poll(() => other.page.getByLabel('Look ahead (weeks)').inputValue()).toBe('52')
    expect(await other.page.getByLabel('Repeat purchases', { exact: true }).inputValue()).toBe('each')
    await expect
      .poll(() => other.page.locator('#alive ~ * .plot-title').nth(1).textContent())
      .toContain('52 weeks')
    // The other language has them too.
    await other.page.evaluate(() => (location.hash = ''))
    await other.page.goto(`${site.server.origin}/zh-cn/lab/customers/`)
    await expect.poll(() => other.page.getByLabel('向前展望（周）').inputValue()).toBe('52')
    expect(other.problems).toEqual([])
  })

  it('keeps one’s own log through jumps in the page, and names what a link holds in vain', async () => {
    const state = encodeURIComponent(JSON.stringify({ v: 1, ahead: 5000, shown: 'nbd' }))
    const { page, problems } = await open(`/lab/customers/#s=${state}`)
    expect(await page.locator('.customer-bench > [role=alert]').textContent()).toContain(
      'ahead must be a number from 1 to 1000; got 5000.',
    )
    expect(await page.getByLabel('Model that the pictures show').inputValue()).toBe('nbd')
    await page.getByRole('button', { name: 'Dismiss' }).click()
    await upload(page, 'own.csv', logOf(40))
    await expect.poll(() => period(page)).toContain('40 customers')
    await page.locator('.road a', { hasText: 'Models' }).click()
    await expect.poll(() => page.url()).toContain('#models')
    await page.goBack()
    await expect.poll(() => page.url()).toContain('#s=')
    await settled(page)
    expect(await period(page)).toContain('40 customers')
    const search = page.getByLabel('Search for a customer')
    await search.fill('07')
    await expect.poll(() => page.locator('.pager').textContent()).toContain('of 1, 1 customer')
    await page.getByRole('button', { name: 'Reset' }).click()
    await expect.poll(() => search.inputValue()).toBe('')
    expect(problems).toEqual([])
  })

  it('projects a cohort under contract, and meets axe', async () => {
    const { page, problems } = await open()
    const contract = page.locator('#contract ~ .widget').last()
    expect(await contract.locator('.fits').textContent()).toContain('0.668')
    await contract.getByLabel('Customers left').fill('1000\n631\n468\n382\n326')
    await contract.getByLabel('Renewals that are fitted').focus()
    await page.keyboard.press('End')
    // Four renewals of the Regular cohort: .764 and 1.296.
    await expect.poll(() => contract.locator('.fits').textContent(), { timeout: 20_000 }).toContain('0.764')
    expect(await contract.locator('.fits').textContent()).toContain('1.296')
    await contract.getByLabel('Customers left').fill('1000\n631\n700')
    await expect.poll(() => contract.locator('[role=alert]').textContent()).toContain('none larger')
    expect(await axeViolations(page)).toEqual([])
    expect(problems).toEqual([])
  })
})
