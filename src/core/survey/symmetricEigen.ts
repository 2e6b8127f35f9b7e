import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

export interface SymmetricEigen {
  /** In decreasing order. */
  readonly values: readonly number[]
  /** The vector of unit length to each value. */
  readonly vectors: readonly (readonly number[])[]
}

/** Eigenvalues and eigenvectors of a symmetric matrix, largest first. */
export function symmetricEigen(matrix: readonly (readonly number[])[]): SymmetricEigen {
  const evd = new EigenvalueDecomposition(new Matrix(matrix as number[][]), { assumeSymmetric: true })
  const order = evd.realEigenvalues
    .map((_, i) => i)
    .sort((a, b) => evd.realEigenvalues[b]! - evd.realEigenvalues[a]!)
  return {
    values: order.map((i) => evd.realEigenvalues[i]!),
    vectors: order.map((i) => evd.eigenvectorMatrix.getColumn(i)),
  }
}
