import type { ContractValues } from './parameters.ts'
import { technology, type ByKind, type Technology } from './technology.ts'

/** A contract and what comes of it; all money is expected value per period. */
export interface Contract {
  /** β_i: the part of measured value of each kind that goes to the customer. */
  readonly shares: ByKind
  /** α: what is paid whatever comes out. */
  readonly fixedPay: number
  readonly effort: ByKind & { readonly total: number }
  /** Σ g_i e_i, to be divided between the four that follow. */
  readonly value: number
  readonly effortCost: number
  /** (r/2) Var(pay): what the customer would give to be rid of the risk. */
  readonly riskPremium: number
  /** The customer's certainty equivalent: expected pay less cost of effort and risk premium. */
  readonly certaintyEquivalent: number
  /** The enterprise's: value less expected pay. */
  readonly profit: number
  readonly expectedPay: number
  readonly payVariance: number
}

/**
 * What comes of any linear contract w = α + Σ β_i y_i when the customer chooses effort.
 *
 * A customer with constant absolute risk aversion and normal noise maximises the certainty equivalent
 * α + Σ β_i g_i e_i − Σ c_i e_i²/2 − (r/2) Var(w), hence e_i = β_i g_i / c_i.
 * @param shares equal ones where only the total is measured
 * Source: Holmström & Milgrom (1987), Econometrica 55(2), section 5.
 */
export function linearContract(
  { value: g, cost: c, noise }: Technology,
  shares: ByKind,
  fixedPay: number,
  riskAversion: number,
): Contract {
  const effort = {
    explicit: (shares.explicit * g.explicit) / c.explicit,
    tacit: (shares.tacit * g.tacit) / c.tacit,
  }
  const payVariance =
    typeof noise === 'number'
      ? shares.explicit ** 2 * noise
      : shares.explicit ** 2 * noise.explicit + shares.tacit ** 2 * noise.tacit
  const sharedValue = shares.explicit * g.explicit * effort.explicit + shares.tacit * g.tacit * effort.tacit
  const value = g.explicit * effort.explicit + g.tacit * effort.tacit
  const effortCost = (c.explicit * effort.explicit ** 2 + c.tacit * effort.tacit ** 2) / 2
  const riskPremium = (riskAversion / 2) * payVariance
  const expectedPay = fixedPay + sharedValue
  return {
    shares,
    fixedPay,
    effort: { ...effort, total: effort.explicit + effort.tacit },
    value,
    effortCost,
    riskPremium,
    certaintyEquivalent: expectedPay - effortCost - riskPremium,
    profit: value - expectedPay,
    expectedPay,
    payVariance,
  }
}

/**
 * The enterprise's best linear contract when effort cannot be seen.
 *
 * Each kind: β_i = g_i² / (g_i² + r c_i σ_i²). One share: β = G / (G + r σ²) with G = Σ g_i²/c_i. Fixed pay leaves the
 * customer with the outside option, so profit is value less cost of effort, risk premium and u₀. A kind of knowledge
 * that is not there gets no share.
 */
export function secondBest(values: ContractValues): Contract {
  const { riskAversion, reservation } = values
  const tech = technology(values)
  const { value: g, cost: c, noise } = tech
  const gain = { explicit: g.explicit ** 2 / c.explicit, tacit: g.tacit ** 2 / c.tacit }
  const shares =
    typeof noise === 'number'
      ? both(bestShare(gain.explicit + gain.tacit, riskAversion * noise))
      : {
          explicit: bestShare(gain.explicit, riskAversion * noise.explicit),
          tacit: bestShare(gain.tacit, riskAversion * noise.tacit),
        }
  return participating(tech, shares, riskAversion, reservation)
}

/** The contract with these shares whose fixed pay just leaves the customer with the outside option. */
export function participating(
  tech: Technology,
  shares: ByKind,
  riskAversion: number,
  reservation: number,
): Contract {
  const unpaid = linearContract(tech, shares, 0, riskAversion)
  return linearContract(tech, shares, reservation - unpaid.certaintyEquivalent, riskAversion)
}

/**
 * The best contract when effort can be seen and written down: e_i = g_i / c_i for a fixed pay that covers its cost
 * and the outside option. Nothing depends on chance, so there is no risk premium.
 */
export function firstBest(values: ContractValues): Contract {
  const { value: g, cost: c } = technology(values)
  const effort = { explicit: g.explicit / c.explicit, tacit: g.tacit / c.tacit }
  const value = g.explicit * effort.explicit + g.tacit * effort.tacit
  const effortCost = value / 2
  const fixedPay = values.reservation + effortCost
  return {
    shares: both(0),
    fixedPay,
    effort: { ...effort, total: effort.explicit + effort.tacit },
    value,
    effortCost,
    riskPremium: 0,
    certaintyEquivalent: values.reservation,
    profit: value - fixedPay,
    expectedPay: fixedPay,
    payVariance: 0,
  }
}

function bestShare(gain: number, risk: number): number {
  return gain === 0 ? 0 : gain / (gain + risk)
}

function both(share: number): ByKind {
  return { explicit: share, tacit: share }
}
