import { describe, expect, it } from 'vitest'
import { goldenCase, readReference } from '../core/sem/golden.ts'
import { cvt } from './io.ts'

const { model, fit, parameters } = goldenCase('hs-cfa')
const csv = readReference('holzinger-swineford-1939.csv')
const files = { 'm.lav': model, 'd.csv': csv }

describe('cvt sem', () => {
  it('prints JSON shaped like the reference', async () => {
    const { code, json, err } = await cvt(
      ['sem', '--model', 'm.lav', '--data', 'd.csv', '--modindices'],
      files,
    )
    expect([code, err]).toEqual([0, ''])
    const answer = json()
    expect(answer).toMatchObject({ model, converged: true, data: { file: 'd.csv', n: 301 }, diagnoses: [] })
    expect(answer.fit.chisq).toBeCloseTo(fit.chisq!, 3)
    expect(Object.keys(answer.fit)).toEqual(expect.arrayContaining(Object.keys(fit)))
    expect(answer.parameters.map(Object.keys)).toEqual(parameters.map(Object.keys))
    expect(answer.parameters[1].est).toBeCloseTo(parameters[1]!.est, 4)
    expect(answer.r2.x1).toBeCloseTo(0.59579938, 4)
    expect(answer.modindices[0]).toMatchObject({ lhs: 'visual', op: '=~', rhs: 'x9' })
  })

  it('takes lavaan’s options', async () => {
    const options = JSON.stringify({ group: 'school', 'group.equal': ['loadings'] })
    const { code, json } = await cvt(['sem', '--model', 'm.lav', '--data', 'd.csv', '--options', 'o.json'], {
      ...files,
      'o.json': options,
    })
    expect(code).toBe(0)
    expect(json().fit.chisq).toBeCloseTo(124.04354418, 3)
    expect(json().parameters[0]).toMatchObject({ group: 1, lhs: 'visual' })
  })

  it('reads a covariance matrix', async () => {
    const wheaton = goldenCase('wheaton-alienation')
    const { code, json } = await cvt(['sem', '--model', 'm.lav', '--cov', 's.json'], {
      'm.lav': wheaton.model,
      's.json': JSON.stringify(wheaton.data),
    })
    expect(code).toBe(0)
    expect(json().fit.chisq).toBeCloseTo(4.7352601543, 3)
  })

  it('fits many, in order, with files beside the list', async () => {
    const batch = [
      { name: 'first', model: 'm.lav', data: 'd.csv' },
      { name: 'second', model: 'visual =~ x1 + x2 + x3 + x4', data: 'd.csv', options: { 'std.lv': true } },
      {
        name: 'third',
        model: 'a ~ b',
        cov: {
          names: ['a', 'b'],
          cov: [
            [2, 1],
            [1, 2],
          ],
          n: 80,
        },
      },
    ]
    const { code, json } = await cvt(['sem', '--batch', 'cases/all.json'], {
      'cases/all.json': JSON.stringify(batch),
      'cases/m.lav': model,
      'cases/d.csv': csv,
    })
    expect(code).toBe(0)
    expect(json().map(({ name }: { name: string }) => name)).toEqual(['first', 'second', 'third'])
    expect(json()[0].fit.df).toBe(24)
    expect(json()[2].parameters[0].est).toBeCloseTo(0.5, 6)
  })

  it('goes on after a case that cannot be fitted, and says in its place why', async () => {
    const cov = { names: ['x1', 'x2'], cov: [[1], [0.4, 1]], n: 90 }
    const batch = [
      { model: 'x1 ~ x2', cov },
      {},
      { name: 'third', model: 'x1 ~ x2 x3', cov },
      { model: 'x2 ~ x1', cov },
    ]
    const { code, json, err } = await cvt(['sem', '--batch', 'b.json'], { 'b.json': JSON.stringify(batch) })
    expect(code).toBe(1)
    expect(json()).toMatchObject([
      { converged: true },
      { error: 'must be an object with a "model"' },
      { name: 'third', error: expect.stringMatching(/^model: line 1, column 9/) },
      { converged: true },
    ])
    expect(err).toMatch(/^cvt sem: case 2: must be .*\ncvt sem: case 3: model: line 1/)
  })

  it('reads the lower triangle of a covariance matrix', async () => {
    const { data, model: wheaton } = goldenCase('wheaton-alienation')
    const { names, cov, n } = data as { names: string[]; cov: number[][]; n: number }
    const triangle = { names, cov: cov.map((row, i) => row.slice(0, i + 1)), n }
    const { code, json } = await cvt(['sem', '--model', 'm.lav', '--cov', 's.json'], {
      'm.lav': wheaton,
      's.json': JSON.stringify(triangle),
    })
    expect(code).toBe(0)
    expect(json().fit.chisq).toBeCloseTo(4.7352601543, 3)
  })

  it.each([
    ['not identified', 'f =~ NA*x1 + x2 + x3 + x4', 'not-identified'],
    ['more parameters than moments', 'f =~ x1 + x2', 'more-parameters-than-moments'],
  ])('leaves with 1 and says why: %s', async (_, source, code) => {
    const answer = await cvt(['sem', '--model', 'm.lav', '--data', 'd.csv'], { ...files, 'm.lav': source })
    expect(answer.code).toBe(1)
    expect(answer.json().diagnoses[0].code).toBe(code)
    expect(answer.err).toContain(answer.json().diagnoses[0].text.en)
  })

  it('leaves with 1 for an inadmissible solution, with its numbers', async () => {
    const cov = {
      names: ['a', 'b', 'c'],
      cov: [
        [1, 0.8, 0.9],
        [0.8, 1, 0.5],
        [0.9, 0.5, 1],
      ],
      n: 200,
    }
    const { code, json } = await cvt(['sem', '--model', 'm.lav', '--cov', 's.json'], {
      'm.lav': 'f =~ a + b + c',
      's.json': JSON.stringify(cov),
    })
    expect(code).toBe(1)
    expect(json()).toMatchObject({ converged: true, diagnoses: [{ code: 'heywood' }] })
  })

  it.each([
    [['sem'], /--model is needed/],
    [['sem', '--model', 'm.lav'], /one of --data and --cov is needed/],
    [['sem', '--model', 'm.lav', '--data', 'd.csv', '--cov', 'd.csv'], /one of --data and --cov/],
    [['sem', '--model', 'none.lav', '--data', 'd.csv'], /--model none.lav: no such file/],
    [['sem', '--model', 'bad.lav', '--data', 'd.csv'], /model: line 1, column 9: expected "\+" or the end/],
    [['sem', '--model', 'other.lav', '--data', 'd.csv'], /names q1, which the data do not have/],
    [['sem', '--model', 'text.lav', '--data', 'd.csv'], /column school holds text: "Pasteur" in row 1/],
    [['sem', '--model', 'm.lav', '--data', 'd.csv', '--options', 'o.json'], /invalid estimator/],
    [['sem', '--model', 'm.lav', '--cov', 'o.json'], /"names" must be an array/],
    [['sem', 'm.lav'], /takes no arguments/],
    [['sem', '--modle', 'm.lav'], /did you mean --model/],
  ])('%j is bad usage', async (args, message) => {
    const { code, out, err } = await cvt(args, {
      ...files,
      'bad.lav': 'f =~ x1 x2',
      'other.lav': 'f =~ q1 + x2 + x3',
      'text.lav': 'f =~ school + x2 + x3',
      'o.json': '{"estimator": "WLS"}',
    })
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(message)
  })
})
