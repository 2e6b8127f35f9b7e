export interface Plant {
  /** Customers served a year. */
  readonly volume: number
  /** Modules of the product or service, each with the same number of options. */
  readonly modules: number
  /** How much a perfect fit is worth more than an offer at the far end of every taste. */
  readonly tasteWeight: number
  /** Cost of one unit once everything is set up. */
  readonly unitCost: number
  /** Cost of the plant, shared by all units. */
  readonly plantCost: number
  /** Cost of preparing one part or one variant. */
  readonly setupCost: number
  /** 1: options combine freely, so only parts are prepared. 0: every variant is prepared by itself. */
  readonly modularity: number
  /** What the firm knows of the customer's wishes, 0 to 1. */
  readonly information: number
  /** Cost to the customer of one yes-or-no question answered. */
  readonly searchCost: number
  /** Cost of one unit made by hand. */
  readonly craftCost: number
}

export type Regime = 'craft' | 'mass' | 'massCustomisation'

export interface Variety {
  /** Options to a module, k. */
  readonly options: number
  /** Variants on offer, k^m. */
  readonly variants: number
  /** 1 − mean distance from a customer's ideal to the nearest variant. */
  readonly fit: number
  readonly unitCost: number
  /** What choosing costs the customer. */
  readonly confusion: number
  /** Value of the fit less cost and confusion: what there is to share between firm and customer. */
  readonly surplus: number
}

/**
 * Mean fit when ideals are uniform on [0, 1] in each module and k options stand at the middles of k equal parts:
 * the mean distance to the nearest is 1/(4k), and so fit = 1 − 1/(4k) (Hotelling's line, one per module).
 */
export function fitOf(options: number): number {
  return 1 - 1 / (4 * options)
}

/** Parts or variants to prepare: modularity × m k + (1 − modularity) × k^m. A sum or a product, that is the point. */
export function preparations(modules: number, options: number, modularity: number): number {
  return modularity * modules * options + (1 - modularity) * options ** modules
}

/**
 * Economics of k options a module:
 *
 *     surplus = t·fit(k) − [c₀ + (c₁ + c₂·preparations) / volume] − κ (1 − I) m log₂ k
 *
 * m log₂ k is the number of yes-or-no questions that single out one of k^m variants; what the firm knows it need not ask.
 *
 * @throws RangeError when options is not a positive integer
 */
export function variety(plant: Plant, options: number): Variety {
  if (!(Number.isInteger(options) && options > 0))
    throw new RangeError(`invalid options; not a positive integer: ${options}`)
  const { modules, volume } = plant
  const unitCost =
    plant.unitCost +
    (plant.plantCost + plant.setupCost * preparations(modules, options, plant.modularity)) / volume
  const confusion = plant.searchCost * (1 - plant.information) * modules * Math.log2(options)
  const fit = fitOf(options)
  return {
    options,
    variants: options ** modules,
    fit,
    unitCost,
    confusion,
    surplus: plant.tasteWeight * fit - unitCost - confusion,
  }
}

/** The options from 1 to `most`, in order. */
export function varietyCurve(plant: Plant, most: number): Variety[] {
  return Array.from({ length: most }, (_, i) => variety(plant, i + 1))
}

/** A perfect fit, no scale and no search: t − craft cost. */
export function craftSurplus(plant: Plant): number {
  return plant.tasteWeight - plant.craftCost
}

/** The options of the largest surplus, the fewest of them when several tie. */
export function bestVariety(plant: Plant, most: number): Variety {
  return varietyCurve(plant, most).reduce((best, each) => (each.surplus > best.surplus ? each : best))
}

/** Craft, one standard offer, or two and more options a module: whichever leaves most to share. */
export function regimeOf(plant: Plant, most: number): Regime {
  const best = bestVariety(plant, most)
  if (craftSurplus(plant) > best.surplus) return 'craft'
  return best.options === 1 ? 'mass' : 'massCustomisation'
}

/** Regimes over a grid: row j is `tasteWeights[j]`, column i is `volumes[i]`. */
export function regimeMap(
  plant: Plant,
  most: number,
  volumes: readonly number[],
  tasteWeights: readonly number[],
): Regime[][] {
  return tasteWeights.map((tasteWeight) =>
    volumes.map((volume) => regimeOf({ ...plant, tasteWeight, volume }, most)),
  )
}
