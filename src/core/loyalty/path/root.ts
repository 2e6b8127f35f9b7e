/**
 * Lower triangular L with L Lᵀ = A (Cholesky).
 *
 * By hand, as are the two triangular systems below, so that the chapter's page need not carry a library of linear
 * algebra (15 kB) for matrices of three and four rows.
 *
 * @param a symmetric and positive definite, k × k
 */
export function choleskyRoot(a: readonly (readonly number[])[]): number[][] {
  const root = a.map((row) => row.map(() => 0))
  a.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!
      for (let m = 0; m < j; m++) rest -= root[i]![m]! * root[j]![m]!
      root[i]![j] = i === j ? Math.sqrt(rest) : rest / root[j]![j]!
    }
  })
  return root
}

/**
 * The regression of the last variable on the others from the root of their scatter: Lᵀ b = l, where l is the last
 * row of the root without its end. The square of that end is what the regression leaves.
 */
export function regressionOfLast(root: readonly (readonly number[])[]): number[] {
  const k = root.length - 1
  const b = Array.from({ length: k }, () => 0)
  for (let j = k - 1; j >= 0; j--) {
    let rest = root[k]![j]!
    for (let i = j + 1; i < k; i++) rest -= root[i]![j]! * b[i]!
    b[j] = rest / root[j]![j]!
  }
  return b
}

/** Diagonal of the inverse of L Lᵀ for the first k rows of a root: Σᵢ (L⁻¹)ᵢⱼ², L⁻¹ by forward substitution. */
export function inverseDiagonal(root: readonly (readonly number[])[], k: number): number[] {
  return Array.from({ length: k }, (_, j) => {
    const column: number[] = []
    for (let i = j; i < k; i++) {
      let rest = i === j ? 1 : 0
      for (let m = j; m < i; m++) rest -= root[i]![m]! * column[m - j]!
      column.push(rest / root[i]![i]!)
    }
    return column.reduce((sum, v) => sum + v * v, 0)
  })
}
