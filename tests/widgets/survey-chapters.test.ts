import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/core/numerics/random.ts'
import { fitModel } from '../../src/core/sem/fitModel.ts'
import { parseCsv } from '../../src/core/survey/parseCsv.ts'
import { runProcedure } from '../../src/core/survey/procedures.ts'
import { surveyTable, withScales } from '../../src/core/survey/surveyTable.ts'
import { whatIfModel } from '../../src/widgets/sem/whatIfModel.ts'
import { surveys, type BuiltInId } from '../../src/widgets/survey/survey.ts'

/**
 * The chapters state numbers in running text. Each is computed here and looked up in its sentence, in both languages:
 * a change of a procedure or of a data set cannot leave the text behind.
 */
const chapter = (path: string) =>
  (['', 'zh-cn/'] as const).map((folder) =>
    readFileSync(`content/book/${folder}${path}.mdx`, 'utf8').replace(/\s+/g, ' '),
  )

function dataOf(id: BuiltInId) {
  const { scales } = surveys[id]
  const table = withScales(surveyTable(parseCsv(readFileSync(`content/datasets/${id}.csv`, 'utf8'))), scales)
  const measurement = Object.entries(scales)
    .map(([name, items]) => `${name} =~ ${items.join(' + ')}`)
    .join('\n')
  const fit = (structure: string) => fitModel(`${measurement}\n${structure}`, { columns: table.numbers })
  return { table, scales, names: Object.keys(scales), items: Object.values(scales).flat(), fit }
}

const least = (values: readonly (number | null)[]) => Math.min(...values.map((value) => value!))
const two = (value: number) =>
  value
    .toFixed(2)
    .replace(/^(-?)0\./, '$1.')
    .replace('-', '−')
const three = (value: number) => value.toFixed(3).replace(/^(-?)0\./, '$1.')

/** English writes .05, Chinese 0.05. */
function expectInBoth([en, zh]: string[], ...texts: (string | readonly [string, string])[]) {
  for (const text of texts) {
    const [english, chinese] =
      typeof text === 'string' ? [text, text.replace(/(?<![\d])\.(?=\d)/g, '0.')] : text
    expect(en, 'English').toContain(english)
    expect(zh, 'Chinese').toContain(chinese)
  }
}

