/** Payoff of strategy i against j: `matrix[i][j]`, n × n. */
export type PayoffMatrix = readonly (readonly number[])[]

/** Expected payoff of each strategy, f = Ax. */
export function fitness(matrix: PayoffMatrix, x: ArrayLike<number>): number[] {
  return matrix.map((row) => {
    let sum = 0
    for (let j = 0; j < row.length; j++) sum += row[j] * x[j]
    return sum
  })
}

/** Mean payoff of the population, x·Ax. */
export function meanFitness(matrix: PayoffMatrix, x: ArrayLike<number>): number {
  return fitness(matrix, x).reduce((sum, f, i) => sum + f * x[i], 0)
}

/**
 * The replicator equation with uniform mutation, ẋ_i = x_i((Ax)_i − x·Ax) + ε(1 − n x_i): each strategy turns into
 * each other one at rate ε (Hofbauer & Sigmund 1998, sections 7.1 and 20.1).
 */
export function field(matrix: PayoffMatrix, x: ArrayLike<number>, mutation = 0): number[] {
  const f = fitness(matrix, x)
  const mean = f.reduce((sum, fi, i) => sum + fi * x[i], 0)
  return f.map((fi, i) => x[i] * (fi - mean) + mutation * (1 - f.length * x[i]))
}

/**
 * The Jacobian on the simplex, (n − 1) × (n − 1): the last share is 1 less the others, so that only directions
 * along the simplex count.
 */
export function jacobian(matrix: PayoffMatrix, x: ArrayLike<number>, mutation = 0): number[][] {
  const n = matrix.length
  const f = fitness(matrix, x)
  const mean = f.reduce((sum, fi, i) => sum + fi * x[i], 0)
  const full = (i: number, k: number) => {
    let against = 0
    for (let j = 0; j < n; j++) against += x[j] * matrix[j][k]
    const own = i === k ? f[i] - mean - mutation * n : 0
    return own + x[i] * (matrix[i][k] - f[k] - against)
  }
  const directions = Array.from(matrix.keys()).slice(0, n - 1)
  return directions.map((i) => directions.map((k) => full(i, k) - full(i, n - 1)))
}

/** @throws RangeError when the matrix is not n × n of finite numbers, n ≥ 2 */
export function checkMatrix(matrix: PayoffMatrix): void {
  const n = matrix.length
  if (n < 2) throw new RangeError(`invalid matrix; fewer than 2 strategies: ${n}`)
  for (const row of matrix)
    if (row.length !== n || !row.every(Number.isFinite))
      throw new RangeError(`invalid matrix; not ${n} × ${n} of finite numbers: row [${row.join(', ')}]`)
}
