import { normal } from '../numerics/distributions.ts'
import { type Columns, completeCases, pick } from './columns.ts'
import type { FTest } from './anova.ts'
import { inOrder } from './groups.ts'
import { hierarchicalRegression } from './hierarchicalRegression.ts'
import { type Coefficient, type Regression, regression } from './regression.ts'
import { counted, SurveyError } from './surveyError.ts'

export interface GroupRegression {
  readonly group: string
  readonly model: Regression
}

export interface SlopeDifference {
  readonly pair: readonly [string, string]
  readonly difference: number
  readonly se: number
  readonly z: number
  readonly p: number
}

export interface Moderation {
  readonly groups: readonly GroupRegression[]
  /** Do the slopes differ between the groups, levels aside? The F change when products with the groups enter. */
  readonly test: FTest & { readonly r2Change: number }
  /** Slopes of every two groups, first minus second: z = (b₁ − b₂)/√(SE₁² + SE₂²). */
  readonly differences: readonly SlopeDifference[]
}

/**
 * Does an effect depend on the group? The regression of `outcome` on `predictor` in each group, and tests of their
 * slopes' equality.
 *
 * @param group one value a row, missing as '' or NaN
 * @throws SurveyError with fewer than two groups, or a group too small for a regression
 * @see Cohen, Cohen, West & Aiken (2003), ch. 9; Paternoster et al. (1998) for z
 */
export function moderationByGroups(
  data: Columns,
  outcome: string,
  predictor: string,
  group: readonly (number | string)[],
): Moderation {
  const { columns, rows } = completeCases(pick(data, [outcome, predictor]), 4)
  const kept = rows.flatMap((row, i) => (group[row] === '' || Number.isNaN(group[row]) ? [] : [i]))
  const names = inOrder(new Set(kept.map((i) => group[rows[i]!]!)))
  if (names.length < 2)
    throw new SurveyError({
      en: `${counted(names.length, 'group')}; moderation needs at least 2`,
      zh: `只有 ${names.length} 个组；检验调节作用至少需要 2 组`,
    })
  const [y, x] = columns as [number[], number[]]
  const inGroup = (name: number | string) => kept.filter((i) => group[rows[i]!] === name)

  const groups = names.map((name): GroupRegression => {
    const members = inGroup(name)
    if (members.length < 3)
      throw new SurveyError({
        en: `group ${name} has ${counted(members.length, 'complete row')}; a slope needs at least 3`,
        zh: `组 ${name} 只有 ${members.length} 行完整数据；估计斜率至少需要 3 行`,
      })
    const membersOf = (values: readonly number[]) => members.map((i) => values[i]!)
    return {
      group: String(name),
      model: regression({ [outcome]: membersOf(y), [predictor]: membersOf(x) }, outcome, [predictor]),
    }
  })

  const dummies = names.slice(1).map((name) => kept.map((i) => Number(group[rows[i]!] === name)))
  const pooled: Record<string, number[]> = { y: kept.map((i) => y[i]!), x: kept.map((i) => x[i]!) }
  dummies.forEach((dummy, j) => {
    pooled[`group${j}`] = dummy
    pooled[`product${j}`] = dummy.map((value, i) => value * pooled['x']![i]!)
  })
  const step = hierarchicalRegression(pooled, 'y', [
    ['x', ...dummies.map((_, j) => `group${j}`)],
    dummies.map((_, j) => `product${j}`),
  ])[1]!
  return {
    groups,
    test: { f: step.fChange, df1: step.df1, df2: step.df2, p: step.p, r2Change: step.r2Change },
    differences: groups.flatMap((a, i) => groups.slice(i + 1).map((b) => slopeDifference(a, b))),
  }
}

function slopeDifference(a: GroupRegression, b: GroupRegression): SlopeDifference {
  const [slopeA, slopeB]: Coefficient[] = [a.model.coefficients[1]!, b.model.coefficients[1]!]
  const difference = slopeA!.estimate - slopeB!.estimate
  const se = Math.hypot(slopeA!.se, slopeB!.se)
  const z = difference / se
  return { pair: [a.group, b.group], difference, se, z, p: 2 * normal.upper(Math.abs(z)) }
}
