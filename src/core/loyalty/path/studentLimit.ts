import { integrate } from '../../numerics/quadrature.ts'
import { brent } from '../../numerics/roots.ts'

/**
 * The t with P(|T| ≤ t) = level.
 *
 *   t = √ν tan θ,  ∫₀^θ cos^(ν−1) / ∫₀^(π/2) cos^(ν−1) = level
 *
 * What `studentT.quantile` gives to all digits that are drawn, without the incomplete beta function under it, which
 * would cost the chapter's page 27 kB.
 *
 * @param level in (0, 1)
 * @param df at least 1
 */
export function studentLimit(level: number, df: number): number {
  const area = (theta: number) => integrate((x) => Math.cos(x) ** (df - 1), 0, theta).value
  const whole = area(Math.PI / 2)
  const { root } = brent((theta) => area(theta) / whole - level, 0, Math.PI / 2, { tolerance: 1e-14 })
  return Math.sqrt(df) * Math.tan(root)
}
