import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import type { Eigenvalue } from '../replicator/fixedPoints.ts'

/** Eigenvalues of a square matrix of any order: hand it to `restPoints` for games of more than three strategies. */
export function eigenvalues(a: readonly (readonly number[])[]): Eigenvalue[] {
  const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(
    new Matrix(a.map((row) => [...row])),
  )
  return realEigenvalues.map((re, i) => ({ re, im: imaginaryEigenvalues[i] }))
}
