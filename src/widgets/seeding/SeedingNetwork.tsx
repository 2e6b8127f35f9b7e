import { useMemo } from 'preact/hooks'
import { model } from '../../core/loyalty/seeding/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { spaced } from '../../figures/spaced.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'

interface SeedingNetworkProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

type First = ResultOf<typeof model>['first']

/** One network twice, seeded with hubs and with anybody; below, how many adopt on the average of many networks. */
export default function SeedingNetwork({
  language,
  controls = ['shown', 'contagion', 'seeds', 'hubShare', 'customers'],
}: SeedingNetworkProps) {
  const live = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      broad
      viewControls={
        controls.length > 0 && (
          <>
            <PresetControl store={live.store} language={language} />
            <SeedControl store={live.store} language={language} />
          </>
        )
      }
      summary={({ result, values }) => summaryOf(result, values)}
      series={({ result }) => ({
        period: result.withHubs.map((_, period) => period),
        withHubs: result.withHubs,
        atRandom: result.atRandom,
      })}
    >
      {(now) => <Panels live={now} language={language} />}
    </ModelFigure>
  )
}

function Panels({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned } = live
  const { first } = result
  const places = useMemo(() => sunflower(first.degrees), [first])
  const links = useMemo(() => linksPath(first.links, places), [first])
  const now = Math.min(values.shown, 20)
  const ends = spaced(
    [result.withHubs[20], result.atRandom[20]],
    0.075 * values.customers,
    0,
    values.customers,
  )
  return (
    <>
      <div class="side-by-side">
        {(['hubs', 'plain'] as const).map((campaign) => {
          const { times } = first[campaign]
          const count = times.filter((time) => time !== null && time <= values.shown).length
          return (
            <div key={campaign}>
              <p class="panel-title">
                {t[campaign](percent(values.hubShare))} <b>{t.won(count, values.customers)}</b>
              </p>
              <div class="plot">
                <svg
                  viewBox="-1.04 -1.04 2.08 2.08"
                  role="img"
                  aria-label={t.networkLabel(t[campaign](percent(values.hubShare)), values.shown, count)}
                  class="drawing network-spread"
                >
                  <path class="links" d={links} />
                  {(['waiting', 'adopted', 'fresh', 'seed'] as const).map((state) => (
                    <path
                      key={state}
                      class={state}
                      d={nodesPath(first, campaign, state, values.shown, places)}
                    />
                  ))}
                </svg>
              </div>
            </div>
          )
        })}
      </div>
      <p class="key">
        <span class="seed">{t.seed}</span> <span class="adopted">{t.adopted}</span>{' '}
        <span class="fresh">{t.fresh}</span> <span class="waiting">{t.waiting}</span>
      </p>
      <div class="curve">
        <Plot
          x={{ domain: [0, 20], label: t.period, ticks: [0, 5, 10, 15, 20] }}
          y={{ domain: [0, values.customers], label: t.adopters }}
          label={summaryOf(result, values)[language]}
          height={270}
          margin={{ top: 12, left: 66, right: 108 }}
        >
          <Line
            points={[
              [now, 0],
              [now, values.customers],
            ]}
            class="rule" /* prettier-ignore */
          />
          {pinned && <Line points={curve(pinned.result.withHubs)} class="ghost" />}
          {pinned && <Line points={curve(pinned.result.atRandom)} class="ghost" />}
          <Line points={curve(result.atRandom)} class="cool dashed" mark="anybody" />
          <Line points={curve(result.withHubs)} class="accent" mark="hubs" />
          <Label x={20} y={ends[0]} dx={8} class="accent">
            {t.fromHubs}
          </Label>
          <Label x={20} y={ends[1]} dx={8} class="cool">
            {t.fromAnybody}
          </Label>
        </Plot>
      </div>
    </>
  )
}

/** A place for everybody in the unit disc: the better connected, the nearer the middle (a sunflower's spiral). */
function sunflower(degrees: readonly number[]): Point[] {
  const places: Point[] = Array.from({ length: degrees.length }, () => [0, 0])
  const order = degrees.map((_, i) => i).sort((a, b) => degrees[b] - degrees[a] || a - b)
  const golden = Math.PI * (3 - Math.sqrt(5))
  order.forEach((node, rank) => {
    const radius = Math.sqrt((rank + 0.5) / degrees.length)
    places[node] = [round(radius * Math.cos(rank * golden)), round(radius * Math.sin(rank * golden))]
  })
  return places
}

