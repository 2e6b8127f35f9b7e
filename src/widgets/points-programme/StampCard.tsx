import { range } from 'd3-array'
import { model } from '../../core/loyalty/points/model.ts'
import { percent } from '../../core/loyalty/percent.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

interface StampCardProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

/** The pace of purchases along two cards, and how many customers get how far on the first. */
export default function StampCard({
  language,
  controls = ['stamps', 'endowed', 'gradient', 'dropRate'],
}: StampCardProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ result }) => ({
        purchases: result.reached.map((_, k) => k),
        visitsPerYear: result.reached.map((_, k) => result.rates[k] ?? null),
        visitsPerYearPlain: result.reached.map((_, k) => result.ratesPlain[k] ?? null),
        reached: result.reached,
        reachedPlain: result.reachedPlain,
      })}
    >
      {(live) => (
        <>
          <Pace live={live} language={language} />
          <Reach live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

function Pace({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned } = live
  const own = twoCards(result.rates)
  const plain = twoCards(result.ratesPlain)
  const endowed = values.endowed > 0
  const end = (endowed ? Math.max(own.at(-1)![0], plain.at(-1)![0]) : own.at(-1)![0]) * 1.02
  const top = Math.max(...result.rates, ...result.ratesPlain) * 1.25
  return (
    <Plot
      x={{ domain: [0, end], label: t.time }}
      y={{ domain: [0, top], label: t.pace }}
      label={t.paceLabel}
      height={250}
      margin={{ top: 12, right: 16, left: 78 }}
    >
      {pinned && <Line points={twoCards(pinned.result.rates)} class="ghost" />}
      {endowed && <Line points={plain} class="soft dashed" />}
      <Line points={own} class="accent" mark="pace" />
      {[1, 2].map((card) => (
        <Dot key={card} x={result.cycle * card} y={result.rates.at(-1)!} radius={5} class="start" />
      ))}
      <Label x={result.cycle} y={result.rates.at(-1)!} dy={-15} anchor="middle" class="accent">
        {t.reward}
      </Label>
    </Plot>
  )
}

function Reach({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned } = live
  const endowed = values.endowed > 0
  const n = values.stamps
  const most = Math.max(n, pinned?.parameters.stamps ?? 0)
  const high = result.completion > 0.88
  return (
    <Plot
      x={{
        domain: [0, most],
        label: t.purchases,
        ticks: range(0, most + 1, most > 12 ? 5 : most > 6 ? 2 : 1),
      }}
      y={{ domain: [0, 1], label: t.share, format: (y) => percent(y) }}
      label={`${t.reachLabel} ${model.summary(result, values)[language]}`}
      height={250}
      margin={{ top: 12, right: 16, left: 78 }}
    >
      {pinned && <Line points={points(pinned.result.reached)} class="ghost" />}
      {endowed && <Line points={points(result.reachedPlain)} class="soft dashed" />}
      <Line points={points(result.reached)} class="accent" />
      {result.reached.map((share, k) => (
        <Dot key={k} x={k} y={share} radius={3.5} class="start" />
      ))}
      <Label x={n} y={result.completion} dx={-4} dy={high ? 22 : -24} anchor="end" class="accent">
        {endowed
          ? t.given(percent(result.completion), values.endowed, n + values.endowed)
          : t.plain(percent(result.completion))}
      </Label>
      {endowed && (
        <Label
          x={n}
          y={result.completionPlain}
          dx={-4}
          dy={high && result.completionPlain > 0.76 ? 42 : 20}
          anchor="end"
          class="soft"
        >
          {t.plain(percent(result.completionPlain))}
        </Label>
      )}
    </Plot>
  )
}

const points = (shares: readonly number[]): Point[] => shares.map((share, k) => [k, share])

/** The pace as steps over two cards, one after the other: it jumps at each purchase, and falls back at the reward. */
function twoCards(rates: readonly number[]): Point[] {
  let time = 0
  return [...rates, ...rates].flatMap((rate): Point[] => {
    const from = time
    time += 1 / rate
    return [
      [from, rate],
      [time, rate],
    ]
  })
}

const words = {
  en: {
    time: 'time, years',
    pace: 'visits per year',
    paceLabel: 'Pace of purchases over two cards: it rises toward each reward and falls back after it.',
    reward: 'reward',
    purchases: 'purchases made on the first card',
    share: 'still collecting',
    reachLabel: 'Share of customers who are still collecting after each purchase.',
    plain: (share: string) => `${share}: a plain card`,
    given: (share: string, k: number, n: number) => `${share}: ${k} of ${n} given`,
  },
  zh: {
    time: '时间（年）',
    pace: '每年到访次数',
    paceLabel: '两张卡片上购买的节奏：临近奖励时加快，得奖后回落。',
    reward: '奖励',
    purchases: '第一张卡上已完成的购买次数',
    share: '仍在收集的比例',
    reachLabel: '每次购买之后仍在收集的顾客比例。',
    plain: (share: string) => `${share}：普通卡`,
    given: (share: string, k: number, n: number) => `${share}：${n} 格赠 ${k} 格`,
  },
}
