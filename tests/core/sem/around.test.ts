import { describe, expect, it } from 'vitest'
import { bootstrapInterval } from '../../../src/core/numerics/bootstrapInterval.ts'
import { createRandom, seedOfRun } from '../../../src/core/numerics/random.ts'
import { bootstrapDraws } from '../../../src/core/sem/bootstrap.ts'
import { compareModels } from '../../../src/core/sem/compareModels.ts'
import { fitModel } from '../../../src/core/sem/fitModel.ts'
import { pathGraphs } from '../../../src/core/sem/graph.ts'
import { impliedMoments, population } from '../../../src/core/sem/impliedMoments.ts'
import { powerBySimulation, powerRuns, summarisePower } from '../../../src/core/sem/power.ts'
import type { RawData } from '../../../src/core/sem/sampleMoments.ts'
import { simulate } from '../../../src/core/sem/simulate.ts'
import { toLavaan } from '../../../src/core/sem/toLavaan.ts'
import { goldenCase, readColumns } from './golden.ts'

const hs = readColumns('holzinger-swineford-1939.csv') as RawData
const cfa = goldenCase('hs-cfa').model

describe('what if: moments of hand-set parameters', () => {
  const loyalty =
    'loyalty ~ cognition + affect + conation\ncognition ~~ r*affect + r*conation\naffect ~~ r*conation'
  const paths = { 'loyalty ~ cognition': 0.28, 'loyalty ~ affect': 0.39, 'loyalty ~ conation': 0.45 }

  it('three dimensions of loyalty: paths .28, .39, .45 and correlations of .35 imply R² of .72', () => {
    const r = 0.35
    const [a, b, c] = Object.values(paths) as [number, number, number]
    const result = impliedMoments(loyalty, { ...paths, r }, { unitVariances: true })
    // R² = Σβ² + 2r Σβᵢβⱼ
    const r2 = a * a + b * b + c * c + 2 * r * (a * b + a * c + b * c)
    expect(result.r2.loyalty).toBeCloseTo(r2, 12)
    // The paths and the correlations are published with two digits, which leaves .005 on either side of R².
    expect(Math.abs(result.r2.loyalty! - 0.72)).toBeLessThan(0.01)
    for (let i = 0; i < 4; i++) expect(result.cov[i]![i]).toBeCloseTo(1, 12)
    const [l, k] = ['loyalty', 'cognition'].map((name) => result.names.indexOf(name)) as [number, number]
    expect(result.correlation[l]![k]).toBeCloseTo(a + r * (b + c), 12)
  })

  it('multiplies along paths: a chain of .6 and .5 correlates its ends by .3', () => {
    const { names, correlation, r2 } = impliedMoments('m ~ 0.6*x\ny ~ 0.5*m', {}, { unitVariances: true })
    expect(correlation[names.indexOf('y')]![names.indexOf('x')]).toBeCloseTo(0.3, 12)
    expect(r2).toMatchObject({ m: expect.closeTo(0.36, 12), y: expect.closeTo(0.25, 12) })
  })

  it('says when no variable can be so well explained', () => {
    const { diagnoses } = impliedMoments('y ~ 0.9*a + 0.9*b', {}, { unitVariances: true })
    expect(diagnoses.map(({ code }) => code)).toContain('heywood')
  })

  it('refuses a parameter that is not in the model', () => {
    expect(() => impliedMoments('y ~ x', { 'y ~ z': 1 })).toThrow('"y ~ z" is not a parameter')
    expect(() => impliedMoments('y ~ x', { 'y ~ x': NaN })).toThrow('invalid y ~ x; not a finite number')
  })

  it('agrees with the fitted Σ when given the estimates', () => {
    const fit = fitModel(cfa, hs, { 'fixed.x': false })
    const values = Object.fromEntries(
      fit.parameters.map(({ lhs, op, rhs, est }) => [`${lhs} ${op} ${rhs}`, est]),
    )
    const { cov } = impliedMoments(cfa, values)
    for (const [i, row] of fit.groups[0]!.implied.cov.entries())
      for (const [j, value] of row.entries()) expect(cov[i]![j]).toBeCloseTo(value, 12)
  })
})

