import type { PurchaseModelId } from '../../core/loyalty/analysis/fitting.ts'
import type { SegmentOptions } from '../../core/loyalty/analysis/segments.ts'
import type { TimeUnit } from '../../core/loyalty/purchases/timeUnit.ts'
import type { Text } from '../../core/text.ts'

/** The models, as the page shows them; the core's own list would bring the whole core along. */
export const MODELS: Readonly<Record<PurchaseModelId, { name: string; parameters: readonly string[] }>> = {
  nbd: { name: 'NBD', parameters: ['r', 'alpha'] },
  bgnbd: { name: 'BG/NBD', parameters: ['r', 'alpha', 'a', 'b'] },
  mbgnbd: { name: 'MBG/NBD', parameters: ['r', 'alpha', 'a', 'b'] },
  paretonbd: { name: 'Pareto/NBD', parameters: ['r', 'alpha', 's', 'beta'] },
}
export const MODEL_IDS = Object.keys(MODELS) as PurchaseModelId[]

/** How a parameter is written. */
const SYMBOLS: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' }
export const symbolOf = (parameter: string) => SYMBOLS[parameter] ?? parameter

export const UNITS = ['day', 'week', 'month', 'year'] as const satisfies readonly TimeUnit[]

/** All that a reader chooses beyond how a file is read: what a link holds. */
export interface Settings {
  readonly unit: TimeUnit
  /** Day number; null for the middle of the log. */
  readonly calibrationEnd: number | null
  readonly models: readonly PurchaseModelId[]
  /** The model that the pictures show. */
  readonly shown: PurchaseModelId
  /** Parameters of the likelihood surface. */
  readonly over: readonly [string, string]
  readonly tracking: 'cumulative' | 'each'
  /** Units ahead. */
  readonly ahead: number
  readonly horizon: number
  readonly horizonUnit: TimeUnit
  readonly rate: number
  readonly ratePer: TimeUnit
  readonly segments: SegmentOptions
  /** null for one with a story to tell. */
  readonly customer: string | null
}

export const defaults: Settings = {
  unit: 'week',
  calibrationEnd: null,
  models: MODEL_IDS,
  shown: 'bgnbd',
  over: ['r', 'alpha'],
  tracking: 'cumulative',
  ahead: 39,
  horizon: 12,
  horizonUnit: 'month',
  rate: 0.01,
  ratePer: 'month',
  segments: { bins: 5, binning: 'quantile', nested: false, clusters: 4 },
  customer: null,
}

const VERSION = 1

/** The settings that differ from the defaults, as the part of an address after "#", which no server is sent. */
export function encodeSettings(settings: Settings): string {
  const changed = Object.entries(settings).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name as keyof Settings]),
  )
  return `#s=${encodeURIComponent(JSON.stringify({ v: VERSION, ...Object.fromEntries(changed) }))}`
}

export interface LinkedSettings {
  /** null where the link cannot be read. */
  readonly settings: Settings | null
  /** What of it could not be used, and is left at its default. */
  readonly problems: readonly Text[]
}

/** The settings of an address; null for one that holds none. */
export function decodeSettings(hash: string): LinkedSettings | null {
  const text = /^#s=(.*)$/s.exec(hash)?.[1]
  if (text === undefined) return null
  let given: Record<string, unknown>
  try {
    given = JSON.parse(decodeURIComponent(text)) as Record<string, unknown>
  } catch {
    return { settings: null, problems: [UNREADABLE] }
  }
  if (typeof given !== 'object' || given === null || given['v'] !== VERSION)
    return { settings: null, problems: [UNREADABLE] }
  const { v: _version, ...named } = given
  const settings = validated({ ...defaults, ...named })
  const problems = Object.entries(named).flatMap(([name, value]) => {
    const taken = Object.hasOwn(settings, name) ? settings[name as keyof Settings] : undefined
    return JSON.stringify(taken) === JSON.stringify(value) ? [] : [refused(name, value)]
  })
  return { settings, problems }
}

const UNREADABLE: Text = {
  en: 'The link’s part after “#s=” cannot be read: it must be the settings that “Share” writes. The example is shown.',
  zh: '链接中“#s=”之后的部分无法读取：它应是“分享”所写的设置。现显示示例。',
}

