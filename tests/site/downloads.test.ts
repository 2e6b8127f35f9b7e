import { execFileSync } from 'node:child_process'
import { buffer } from 'node:stream/consumers'
import { csvParse } from 'd3-dsv'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { models } from '../../src/core/models.ts'
import { words } from '../../src/widgets/words.ts'
import { useSite } from './browser.ts'
import { pagesOf, sampleOf } from './builds.ts'
import { countOfModelFigures, modelFigure, widgetOf } from './widget.ts'

const site = useSite()

describe.for(sampleOf(pagesOf({ kind: 'chapter', language: 'en' }), 2))(
  'downloads of $path',
  ({ path, html }) => {
    it('every figure gives SVG, PNG, CSV and JSON', async () => {
      const { page, problems } = await site.open(path, { awake: false })
      const figures = Array.from({ length: countOfModelFigures(html) }, (_, i) => i)
      const asked = new Set<string>()
      for (const i of sampleOf(figures)) {
        const widget = await widgetOf(page, modelFigure, i)
        await widget.getByRole('button', { name: words.en.data, exact: true }).press('Enter')
        if (await widget.locator('svg.drawing').count()) {
          const svg = await fileOf(widget, 'SVG')
          expect(svg.name).toMatch(/^cvt-[a-z-]+\.svg$/)
          expect(await page.evaluate(examineSvg, svg.bytes.toString()), `figure ${i}`).toEqual([])
          const png = (await fileOf(widget, 'PNG')).bytes
          expect(png.subarray(1, 4).toString()).toBe('PNG')
          expect(png.readUInt32BE(16), 'pixels across').toBeGreaterThanOrEqual(900)
          expect(png.length, 'more than an empty picture').toBeGreaterThan(8000)
        }
        const rows = csvParse((await fileOf(widget, 'CSV')).bytes.toString())
        expect(rows.length).toBeGreaterThan(0)
        expect(rows.columns.every((name) => name.trim() !== '')).toBe(true)
        // Of a table of words, such as Kano's, each cell is filled; of any other there are numbers.
        const cells = rows.flatMap((row) => Object.values(row))
        const isNumber = (cell: string) => cell !== '' && Number.isFinite(Number(cell))
        expect(cells.some(isNumber) || cells.every((cell) => cell !== ''), `figure ${i}`).toBe(true)
        const json = await fileOf(widget, 'JSON')
        // Figures of one model share its state, so the command line is asked once for each; a figure may have a model of
        // its own, which the command line does not know.
        const known = Object.hasOwn(models, JSON.parse(json.bytes.toString()).model)
        if (known && !asked.has(json.bytes.toString())) await expectSameAsCommandLine(json)
        asked.add(json.bytes.toString())
      }
      expect(problems).toEqual([])
    })
  },
)

it('the JSON of a changed state is what the command line says of it', async () => {
  const { page } = await site.open('/lab/replicator/?s=replicator.1~synergy=3~subsidy=0.25~x0=0.123')
  const file = await fileOf(page.locator('.downloads').last(), 'JSON')
  expect(JSON.parse(file.bytes.toString()).parameters).toMatchObject({ synergy: 3, subsidy: 0.25, x0: 0.123 })
  await expectSameAsCommandLine(file)
})

async function fileOf(within: Locator, kind: string): Promise<{ name: string; bytes: Buffer }> {
  const page: Page = within.page()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    within.getByRole('button', { name: kind, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) }
}

/**
 * The page and the command line call one core, so their answers agree; only the last digits of exp, log and pow may
 * differ between the browser's engine and Node's, and what an integrator or a root finder makes of them.
 */
async function expectSameAsCommandLine({ bytes }: { bytes: Buffer }) {
  const downloaded = JSON.parse(bytes.toString())
  const settings = Object.entries(downloaded.parameters).flatMap(([name, value]) => [
    '--set',
    `${name}=${value}`,
  ])
  const seed = downloaded.seed === undefined ? [] : ['--seed', String(downloaded.seed)]
  const printed = execFileSync(
    process.execPath,
    ['src/cli/cvt.ts', 'solve', downloaded.model, ...settings, ...seed],
    {
      encoding: 'utf8',
      maxBuffer: 64e6,
    },
  )
  expect(differences(downloaded, JSON.parse(printed))).toEqual([])
}

/** What keeps an SVG file from standing alone. */
function examineSvg(file: string): string[] {
  // A font in base64 may spell anything.
  const text = file.replace(/;base64,[^"]*/g, ';base64,')
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
  const faults: string[] = []
  if (parsed.querySelector('parsererror')) faults.push('not well-formed')
  if (parsed.documentElement.namespaceURI !== 'http://www.w3.org/2000/svg') faults.push('no SVG')
  if (/var\(|currentcolor/i.test(text)) faults.push('a colour of the page')
  if (/(?:href|src)="(?!#)|url\((?!"?(?:#|data:)|&quot;#)/.test(text))
    faults.push('something outside the file')
  if (/NaN|undefined|Infinity/.test(text)) faults.push('a number that is none')
  if (!/fill:rgb/.test(text)) faults.push('no colours')
  if (/<text/.test(text) && !text.includes('url("data:font/woff2;base64,')) faults.push('no fonts')
  return faults
}

/** The browser's `exp` and Node's may differ in the last bit, which a numerical Hessian magnifies to eight digits. */
const TOLERANCE = 1e-7

function differences(a: unknown, b: unknown, where = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)) ? [] : [`${where}: ${a}, not ${b}`]
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b)
    return a === b ? [] : [`${where}: ${String(a)}, not ${String(b)}`]
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].flatMap((name) =>
    differences(
      (a as Record<string, unknown>)[name],
      (b as Record<string, unknown>)[name],
      `${where}.${name}`,
    ),
  )
}