describe('chapter 11, from questionnaire to model', () => {
  const text = chapter('experience/from-questionnaire-to-model')
  const { table, scales, names, items, fit } = dataOf('park-visitors')
  const alphaOf = (of: readonly string[]) => runProcedure(table, 'reliability', { items: of }).alpha

  it('describes', () => {
    const rows = runProcedure(table, 'describe', { items })
    const means = rows.map((item) => item.mean!)
    expectInBoth(text, two(Math.min(...means)), two(Math.max(...means)))
    const skewness = rows.map((item) => item.skewness!)
    expectInBoth(text, [
      `from ${two(Math.min(...skewness))} to ${two(Math.max(...skewness))}`,
      `在${Math.min(...skewness)
        .toFixed(2)
        .replace('-', '−')}到${Math.max(...skewness).toFixed(2)}之间`,
    ])
    const missing = rows.reduce((sum, item) => sum + item.missing, 0) / (items.length * 420)
    expectInBoth(text, `${(100 * missing).toFixed(1)}%`)
    const { n, dropped } = runProcedure(table, 'reliability', { items })
    expectInBoth(text, String(n), String(dropped))
  })

  it('checks reliability', () => {
    const alphas = names.map((name) => alphaOf(scales[name]!))
    expectInBoth(text, [
      `from ${two(Math.min(...alphas))} for support to ${two(Math.max(...alphas))} for loyalty`,
      `从景区支持的0${two(Math.min(...alphas))}到忠诚度的0${two(Math.max(...alphas))}`,
    ])
    expectInBoth(text, two(alphaOf([...scales['MOT']!, ...scales['SAT']!])), two(alphaOf(items)))
    for (const name of names) {
      const { alpha, alphaIfDropped } = runProcedure(table, 'reliability', { items: scales[name]! })
      for (const without of Object.values(alphaIfDropped)) expect(without, name).toBeLessThan(alpha)
    }
  })

  it('counts and names factors', () => {
    const options = { items, draws: 100, seed: 1 }
    const { adequacy, parallel } = runProcedure(table, 'factorCount', { ...options, percentile: 0.95 })
    expectInBoth(text, two(adequacy.kmo), two(parallel.eigenvalues[5]!), two(parallel.noisePercentiles[5]!))
    expect(parallel.eigenvalues.filter((value) => value > 1)).toHaveLength(8)
    expect(parallel.suggested).toBe(5)
    expect(runProcedure(table, 'factorCount', { ...options, percentile: 0.5 }).parallel.suggested).toBe(7)
    const { loadings, communality } = runProcedure(table, 'factors', { items, factors: 8 })
    expect(loadings.every((row) => row.filter((value) => Math.abs(value) >= 0.4).length === 1)).toBe(true)
    expect((100 * Object.values(communality).reduce((a, b) => a + b)) / 30).toBeCloseTo(65, 0)
    const oblique = runProcedure(table, 'factors', {
      items,
      factors: 8,
      extraction: 'ml',
      rotation: 'promax',
    })
    expectInBoth(text, two(Math.max(...oblique.factorCorrelations!.flat().filter((value) => value < 0.999))))
    expectInBoth(text, `${(100 * runProcedure(table, 'commonMethod', { items }).componentShare).toFixed(1)}%`)
  })

  it('judges validity', () => {
    const { ave, compositeReliability, fornellLarcker, htmt, factorCorrelations } = runProcedure(
      table,
      'validity',
      {
        scales,
      },
    )
    expectInBoth(text, two(least(compositeReliability)), two(least(ave)))
    expect(names.filter((_, i) => ave[i]! < 0.5)).toEqual(['MOT', 'KNW', 'SUP', 'VAL'])
    expect(fornellLarcker.holds).toBe(true)
    expectInBoth(text, two(Math.max(...htmt.flatMap((row, i) => row.slice(0, i)))))
    // Attenuation: the correlation of the means, corrected, is that of the constructs.
    const { cells } = runProcedure(table, 'correlation', {
      items: names,
      method: 'pearson',
      missing: 'listwise',
    })
    const measured = cells[7]![6]!.r
    const corrected = measured / Math.sqrt(alphaOf(scales['SAT']!) * alphaOf(scales['LOY']!))
    expectInBoth(text, three(measured), three(alphaOf(scales['SAT']!)), three(alphaOf(scales['LOY']!)))
    expect(two(corrected)).toBe(two(factorCorrelations[7]![6]!))
    expectInBoth(text, two(corrected), two(cells[5]![6]!.r), two(cells[4]![5]!.r), two(cells[4]![7]!.r))
    const pairs = runProcedure(table, 'correlation', { items: names, method: 'pearson', missing: 'pairwise' })
    expectInBoth(text, two(cells[1]![2]!.r), two(pairs.cells[1]![2]!.r))
  })

  it('regresses', () => {
    const [antecedents] = runProcedure(table, 'regression', { outcome: 'PAR', blocks: [names.slice(0, 4)] })
    const [, motivation, knowledge, interaction, support] = antecedents!.coefficients
    for (const row of [motivation, knowledge, interaction, support]) expectInBoth(text, two(row!.beta!))
    expectInBoth(text, `p = ${two(support!.p)}`, `${(100 * antecedents!.r2).toFixed(0)}%`)
    const blocks = runProcedure(table, 'regression', {
      outcome: 'LOY',
      blocks: [['age_group', 'visits', 'residence'], ['PAR'], ['VAL', 'SAT']],
    })
    const changes = blocks.map((step) => `${(100 * step.r2Change).toFixed(0)}%`)
    expect(changes).toEqual(['13%', '7%', '16%'])
    expectInBoth(text, ...changes)
    const participation = blocks.map((step) => step.coefficients.find((row) => row.term === 'PAR'))
    expectInBoth(
      text,
      `β = ${two(participation[1]!.beta!)}`,
      two(participation[2]!.beta!),
      two(participation[2]!.p),
    )
  })

  it('fits the structural model and its rival', () => {
    const { fit: indices, parameters } = fit(
      'PAR ~ MOT + KNW + INT + SUP\nVAL ~ PAR + INT\nSAT ~ VAL + PAR\nLOY ~ SAT + VAL',
    )
    expectInBoth(text, `χ² = ${indices.chisq!.toFixed(1)}`, `p = ${two(indices.pvalue!)}`)
    expectInBoth(
      text,
      `CFI ${three(indices.cfi!)}`,
      `RMSEA ${three(indices.rmsea!)}`,
      `SRMR ${three(indices.srmr!)}`,
    )
    const paths = parameters.filter((row) => row.op === '~')
    expect(paths).toHaveLength(10)
    for (const row of paths) expectInBoth(text, two(row['std.all']!))
    const rival = fit('PAR ~ MOT + KNW + INT + SUP\nVAL ~ PAR + INT\nLOY ~ VAL + PAR\nSAT ~ LOY + VAL + PAR')
    expectInBoth(text, `χ² = ${rival.fit.chisq!.toFixed(1)}`, String(rival.fit.df))
  })

  it('compares groups, and counts the tests', () => {
    const visits = runProcedure(table, 'groups', { outcome: 'LOY', by: 'visits' }).anova
    expectInBoth(text, `F(${visits.df1}, ${visits.df2}) = ${two(visits.f)}`, three(visits.eta2))
    expectInBoth(text, two(visits.groups[0]!.mean), two(visits.groups[2]!.mean))
    const age = runProcedure(table, 'groups', { outcome: 'PAR', by: 'age_group' }).anova
    const test = `F(${age.df1}, ${age.df2}) = ${two(age.f)}`
    expectInBoth(text, [`${test}, p = ${three(age.p)}`, `${test}，p = 0${three(age.p)}`])
    expect(age.lsd.filter(({ p }) => p < 0.05)).toHaveLength(5)
    expect(age.tukey.filter(({ p }) => p < 0.05)).toHaveLength(0)
    const found = surveys['park-visitors'].groups.flatMap((by) =>
      names.flatMap((outcome) =>
        runProcedure(table, 'groups', { outcome, by }).anova.p < 0.05 ? [`${by} ${outcome}`] : [],
      ),
    )
    // All but the second were put into the population (content/datasets/README.md).
    expect(found).toEqual([
      'gender MOT',
      'gender KNW',
      'age_group PAR',
      'age_group LOY',
      'education KNW',
      'visits KNW',
      'visits LOY',
      'residence LOY',
    ])
    const chance = runProcedure(table, 'groups', { outcome: 'KNW', by: 'gender' }).anova
    expectInBoth(text, `F = ${two(chance.f)}`, `p = ${three(chance.p)}`)
    expectInBoth(text, two(1 - 0.95 ** 48))
  })
})

