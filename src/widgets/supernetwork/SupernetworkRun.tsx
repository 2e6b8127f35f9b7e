import { useState } from 'preact/hooks'
import { createRandom } from '../../core/numerics/random.ts'
import { model } from '../../core/supernetwork/model.ts'
import { createNetwork } from '../../core/supernetwork/network.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import { stageNames, stageReport } from '../../core/supernetwork/stageReport.ts'
import type { Language, Text } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { NetworkDrawing } from '../../figures/supernetwork/NetworkDrawing.tsx'
import { LoadProblem } from '../LoadProblem.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'
import { isOver, type Player } from './player.ts'
import { usePlayback, type Speed } from './usePlayback.ts'
import { useStill } from '../useStill.tsx'
import { wantsStills } from '../wantsStills.ts'

interface SupernetworkRunProps {
  language: Language
  controls?: readonly (keyof SupernetworkValues & string)[]
}

/** The layout of the first rendering is in the page; the forces behind it stay out of the reader's way. */
const atBuild = import.meta.env.SSR ? await import('../../figures/supernetwork/networkLayout.ts') : undefined

/** The three layers as one network, played stage by stage; below, the run that is being watched. */
export default function SupernetworkRun({
  language,
  controls = ['customers', 'sharingAbility', 'innovationAbility', 'loyalty', 'screening'],
}: SupernetworkRunProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={<SeedControl store={store} language={language} />}
      series={({ result }) => ({
        tick: result.series.innovations.map((_, t) => t),
        ...result.series,
      })}
    >
      {(live) => <Stage live={live} language={language} />}
    </ModelFigure>
  )
}

