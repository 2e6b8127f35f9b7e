import { fieldGrid } from './field.ts'
import { fixedPoints } from './fixedPoints.ts'
import { orbit } from './orbits.ts'
import { coefficients, type SharingParameters } from './payoffs.ts'
import { regime } from './regime.ts'
import { fullSharingReach, separatrix } from './separatrix.ts'

/**
 * Everything a phase portrait draws: rest points, the field on a grid of arrows, the level set through the saddle
 * with the share of starts that end in full sharing, and the orbit through each of `starts`.
 */
export function portrait(
  values: SharingParameters,
  starts: readonly (readonly [x: number, y: number])[],
  options: { readonly grid?: number } = {},
) {
  const c = coefficients(values)
  return {
    coefficients: c,
    regime: regime(c),
    fixedPoints: fixedPoints(c),
    field: fieldGrid(c, options.grid ?? 20),
    separatrix: separatrix(c),
    fullSharingReach: fullSharingReach(c),
    orbits: starts.map(([x, y]) => orbit(c, x, y)),
  }
}
