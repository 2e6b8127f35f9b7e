import * as normal from '../../numerics/distributions/normal.ts'

/** How long somebody was watched, and whether that ended with the event (left, bought again) or just ended. */
export interface Spell {
  readonly duration: number
  readonly event: boolean
}

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** Spells that ended at this time without the event. */
  readonly censored: number
  readonly survival: number
  /** Greenwood's. */
  readonly standardError: number
  readonly lower: number
  readonly upper: number
}

/**
 * Kaplan–Meier's product-limit estimate, a row for each time at which a spell ends:
 *
 *   S(t) = Π_{tᵢ ≤ t} (1 − dᵢ/nᵢ),  Var S = S² Σ dᵢ/(nᵢ(nᵢ − dᵢ))
 *
 * The limits are those of ln(−ln S), which stay in [0, 1].
 *
 * @param options.level of the pointwise confidence limits, in (0, 1)
 * @throws RangeError for a negative duration or no spell
 * @see Kaplan & Meier (1958), JASA 53, 457–481; Greenwood (1926)
 */
export function kaplanMeier(
  spells: readonly Spell[],
  options: { readonly level?: number } = {},
): SurvivalStep[] {
  const { level = 0.95 } = options
  if (!(level > 0 && level < 1)) throw new RangeError(`invalid level; not in (0, 1): ${level}`)
  if (spells.length === 0) throw new RangeError('invalid spells; none: []')
  const z = normal.quantile(0.5 + level / 2)
  const ends = endings(spells)
  let atRisk = spells.length
  let logSurvival = 0
  let greenwood = 0
  return ends.map(({ time, events, censored }) => {
    logSurvival += Math.log1p(-events / atRisk)
    greenwood += events / (atRisk * (atRisk - events))
    const survival = Math.exp(logSurvival)
    const inside = survival > 0 && survival < 1
    const spread = inside ? Math.exp((z * Math.sqrt(greenwood)) / -logSurvival) : 1
    const step = {
      time,
      atRisk,
      events,
      censored,
      survival,
      standardError: survival > 0 ? survival * Math.sqrt(greenwood) : 0,
      lower: survival ** spread,
      upper: survival ** (1 / spread),
    }
    atRisk -= events + censored
    return step
  })
}

/** S at any time: 1 before the first step. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast((step) => step.time <= time)?.survival ?? 1
}

/** The first time at which S ≤ ½; null when it is not reached. */
export function medianSurvival(steps: readonly SurvivalStep[]): number | null {
  // A product of fractions that is one half on paper may be a rounding above it.
  return steps.find((step) => step.survival <= 0.5 + 1e-12)?.time ?? null
}

/** Spells by the time they end, in order. */
export function endings(
  spells: readonly Spell[],
): { readonly time: number; readonly events: number; readonly censored: number }[] {
  const at = new Map<number, { time: number; events: number; censored: number }>()
  for (const { duration, event } of spells) {
    if (!(duration >= 0 && Number.isFinite(duration)))
      throw new RangeError(`invalid duration; not a number ≥ 0: ${duration}`)
    const end = at.get(duration) ?? { time: duration, events: 0, censored: 0 }
    if (event) end.events++
    else end.censored++
    at.set(duration, end)
  }
  return [...at.values()].sort((a, b) => a.time - b.time)
}
