import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawAnswers } from '../../../content/datasets/simulate/drawAnswers.ts'
import * as knowledgeSharing from '../../../content/datasets/simulate/knowledgeSharing.ts'
import * as parkVisitors from '../../../content/datasets/simulate/parkVisitors.ts'
import {
  type Population,
  impliedConstructs,
  itemNames,
} from '../../../content/datasets/simulate/population.ts'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { impliedMoments } from '../../../src/core/sem/impliedMoments.ts'
import { anova } from '../../../src/core/survey/anova.ts'
import type { Columns } from '../../../src/core/survey/columns.ts'
import { covarianceToCorrelation } from '../../../src/core/survey/covariance.ts'
import { columnOf, numericColumns } from '../../../src/core/survey/dataset.ts'
import { splitByGroup } from '../../../src/core/survey/groups.ts'
import { inverseCorrelation } from '../../../src/core/survey/inverseCorrelation.ts'
import { parseCsv } from '../../../src/core/survey/parseCsv.ts'
import { regression } from '../../../src/core/survey/regression.ts'
import { reliability } from '../../../src/core/survey/reliability.ts'
import { scaleScores } from '../../../src/core/survey/scaleScores.ts'

const folder = new URL('../../../content/datasets/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const simulated = { 'knowledge-sharing': knowledgeSharing, 'park-visitors': parkVisitors }

const scores = ({ constructs }: Population, answers: Columns): Columns =>
  Object.fromEntries(
    Object.entries(constructs).map(([name, construct]) => [
      name,
      scaleScores(answers, itemNames(name, construct), { atLeast: 2 }),
    ]),
  )

/**
 * Standardised regressions of scale means that the population implies. Means of items hold the items' errors, and
 * rounding to the scale adds a variance of 1/12 to each (Sheppard 1898).
 */
function impliedBetas(population: Population): Record<string, number[]> {
  const { names, correlations } = impliedConstructs(population)
  const signal = names.map((name) =>
    population.constructs[name]!.items.reduce((sum, { loading, sd }) => sum + loading * sd, 0),
  )
  const noise = names.map((name) =>
    population.constructs[name]!.items.reduce(
      (sum, { loading, sd }) => sum + (1 - loading ** 2) * sd ** 2 + 1 / 12,
      0,
    ),
  )
  const r = covarianceToCorrelation(
    correlations.map((row, i) =>
      row.map((phi, j) => phi * (signal[i]! * signal[j]!) + (i === j ? noise[i]! : 0)),
    ),
  )
  return Object.fromEntries(
    Object.entries(population.paths).map(([name, causes]) => {
      const y = names.indexOf(name)
      const xs = Object.keys(causes).map((cause) => names.indexOf(cause))
      const { inverse } = inverseCorrelation(
        xs.map((i) => xs.map((j) => r[i]![j]!)),
        Object.keys(causes),
      )
      return [name, inverse.map((row) => row.reduce((sum, value, k) => sum + value * r[xs[k]!]![y]!, 0))]
    }),
  )
}

/** Differences between estimated and implied β, in standard errors. */
function deviations(population: Population, answers: Columns): number[] {
  const columns = scores(population, answers)
  const betas = impliedBetas(population)
  return Object.entries(population.paths).flatMap(([name, causes]) =>
    regression(columns, name, Object.keys(causes))
      .coefficients.slice(1)
      .map(({ estimate, se, beta }, j) => (beta! - betas[name]![j]!) / Math.abs((se * beta!) / estimate)),
  )
}

describe.each(Object.entries(simulated))('%s', (name, { files, population }) => {
  const data = parseCsv(read(`${name}.csv`))

  test('the files in the repository are what the script generates', () => {
    for (const [file, text] of Object.entries(files())) expect(read(file)).toBe(text)
  })

  test('reads without complaint; every column is in the codebook', () => {
    expect(data.report.issueCount).toBe(0)
    const codebook = columnOf(parseCsv(read(`${name}.codebook.csv`)), 'name').values
    expect(data.columns.map((column) => column.name)).toEqual(codebook)
  })

  test('answers keep to the scale, and scales are reliable', () => {
    for (const [prefix, construct] of Object.entries(population.constructs)) {
      const answers = numericColumns(data, itemNames(prefix, construct))
      for (const value of Object.values(answers).flat().filter(Number.isFinite)) {
        expect(Number.isInteger(value) && value >= population.scale[0] && value <= population.scale[1]).toBe(
          true,
        )
      }
      expect(reliability(answers).alpha).toBeGreaterThan(0.7)
      for (const { loading } of construct.items) expect(loading >= 0.6 && loading <= 0.85).toBe(true)
    }
  })

  test('the population file says what the answers were drawn from', () => {
    const { names, correlations } = impliedConstructs(population)
    const implied = impliedMoments(read(`${name}.population.lav`))
    // The file has four decimals.
    for (const [i, row] of implied.cov.entries()) expect(row[i]).toBeCloseTo(1, 3)
    const place = names.map((construct) => implied.names.indexOf(construct))
    correlations.forEach((row, i) =>
      row.forEach((r, j) => expect(implied.correlation[place[i]!]![place[j]!]).toBeCloseTo(r, 3)),
    )
  })

  test('the structural model fits its data, and finds the signs of the larger paths', () => {
    const model = [
      ...Object.entries(population.constructs).map(
        ([prefix, c]) => `${prefix} =~ ${itemNames(prefix, c).join(' + ')}`,
      ),
      ...Object.entries(population.paths).map(([y, causes]) => `${y} ~ ${Object.keys(causes).join(' + ')}`),
    ].join('\n')
    const columns = Object.fromEntries(data.columns.map((column) => [column.name, column.values]))
    const { converged, fit, parameters } = fitModel(model, { columns })
    expect(converged).toBe(true)
    expect(fit['rmsea']).toBeLessThan(0.05)
    expect(fit['cfi']).toBeGreaterThan(0.95)
    const pathOf = ({ lhs, rhs }: { lhs: string; rhs: string }) => population.paths[lhs]![rhs]!
    const larger = parameters.filter((row) => row.op === '~' && Math.abs(pathOf(row)) > 0.15)
    expect(larger.map((row) => Math.sign(row.est))).toEqual(larger.map((row) => Math.sign(pathOf(row))))
    expect(larger.length).toBeGreaterThan(4)
  })

  test('the population is recovered within sampling error: no path further than 3.5 standard errors', () => {
    const answers = numericColumns(
      data,
      Object.entries(population.constructs).flatMap(([prefix, c]) => itemNames(prefix, c)),
    )
    for (const z of deviations(population, answers)) expect(Math.abs(z)).toBeLessThan(3.5)
  })

  test('in 20,000 rows too, where an error in a path of .03 would show', () => {
    for (const z of deviations(population, drawAnswers(population, 20_000, createRandom(8))))
      expect(Math.abs(z)).toBeLessThan(3.5)
  })
})

describe('park visitors', () => {
  const data = parseCsv(read('park-visitors.csv'))

  test('about 3% of answers are missing, more among the oldest', () => {
    const answered = data.columns.slice(7)
    const share = answered.reduce((sum, column) => sum + column.missing, 0) / (answered.length * data.rows)
    expect(share).toBeGreaterThan(0.025)
    expect(share).toBeLessThan(0.038)
    const age = columnOf(data, 'age_group').values
    const missingIn = (oldest: boolean) => {
      const rows = age.flatMap((group, i) => ((group === 5) === oldest ? [i] : []))
      return (
        answered
          .flatMap((column) => rows.map((i) => Number(Number.isNaN(column.values[i]))))
          .reduce((a, b) => a + b, 0) / rows.length
      )
    }
    expect(missingIn(true)).toBeGreaterThan(missingIn(false))
  })

  test.each([
    ['gender', 'MOT', true],
    ['gender', 'SAT', false],
    ['visits', 'LOY', true],
    ['residence', 'LOY', true],
    ['education', 'KNW', true],
    ['age_group', 'PAR', true],
    ['income', 'LOY', false],
  ])('groups by %s differ in %s: %s', (group, construct, expected) => {
    const items = itemNames(construct, parkVisitors.population.constructs[construct]!)
    const score = scaleScores(numericColumns(data, items), items, { atLeast: 2 })
    expect(anova(splitByGroup(score, columnOf(data, group).values)).p < 0.05).toBe(expected)
  })
})

test('the two classics are complete', () => {
  expect(parseCsv(read('holzinger-swineford.csv'))).toMatchObject({ rows: 301, report: { issueCount: 0 } })
  const democracy = parseCsv(read('political-democracy.csv'))
  expect(democracy).toMatchObject({ rows: 75, report: { issueCount: 0, missing: 0 } })
  expect(democracy.columns).toHaveLength(11)
})