describe('chapter 5, what makes customers share', () => {
  const text = chapter('sharing/what-makes-customers-share')
  const { table, scales, names, items, fit } = dataOf('knowledge-sharing')
  const causes = names.slice(0, 9)

  it('checks the scales', () => {
    const alphas = names.map((name) => runProcedure(table, 'reliability', { items: scales[name]! }).alpha)
    expectInBoth(text, two(Math.min(...alphas)), two(Math.max(...alphas)))
    expectInBoth(text, two(runProcedure(table, 'reliability', { items: scales['COS']!.slice(0, 3) }).alpha))
    const { ave, compositeReliability, htmt, factorCorrelations } = runProcedure(table, 'validity', {
      scales,
    })
    expect(names.filter((_, i) => ave[i]! < 0.5)).toEqual(['COS', 'KNO'])
    expectInBoth(text, two(ave[3]!), two(ave[6]!), two(least(compositeReliability)))
    expectInBoth(
      text,
      two(Math.max(...htmt.flatMap((row, i) => row.slice(0, i)))),
      two(factorCorrelations[9]![5]!),
    )
    const { eigenvalues, suggested } = runProcedure(table, 'factorCount', {
      items,
      draws: 20,
      percentile: 0.95,
      seed: 1,
    }).parallel
    expect(eigenvalues.filter((value) => value > 1)).toHaveLength(10)
    expect(suggested).toBe(9)
    expectInBoth(text, `${(100 * runProcedure(table, 'commonMethod', { items }).componentShare).toFixed(0)}%`)
  })

  it('correlates', () => {
    const { cells } = runProcedure(table, 'correlation', {
      items: names,
      method: 'pearson',
      missing: 'listwise',
    })
    const withSharing = cells[9]!.slice(0, 9).map((cell) => cell!.r)
    expectInBoth(text, two(withSharing[6]!), two(withSharing[0]!), two(cells[5]![1]!.r), two(cells[4]![0]!.r))
  })

  it('fits the model, with paths taken out and turned round', () => {
    const forward = fit(`SHA ~ ${causes.join(' + ')}`)
    const { chisq, df, cfi, rmsea, srmr, npar } = forward.fit
    expectInBoth(text, `χ² = ${chisq!.toFixed(1)}`, `χ² = ${chisq!.toFixed(2)}`, String(df), String(npar))
    expectInBoth(text, three(cfi!), three(rmsea!), three(srmr!), three(forward.fit['rmsea.ci.upper']!))
    const paths = forward.parameters.filter((row) => row.op === '~')
    for (const row of paths) expectInBoth(text, two(row['std.all']!))
    expectInBoth(text, `${(100 * forward.r2['SHA']!).toFixed(0)}%`)
    expect(paths.filter((row) => row.pvalue! < 0.05).map((row) => row.rhs)).toEqual([
      'WIL',
      'LOY',
      'ABI',
      'COS',
      'BEN',
      'INC',
    ])
    const without = (...names: string[]) =>
      fit(`SHA ~ ${causes.map((name) => (names.includes(name) ? `0*${name}` : name)).join(' + ')}`).fit
        .chisq! - chisq!
    expectInBoth(text, without('TRU', 'KNO', 'TEC').toFixed(1), without('WIL').toFixed(1))
    const backward = fit(`${causes.join(' + ')} ~ SHA`)
    expect(backward.fit.chisq!).toBeCloseTo(chisq!, 4)
    expect(backward.fit.df).toBe(df)
    const amos = fitModel(
      `${causes
        .concat('SHA')
        .map((name) => `${name} =~ ${scales[name]!.join(' + ')}`)
        .join('\n')}\nSHA ~ ${causes.join(' + ')}`,
      { columns: table.numbers },
      { likelihood: 'wishart' },
    )
    expectInBoth(text, amos.fit.chisq!.toFixed(1))
  })

  it('implies correlations, and recovers orders', () => {
    const slider = (value: number) => ({ label: { en: '', zh: '' }, value })
    const model = whatIfModel({
      id: 'sharing-paths',
      model: 'SHA ~ w*WIL + b*BEN + t*TRU\nWIL ~~ r*TRU + s*BEN\nBEN ~~ u*TRU',
      sliders: {
        w: slider(0.26),
        b: slider(0.18),
        t: slider(0.05),
        r: slider(0.33),
        s: slider(0.4),
        u: slider(0.28),
      },
      order: ['w', 'b', 't'],
      n: 360,
    })
    const start = { w: 0.26, b: 0.18, t: 0.05, r: 0.33, s: 0.4, u: 0.28, sampleSize: 360 }
    const solve = (values: Partial<typeof start>) => model.solve({ ...start, ...values }, createRandom(1))
    const trust = (values: Partial<typeof start>) => {
      const { names: variables, correlation } = solve(values).moments
      return correlation[variables.indexOf('SHA')]![variables.indexOf('TRU')]!
    }
    expectInBoth(text, two(trust({})), two(trust({ t: 0 })), two(trust({ r: 0.7 })))
    // Without the other two correlations only the way through its own path and willingness is left.
    expect(trust({ s: 0, u: 0 })).toBeCloseTo(0.05 + 0.33 * 0.26, 10)
    // Every arrow of the figure has a slider in the chapter.
    const spec = /threePaths = \{[^`]*`([^`]*)`, sliders: \{(.*?)\}, names/s
    for (const each of text) {
      const [, source = '', sliders = ''] = spec.exec(each)!
      const labels = [...source.matchAll(/(\w)\*/g)].map(([, label]) => label)
      expect(labels).toHaveLength(6)
      for (const label of labels) expect(sliders).toContain(` ${label}: {`)
      expect(source).not.toMatch(/\d\*/)
    }
    for (const sampleSize of [100, 360, 1000])
      expectInBoth(text, `${(100 * solve({ sampleSize }).orderRecovered!).toFixed(0)}%`)
    // The fixed covariances leave little room: a small sample must still find its way.
    for (let seed = 1; seed <= 20; seed++)
      expect(() => model.solve({ ...start, sampleSize: 30 }, createRandom(seed))).not.toThrow()
  })
})