describe('simulation', () => {
  const truth = population(
    'f =~ 0.8*a + 0.7*b + 0.6*c\ng =~ 0.8*d + 0.7*e + 0.6*h\ng ~ 0.5*f\na ~ 3*1',
    {},
    {
      unitVariances: true,
    },
  )

  it('has the moments of its population', () => {
    const { columns } = simulate(truth, 20_000, createRandom(7))
    const n = 20_000
    const mean = (v: readonly unknown[]) => (v as number[]).reduce((x, y) => x + y, 0) / n
    const [ma, mb] = [mean(columns.a!), mean(columns.b!)]
    expect(Math.abs(ma - 3)).toBeLessThan(5 / Math.sqrt(n))
    const cov = mean(columns.a!.map((x, i) => ((x as number) - ma) * ((columns.b![i] as number) - mb)))
    // Five standard errors of a covariance.
    expect(Math.abs(cov - 0.56)).toBeLessThan(5 * Math.sqrt((1 + 0.56 ** 2) / n))
  })

  it('is the same for the same seed', () => {
    expect(simulate(truth, 10, createRandom(1))).toEqual(simulate(truth, 10, createRandom(1)))
    expect(simulate(truth, 10, createRandom(1))).not.toEqual(simulate(truth, 10, createRandom(2)))
  })

  it('refuses what has no normal distribution', () => {
    expect(() => simulate(population('a ~~ 2*b'), 10, createRandom(1))).toThrow(/not positive definite/)
    expect(() => simulate(truth, 0, createRandom(1))).toThrow('invalid n; not a positive integer: 0')
  })
})

describe('power by simulation', () => {
  const study = {
    truth: 'y ~ 0.3*x',
    population: { unitVariances: true },
    model: 'y ~ x',
    n: 84,
    seed: 3,
  }

  it('finds the power that theory has for a correlation of .3 with n = 84: about .80', () => {
    const { parameters } = powerBySimulation(study, 400)
    const { power, mean } = parameters.find(({ name }) => name === 'y ~ x')!
    // Four standard errors of a share of 400.
    expect(Math.abs(power - 0.8)).toBeLessThan(4 * Math.sqrt((0.8 * 0.2) / 400))
    // Of a standardised slope .3 with n = 84: √((1 − .3²)/84); four standard errors of a mean of 400.
    expect(Math.abs(mean - 0.3)).toBeLessThan(4 * Math.sqrt((1 - 0.3 ** 2) / 84 / 400))
  })

  it('covers the truth in 95 of 100 intervals', () => {
    const summary = summarisePower(powerRuns(study, 0, 400), { truth: { 'y ~ x': 0.3 } })
    expect(Math.abs(summary.parameters[0]!.coverage! - 0.95)).toBeLessThan(
      4 * Math.sqrt((0.95 * 0.05) / 400) + 0.01,
    )
  })

  it('runs in any portions to the same', () => {
    expect([...powerRuns(study, 0, 2), ...powerRuns(study, 2, 5)]).toEqual(powerRuns(study, 0, 5))
  })

  it('stops when it is told to', () => {
    expect(powerBySimulation(study, 100, { onProgress: (done) => done < 50 }).runs).toBe(50)
  })

  it('recovers the order of .28, .39, .45 at n = 100 in about two samples of three', () => {
    const model = 'loyalty ~ cognition + affect + conation'
    const truth = population(
      `${model}\ncognition ~~ 0.35*affect + 0.35*conation\naffect ~~ 0.35*conation`,
      { 'loyalty ~ cognition': 0.28, 'loyalty ~ affect': 0.39, 'loyalty ~ conation': 0.45 },
      { unitVariances: true },
    )
    const draws = 300
    let inOrder = 0
    for (let i = 0; i < draws; i++) {
      const { parameters } = fitModel(model, simulate(truth, 100, createRandom(seedOfRun(11, i))))
      const [a, b, c] = parameters.map(({ est }) => est) as [number, number, number]
      if (a < b && b < c) inOrder += 1
    }
    // 65% and four standard errors of a share of 300.
    expect(Math.abs(inOrder / draws - 0.65)).toBeLessThan(4 * Math.sqrt((0.65 * 0.35) / draws))
  })
})

