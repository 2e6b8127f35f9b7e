import { mean, range } from 'd3-array'
import { coefficients } from '../replicator/payoffs.ts'
import type { SharingValues } from '../replicator/model.ts'
import { endsInFullSharing, separatrixHeight } from '../replicator/separatrix.ts'

/** How far the true start may lie from the one supposed, either way. */
const uncertainty = 0.2

/**
 * The chance that sharing takes hold when the start is known only roughly: x uniform in x₀ ± .2 and y in y₀ ± .2
 * (cut at the edges of the square), the part of that box on the side of the separatrix that ends in full sharing.
 *
 * Midpoint rule over 200 columns of the box, in each of which the separatrix gives the part exactly.
 */
export function takeoffChance(values: SharingValues): number {
  const c = coefficients(values)
  const [left, right] = around(values.x0)
  const [low, high] = around(values.y0)
  const columns = 200
  return mean(range(columns), (k) => {
    const x = left + ((k + 0.5) / columns) * (right - left)
    const height = separatrixHeight(c, x)
    if (height === null) return endsInFullSharing(c, x, (low + high) / 2) ? 1 : 0
    return Math.min(1, Math.max(0, (high - height) / (high - low)))
  })!
}

function around(centre: number): readonly [number, number] {
  return [Math.max(0, centre - uncertainty), Math.min(1, centre + uncertainty)]
}
