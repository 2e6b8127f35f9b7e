import { model, type NpsValues } from '../../core/loyalty/nps/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'

interface NpsWavesProps {
  language: Language
  controls?: readonly (keyof NpsValues & string)[]
}

/** The score wave after wave: what jumps although nothing has changed, and what a trend looks like. */
export default function NpsWaves({ language, controls = ['n', 'waves', 'drift'] }: NpsWavesProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      summary={({ result: r, values: v }) => ({
        en: `${v.waves} waves of ${v.n} answers, true trend ${fixed(v.drift, 1)} points a wave. The score ran from ${points(r.waves[0].score)} to ${points(r.waves.at(-1)!.score)} and jumped by up to ${points(r.largestJump)}. The trend estimated is ${fixed(100 * r.slope, 2)} ± ${(196 * r.slopeError).toFixed(2)} (p = ${r.slopeP.toFixed(3)}).`,
        zh: `${v.waves} 轮调查，每轮 ${v.n} 份回答，真实趋势为每轮 ${fixed(v.drift, 1)} 分。净推荐值由 ${points(r.waves[0].score)} 变为 ${points(r.waves.at(-1)!.score)}，相邻两轮最多跳动 ${points(r.largestJump)} 分。估计的趋势为每轮 ${fixed(100 * r.slope, 2)} ± ${(196 * r.slopeError).toFixed(2)} 分（p = ${r.slopeP.toFixed(3)}）。`,
      })}
      series={({ result }) => ({
        wave: result.waves.map((w) => w.wave),
        truth: result.waves.map((w) => w.truth),
        score: result.waves.map((w) => w.score),
        margin: result.waves.map((w) => w.margin),
      })}
    >
      {({ values, result, pinned }) => {
        const { waves, slope, score } = result
        const last = values.waves
        const ghost = pinned?.result.waves ?? []
        const ends = [...waves, ...ghost].flatMap((w) => [
          100 * (w.score - w.margin),
          100 * (w.score + w.margin),
        ])
        const low = Math.max(-100, Math.min(100 * score - 30, ...ends) - 14)
        const high = Math.min(100, Math.max(100 * score + 30, ...ends) + 3)
        const middle = (last + 1) / 2
        const mean = waves.reduce((sum, w) => sum + w.score, 0) / waves.length
        const fitted = (wave: number) => 100 * (mean + slope * (wave - middle))
        return (
          <Plot
            x={{ domain: [0.4, last + 0.6], label: t.wave, ticks: ticksTo(last), format: String }}
            y={{ domain: [low, high], label: t.score, format: (v) => fixed(v, 0) }}
            label={t.label}
            height={330}
            margin={{ top: 14 }}
          >
            {ghost.map((w) => (
              <Dot key={w.wave} x={w.wave} y={100 * w.score} radius={4} class="ghost" />
            ))}
            <Line points={waves.map((w) => [w.wave, 100 * w.truth])} class="soft dashed" mark="truth" />
            <Line
              points={[
                [1, fitted(1)],
                [last, fitted(last)],
              ]}
              class="cool"
              mark="trend" /* prettier-ignore */
            />
            {waves.map((w) => (
              <g key={w.wave}>
                <Line
                  points={[[w.wave, 100 * (w.score - w.margin)], [w.wave, 100 * (w.score + w.margin)]]} /* prettier-ignore */
                  class="soft thin"
                />
                <Dot x={w.wave} y={100 * w.score} radius={4.5} class="start" />
              </g>
            ))}
            <Label x={1} y={low} dx={2} dy={-30} class="soft">
              {t.truth}
            </Label>
            <Label x={1} y={low} dx={2} dy={-12} class="cool">
              {t.trend}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const ticksTo = (last: number) => {
  const step = last > 24 ? 6 : last > 13 ? 3 : last > 7 ? 2 : 1
  return Array.from({ length: Math.ceil(last / step) }, (_, k) => 1 + k * step)
}
const points = (score: number) => fixed(100 * score, 0)

const words = {
  en: {
    label: 'The score of each wave with its 95% interval, the truth, and the line fitted through the waves.',
    wave: 'wave of the survey',
    score: 'net promoter score (points)',
    truth: 'dashed: the truth',
    trend: 'solid: the trend fitted',
  },
  zh: {
    label: '各轮净推荐值及 95% 置信区间、真实值，以及拟合各轮的直线。',
    wave: '调查轮次',
    score: '净推荐值（分）',
    truth: '虚线：真实值',
    trend: '实线：拟合的趋势',
  },
}
