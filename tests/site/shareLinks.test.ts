import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { loadModel, models } from '../../src/core/models.ts'
import type { NumberParameter, Parameter } from '../../src/core/model/model.ts'
import { validate } from '../../src/core/model/validate.ts'
import { words } from '../../src/widgets/words.ts'
import { useSite, wake } from './browser.ts'
import { sampleOf } from './builds.ts'

const t = words.en
const site = useSite()

/**
 * A state shared comes back, and a bad one is explained. Every model's links are read and written in the unit tests; the
 * page that does so is one for all, so every sixth model, and so some of each part, is tried in it.
 */
describe.for(sampleOf(Object.keys(models).filter((_, i) => i % 6 === 0)))('links of %s', (id) => {
  it('a shared state survives in a new window', async () => {
    const model = await loadModel(id)
    const { page } = await site.open(`/lab/${id}/`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const before = await stateOf(page)
    const [slider] = await page.locator('.lab .groups input[type=range]').all()
    await slider!.press('PageUp')
    await slider!.press('ArrowRight')
    if (model.random) await page.getByRole('button', { name: t.newSeed }).first().click()
    await expect.poll(() => stateOf(page)).not.toEqual(before)
    const changed = await stateOf(page)

    await page.getByRole('button', { name: t.share, exact: true }).last().click()
    const link = await page.getByLabel(t.share, { exact: true }).last().inputValue()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
    expect(link).toBe(page.url())
    const { page: other, problems } = await site.open(link.slice(site.server.origin.length))
    await expect.poll(() => stateOf(other)).toEqual(changed)
    await other.reload()
    await wake(other)
    await expect.poll(() => stateOf(other)).toEqual(changed)
    expect(await other.locator('.issues').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('a value out of range is named and explained, and the rest is kept', async () => {
    const model = await loadModel(id)
    const [first, ...others] = Object.entries(model.parameters as Record<string, Parameter>).filter(
      (entry): entry is [string, NumberParameter] =>
        entry[1].kind === undefined || entry[1].kind === 'number',
    )
    // Another value than the default that breaks no rule of the model by itself.
    const [second, kept] = others
      .flatMap(([name, { min, max, default: standard }]) =>
        [max, min].map((value) => [name, value, standard] as const),
      )
      .filter(
        ([name, value, standard]) =>
          value !== standard && validate(model, { [name]: value }).issues.length === 0,
      )[0]!
    const state = `${id}.${model.version}~${first![0]}=${first![1].max * 1000 + 1}~${second}=${kept}~unheardOf=1`
    const { page } = await site.open(`/lab/${id}/?s=${state}`)
    const issues = await page.locator('.lab > .issues').innerText()
    expect(issues).toContain(`${first![1].label.en} (${first![0]}) must be`)
    expect(issues).toContain(`got "${first![1].max * 1000 + 1}"`)
    expect(issues).toContain('unheardOf')
    const now = await stateOf(page)
    expect(Number(now.parameters[second]!.replace('−', '-'))).toBeCloseTo(kept, 3)
    await page.locator('.lab > .issues').getByRole('button', { name: t.dismiss }).press('Enter')
    expect(await page.locator('.lab > .issues').count()).toBe(0)
  })
})

it('undo goes back to the state that a link brought, and keeps the focus', async () => {
  const state = 's=replicator.1~synergy=3'
  const { page } = await site.open(`/lab/replicator/?${state}`)
  const linked = await stateOf(page)
  const undo = page.getByRole('button', { name: t.undo, exact: true }).last()
  expect(await undo.getAttribute('aria-disabled')).toBe('true')
  await page.locator('.lab .groups input[type=range]').first().press('PageUp')
  await expect.poll(() => stateOf(page)).not.toEqual(linked)
  await undo.press('Enter')
  await expect.poll(() => stateOf(page)).toEqual(linked)
  expect(new URL(page.url()).search).toBe(`?${state}`)
  // It was the last step: the button says so, and is still where the keyboard is.
  expect(await undo.getAttribute('aria-disabled')).toBe('true')
  expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true)
})

it('a seed that is none is named and left standing, and the next good one travels with the link', async () => {
  const { page } = await site.open('/lab/seeding/')
  const before = await stateOf(page)
  const seed = page.getByLabel(t.seed, { exact: true }).first()
  for (const typed of ['', '0x10', 'abc', '1.5']) {
    await seed.fill(typed)
    await seed.press('Enter')
    const control = page.locator('.control', { has: seed })
    expect(await control.locator('.problem').textContent()).toContain('must be a whole number')
    expect(await seed.getAttribute('aria-invalid')).toBe('true')
    expect(await seed.inputValue()).toBe(typed)
    expect(await stateOf(page)).toEqual(before)
  }
  await seed.fill('7')
  await seed.press('Enter')
  await expect.poll(() => page.url()).toMatch(/~seed=7$/)
  expect(await page.locator('.lab .problem').count()).toBe(0)
})

it('a typed value that breaks a rule of the model is named and left standing; a slider stops before it', async () => {
  const { page } = await site.open('/lab/loyalty-path/')
  const { correlation } = (await loadModel('loyalty-path')).parameters as unknown as Record<string, Parameter>
  const control = page.locator('.lab .groups .control', { hasText: correlation!.label.en })
  const [typed, slider] = [control.locator('.typed'), control.locator('input[type=range]')]
  const before = await stateOf(page)
  await typed.fill('0.95')
  await typed.press('Enter')
  expect(await control.locator('.problem').textContent()).toContain('correlation = 0.95')
  expect(await typed.inputValue()).toBe('0.95')
  expect(await stateOf(page)).toEqual(before)
  await slider.press('End')
  expect(await typed.inputValue()).toBe('0.69')
  expect(await control.locator('.problem').count()).toBe(0)
  expect(await page.locator('.issues').count()).toBe(0)
})

it.for([
  'replicator.1~synergy=<img src=x onerror="window.broken=1">~x0=.3',
  'replicator.1~<script>window.broken=1</script>=1~x0=.3',
  'replicator.1~x0=.3~__proto__=1~constructor=2',
  `replicator.1~x0=.3~${'9'.repeat(5000)}=1`,
])('a link never becomes part of the page: %s', async (state) => {
  for (const path of sampleOf(['/lab/replicator/', '/sharing/deciding-to-share/', '/embed/replicator/'])) {
    const { page, problems } = await site.open(`${path}?s=${encodeURIComponent(state)}`)
    const issues = page.locator('.issues').first()
    await issues.waitFor()
    expect(await issues.locator('img, script').count()).toBe(0)
    expect((await issues.innerText()).length).toBeLessThan(1000)
    expect(await page.evaluate(() => 'broken' in window)).toBe(false)
    expect(await page.locator('.handles [aria-valuetext^="(.3,"]').count(), 'x0 is kept').toBeGreaterThan(0)
    expect(problems).toEqual([])
  }
})

it.for(['s=garbage', 's=replicator-1~synergy=3', 's=replicator~synergy=3', 's=nomodel.1~a=2', 's=%E0%A4%A'])(
  'a link that nobody can read is named, not swallowed: %s',
  async (query) => {
    for (const path of sampleOf(['/lab/replicator/', '/sharing/deciding-to-share/', '/embed/replicator/'])) {
      const { page, problems } = await site.open(`${path}?${query}`)
      const issues = page.locator('.issues').first()
      await issues.waitFor()
      expect(await issues.innerText()).toMatch(
        /it must begin with a model and its version|it is of the model nomodel, not of /,
      )
      expect(problems).toEqual([])
    }
  },
)

it('a link of another model is explained on a model’s own page, and left to its own figure in a chapter', async () => {
  for (const path of ['/lab/replicator/', '/embed/replicator/']) {
    const { page } = await site.open(`${path}?s=bimatrix.1~x0=0.3`)
    const issues = page.locator('.issues').first()
    await issues.waitFor()
    expect(await issues.innerText()).toContain('it is of the model bimatrix, not of replicator')
  }
  const { page } = await site.open('/sharing/deciding-to-share/?s=bimatrix.1~x0=0.3')
  expect(await page.locator('.issues').count()).toBe(0)
})

it('a state of a chapter moves to the lab and into an embedded frame', async () => {
  const { page } = await site.open('/sharing/deciding-to-share/?s=replicator.1~synergy=3')
  const widget = page.locator('#figure-portrait .widget')
  const said = await widget.locator('.summary').textContent()
  await widget.getByRole('button', { name: t.embed }).click()
  const code = await widget.locator('textarea').inputValue()
  const [, frame] = /^<iframe src="([^"]+)"/.exec(code)!
  for (const link of [(await widget.getByRole('link', { name: t.open }).getAttribute('href'))!, frame!]) {
    expect(link).toContain('?s=replicator.1~synergy=3')
    const { page: other } = await site.open(link.slice(site.server.origin.length))
    await expect.poll(() => other.locator('.summary').first().textContent()).toBe(said)
  }
})

/** What a model's page shows of its state. */
function stateOf(page: Page): Promise<{ parameters: Record<string, string>; outputs: string[] }> {
  return page.evaluate(() => ({
    parameters: Object.fromEntries(
      [...document.querySelectorAll('.lab table.table tbody tr')]
        .filter((row) => row.querySelector('th code'))
        .map((row) => [row.querySelector('th code')!.textContent!, row.lastElementChild!.textContent!]),
    ),
    outputs: [...document.querySelectorAll('.lab .outputs dd')].map((cell) => cell.textContent!),
  }))
}
