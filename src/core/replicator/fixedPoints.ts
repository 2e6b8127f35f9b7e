import type { Coefficients } from './payoffs.ts'

/** re ± i·im; im is 0 or, of the two of a pair, one is positive and one negative. */
export interface Eigenvalue {
  readonly re: number
  readonly im: number
}

export type FixedPointType = 'stable node' | 'unstable node' | 'saddle' | 'centre' | 'degenerate'

export interface FixedPoint {
  readonly x: number
  readonly y: number
  readonly eigenvalues: readonly [Eigenvalue, Eigenvalue]
  /** degenerate: an eigenvalue is zero, so the linearisation does not decide. */
  readonly type: FixedPointType
}

export type Corner = '0,0' | '1,0' | '0,1' | '1,1'
export const corners = ['0,0', '1,0', '0,1', '1,1'] as const satisfies readonly Corner[]

/** Eigenvalues at the corners 'x,y', along x first: the advantage of moving away from the corner. */
export function cornerEigenvalues(c: Coefficients): Record<Corner, readonly [number, number]> {
  const { customerGain, customerCost, subsidy, enterpriseGain, enterpriseCost } = c
  return {
    '0,0': [subsidy - customerCost, -enterpriseCost],
    '1,0': [customerCost - subsidy, enterpriseGain - enterpriseCost],
    '0,1': [customerGain - customerCost + subsidy, enterpriseCost],
    '1,1': [-(customerGain - customerCost + subsidy), -(enterpriseGain - enterpriseCost)],
  }
}

/** Corners whose eigenvalues are both negative: the evolutionarily stable strategies. */
export function stableCorners(c: Coefficients): Corner[] {
  const eigenvalues = cornerEigenvalues(c)
  return corners.filter((corner) => Math.max(...eigenvalues[corner]) < 0)
}

/** x* = C_e/A_e, y* = (C_c − m)/A_c when both lie strictly inside (0, 1), else null. */
export function interiorPoint(c: Coefficients): [x: number, y: number] | null {
  if (c.customerGain === 0 || c.enterpriseGain === 0) return null
  const x = c.enterpriseCost / c.enterpriseGain
  const y = (c.customerCost - c.subsidy) / c.customerGain
  return 0 < x && x < 1 && 0 < y && y < 1 ? [x, y] : null
}

/**
 * The positive eigenvalue at the interior saddle, √(x*(1 − x*) y*(1 − y*) A_c A_e): the rate at which orbits leave
 * it. null without an interior saddle.
 */
export function saddleEigenvalue(c: Coefficients): number | null {
  const point = interiorPoint(c)
  if (!point) return null
  const [x, y] = point
  const square = x * (1 - x) * c.customerGain * (y * (1 - y) * c.enterpriseGain)
  return square > 0 ? Math.sqrt(square) : null
}

/** All isolated rest points: the four corners and, where it exists, the one inside. */
export function fixedPoints(c: Coefficients): FixedPoint[] {
  const atCorners = cornerEigenvalues(c)
  const points = corners.map((corner): FixedPoint => {
    const [x, y] = corner.split(',').map(Number)
    const [first, second] = atCorners[corner]
    return pointOf(x, y, { re: first, im: 0 }, { re: second, im: 0 })
  })
  const inside = interiorPoint(c)
  if (inside) {
    const [x, y] = inside
    // The diagonal of the Jacobian is zero here: λ² is the product of the other two.
    const square = x * (1 - x) * c.customerGain * (y * (1 - y) * c.enterpriseGain)
    const size = Math.sqrt(Math.abs(square))
    points.push(
      square > 0
        ? pointOf(x, y, { re: size, im: 0 }, { re: -size, im: 0 })
        : pointOf(x, y, { re: 0, im: size }, { re: 0, im: -size }),
    )
  }
  return points
}

function pointOf(x: number, y: number, first: Eigenvalue, second: Eigenvalue): FixedPoint {
  return { x, y, eigenvalues: [first, second], type: typeOf(first, second) }
}

function typeOf(first: Eigenvalue, second: Eigenvalue): FixedPointType {
  // In these games eigenvalues are real or a purely imaginary pair.
  if (first.im !== 0) return 'centre'
  if (first.re === 0 || second.re === 0) return 'degenerate'
  if (first.re < 0 && second.re < 0) return 'stable node'
  if (first.re > 0 && second.re > 0) return 'unstable node'
  return 'saddle'
}
