export interface Solutions {
  /** The solution nearest `near`; null when there is none. */
  readonly x: number[] | null
  readonly rank: number
  /** An orthonormal basis of the directions along which solutions stay solutions. */
  readonly kernel: readonly (readonly number[])[]
}

/**
 * All solutions of a small system Ax = b, singular or not: Gaussian elimination with complete pivoting, then the
 * solution nearest a given point. ml-matrix would do it by singular values, at 14 kB of the reader's page for
 * systems of three equations.
 *
 * @param a rows of equal length, entries of about the size of 1
 * @param tolerance pivots below this part of the largest count as zero
 */
export function solutions(
  a: readonly (readonly number[])[],
  b: readonly number[],
  near: readonly number[],
  tolerance: number,
): Solutions {
  const rows = a.map((row, i) => [...row, b[i]])
  const n = near.length
  const order = Array.from({ length: n }, (_, k) => k)
  let largest = 0
  let rank = 0
  for (; rank < Math.min(rows.length, n); rank++) {
    let [pi, pj] = [rank, rank]
    for (let i = rank; i < rows.length; i++)
      for (let j = rank; j < n; j++)
        if (Math.abs(rows[i][order[j]]) > Math.abs(rows[pi][order[pj]])) [pi, pj] = [i, j]
    const pivot = rows[pi][order[pj]]
    largest = Math.max(largest, Math.abs(pivot))
    if (!(Math.abs(pivot) > tolerance * largest)) break
    ;[rows[rank], rows[pi]] = [rows[pi], rows[rank]]
    ;[order[rank], order[pj]] = [order[pj], order[rank]]
    for (let i = 0; i < rows.length; i++) {
      if (i === rank) continue
      const factor = rows[i][order[rank]] / pivot
      for (let k = 0; k <= n; k++) rows[i][k] -= factor * rows[rank][k]
    }
  }
  // What is left of the rows that gave no pivot must be 0 = 0.
  const kernel = kernelOf(rows, order, rank, n)
  if (rows.slice(rank).some((row) => Math.abs(row[n]) > 1e-9)) return { x: null, rank, kernel }
  const x = Array<number>(n).fill(0)
  for (let r = 0; r < rank; r++) x[order[r]] = rows[r][n] / rows[r][order[r]]
  for (const direction of kernel) {
    const along = direction.reduce((sum, d, k) => sum + d * (near[k] - x[k]), 0)
    direction.forEach((d, k) => (x[k] += along * d))
  }
  return { x, rank, kernel }
}

function kernelOf(rows: readonly number[][], order: readonly number[], rank: number, n: number): number[][] {
  const basis: number[][] = []
  for (let j = rank; j < n; j++) {
    const direction = Array<number>(n).fill(0)
    direction[order[j]] = 1
    for (let r = 0; r < rank; r++) direction[order[r]] = -rows[r][order[j]] / rows[r][order[r]]
    for (const known of basis) {
      const along = known.reduce((sum, d, k) => sum + d * direction[k], 0)
      known.forEach((d, k) => (direction[k] -= along * d))
    }
    const length = Math.hypot(...direction)
    basis.push(direction.map((d) => d / length))
  }
  return basis
}