describe('bootstrap', () => {
  const golden = goldenCase('mediation')
  const data = golden.data as RawData
  const original = fitModel(golden.model, data)
  const draws = bootstrapDraws(golden.model, data, {}, { seed: 1, to: 400 })
  const at = original.parameters.findIndex(({ lhs }) => lhs === 'indirect')
  const values = draws.flatMap((draw) => (draw ? [draw.est[at]!] : []))

  it('has a row for every parameter, and converges', () => {
    expect(values).toHaveLength(400)
    expect(draws[0]!.est).toHaveLength(original.parameters.length)
    expect(draws[0]!['std.all']).toHaveLength(original.parameters.length)
  })

  it('standard error near that of the delta method', () => {
    const { se, lower, upper } = bootstrapInterval(values, original.parameters[at]!.est)!
    // The bootstrap's own error with 400 draws is 1/√800 = 3.5%; the methods differ by a little more.
    expect(se / original.parameters[at]!.se!).toBeGreaterThan(0.85)
    expect(se / original.parameters[at]!.se!).toBeLessThan(1.15)
    expect(lower).toBeLessThan(original.parameters[at]!.est)
    expect(upper).toBeGreaterThan(original.parameters[at]!.est)
  })

  it('is the same in portions', () => {
    const [a, b] = [
      bootstrapDraws(golden.model, data, {}, { seed: 1, to: 3 }),
      bootstrapDraws(golden.model, data, {}, { seed: 1, from: 3, to: 6 }),
    ]
    expect([...a, ...b]).toEqual(draws.slice(0, 6))
  })

  it('stops when it is told to', () => {
    expect(
      bootstrapDraws(golden.model, data, {}, { seed: 1, to: 50, onProgress: (done) => done < 7 }),
    ).toHaveLength(7)
  })

  it('moves a bias-corrected interval towards the estimate', () => {
    const skewed = Array.from({ length: 999 }, (_, i) => ((i + 1) / 1000) ** 2)
    const percentile = bootstrapInterval(skewed, 0.36)!
    // The draws are the squares of even steps, so the root of a limit is the level at which it was taken: exactly .025
    // and .975 but for the place of the first draw, which lies 1/1000 from the end, not 1/999.
    expect(Math.abs(Math.sqrt(percentile.lower) - 0.025)).toBeLessThan(0.001)
    expect(Math.abs(Math.sqrt(percentile.upper) - 0.975)).toBeLessThan(0.001)
    // 60% of the draws are below: z₀ = .2533, and the levels become Φ(2z₀ ± 1.96) = .073 and .993.
    const corrected = bootstrapInterval(skewed, 0.36, { type: 'bias-corrected' })!
    expect(Math.abs(Math.sqrt(corrected.lower) - 0.0731)).toBeLessThan(0.001)
    expect(Math.abs(Math.sqrt(corrected.upper) - 0.9932)).toBeLessThan(0.001)
    expect(() => bootstrapInterval(skewed, 0.36, { level: 1 })).toThrow('invalid level; not in (0, 1): 1')
  })
})

it('keeps constraints that are not linear in every bootstrap draw', () => {
  const draws = bootstrapDraws('x1 ~ a*x2\nx2 ~ b*x3\na*b == 0.1', hs, {}, { seed: 1, to: 10 })
  for (const draw of draws) expect(draw!.est[0]! * draw!.est[1]!).toBeCloseTo(0.1, 10)
})