function refused(name: string, value: unknown): Text {
  const shown = (JSON.stringify(value) ?? '').slice(0, 60)
  if (!Object.hasOwn(RULES, name))
    return {
      en: `${name}: there is no such setting; got ${shown}.`,
      zh: `${name}：没有这项设置；链接中是 ${shown}。`,
    }
  const rule = RULES[name as keyof Settings]
  return {
    en: `${name} must be ${rule.en}; got ${shown}.`,
    zh: `${name} 应为${rule.zh}；链接中是 ${shown}。`,
  }
}

const list = (names: readonly string[]): Text => ({
  en: `one of ${names.join(', ')}`,
  zh: `其中之一：${names.join('、')}`,
})
const RULES: Readonly<Record<keyof Settings, Text>> = {
  unit: list(UNITS),
  calibrationEnd: { en: 'the whole number of a day, or null', zh: '整数日序，或 null' },
  models: {
    en: `a list of ${MODEL_IDS.join(', ')}, in this order`,
    zh: `由 ${MODEL_IDS.join('、')} 依次组成的列表`,
  },
  shown: { en: 'one of the link’s models', zh: '链接所列模型之一' },
  over: { en: 'two different parameters of the model shown', zh: '所示模型的两个不同参数' },
  tracking: list(['cumulative', 'each']),
  ahead: { en: 'a number from 1 to 1000', zh: ' 1 到 1000 的数' },
  horizon: { en: 'a whole number from 1 to 120', zh: ' 1 到 120 的整数' },
  horizonUnit: list(UNITS),
  rate: { en: 'a number from 0 to 1', zh: ' 0 到 1 的数' },
  ratePer: list(UNITS),
  segments: {
    en: 'bins (2 to 10), binning (quantile or rank), nested (true or false) and clusters (2 to 8)',
    zh: '由 bins（2 到 10）、binning（quantile 或 rank）、nested（true 或 false）、clusters（2 到 8）组成',
  },
  customer: { en: 'a name of up to 100 characters, or null', zh: '不超过 100 个字符的名称，或 null' },
}

const within = (value: unknown, low: number, high: number, otherwise: number) =>
  typeof value === 'number' && value >= low && value <= high ? value : otherwise
const oneOf = <T>(value: unknown, options: readonly T[], otherwise: T) =>
  options.includes(value as T) ? (value as T) : otherwise

function validated(given: Readonly<Record<keyof Settings, unknown>>): Settings {
  const wished: readonly unknown[] = Array.isArray(given.models) ? given.models : []
  const chosen = MODEL_IDS.filter((id) => wished.includes(id))
  const models = chosen.length > 0 ? chosen : MODEL_IDS
  const shown = oneOf(given.shown, models, models.includes(defaults.shown) ? defaults.shown : models[0]!)
  return {
    unit: oneOf(given.unit, UNITS, defaults.unit),
    calibrationEnd:
      typeof given.calibrationEnd === 'number' && Number.isInteger(given.calibrationEnd)
        ? given.calibrationEnd
        : null,
    models,
    shown,
    over: pairOf(shown, given.over),
    tracking: oneOf(given.tracking, ['cumulative', 'each'] as const, 'cumulative'),
    ahead: within(given.ahead, 1, 1000, defaults.ahead),
    horizon: Math.round(within(given.horizon, 1, 120, defaults.horizon)),
    horizonUnit: oneOf(given.horizonUnit, UNITS, defaults.horizonUnit),
    rate: within(given.rate, 0, 1, defaults.rate),
    ratePer: oneOf(given.ratePer, UNITS, defaults.ratePer),
    segments: segmentsOf(given.segments),
    customer: typeof given.customer === 'string' ? given.customer.slice(0, 100) : null,
  }
}

function segmentsOf(given: unknown): SegmentOptions {
  const wish = { ...defaults.segments, ...(typeof given === 'object' ? given : {}) } as Readonly<
    Record<keyof SegmentOptions, unknown>
  >
  return {
    bins: Math.round(within(wish.bins, 2, 10, defaults.segments.bins)),
    binning: oneOf(wish.binning, ['quantile', 'rank'] as const, 'quantile'),
    nested: oneOf(wish.nested, [true, false], false),
    clusters: Math.round(within(wish.clusters, 2, 8, defaults.segments.clusters)),
  }
}

/** Two different parameters of the model; its first two where the wish does not fit. */
export function pairOf(id: PurchaseModelId, wish: unknown): readonly [string, string] {
  const { parameters } = MODELS[id]
  const [p, q] = Array.isArray(wish) ? (wish as unknown[]) : []
  return parameters.includes(p as string) && parameters.includes(q as string) && p !== q
    ? [p as string, q as string]
    : [parameters[0]!, parameters[1]!]
}
