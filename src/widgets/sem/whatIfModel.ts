import { randomNormal } from 'd3-random'
import { defineModel, type Model, type NumberParameter } from '../../core/model/model.ts'
import type { Random } from '../../core/numerics/random.ts'
import { fitModel, type SemResult } from '../../core/sem/fitModel.ts'
import { impliedMoments, population, type ImpliedMoments } from '../../core/sem/impliedMoments.ts'
import { cholesky } from '../../core/sem/linear.ts'
import { simulate } from '../../core/sem/simulate.ts'
import type { Text } from '../../core/text.ts'

/** A path model whose labelled parameters the reader sets by hand. Plain data, so that an island can carry it. */
export interface WhatIfSpec {
  /** A name for its files: letters, digits and hyphens. */
  readonly id: string
  /** In lavaan's syntax; what the reader sets has a label, as in `loyalty ~ a*value + b*emotion`. */
  readonly model: string
  /** The labels with their sliders, in order. */
  readonly sliders: Readonly<Record<string, WhatIfSlider>>
  /** Names of variables to show. */
  readonly names?: Readonly<Record<string, Text>>
  /** Labels of effects on one outcome whose order a sample is to show; with it come sample size and seed. */
  readonly order?: readonly string[]
  /** The sample size to start from. */
  readonly n?: number
}

export interface WhatIfSlider {
  readonly label: Text
  readonly value: number
  readonly min?: number
  readonly max?: number
  /** TeX. */
  readonly symbol?: string
}

/** An effect, and what samples of this size say of it. */
export interface WhatIfEffect {
  readonly name: string
  readonly truth: number
  /** Standard deviation of the estimate over samples, from the expected information. */
  readonly se: number
  /** The estimate from the one sample drawn, with its 95% interval. */
  readonly sample: { readonly est: number; readonly lower: number; readonly upper: number } | null
}

export interface WhatIfResult {
  readonly moments: ImpliedMoments
  readonly effects: readonly WhatIfEffect[]
  /** Share of samples in which the estimates stand in the order of the effects; null without an order. */
  readonly orderRecovered: number | null
}

export type WhatIfModel = Model<Readonly<Record<string, NumberParameter>>, WhatIfResult>

const orderDraws = 4000
const standardised = { unitVariances: true } as const
/** Coefficients of standardised variables: the same in the population and, up to a common factor, in the sample. */
const options = { 'std.lv': true, 'fixed.x': false, meanstructure: false } as const

/**
 * The specification as a model like all others of the book: sliders, rules, outputs, a text.
 *
 * @throws ModelError or ModelSyntaxError when the text cannot be read or a slider is no label of it
 */
export function whatIfModel(spec: WhatIfSpec): WhatIfModel {
  const { id, model: source, sliders, order = [], n = 200 } = spec
  const labels = Object.keys(sliders)
  const pick = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(labels.map((label) => [label, values[label]!]))
  const startMoments = impliedMoments(
    source,
    Object.fromEntries(labels.map((label) => [label, sliders[label]!.value])),
    standardised,
  )
  const dependents = Object.keys(startMoments.r2).filter((name) =>
    startMoments.parameters.some(({ lhs, op }) => op === '~' && lhs === name),
  )

  return defineModel<Readonly<Record<string, NumberParameter>>, WhatIfResult, string>({
    id,
    title: { en: 'What if', zh: '如果' },
    describe: {
      en: 'What a path model with given coefficients implies.',
      zh: '给定系数的路径模型意味着什么。',
    },
    version: 1,
    groups: { model: { en: 'Model', zh: '模型' }, sample: { en: 'Sample', zh: '样本' } },
    parameters: {
      ...Object.fromEntries(
        Object.entries(sliders).map(([label, { label: text, value, min = 0, max = 0.6, symbol = label }]) => [
          label,
          {
            group: 'model',
            symbol,
            label: text,
            describe: text,
            min,
            max,
            step: 0.01,
            default: value,
          } satisfies NumberParameter,
        ]),
      ),
      ...(order.length > 0 && { sampleSize: { ...sampleSize, default: n } }),
    },
    presets: {},
    constraints: [
      {
        parameters: labels,
        rule: {
          en: 'These values are impossible together: no R² can pass 1, and the correlations must be possible.',
          zh: '这些值不可能同时成立：R² 不能超过 1，各相关系数也须彼此相容。',
        },
        holds: (values) => impliedMoments(source, pick(values), standardised).diagnoses.length === 0,
      },
    ],
    random: order.length > 0,
    solve(values, random): WhatIfResult {
      const moments = impliedMoments(source, pick(values), standardised)
      if (order.length === 0) return { moments, effects: [], orderRecovered: null }
      return { moments, ...sampling(source, pick(values), order, values.sampleSize!, random) }
    },
    outputs: {
      ...Object.fromEntries(
        dependents.map((name) => [
          `r2${name}`,
          {
            label: { en: `R² of ${name}`, zh: `${name} 的 R²` },
            describe: { en: 'The share of its variance that is explained.', zh: '被解释的方差比例。' },
            of: ({ moments }: WhatIfResult) => moments.r2[name] ?? null,
          },
        ]),
      ),
      ...(order.length > 0 && {
        orderRecovered: {
          label: { en: 'order recovered', zh: '排序被还原' },
          describe: {
            en: 'Share of samples whose estimates stand in the true order.',
            zh: '估计值顺序正确的样本所占比例。',
          },
          of: (result: WhatIfResult) => result.orderRecovered,
        },
      }),
    },
    summary: ({ moments, orderRecovered }, values) =>
      whatIfText(moments, dependents, orderRecovered, values.sampleSize),
    references: [],
  })
}