describe('comparing models', () => {
  it('configural against metric: the difference of two golden χ²', () => {
    const [configural, metric] = ['hs-mg-configural', 'hs-mg-metric'].map((name) => {
      const golden = goldenCase(name)
      return { golden, result: fitModel(golden.model, golden.data, golden.options) }
    }) as [{ golden: ReturnType<typeof goldenCase>; result: ReturnType<typeof fitModel> }, never]
    const comparison = compareModels((metric as typeof configural).result, configural.result)
    expect(comparison.df).toBe(6)
    expect(comparison.chisq).toBeCloseTo(124.04354418 - configural.golden.fit.chisq!, 3)
    expect(comparison.pvalue).toBeCloseTo(0.2244, 3)
    expect(comparison.text.en).toContain('keep the simpler model')
  })

  it('scales the difference of robust fits', () => {
    const [free, restricted] = ['', '\nvisual ~~ 0*speed'].map((extra) =>
      fitModel(cfa + extra, hs, { estimator: 'MLM' }),
    ) as [ReturnType<typeof fitModel>, ReturnType<typeof fitModel>]
    const [c0, c1] = [restricted, free].map(({ fit }) => fit['chisq.scaling.factor']!) as [number, number]
    const cd = 25 * c0 - 24 * c1
    expect(compareModels(restricted, free).chisq).toBeCloseTo(
      (restricted.fit.chisq! - free.fit.chisq!) / cd,
      8,
    )
    // In whichever order they are given.
    expect(compareModels(free, restricted).chisq).toBeCloseTo(compareModels(restricted, free).chisq!, 12)
  })

  it('does not compare models of different variables or rows', () => {
    const [a, b] = [fitModel('f =~ x1 + x2 + x3 + x4', hs), fitModel('f =~ x1 + x2 + x3 + x4 + x5', hs)]
    const none = { chisq: null, pvalue: null, aic: null, bic: null, cfi: null, rmsea: null }
    expect(compareModels(b, a)).toMatchObject(none)
    expect(compareModels(b, a).text.en).toContain('different variables')
    const missing = fitModel(cfa, readColumns('holzinger-swineford-missing.csv'))
    expect(() => compareModels(missing, a)).toThrow(/not fitted to the same rows/)
  })
})

describe('what cannot be compared is said, each in its own words', () => {
  type Fit = ReturnType<typeof fitModel>
  const [free, restricted] = ['', '\nvisual ~~ 0*speed'].map((extra) =>
    fitModel(cfa + extra, hs, { estimator: 'MLM' }),
  ) as [Fit, Fit]
  const scaledBy = (result: Fit, factor: number | null): Fit => ({
    ...result,
    fit: { ...result.fit, 'chisq.scaling.factor': factor },
  })

  it('a scaling of the difference that is not positive', () => {
    // c_d = 25·1 − 24·1.1 = −1.4
    const { chisq, pvalue, aic, text } = compareModels(scaledBy(restricted, 1), scaledBy(free, 1.1))
    expect([chisq, pvalue]).toEqual([null, null])
    expect(aic).toBeCloseTo(restricted.fit.aic! - free.fit.aic!, 10)
    expect(text.en).toContain('its scaling factor is −1.40')
    expect(text.zh).toContain('−1.40')
  })

  it('a robust fit and one that is not', () => {
    const plain = fitModel(cfa, hs)
    const comparison = compareModels(restricted, plain)
    expect(comparison).toMatchObject({ chisq: null, pvalue: null, aic: null, df: 1 })
    expect(comparison.text.en).toContain('different ways')
    expect(compareModels(restricted, scaledBy(free, null)).text.en).toContain('no scaling factor')
  })

  it('a saturated model has no scaling factor, and needs none', () => {
    const saturated = fitModel('y =~ x7 + x8 + x9', hs, { estimator: 'MLM' })
    const equal = fitModel('y =~ x7 + 1*x8 + 1*x9', hs, { estimator: 'MLM' })
    expect(saturated.fit.df).toBe(0)
    expect(compareModels(equal, saturated).chisq).toBeCloseTo(equal.fit['chisq.scaled']!, 10)
  })

  it('the same degrees of freedom', () => {
    expect(compareModels(free, free).text.en).toContain('the same degrees of freedom')
  })

  it('a model that is not identified', () => {
    const loose = fitModel('f =~ NA*x1 + x2 + x3 + x4', hs)
    const tight = fitModel('f =~ x1 + x2 + x3 + x4', hs)
    expect(compareModels(tight, loose)).toMatchObject({ chisq: null, df: null })
    expect(compareModels(tight, loose).text.en).toContain('not identified')
  })
})

