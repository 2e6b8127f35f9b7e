import { type Columns, completeCases, requireColumns } from './columns.ts'
import { correlationMatrix } from './covariance.ts'
import { principalAxes } from './extraction.ts'
import { sumsOfSquares } from './factorOrder.ts'
import { symmetricEigen } from './symmetricEigen.ts'

export interface Harman {
  readonly n: number
  /** Share (0 to 1) of all variance that the first unrotated principal component holds: what is usually reported. */
  readonly componentShare: number
  /** The same for a single principal-axis factor, which leaves out what is unique to each item. */
  readonly factorShare: number
  /** Does the component hold more than half? */
  readonly exceedsHalf: boolean
}

/**
 * Harman's single-factor test of common-method bias: how much of all items' variance one factor holds.
 *
 * A share below one half does not show that there is no bias: the test is weak (Podsakoff et al. 2003).
 *
 * @param data the items of all constructs, three at least
 * @throws SurveyError with fewer than three items, no more complete rows than items, a constant item, or items that are
 *   sums of others
 */
export function harman(data: Columns): Harman {
  requireColumns(data, 3)
  const { names, columns, n } = completeCases(data, Object.keys(data).length + 1)
  const r = correlationMatrix(columns)
  const componentShare = symmetricEigen(r).values[0]! / names.length
  const factorShare = sumsOfSquares(principalAxes(r, 1, names).loadings)[0]! / names.length
  return { n, componentShare, factorShare, exceedsHalf: componentShare > 0.5 }
}