const linksPath = (links: First['links'], places: readonly Point[]) =>
  links.map(([a, b]) => `M${places[a].join(' ')}L${places[b].join(' ')}`).join('')

type State = 'waiting' | 'adopted' | 'fresh' | 'seed'

/** All customers in one state as one path of circles: thousands of them move at once. */
function nodesPath(
  first: First,
  campaign: 'hubs' | 'plain',
  state: State,
  shown: number,
  places: readonly Point[],
) {
  const size = 0.5 / Math.sqrt(first.degrees.length)
  return first[campaign].times
    .map((time, i) => {
      if (stateOf(time, shown) !== state) return ''
      // Hubs stand out by their size, which says how many they know.
      const r = round(size * (0.75 + 0.16 * Math.sqrt(first.degrees[i])))
      const [x, y] = places[i]
      return `M${round(x - r)} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`
    })
    .join('')
}

function stateOf(time: number | null, shown: number): State {
  if (time === 0) return 'seed'
  if (time === null || time > shown) return 'waiting'
  return time === shown ? 'fresh' : 'adopted'
}

const curve = (counts: readonly number[]): Point[] =>
  counts.slice(0, 21).map((count, period) => [period, count])
const round = (value: number) => Number(value.toFixed(3))

function summaryOf(result: ResultOf<typeof model>, values: ValuesOf<typeof model>) {
  const { first } = result
  const won = (campaign: 'hubs' | 'plain') =>
    first[campaign].times.filter((time) => time !== null && time <= values.shown).length
  return {
    en: `By period ${values.shown}, ${won('hubs')} of ${values.customers} customers of this network have adopted when ${percent(values.hubShare)} of the ${values.seeds} seeds are hubs, ${won('plain')} when seeds are drawn at random. Over ${values.runs} networks ${percent(result.reachWithHubs)} and ${percent(result.reachAtRandom)} adopt in the end, half of them by period ${result.takeOffWithHubs.toFixed(1)} and ${result.takeOffAtRandom.toFixed(1)}.`,
    zh: `到第 ${values.shown} 期，${values.seeds} 位种子中 ${percent(values.hubShare)} 为意见领袖时，这个网络的 ${values.customers} 位顾客中有 ${won('hubs')} 位采用；随机选种子时有 ${won('plain')} 位。在 ${values.runs} 个网络上平均，最终采用率分别为 ${percent(result.reachWithHubs)} 与 ${percent(result.reachAtRandom)}，过半时间为第 ${result.takeOffWithHubs.toFixed(1)} 期与第 ${result.takeOffAtRandom.toFixed(1)} 期。`,
  }
}

const words = {
  en: {
    hubs: (share: string) => `Seeds: ${share} hubs`,
    plain: () => 'Seeds: anybody',
    won: (count: number, all: number) => `${count} of ${all}`,
    networkLabel: (who: string, period: number, count: number) =>
      `The network in period ${period}. ${who}: ${count} have adopted. The better connected stand nearer the middle.`,
    seed: 'seed',
    adopted: 'has adopted',
    fresh: 'adopts now',
    waiting: 'not yet',
    period: 'period',
    adopters: 'have adopted (mean)',
    fromHubs: 'these seeds',
    fromAnybody: 'anybody',
  },
  zh: {
    hubs: (share: string) => `种子：${share} 为意见领袖`,
    plain: () => '种子：随机选取',
    won: (count: number, all: number) => `${count} / ${all} 人`,
    networkLabel: (who: string, period: number, count: number) =>
      `第 ${period} 期的网络。${who}，已有 ${count} 人采用。连接越多的人越靠近中心。`,
    seed: '种子',
    adopted: '已采用',
    fresh: '本期采用',
    waiting: '尚未采用',
    period: '期数',
    adopters: '采用者（平均）',
    fromHubs: '该种子方案',
    fromAnybody: '随机种子',
  },
}
