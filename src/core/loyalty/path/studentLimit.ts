import { integral } from '../../numerics/quadrature.ts'
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
  const scale = Math.sqrt(df)
  // By u = √ν θ it is of one width whatever ν; from u = 40 on it is below e⁻⁸⁰⁰.
  const density = (u: number) => Math.exp((df - 1) * logCos(u / scale))
  const area = (u: number) => integral(density, 0, u)
  const end = Math.min((Math.PI / 2) * scale, 40)
  const whole = area(end)
  const { root } = brent((u) => area(u) / whole - level, 0, end)
  return scale * Math.tan(root / scale)
}

/** ln cos x, which near 0 rounds to 0 if cos does. */
const logCos = (x: number) => (x < 0.5 ? Math.log1p(-(Math.sin(x) ** 2)) / 2 : Math.log(Math.cos(x)))
