import { leverNames, levers, spending, type LeverName, type Mix } from './levers.ts'
import { decide, mixOf } from './decide.ts'
import type { PolicyValues } from './parameters.ts'
import { createRandom } from '../numerics/random.ts'

export interface SearchStep {
  readonly mix: Mix
  readonly net: number
  /** Mixes tried so far. */
  readonly tried: number
}

/**
 * Looks for a mix within the budget by small moves: spend one portion more on a lever, one less, or shift one from a
 * lever to another; the best move is made while it raises the net. Yields the start and each improvement, so that a
 * worker can show them and be stopped. The end is a mix that no single move betters; another start may end elsewhere.
 *
 * Every mix meets the same seeds, so that moves are compared and not luck.
 * @param values where to start; its budget, worths and number of runs hold throughout
 * @param portion money moved at a time
 */
export function* searchMix(
  values: PolicyValues,
  seed: number,
  { portion = 5, maxMoves = 200 }: { readonly portion?: number; readonly maxMoves?: number } = {},
): Generator<SearchStep, void> {
  const known = new Map<string, number>()
  const netOf = (mix: Mix): number => {
    const key = leverNames.map((name) => mix[name].toFixed(6)).join(' ')
    let net = known.get(key)
    if (net === undefined) {
      net = decide({ ...values, ...mix }, createRandom(seed)).accounts.net
      known.set(key, net)
    }
    return net
  }

  let mix = mixOf(values)
  let net = netOf(mix)
  yield { mix, net, tried: known.size }
  for (let moves = 0; moves < maxMoves; moves++) {
    let best = mix
    let bestNet = net
    for (const next of neighbours(mix, portion)) {
      if (spending(next) > values.budget + 1e-9) continue
      const nextNet = netOf(next)
      if (nextNet > bestNet) {
        best = next
        bestNet = nextNet
      }
    }
    if (best === mix) return
    mix = best
    net = bestNet
    yield { mix, net, tried: known.size }
  }
}

function* neighbours(mix: Mix, portion: number): Generator<Mix> {
  for (const more of leverNames) {
    const raised = moved(mix, more, portion)
    if (raised) yield raised
    const lowered = moved(mix, more, -portion)
    if (!lowered) continue
    yield lowered
    for (const other of leverNames) {
      const shifted = other === more ? null : moved(lowered, other, portion)
      if (shifted) yield shifted
    }
  }
}

/** The mix with so much more money on a lever, up to its ends; null if it is at that end already. */
function moved(mix: Mix, lever: LeverName, money: number): Mix | null {
  const intensity = Math.min(1, Math.max(0, mix[lever] + money / levers[lever].price))
  return intensity === mix[lever] ? null : { ...mix, [lever]: intensity }
}