function Stage({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const [speed, setSpeed] = useState<Speed>('normal')
  const [first, data] = useStill('supernetwork-layout', () =>
    atBuild!.networkLayout(createNetwork(live.values, createRandom(live.seed))),
  )
  const playback = usePlayback(live.values, live.seed, speed, first)
  const { player, running, busy, again, canvas } = playback
  const { network, layout, scene, stage } = player
  const over = isOver(player)
  const happened = tell(player)[language]
  return (
    <>
      {again && <LoadProblem language={language} onAgain={again} />}
      <div class="stage" aria-busy={busy}>
        <NetworkDrawing
          network={network}
          layout={layout}
          scene={scene}
          language={language}
          label={`${t.label(network.values)} ${happened}`}
          ground={running && !wantsStills()}
        />
        <canvas ref={canvas} aria-hidden="true" hidden={!running} />
      </div>
      <fieldset class="player" aria-label={t.player}>
        <button
          type="button"
          class="button"
          disabled={!live.ready || over}
          onClick={running ? playback.pause : playback.run}
        >
          {running ? t.pause : t.run}
        </button>
        <button type="button" class="button" disabled={!live.ready || over} onClick={playback.stage}>
          {t.stage}
        </button>
        <button type="button" class="button" disabled={!live.ready || over} onClick={playback.tick}>
          {t.tick}
        </button>
        <button
          type="button"
          class="button"
          disabled={!live.ready || stage === -1}
          onClick={playback.restart}
        >
          {t.restart}
        </button>
        <select
          aria-label={t.speed}
          value={speed}
          disabled={!live.ready}
          onChange={(event) => setSpeed(event.currentTarget.value as Speed)}
        >
          {Object.entries(t.speeds).map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
      </fieldset>
      <ol class="stages" aria-label={t.stages}>
        {stageNames.map((name, k) => (
          <li key={name.en} aria-current={k === stage ? 'step' : undefined}>
            {k + 1} {name[language]}
          </li>
        ))}
      </ol>
      <p class="happened" aria-live={running ? 'off' : 'polite'}>
        {happened}
      </p>
      <Course live={live} player={player} language={language} />
      {data}
    </>
  )
}

/** Where the network stands, and what just happened. */
function tell(player: Player): Text {
  const { network, stage, byTick } = player
  if (stage === -1) return atStart
  if (byTick) {
    const [came, made] = [stageReport(network, 0), stageReport(network, 3)]
    return {
      en: `Tick ${network.tick}. ${came.en} ${made.en}`,
      zh: `第 ${network.tick} 个时刻。${came.zh}${made.zh}`,
    }
  }
  const report = stageReport(network, stage)
  const tick = stage === 4 ? network.tick : network.tick + 1
  return {
    en: `Tick ${tick}, ${stageNames[stage].en.toLowerCase()}. ${report.en}`,
    zh: `第 ${tick} 个时刻，${stageNames[stage].zh}。${report.zh}`,
  }
}

const atStart: Text = {
  en: 'Tick 0: everything is in place and nothing has happened yet. Step through the first tick to see what each stage does.',
  zh: '时刻 0：一切就位，还什么都没有发生。请逐个阶段走完第一个时刻，看每个阶段做了什么。',
}

/** Innovations of the whole run, and how far the watched network has come. */
function Course({
  live,
  player,
  language,
}: {
  live: Live<typeof model>
  player: Player
  language: Language
}) {
  const t = words[language]
  const { result, pinned, values } = live
  const { innovations } = result.series
  const { tick, innovations: count } = player.network
  const ghost = pinned?.result.series.innovations
  const most = Math.max(10, ...innovations, ...(ghost ?? []))
  return (
    <Plot
      x={{ domain: [0, Math.max(values.ticks, (ghost?.length ?? 1) - 1)], label: t.ticks }}
      y={{ domain: [0, most * 1.08], label: t.innovations }}
      label={`${t.course} ${model.summary(result, values)[language]}`}
      height={190}
      margin={{ top: 12, right: 18, left: 68 }}
    >
      {ghost && <Line points={pointsOf(ghost)} class="ghost" />}
      <Line points={pointsOf(innovations)} class="soft" mark="innovations" />
      <Line points={pointsOf(innovations.slice(0, tick + 1))} class="accent" />
      <Dot x={tick} y={count} class="start" />
      <Label
        x={tick}
        y={count}
        dx={tick > 0.55 * values.ticks ? -12 : 12}
        dy={tick > 0.55 * values.ticks ? -10 : count > 0.1 * most ? 12 : -16}
        anchor={tick > 0.55 * values.ticks ? 'end' : 'start'}
        class="accent"
      >
        {t.count(count)}
      </Label>
    </Plot>
  )
}

const pointsOf = (series: readonly number[]): Point[] => series.map((y, tick) => [tick, y])

const words = {
  en: {
    label: ({ customers, employees, knowledgeNodes }: SupernetworkValues) =>
      `Three layers, one above the other: ${customers} customers, ${employees} employees, ${knowledgeNodes} pieces of knowledge.`,
    player: 'Play the network',
    run: 'Run',
    pause: 'Pause',
    stage: 'Next stage',
    tick: 'Next tick',
    restart: 'Restart',
    speed: 'Speed',
    speeds: {
      slow: 'slow',
      normal: 'stage by stage',
      fast: '8 ticks a second',
      fastest: '60 ticks a second',
    },
    stages: 'The five stages of a tick',
    ticks: 'time (ticks)',
    innovations: 'innovations so far',
    count: (count: number) => `${count} innovations`,
    course: 'Innovations of this run against time.',
  },
  zh: {
    label: ({ customers, employees, knowledgeNodes }: SupernetworkValues) =>
      `上下三层：${customers} 位顾客、${employees} 位员工、${knowledgeNodes} 个知识节点。`,
    player: '播放网络',
    run: '运行',
    pause: '暂停',
    stage: '下一阶段',
    tick: '下一时刻',
    restart: '重来',
    speed: '速度',
    speeds: { slow: '慢速', normal: '逐个阶段', fast: '每秒 8 个时刻', fastest: '每秒 60 个时刻' },
    stages: '一个时刻的五个阶段',
    ticks: '时间（时刻）',
    innovations: '累计创新数',
    count: (count: number) => `${count} 项创新`,
    course: '本次运行的累计创新随时间的变化。',
  },
}
