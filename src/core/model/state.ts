import type { Text } from '../text.ts'
import { type Issue, show } from './issue.ts'
import { type AnyModel, type Parameters, type ValuesOf, defaults } from './model.ts'
import { parseSeed } from './parseValue.ts'
import { validate } from './validate.ts'

/** What a link, an undo step or a saved file holds: enough to compute the same result again. */
export interface State<V> {
  readonly values: V
  readonly seed: number
}

export interface DecodedState<V> extends State<V> {
  readonly issues: readonly Issue[]
}

/** The seed of a model nobody has given one. */
export const DEFAULT_SEED = 1

/**
 * A state as text for a link: `replicator.1~synergy=3~x0=0.25`, for a random model with `~seed=7` at the end.
 *
 * Only values that differ from the default stand in it, so changing a default changes what old links mean: that
 * too raises the model's version, with a migration that writes the old default where a link is silent.
 * Every character may stand in a URL query as it is; every double comes back exactly.
 */
export function encodeState<M extends AnyModel>(
  model: M,
  { values, seed = DEFAULT_SEED }: { readonly values: ValuesOf<M>; readonly seed?: number },
): string {
  const standard: Readonly<Record<string, unknown>> = defaults<Parameters>(model)
  const parts = Object.keys(model.parameters)
    .filter((name) => values[name] !== standard[name])
    // A query reads "+" as a space, and 1e21 says the same as 1e+21.
    .map((name) => `${name}=${String(values[name]).replace('e+', 'e')}`)
  if (model.random) parts.push(`seed=${seed}`)
  return [`${model.id}.${model.version}`, ...parts].join('~')
}

/**
 * The state in a link. Never throws: what cannot be read is left out and named in `issues`, all else is kept;
 * an older version is brought up to date by the model's migrations.
 */
export function decodeState<M extends AnyModel>(model: M, text: string): DecodedState<ValuesOf<M>> {
  const issues: Issue[] = []
  const nothing = (rule: Text): DecodedState<ValuesOf<M>> => ({
    values: defaults<Parameters>(model) as ValuesOf<M>,
    seed: DEFAULT_SEED,
    issues: [linkIssue(rule, text)],
  })

  const head = parseHead(text)
  if (!head) return nothing(RULES.garbled)
  if (head.id !== model.id) return nothing(RULES.model(head.id, model.id))
  if (head.version > model.version) return nothing(RULES.newer(head.version, model.version))

  const { seed: rawSeed, ...raw } = parsePairs(text, issues)
  let named = raw
  for (let version = head.version; version < model.version; version++) {
    const migrated = migrate(model, version, named)
    if (!migrated) return nothing(RULES.older(version))
    named = migrated
  }

  const seed = rawSeed === undefined ? { value: DEFAULT_SEED } : parseSeed(rawSeed)
  if (seed.issue) issues.push(seed.issue)
  const checked = validate(model, named)
  return {
    values: checked.values,
    seed: seed.value ?? DEFAULT_SEED,
    issues: [...issues, ...checked.issues],
  }
}

/** The id of the model a link is of; `undefined` when it is no link. */
export function stateModelId(text: string): string | undefined {
  return parseHead(text)?.id
}

const MAX_LENGTH = 20_000

function parseHead(text: string): { id: string; version: number } | undefined {
  if (text.length > MAX_LENGTH) return undefined
  const match = /^([a-z][A-Za-z0-9-]*)\.([1-9]\d{0,5})(?:~|$)/.exec(text)
  return match ? { id: match[1]!, version: Number(match[2]) } : undefined
}

/** `name=value` by `~`; a piece that is none, or names a parameter again, is left out with an issue. */
function parsePairs(text: string, issues: Issue[]): Record<string, string> {
  const pairs = new Map<string, string>()
  for (const piece of text.split('~').slice(1)) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(piece) ?? []
    if (name === undefined || value === undefined) issues.push(linkIssue(RULES.piece, piece))
    else if (pairs.has(name)) issues.push(linkIssue(RULES.twice(name), piece))
    else pairs.set(name, value)
  }
  // From entries, so that a pair named __proto__ is an ordinary property.
  return Object.fromEntries(pairs)
}

/** `undefined` when the model cannot do it. */
function migrate(
  model: AnyModel,
  version: number,
  raw: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  const migration = model.migrations?.[version]
  if (!migration) return undefined
  try {
    return migration(raw)
  } catch {
    // What a stranger wrote into a link may surprise a migration; the reader then starts from the defaults.
    return undefined
  }
}

function linkIssue(rule: Text, value: string): Issue {
  const shown = show(value)
  return {
    kind: 'link',
    parameter: '',
    parameters: [],
    rule,
    value: shown,
    message: { en: `The link: ${rule.en}; got "${shown}"`, zh: `链接：${rule.zh}；给出的是“${shown}”` },
  }
}

const RULES = {
  garbled: {
    en: 'it must begin with a model and its version, such as replicator.1',
    zh: '开头须为模型名和版本号，例如 replicator.1',
  },
  piece: { en: 'each part must be name=value', zh: '每一部分须写成 name=value' },
  twice: (name: string) => ({
    en: `${show(name)} may stand in it only once`,
    zh: `${show(name)} 只能出现一次`,
  }),
  model: (given: string, expected: string) => ({
    en: `it is of the model ${show(given)}, not of ${expected}`,
    zh: `它属于模型 ${show(given)}，而不是 ${expected}`,
  }),
  newer: (given: number, known: number) => ({
    en: `it was made by a newer edition (version ${given} of the model; known here: up to ${known}); reload or update`,
    zh: `它由较新的版本生成（模型第 ${given} 版，此处只认识到第 ${known} 版）；请刷新或更新`,
  }),
  older: (version: number) => ({
    en: `version ${version} of the model can no longer be read`,
    zh: `模型的第 ${version} 版已无法读取`,
  }),
} as const
