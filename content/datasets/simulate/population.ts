import type { Text } from '../../../src/core/text.ts'

export interface Item {
  /** Standardised: the item's variance that the construct explains is its square. */
  readonly loading: number
  /** Of the answer, before it is rounded to the scale. */
  readonly mean: number
  readonly sd: number
  readonly wording: Text
}

export interface Construct {
  readonly label: Text
  readonly items: readonly Item[]
}

/** A model that data are drawn from. Every construct has variance 1, so that paths are standardised. */
export interface Population {
  readonly title: string
  /** Ends of the response scale. */
  readonly scale: readonly [number, number]
  /** By a prefix of the item's names; exogenous ones first, then in causal order. */
  readonly constructs: Readonly<Record<string, Construct>>
  /** Correlations of the exogenous constructs, lower triangle without the diagonal. */
  readonly correlations: readonly (readonly number[])[]
  /** Of each endogenous construct on earlier ones. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, number>>>>
}

export interface Implied {
  readonly names: readonly string[]
  /** Correlations of the constructs. */
  readonly correlations: readonly (readonly number[])[]
  /** What the paths leave unexplained; 1 for the exogenous. */
  readonly disturbances: readonly number[]
}

/** Correlations and disturbance variances that the paths imply: one construct after another. */
export function impliedConstructs({ constructs, correlations, paths }: Population): Implied {
  const names = Object.keys(constructs)
  const phi: number[][] = []
  const disturbances = names.map((name, k) => {
    const weights = names.slice(0, k).map((cause) => paths[name]?.[cause] ?? 0)
    const row = paths[name]
      ? phi.map((each) => weights.reduce((sum, weight, j) => sum + weight * each[j]!, 0))
      : [...correlations[k]!]
    const explained = weights.reduce((sum, weight, j) => sum + weight * row[j]!, 0)
    if (explained >= 1)
      throw new RangeError(`invalid paths of ${name}; they explain more than everything: ${explained}`)
    phi.forEach((each, j) => each.push(row[j]!))
    phi.push([...row, 1])
    return 1 - explained
  })
  return { names, correlations: phi, disturbances }
}

export const itemNames = (name: string, construct: Construct) =>
  construct.items.map((_, j) => `${name}${j + 1}`)

const number = (value: number) => String(Number(value.toFixed(4)))

/** The model as lavaan reads it, with its population values. */
export function lavaanSyntax(population: Population): string {
  const { constructs, paths, title } = population
  const { names, correlations, disturbances } = impliedConstructs(population)
  const exogenous = names.filter((name) => !paths[name])
  const lines = [
    `# ${title}`,
    '# Population values. Constructs and items have variance 1 before answers are scaled and rounded.',
    '',
    '# Measurement',
    ...names.map((name) => {
      const { items } = constructs[name]!
      return `${name} =~ ${items.map((item, j) => `${number(item.loading)}*${name}${j + 1}`).join(' + ')}`
    }),
    '',
    '# Structure',
    ...Object.entries(paths).map(
      ([name, causes]) =>
        `${name} ~ ${Object.entries(causes)
          .map(([cause, value]) => `${number(value)}*${cause}`)
          .join(' + ')}`,
    ),
    '',
    '# Correlations of the antecedents',
    ...exogenous.slice(0, -1).map((name, i) => {
      const others = exogenous.slice(i + 1)
      return `${name} ~~ ${others.map((other) => `${number(correlations[i]![names.indexOf(other)]!)}*${other}`).join(' + ')}`
    }),
    '',
    '# Variances',
    ...names.map((name, i) => `${name} ~~ ${number(disturbances[i]!)}*${name}`),
    ...names.flatMap((name) =>
      constructs[name]!.items.map(
        (item, j) => `${name}${j + 1} ~~ ${number(1 - item.loading ** 2)}*${name}${j + 1}`,
      ),
    ),
  ]
  return `${lines.join('\n')}\n`
}
