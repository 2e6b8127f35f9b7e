import { createRandom, type Random } from '../../core/numerics/random.ts'
import { createNetwork, type Network } from '../../core/supernetwork/network.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import { stages, tick } from '../../core/supernetwork/stages.ts'
import type { NetworkLayout } from '../../figures/supernetwork/networkSheets.ts'
import { networkScene, type NetworkScene } from '../../figures/supernetwork/networkScene.ts'

/**
 * A network that is played: it stands after some stage of some tick, and goes on stage by stage or tick by tick.
 * With the seed of the page it is the very run whose numbers the page shows.
 */
export interface Player {
  readonly network: Network
  readonly layout: NetworkLayout
  readonly random: Random
  /** The last stage, 0 … 4; −1 before the first tick. */
  stage: number
  /** The last step was a whole tick. */
  byTick: boolean
  /** What is to be seen now. */
  scene: NetworkScene
}

/** @param layoutOf places the network: anew, or as a network with the same links was placed before */
export function createPlayer(
  values: SupernetworkValues,
  seed: number,
  layoutOf: (network: Network) => NetworkLayout,
): Player {
  const random = createRandom(seed)
  const network = createNetwork(values, random, { record: true })
  const layout = layoutOf(network)
  return { network, layout, random, stage: -1, byTick: false, scene: networkScene(network, layout, -1) }
}

export function isOver({ network, stage }: Player): boolean {
  return network.tick >= network.values.ticks && (stage === 4 || stage === -1)
}

/** One more stage; of the last tick's fifth, none. */
export function playStage(player: Player): void {
  if (isOver(player)) return
  player.stage = (player.stage + 1) % stages.length
  player.byTick = false
  stages[player.stage](player.network, player.random)
  player.scene = networkScene(player.network, player.layout, player.stage)
}

/**
 * To the end of a tick: of the one begun, or else of the next.
 * @param ticks how many; only the last is drawn
 */
export function playTicks(player: Player, ticks = 1): void {
  for (let k = 0; k < ticks && !isOver(player); k++) {
    if (player.stage === -1 || player.stage === 4) tick(player.network, player.random)
    else for (const stage of stages.slice(player.stage + 1)) stage(player.network, player.random)
    player.stage = 4
  }
  player.byTick = true
  player.scene = networkScene(player.network, player.layout, 'tick')
}
