/**
 * The steps of the survey workbench on the largest table it promises to stay responsive with, and on the book's own:
 * `node tests/bench/survey.bench.ts`.
 */
import { readFileSync } from 'node:fs'
import { Bench } from 'tinybench'
import { chiSquare, noncentralityAt, studentizedRangeUpper } from '../../src/core/numerics/distributions.ts'
import { createRandom } from '../../src/core/numerics/random.ts'
import { correlationTable } from '../../src/core/survey/correlation.ts'
import { numericColumns } from '../../src/core/survey/dataset.ts'
import { describeColumn } from '../../src/core/survey/describe.ts'
import { factorAnalysis } from '../../src/core/survey/factorAnalysis.ts'
import { parallelAnalysis } from '../../src/core/survey/parallelAnalysis.ts'
import { parseCsv } from '../../src/core/survey/parseCsv.ts'
import { regression } from '../../src/core/survey/regression.ts'

const random = createRandom(1)
const names = Array.from({ length: 60 }, (_, j) => `q${j + 1}`)
const rows = Array.from({ length: 5000 }, () => names.map(() => 1 + Math.floor(7 * random())).join(','))
const large = [names.join(','), ...rows].join('\n')
const largeColumns = numericColumns(parseCsv(large))

const file = new URL('../../content/datasets/knowledge-sharing.csv', import.meta.url)
const data = parseCsv(readFileSync(file, 'utf8'))
const items = numericColumns(
  data,
  data.columns.map((column) => column.name).filter((name) => /^[A-Z]{3}\d$/.test(name)),
)

const bench = new Bench({ time: 500, throws: true })
bench
  .add('parse 5,000 rows x 60 columns', () => parseCsv(large))
  .add('describe 5,000 x 60', () => Object.values(largeColumns).map(describeColumn))
  .add('correlate 5,000 x 60, with tests', () => correlationTable(largeColumns))
  .add('regress on 20 of 5,000 x 60', () => regression(largeColumns, 'q1', names.slice(1, 21)))
  .add('10 ML factors of 360 x 40, promax', () =>
    factorAnalysis(items, { factors: 10, extraction: 'ml', rotation: 'promax' }),
  )
  .add('parallel analysis of 360 x 40, 100 draws', () => parallelAnalysis(items, createRandom(1)))
  .add('upper tail of chi-square', () => chiSquare.upper(85.3, 24))
  .add('one end of an RMSEA interval', () => noncentralityAt(85.3, 24, 0.95))
  .add('a Tukey p value', () => studentizedRangeUpper(3.5, 4, 297))
await bench.run()
for (const { name, result } of bench.tasks) {
  if (!('latency' in result)) throw new Error(`${name} did not run: ${result.state}`)
  console.log(`${name.padEnd(44)} ${result.latency.p50.toFixed(4)} ms`)
}
