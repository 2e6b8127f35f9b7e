import type { GroupState } from './evaluator.ts'
import type { ParameterTable } from './parameterTable.ts'

/**
 * R² = 1 − residual variance / total variance of every variable that an arrow points at; with groups the name has
 * the group's label before it, as in "Pasteur.x1". Null where a negative residual variance would make it pass 1.
 */
export function rSquared(
  { roles, groups }: ParameterTable,
  states: readonly GroupState[],
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    states.flatMap(({ ram: { names, m }, implied: { residual, omega } }, g) =>
      names.flatMap((name, i) => {
        if (!roles.endogenous.has(name)) return []
        const key = groups.length > 1 ? `${groups[g]}.${name}` : name
        const explained = 1 - residual[i * m + i] / omega[i * m + i]
        return [[key, explained <= 1 ? explained : null] as const]
      }),
    ),
  )
}
