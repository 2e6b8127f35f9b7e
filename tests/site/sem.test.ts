import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeViolations } from './axe.ts'
import { useSite } from './browser.ts'

const site = useSite()

async function open(path = '/lab/sem/') {
  const { page, problems } = await site.open(path)
  await page.locator('.workbench[data-ready]').waitFor()
  return { page, problems }
}
const field = (page: Page) => page.getByLabel('Model', { exact: true })
const text = (page: Page) => field(page).inputValue()
const fitLine = (page: Page) => page.locator('.outcome .fit').textContent()
const node = (page: Page, name: string) => page.locator(`[data-node="${name}"]`)

const hs = 'visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9\n'

async function holzinger(page: Page) {
  await page.getByLabel('Data', { exact: true }).selectOption('holzinger-swineford')
  await expect.poll(() => fitLine(page)).toContain('χ²(24) = 85.31')
}

describe('the structural equations workbench', () => {
  it('fits what is typed, and names a mistake where it stands', async () => {
    const { page, problems } = await open()
    await holzinger(page)
    await field(page).fill(`${hs}speed ~ visual + textual`)
    await expect.poll(() => fitLine(page)).toContain('χ²(24)')
    await field(page).fill(`${hs}speed ~ + visual`)
    await expect
      .poll(() => page.locator('.model-editor .problem').textContent())
      .toContain('line 4, column 9')
    expect(await page.locator('.model-editor .wrong').textContent()).toContain('speed ~ + visual')
    // Nothing is lost: the last diagram stays, and so does the text.
    expect(await page.locator('.diagrams svg.drawing').count()).toBe(1)
    await field(page).fill(`${hs}speed ~ nobody`)
    await expect.poll(() => page.locator('.outcome .problem').textContent()).toContain('nobody')
    expect(problems).toEqual([])
  })

  it('draws, frees and takes out arrows, and the text follows', async () => {
    const { page, problems } = await open()
    await holzinger(page)
    await page.getByRole('button', { name: 'Draw →' }).click()
    await node(page, 'x9').scrollIntoViewIfNeeded()
    const [from, to] = [await node(page, 'visual').boundingBox(), await node(page, 'x9').boundingBox()]
    await page.mouse.move(from!.x + from!.width / 2, from!.y + from!.height / 2)
    await page.mouse.down()
    await page.mouse.move(to!.x + to!.width / 2, to!.y + to!.height / 2, { steps: 5 })
    await page.mouse.up()
    await expect.poll(() => text(page)).toContain('x3 + x9')
    await expect.poll(() => fitLine(page)).toContain('χ²(23) = 52.38')

    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => fitLine(page)).toContain('χ²(24) = 85.31')

    // By keyboard: Enter names one end, then the other.
    await node(page, 'visual').focus()
    await page.keyboard.press('Enter')
    await node(page, 'x9').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => fitLine(page)).toContain('χ²(23) = 52.38')

    await page.getByRole('button', { name: 'Take out', exact: true }).click()
    await page.getByRole('button', { name: 'Take out visual → x9' }).focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => fitLine(page)).toContain('χ²(24) = 85.31')

    await page.getByLabel('suggestions').check()
    const ghost = page.getByRole('button', { name: /^Not in the model: visual → x9/ })
    await ghost.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => fitLine(page)).toContain('χ²(23) = 52.38')
    expect(problems).toEqual([])
  })

  it('moves a variable by pointer and by arrow keys', async () => {
    const { page } = await open()
    await holzinger(page)
    // Below its neighbour: focus may scroll the page.
    const place = async () => {
      const [own, other] = [await node(page, 'speed').boundingBox(), await node(page, 'visual').boundingBox()]
      return { x: own!.x, y: own!.y - other!.y }
    }
    await node(page, 'speed').scrollIntoViewIfNeeded()
    const start = (await node(page, 'speed').boundingBox())!
    const before = (await place())!
    await page.mouse.move(start.x + 20, start.y + 15)
    await page.mouse.down()
    await page.mouse.move(start.x + 20, start.y - 25, { steps: 4 })
    await page.mouse.up()
    const dragged = (await place())!
    expect(dragged.y).toBeLessThan(before.y - 10)
    await node(page, 'speed').focus()
    await page.keyboard.press('Shift+ArrowUp')
    expect((await place())!.y).toBeLessThan(dragged.y - 5)
    await page.getByRole('button', { name: 'Arrange anew' }).click()
    expect((await place())!.y).toBeCloseTo(before.y, 0)
  })

  it('reads pasted rows and matrices, and keeps both text and data when it cannot', async () => {
    const { page } = await open()
    await page.getByRole('button', { name: 'Paste…' }).click()
    const paste = page.getByLabel('Paste data here')
    await paste.fill('a,b\n')
    await page.getByRole('button', { name: 'Use these data' }).click()
    await expect.poll(() => page.locator('.data-panel .problem').textContent()).toContain('stay')
    expect(await paste.inputValue()).toBe('a,b\n')
    await page.getByLabel('covariance or correlation matrix').check()
    await page.locator('.paste input.short').fill('200')
    await paste.fill('x,m,y\n1\n.5,1\n.4,.6,1\n')
    await page.getByRole('button', { name: 'Use these data' }).click()
    await field(page).fill('m ~ a*x\ny ~ b*m + x\nind := a*b')
    // Regressions of standardised variables: m on x .5; of y on m (.6 − .4·.5)/(1 − .25).
    await expect.poll(() => page.locator('.estimates tbody tr').first().textContent()).toContain('.500')
    expect(await page.locator('.estimates tbody tr').nth(1).textContent()).toContain('.533')
    expect(await page.locator('.data-panel').textContent()).toContain('n = 200')
  })

  it('shows names from a file as text', async () => {
    const { page, problems } = await open()
    const name = '<img src=x onerror=alert(1)>'
    const csv = `"${name}",b\n${Array.from({ length: 30 }, (_, i) => `${i % 7},${i % 5}`).join('\n')}`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'evil.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await expect.poll(() => page.locator('.variables').first().textContent()).toContain(name)
    expect(await page.locator('.workbench img').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('keeps the work through a reload, and hands it on by a link', async () => {
    const { page } = await open()
    await holzinger(page)
    await field(page).fill(`${hs}x1 ~~ x2`)
    await expect.poll(() => fitLine(page)).toContain('χ²(23)')
    const line = (await fitLine(page))!.split(' n =')[0]!
    await page.reload()
    await expect.poll(() => fitLine(page)).toContain(line)
    await page.getByRole('button', { name: 'Share' }).click()
    const href = await page.getByLabel('Share').inputValue()
    const other = await open(href.replace(/^https?:\/\/[^/]+/, ''))
    await expect.poll(() => fitLine(other.page)).toContain(line)
    expect(await text(other.page)).toContain('x1 ~~ x2')
    const broken = await open('/lab/sem/#sem1=AAAA')
    expect(await broken.page.getByRole('alert').textContent()).toContain('damaged')
  })

  it('shows the file chosen last, though an example comes later', async () => {
    const { page } = await open()
    let deliver = () => {}
    const slow = new Promise<void>((resolve) => (deliver = resolve))
    await page.route(/park-visitors[^/]*\.csv/, async (route) => {
      await slow
      await route.continue()
    })
    await holzinger(page)
    const answered = page.waitForResponse(/park-visitors[^/]*\.csv/)
    await page.getByLabel('Data', { exact: true }).selectOption('park-visitors')
    const rows = Array.from({ length: 12 }, (_, i) => `${i},${(i * 7) % 5},${(i * 3) % 4}`)
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'own.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`a,b,c\n${rows.join('\n')}`),
      })
    await expect.poll(() => page.locator('.inputs').textContent()).toContain('12 rows')
    deliver()
    await (await answered).finished()
    await field(page).fill('a ~ b + c')
    await expect.poll(() => fitLine(page)).toContain('n = 12')
  })

  it('shows every result, draws a bootstrap in workers, and meets axe', async () => {
    const { page, problems } = await open()
    await holzinger(page)
    await page.getByRole('tab', { name: 'Fit' }).click()
    await page.mouse.move(0, 0)
    await page.getByRole('button', { name: 'CFI' }).focus()
    await expect.poll(() => page.locator('.index-help').textContent()).toContain('Hu & Bentler')
    await page.getByRole('tab', { name: 'Residuals' }).click()
    await expect.poll(() => page.locator('.residual-cell').count()).toBe(45)
    await page.getByRole('tab', { name: 'Modification' }).click()
    await expect.poll(() => page.locator('.estimates tbody tr').first().textContent()).toContain('36.41')
    await page.getByRole('tab', { name: 'Compare' }).click()
    await page.getByRole('button', { name: 'Keep this model' }).click()
    await field(page).fill(`${hs}visual =~ x9`)
    await expect.poll(() => page.getByRole('tabpanel').textContent()).toContain('Δχ² = 32.92, Δdf = 1')
    await page.getByRole('tab', { name: 'Bootstrap' }).click()
    await page.getByLabel('samples').selectOption('200')
    await page.getByRole('button', { name: 'Draw', exact: true }).click()
    await expect
      .poll(() => page.getByRole('tabpanel').textContent(), { timeout: 30_000 })
      .toContain('of 200 samples')
    await page.getByRole('tab', { name: 'Report' }).click()
    // What took long is still there.
    await page.getByRole('tab', { name: 'Bootstrap' }).click()
    expect(await page.getByRole('tabpanel').innerText()).toContain('of 200 samples')
    expect(await page.getByLabel('samples').inputValue()).toBe('200')
    await page.getByRole('tab', { name: 'Report' }).click()
    await expect
      .poll(() => page.getByLabel('The same in R, by lavaan').inputValue())
      .toContain('library(lavaan)')
    expect(await axeViolations(page)).toEqual([])
    expect(problems).toEqual([])
  })

  it('fits groups side by side, and large models in a worker', async () => {
    const { page, problems } = await open()
    await holzinger(page)
    await page.getByText('Options', { exact: true }).click()
    await page
      .locator('.option', { hasText: /^group/ })
      .locator('select')
      .selectOption('school')
    await expect.poll(() => page.locator('.diagrams svg.drawing').count()).toBe(2)
    await expect.poll(() => fitLine(page)).toContain('χ²(48) = 115.85')
    await page.getByLabel('loadings', { exact: true }).check()
    await expect.poll(() => fitLine(page)).toContain('χ²(54) = 124.04')
    await page.getByLabel('Data', { exact: true }).selectOption('knowledge-sharing')
    await expect.poll(() => fitLine(page)).toContain('n = 360')
    const factors = ['WIL', 'LOY', 'ABI', 'COS', 'BEN', 'TRU', 'KNO', 'TEC', 'INC', 'SHA']
    await field(page).fill(
      factors.map((f) => `${f} =~ ${[1, 2, 3, 4].map((i) => f + i).join(' + ')}`).join('\n'),
    )
    await expect.poll(() => fitLine(page), { timeout: 20_000 }).toContain('χ²(695)')
    expect(problems).toEqual([])
  })
})
