import { Matrix, inverse } from 'ml-matrix'

/** Loadings: a row an item, a column a factor. */
export type Loadings = readonly (readonly number[])[]

export interface ObliqueSolution {
  readonly pattern: Loadings
  /** Correlations of the factors. */
  readonly factorCorrelations: Loadings
}

/**
 * Orthogonal rotation that makes the loadings of each factor as large or as small as they can be (Kaiser 1958).
 *
 * Maximises Σⱼ [Σᵢ λ⁴ᵢⱼ − (Σᵢ λ²ᵢⱼ)²/p] by rotating two factors at a time until no angle exceeds 1e-10. Rows are
 * brought to unit length before and back after (Kaiser's normalisation), as in SPSS and R.
 */
export function varimax(loadings: Loadings): number[][] {
  const lengths = loadings.map((row) => Math.hypot(...row) || 1)
  const rotated = loadings.map((row, i) => row.map((value) => value / lengths[i]!))
  const k = loadings[0]?.length ?? 0
  let largest = Infinity
  for (let sweep = 0; largest > 1e-10 && sweep < 500; sweep++) {
    largest = 0
    for (let a = 0; a < k; a++)
      for (let b = a + 1; b < k; b++) largest = Math.max(largest, rotatePair(rotated, a, b))
  }
  return rotated.map((row, i) => row.map((value) => value * lengths[i]!))
}

/** Turns two factors by the angle that is best for them, in place; returns its size. */
function rotatePair(loadings: number[][], a: number, b: number): number {
  let [sumU, sumV, squares, products] = [0, 0, 0, 0]
  for (const row of loadings) {
    const u = row[a]! ** 2 - row[b]! ** 2
    const v = 2 * row[a]! * row[b]!
    sumU += u
    sumV += v
    squares += u * u - v * v
    products += 2 * u * v
  }
  const p = loadings.length
  const angle = Math.atan2(products - (2 * sumU * sumV) / p, squares - (sumU ** 2 - sumV ** 2) / p) / 4
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  for (const row of loadings) {
    const [x, y] = [row[a]!, row[b]!]
    row[a] = cos * x + sin * y
    row[b] = cos * y - sin * x
  }
  return Math.abs(angle)
}

/**
 * Oblique rotation from a varimax solution: the linear map that brings it nearest to its own loadings raised to
 * `power`, |λ|^power·sign λ, in which small ones vanish; factors then have unit variance (Hendrickson & White 1964).
 *
 * @param power 4 is R's and SPSS's
 */
export function promax(varimaxLoadings: Loadings, power = 4): ObliqueSolution {
  const loadings = new Matrix(varimaxLoadings as number[][])
  const target = new Matrix(
    varimaxLoadings.map((row) => row.map((value) => Math.sign(value) * Math.abs(value) ** power)),
  )
  const map = inverse(loadings.transpose().mmul(loadings)).mmul(loadings.transpose()).mmul(target)
  const scale = inverse(map.transpose().mmul(map)).diagonal().map(Math.sqrt)
  const scaled = map.mulRowVector(scale)
  return {
    pattern: loadings.mmul(scaled).to2DArray(),
    factorCorrelations: inverse(scaled.transpose().mmul(scaled)).to2DArray(),
  }
}
