import { integral } from '../../numerics/quadrature.ts'

/**
 * P(w₁ > w₂) of two weights of a Dirichlet distribution with parameters a and b.
 *
 * Their odds u = ln(w₁/w₂) have a density in proportion to e^(a u)/(1 + e^u)^(a + b), smooth and with exponential
 * tails, so that two integrals give what `beta.upper(0.5, a, b)` does, without the incomplete beta function under it,
 * which would cost the chapter's page 27 kB.
 */
export function firstOfTwo(a: number, b: number): number {
  const log = (u: number) => a * u - (a + b) * softplus(u)
  const peak = Math.log(a / b)
  const highest = log(peak)
  const density = (u: number) => Math.exp(log(u) - highest)
  // About the peak it is normal with this deviation, far from it exponential: past these ends below e⁻⁴⁰ of the peak.
  const deviation = Math.sqrt(1 / a + 1 / b)
  // Large a and b leave the density itself no more digits.
  const tolerance = { relative: 1e-10 }
  const above = integral(density, 0, Math.max(0, peak) + 9 * deviation + 40 / b, tolerance)
  const below = integral((u) => density(-u), 0, Math.max(0, -peak) + 9 * deviation + 40 / a, tolerance)
  return above / (above + below)
}

/** ln(1 + e^u). */
const softplus = (u: number) => Math.max(0, u) + Math.log1p(Math.exp(-Math.abs(u)))
