import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { SurveyError } from './surveyError.ts'

/** Past this share of explained variance a column is a sum of the others for every practical purpose. */
const COLLINEAR = 1 - 1e-10

/**
 * The inverse of a correlation matrix and ln of its determinant.
 *
 * @throws SurveyError naming the columns that are sums of others
 */
export function inverseCorrelation(
  r: readonly (readonly number[])[],
  names: readonly string[],
): { inverse: number[][]; logDeterminant: number } {
  const collinear = dependentColumns(r)
  if (collinear.length > 0) {
    const list = collinear.map((j) => names[j]!)
    throw new SurveyError({
      en: `these columns can be computed from the others, so that nothing can be told apart: ${list.join(', ')}`,
      zh: `下列各列可由其他列算出，无法区分各自的作用：${list.join('、')}`,
    })
  }
  const cholesky = new CholeskyDecomposition(new Matrix(r as number[][]))
  return {
    inverse: cholesky.solve(Matrix.eye(r.length)).to2DArray(),
    logDeterminant: 2 * cholesky.lowerTriangularMatrix.diagonal().reduce((sum, l) => sum + Math.log(l), 0),
  }
}

/** Columns that the ones before them determine: Cholesky's pivot is what they leave unexplained. */
function dependentColumns(r: readonly (readonly number[])[]): number[] {
  const lower: number[][] = []
  const dependent: number[] = []
  r.forEach((row, i) => {
    const current: number[] = []
    for (let j = 0; j < i; j++) {
      const pivot = lower[j]![j]!
      const rest = row[j]! - current.reduce((sum, value, k) => sum + value * lower[j]![k]!, 0)
      current.push(pivot === 0 ? 0 : rest / pivot)
    }
    const explained = current.reduce((sum, value) => sum + value * value, 0)
    if (explained > COLLINEAR) dependent.push(i)
    current.push(explained > COLLINEAR ? 0 : Math.sqrt(1 - explained))
    lower.push(current)
  })
  return dependent
}
