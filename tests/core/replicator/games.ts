import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { meanPayoffs } from '../../../src/core/bimatrix/game.ts'
import { defaults } from '../../../src/core/model/model.ts'
import { customerAdvantage, enterpriseAdvantage } from '../../../src/core/replicator/field.ts'
import { model, type SharingValues } from '../../../src/core/replicator/model.ts'
import type { Corner } from '../../../src/core/replicator/fixedPoints.ts'
import type { Coefficients, Payoffs } from '../../../src/core/replicator/payoffs.ts'

export const base: SharingValues = defaults(model)

export interface Golden {
  readonly parameters: Omit<SharingValues, 'horizon' | 'samples'>
  readonly payoffs: Payoffs
  readonly interior: [number, number] | null
  readonly cornerEigenvalues: Record<Corner, [number, number]>
  readonly ess: Corner[]
  readonly basinOfFullSharing: number | null
  readonly times: number[]
  readonly x: number[]
  readonly y: number[]
  readonly timeToBoth95: number | null
}

/** See tests/reference/models/README.md. */
export const golden: Golden[] = JSON.parse(
  readFileSync(new URL('../../reference/models/replicator.json', import.meta.url), 'utf8'),
)

/** Any setting of the game within its ranges, with a start inside the square. */
export const anyValues: fc.Arbitrary<SharingValues> = fc
  .record(
    Object.fromEntries(
      Object.entries(model.parameters)
        .filter(([, parameter]) => !('option' in parameter))
        .map(([name, { min, max }]) => [
          name,
          fc.double({
            min: name.endsWith('0') ? 0.01 : min,
            max: name.endsWith('0') ? 0.99 : max,
            noNaN: true,
          }),
        ]),
    ),
  )
  .map((drawn) => ({ ...base, ...drawn }) as SharingValues)

/**
 * The replicator field by its definition: each strategy grows by what it earns more than its population's mean
 * (Taylor & Jonker 1978). The closed form must agree.
 */
export function replicatorField(payoffs: Payoffs, x: number, y: number): [dx: number, dy: number] {
  const [row, column] = meanPayoffs(payoffs, x, y)
  return [x * (meanPayoffs(payoffs, 1, y)[0] - row), y * (meanPayoffs(payoffs, x, 1)[1] - column)]
}

/** [[∂ẋ/∂x, ∂ẋ/∂y], [∂ẏ/∂x, ∂ẏ/∂y]] */
export function jacobian(c: Coefficients, x: number, y: number): [[number, number], [number, number]] {
  return [
    [(1 - 2 * x) * customerAdvantage(c, y), x * (1 - x) * c.customerGain],
    [y * (1 - y) * c.enterpriseGain, (1 - 2 * y) * enterpriseAdvantage(c, x)],
  ]
}