describe('path graph', () => {
  const golden = goldenCase('bollen-equal')
  const [graph] = pathGraphs(fitModel(golden.model, golden.data)) as [ReturnType<typeof pathGraphs>[0]]

  it('has ovals, boxes and their arrows', () => {
    expect(graph.nodes.filter(({ kind }) => kind === 'latent').map(({ id }) => id)).toEqual([
      'ind60',
      'dem60',
      'dem65',
    ])
    expect(graph.nodes.filter(({ kind }) => kind === 'observed')).toHaveLength(11)
    expect(graph.edges.filter(({ kind }) => kind === 'loading')).toHaveLength(11)
    expect(graph.edges.filter(({ kind }) => kind === 'covariance').every(({ directed }) => !directed)).toBe(
      true,
    )
    expect(graph.edges.find(({ id }) => id === 'dem65 ~ dem60')).toMatchObject({
      from: 'dem60',
      to: 'dem65',
      kind: 'regression',
      directed: true,
      label: 'r',
      stars: '***',
    })
    expect(graph.nodes.find(({ id }) => id === 'ind60')).toMatchObject({ exogenous: true, r2: null })
    expect(graph.nodes.find(({ id }) => id === 'y1')).toMatchObject({ measures: ['dem60'] })
  })

  it('has a graph for each group', () => {
    const groups = goldenCase('hs-mg-metric')
    const graphs = pathGraphs(fitModel(groups.model, groups.data, groups.options))
    expect(graphs.map(({ group }) => group)).toEqual(['Pasteur', 'Grant-White'])
    const loading = graphs.map(({ edges }) => edges.find(({ id }) => id === 'visual =~ x2')!)
    expect(loading[0]!.est).toBe(loading[1]!.est)
    expect(loading[0]!.std).not.toBe(loading[1]!.std)
    expect(graphs[1]!.nodes.find(({ id }) => id === 'x1')!.r2).toBeCloseTo(groups.r2['Grant-White.x1']!, 4)
  })
})

describe('toLavaan', () => {
  it('writes the model, the options that differ and the call', () => {
    const code = toLavaan(
      cfa,
      { estimator: 'MLR', group: 'school', 'group.equal': ['loadings'], modindices: true },
      {
        file: 'd.csv',
      },
    )
    expect(code).toContain(`model <- '\n${cfa}\n'`)
    expect(code).toContain(
      'fit <- sem(model, data = d, estimator = "MLR", group = "school", group.equal = c("loadings"))',
    )
    expect(code).toContain('modindices(fit, sort. = TRUE)')
  })

  it('writes a covariance matrix, and AMOS as Wishart', () => {
    const code = toLavaan(
      'a ~ b',
      { dialect: 'AMOS' },
      {
        names: ['a', 'b'],
        cov: [
          [1, 0.5],
          [0.5, 1],
        ],
        n: 50,
      },
    )
    expect(code).toContain('S <- matrix(c(1, 0.5, 0.5, 1), 2, byrow = TRUE,')
    expect(code).toContain('fit <- sem(model, sample.cov = S, sample.nobs = 50, likelihood = "wishart")')
  })
})
