import type { Text } from '../text.ts'
import { cornerEigenvalues, corners, stableCorners } from './fixedPoints.ts'
import type { Coefficients } from './payoffs.ts'

/**
 * Where sharing ends, by parameters alone. `boundary`: an eigenvalue of a corner is exactly zero (a cost that is
 * nil or met by the subsidy, a gain that just pays), so that a whole edge of the square rests and two regimes meet.
 */
export type Regime =
  | 'noSharing'
  | 'bistable'
  | 'fullSharing'
  | 'onlyCustomersShare'
  | 'onlyEnterpriseShares'
  | 'boundary'
  | 'noStableCorner'

export const regimeText: Readonly<Record<Regime, Text>> = {
  noSharing: { en: 'sharing dies out from every start', zh: '无论从何处出发，共享都会消失' },
  bistable: {
    en: 'the start decides: either both share or nobody does',
    zh: '取决于起点：要么双方都共享，要么都不共享',
  },
  fullSharing: { en: 'both come to share from every start', zh: '无论从何处出发，双方最终都共享' },
  onlyCustomersShare: {
    en: 'customers share, the enterprise does not',
    zh: '顾客共享，企业不共享',
  },
  onlyEnterpriseShares: {
    en: 'the enterprise shares, customers do not',
    zh: '企业共享，顾客不共享',
  },
  boundary: {
    en: 'sharing and not sharing pay someone exactly the same (a boundary case)',
    zh: '对某一方而言，共享与不共享的收益恰好相等（临界情形）',
  },
  noStableCorner: { en: 'no pure outcome is stable', zh: '没有稳定的纯策略结局' },
}

/**
 * The regime by the signs of the corner eigenvalues. In the sharing game A_c, A_e > 0 and C_e ≥ 0, so that
 * `onlyEnterpriseShares` and `noStableCorner` occur only in other games of the same form.
 */
export function regime(c: Coefficients): Regime {
  const eigenvalues = cornerEigenvalues(c)
  if (corners.some((corner) => eigenvalues[corner].includes(0))) return 'boundary'
  const stable = stableCorners(c)
  if (stable.length === 2) return 'bistable'
  switch (stable[0]) {
    case '0,0':
      return 'noSharing'
    case '1,1':
      return 'fullSharing'
    case '1,0':
      return 'onlyCustomersShare'
    case '0,1':
      return 'onlyEnterpriseShares'
    default:
      return 'noStableCorner'
  }
}
