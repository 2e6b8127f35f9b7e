import { randomNormal } from 'd3-random'
import type { Random } from '../../../src/core/numerics/random.ts'
import { type Population, impliedConstructs, itemNames } from './population.ts'

/**
 * Answers of one sample: constructs from the structural model, items from constructs, each answer the item's
 * mean + sd·z rounded to the scale and kept within its ends.
 *
 * @param shift what a row has more of a construct than others have, in its standard deviations; it passes along the paths
 */
export function drawAnswers(
  population: Population,
  n: number,
  random: Random,
  shift: (row: number, construct: string) => number = () => 0,
): Record<string, number[]> {
  const { constructs, paths, scale } = population
  const { names, correlations, disturbances } = impliedConstructs(population)
  const exogenous = names.filter((name) => !paths[name])
  const root = choleskyRoot(exogenous.map((_, i) => correlations[i]!.slice(0, exogenous.length)))
  const normal = randomNormal.source(random)()
  const answers: Record<string, number[]> = Object.fromEntries(
    names.flatMap((name) => itemNames(name, constructs[name]!).map((item) => [item, [] as number[]])),
  )
  for (let row = 0; row < n; row++) {
    const independent = exogenous.map(() => normal())
    const scores: number[] = []
    names.forEach((name, k) => {
      const caused = names
        .slice(0, k)
        .reduce((sum, cause, j) => sum + (paths[name]?.[cause] ?? 0) * scores[j]!, 0)
      const own = paths[name]
        ? Math.sqrt(disturbances[k]!) * normal()
        : root[k]!.reduce((sum, weight, j) => sum + weight * independent[j]!, 0)
      scores.push(caused + own + shift(row, name))
    })
    names.forEach((name, k) => {
      constructs[name]!.items.forEach(({ loading, mean, sd }, j) => {
        const z = loading * scores[k]! + Math.sqrt(1 - loading ** 2) * normal()
        const answer = Math.min(Math.max(Math.round(mean + sd * z), scale[0]), scale[1])
        answers[`${name}${j + 1}`]!.push(answer)
      })
    })
  }
  return answers
}

/** Lower triangular L with LLᵀ = matrix. */
function choleskyRoot(matrix: readonly (readonly number[])[]): number[][] {
  const root: number[][] = []
  matrix.forEach((row, i) => {
    const current: number[] = []
    for (const earlier of root) {
      const known = current.reduce((sum, value, k) => sum + value * earlier[k]!, 0)
      current.push((row[current.length]! - known) / earlier.at(-1)!)
    }
    const left = row[i]! - current.reduce((sum, value) => sum + value * value, 0)
    if (!(left > 0)) throw new RangeError(`invalid correlations; not positive definite at row ${i + 1}`)
    root.push([...current, Math.sqrt(left)])
  })
  return root
}
