import type { Random } from '../../numerics/random.ts'

/** A draw from Laplace(0, scale), of standard deviation √2·scale. */
export function laplace(scale: number, random: Random): number {
  const u = random() - 0.5
  return -scale * Math.sign(u) * Math.log1p(-2 * Math.abs(u))
}

/**
 * Standard deviation of the noise that makes a net promoter score of n answers ε-differentially private: one person
 * can move it by at most 2/n, so Laplace noise of scale 2/(nε).
 *
 * @see Dwork, McSherry, Nissim & Smith (2006), Calibrating noise to sensitivity in private data analysis
 */
export function privacyNoise(n: number, epsilon: number): number {
  if (!(epsilon > 0)) throw new RangeError(`invalid epsilon; not positive: ${epsilon}`)
  return (Math.SQRT2 * 2) / (n * epsilon)
}