const sampleSize: Omit<NumberParameter, 'default'> = {
  group: 'sample',
  symbol: 'n',
  label: { en: 'Sample size', zh: '样本量' },
  describe: { en: 'Rows in each sample.', zh: '每个样本的行数。' },
  min: 30,
  max: 1000,
  step: 10,
  integer: true,
}

/**
 * What samples of n rows show. The estimates of many samples are about normal around the truth, with the covariance
 * matrix that a fit to Σ(θ) itself has; one sample is drawn and fitted besides.
 */
function sampling(
  source: string,
  values: Readonly<Record<string, number>>,
  order: readonly string[],
  n: number,
  random: Random,
): Pick<WhatIfResult, 'effects' | 'orderRecovered'> {
  const truth = population(source, values, standardised)
  const { p, m, names } = truth.ram
  const cov = Array.from({ length: p }, (_, i) => Array.from(truth.implied.omega.subarray(i * m, i * m + p)))
  // The truth is known, and the best place to search from.
  const start = truth.table.rows.flatMap(({ lhs, op, rhs, free }) =>
    free >= 0 ? [{ lhs, op, rhs, est: truth.theta[free]! }] : [],
  )
  const exact = fitModel(source, { names: names.slice(0, p), cov, n }, options, { start })
  const drawn = fitModel(source, simulate(truth, n, random), options, { start })
  const rowsOf = ({ parameters }: SemResult) =>
    order.map((label) => parameters.find((row) => row.label === label && row.op !== ':=')!)
  const [rows, sampled] = [rowsOf(exact), rowsOf(drawn)]
  return {
    effects: order.map((name, i) => {
      const { est, standardised: noise } = sampled[i]!
      const standard = sampled[i]!['std.all'] ?? est
      return {
        name,
        truth: rows[i]!['std.all']!,
        se: rows[i]!.standardised.se ?? Number.NaN,
        sample:
          drawn.converged && noise['ci.lower'] !== null
            ? { est: standard, lower: noise['ci.lower'], upper: noise['ci.upper']! }
            : null,
      }
    }),
    orderRecovered: shareInOrder(exact, order, random),
  }
}

/** Of normal draws with the estimates' covariance matrix, the share that has their order. */
function shareInOrder(
  { table, parameters, vcov }: SemResult,
  order: readonly string[],
  random: Random,
): number | null {
  if (!vcov) return null
  const rows = order.map((label) => table.rows.findIndex((row) => row.label === label))
  const places = rows.map((row) => table.rows[row]!.free)
  if (places.some((place) => place < 0)) return null
  const k = order.length
  const truth = rows.map((row) => parameters[row]!.est)
  const factor = Float64Array.from(
    { length: k * k },
    (_, c) => vcov[places[Math.floor(c / k)]! * table.freeCount + places[c % k]!]!,
  )
  if (Number.isNaN(cholesky(factor, k))) return null
  const normal = randomNormal.source(random)()
  const z = new Float64Array(k)
  const estimate = new Float64Array(k)
  let inOrder = 0
  for (let draw = 0; draw < orderDraws; draw++) {
    for (let i = 0; i < k; i++) z[i] = normal()
    for (let i = 0; i < k; i++) {
      let value = truth[i]!
      for (let j = 0; j <= i; j++) value += factor[i * k + j]! * z[j]!
      estimate[i] = value
    }
    if (truth.every((a, i) => truth.every((b, j) => !(a < b) || estimate[i]! < estimate[j]!))) inOrder++
  }
  return inOrder / orderDraws
}

const percent = (share: number | null) => (share === null ? '–' : `${Math.round(share * 100)}%`)

function whatIfText(
  { r2 }: ImpliedMoments,
  dependents: readonly string[],
  orderRecovered: number | null,
  n: number | undefined,
): Text {
  const explained = dependents.map((name) => `${name} ${percent(r2[name] ?? null)}`)
  const order = orderRecovered === null ? null : percent(orderRecovered)
  return {
    en: `The paths explain this share of variance: ${explained.join(', ')}.${order === null ? '' : ` With ${n} rows, ${order} of samples show the true order of the effects.`}`,
    zh: `路径所解释的方差：${explained.join('、')}。${order === null ? '' : `样本量为 ${n} 时，${order}的样本显示出效应的真实顺序。`}`,
  }
}
