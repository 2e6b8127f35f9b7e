import { useEffect, useRef, useState, type MutableRef } from 'preact/hooks'
import type { Network } from '../../core/supernetwork/network.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import { drawingSize } from '../../figures/supernetwork/networkSheets.ts'
import { paintNetwork, type Palette } from '../../figures/supernetwork/paintNetwork.ts'
import type { NetworkLayout } from '../../figures/supernetwork/networkSheets.ts'
import { useLazy } from '../useLazy.ts'
import { wantsStills } from '../wantsStills.ts'
import { createPlayer, isOver, playStage, playTicks, type Player } from './player.ts'

/** `stagesPerSecond` shows what flows at each stage; faster, whole ticks pass. */
export const speeds = {
  slow: { stagesPerSecond: 0.6 },
  normal: { stagesPerSecond: 1.8 },
  fast: { ticksPerSecond: 8 },
  fastest: { ticksPerSecond: 60 },
} as const
export type Speed = keyof typeof speeds

export interface Playback {
  readonly player: Player
  readonly running: boolean
  /** Another network is on its way. */
  readonly busy: boolean
  /** Asks again for what lays a network out, where it could not be loaded. */
  readonly again: (() => void) | null
  readonly canvas: MutableRef<HTMLCanvasElement | null>
  run(): void
  pause(): void
  stage(): void
  tick(): void
  restart(): void
}

/** How often the numbers beside the moving picture follow, in milliseconds: more often nobody reads them. */
const textPace = 125

/**
 * A network played on a canvas: run, pause, stage by stage, tick by tick, from the start again. A new setting, once it
 * has rested for a moment, starts anew. Who asked for less motion sees the stages one after another as stills.
 */
export function usePlayback(
  values: SupernetworkValues,
  seed: number,
  speed: Speed,
  first: NetworkLayout,
): Playback {
  const setting = JSON.stringify([values, seed])
  const [held, setHeld] = useState(() => ({ setting, player: createPlayer(values, seed, () => first) }))
  const [running, setRunning] = useState(false)
  const [, redraw] = useState(0)
  const canvas = useRef<HTMLCanvasElement>(null)
  const { player } = held
  const refresh = () => redraw((n) => n + 1)

  const begin = (layoutOf: (network: Network) => NetworkLayout) => {
    setRunning(false)
    setHeld({ setting, player: createPlayer(values, seed, layoutOf) })
  }
  // The forces are fetched when a network other than the page's own is asked for.
  const busy = held.setting !== setting
  const { part: forces, again } = useLazy(busy, () => import('./layoutOf.ts'))
  useEffect(() => {
    if (!busy || !forces) return
    const timer = setTimeout(() => begin((network) => forces.layoutOf(network, seed)), 150)
    return () => clearTimeout(timer)
  }, [setting, busy, forces])

  useEffect(() => {
    if (!running) return
    return wantsStills()
      ? playStills(player, speed, refresh, () => setRunning(false))
      : playMotion(player, speed, canvas.current!, refresh, () => setRunning(false))
  }, [running, speed, player])

  return {
    player,
    running,
    busy,
    again,
    canvas,
    run: () => setRunning(!isOver(player)),
    pause: () => setRunning(false),
    stage() {
      setRunning(false)
      playStage(player)
      refresh()
    },
    tick() {
      setRunning(false)
      playTicks(player)
      refresh()
    },
    restart: () => begin(() => player.layout),
  }
}

/** One still after another. */
function playStills(player: Player, speed: Speed, refresh: () => void, end: () => void): () => void {
  const pace = speeds[speed]
  const byStage = 'stagesPerSecond' in pace
  const timer = setInterval(
    () => {
      if (byStage) playStage(player)
      else playTicks(player, speed === 'fastest' ? 5 : 1)
      refresh()
      if (isOver(player)) end()
    },
    byStage ? 1000 / pace.stagesPerSecond : 700,
  )
  return () => clearInterval(timer)
}

/** Frame by frame, until it is over or no longer wanted. */
function playMotion(
  player: Player,
  speed: Speed,
  canvas: HTMLCanvasElement,
  refresh: () => void,
  end: () => void,
): () => void {
  const pace = speeds[speed]
  const context = canvas.getContext('2d')!
  const palette = paletteOf(canvas)
  let progress = 1
  let due = 0
  let before: number | undefined
  let told = 0
  let frame = 0

  const draw = (now: number) => {
    const elapsed = Math.min((now - (before ?? now)) / 1000, 0.1)
    before = now
    if ('stagesPerSecond' in pace) {
      progress += elapsed * pace.stagesPerSecond
      if (progress >= 1) {
        if (isOver(player)) return end()
        playStage(player)
        progress = 0
        refresh()
      }
    } else {
      due += elapsed * pace.ticksPerSecond
      const ticks = Math.floor(due)
      due -= ticks
      if (ticks > 0) {
        if (isOver(player)) return end()
        playTicks(player, ticks)
        if (now - told > textPace) {
          told = now
          refresh()
        }
      }
    }
    clear(context)
    // What flows has arrived at two thirds of a stage and rests there for the eye.
    paintNetwork(context, player.scene, palette, Math.min(1, progress * 1.5))
    frame = requestAnimationFrame(draw)
  }
  frame = requestAnimationFrame(draw)
  return () => {
    cancelAnimationFrame(frame)
    refresh()
  }
}

/** Wipes the canvas and sets it to the drawing's units, at the screen's own resolution. */
function clear(context: CanvasRenderingContext2D) {
  const { canvas } = context
  const width = Math.round(canvas.clientWidth * Math.min(devicePixelRatio, 2))
  if (canvas.width !== width) {
    canvas.width = width
    canvas.height = Math.round((width * drawingSize.height) / drawingSize.width)
  }
  const scale = width / drawingSize.width
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.setTransform(scale, 0, 0, scale, 0, 0)
}

function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    accent: colour('accent'),
    cool: colour('cool'),
    ink: colour('ink'),
    soft: colour('soft'),
    paper: colour('paper'),
    line: colour('line'),
  }
}
