import { Fragment } from 'preact'
import { model } from '../../core/loyalty/journey/model.ts'
import { touchpoints } from '../../core/loyalty/journey/touchpoints.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Bar } from '../../figures/value/Bar.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface JourneyGainsProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** What a step better at each touchpoint alone adds to those who come back: a point of emotion, a point less effort. */
export default function JourneyGains({
  language,
  controls = ['helpEmotion', 'memory', 'endWeight', 'effortWeight'],
}: JourneyGainsProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result }) => ({ en: tell(result, 'en'), zh: tell(result, 'zh') })}
      series={({ result }) => ({
        touchpoint: result.stops.map((stop) => touchpoints[stop.id].name[language]),
        byEmotion: result.stops.map((stop) => stop.byEmotion),
        byEffort: result.stops.map((stop) => stop.byEffort),
      })}
    >
      {({ result, pinned }) => {
        const { stops } = result
        const before = new Map(pinned?.result.stops.map((stop) => [stop.id, stop]))
        const gains = [...stops, ...before.values()].flatMap((stop) => [stop.byEmotion, stop.byEffort])
        // The bars are named where they are shortest.
        const reach = stops.map((stop) => Math.max(stop.byEmotion, stop.byEffort))
        const named = reach.indexOf(Math.min(...reach))
        const [low, high] = [Math.min(0, ...gains), Math.max(0.02, ...gains)]
        return (
          <Plot
            x={{
              domain: [low * 1.15, high * (reach[named] > 0.4 * high ? 1.9 : 1.22)],
              label: t.axis,
              format: (gain) => points(gain, 0),
            }}
            y={{
              domain: [stops.length + 0.6, 0.4],
              label: '',
              ticks: stops.map((_, i) => i + 1),
              format: (at) => touchpoints[stops[at - 1].id].short[language],
            }}
            label={tell(result, language)}
            height={64 + 46 * stops.length}
            margin={{ top: 8, left: 62 }}
          >
            {stops.map((stop, i) => {
              const ghost = before.get(stop.id)
              return (
                <Fragment key={stop.id}>
                  <Bar
                    from={0}
                    to={stop.byEmotion}
                    y={i + 0.8}
                    thickness={14}
                    class="accent"
                    mark="by-emotion"
                  />
                  <Bar from={0} to={stop.byEffort} y={i + 1.2} thickness={14} class="cool" mark="by-effort" />
                  <Label x={Math.max(0, stop.byEmotion)} y={i + 0.8} dx={6} class="accent">
                    {points(stop.byEmotion)}
                    {i === named ? ` ${t.emotion}` : ''}
                  </Label>
                  <Label x={Math.max(0, stop.byEffort)} y={i + 1.2} dx={6} class="cool">
                    {points(stop.byEffort)}
                    {i === named ? ` ${t.effort}` : ''}
                  </Label>
                  {ghost && <Line points={mark(ghost.byEmotion, i + 0.8)} class="ghost" />}
                  {ghost && <Line points={mark(ghost.byEffort, i + 1.2)} class="ghost" />}
                </Fragment>
              )
            })}
            <Line
              points={[
                [0, 0.4],
                [0, stops.length + 0.6],
              ]}
              class="rule"
            />
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const mark = (gain: number, y: number) =>
  [
    [gain, y - 0.2],
    [gain, y + 0.2],
  ] as const

const points = (gain: number, digits = 1) =>
  `${gain > 0 ? '+' : ''}${(100 * gain).toFixed(digits)}`.replace('-', '\u2212')

function tell({ stops, returning }: ResultOf<typeof model>, language: Language): string {
  const best = (key: 'byEmotion' | 'byEffort') =>
    stops.reduce((most, stop) => (stop[key] > most[key] ? stop : most))
  const [emotion, effort] = [best('byEmotion'), best('byEffort')]
  const name = (stop: typeof emotion) => touchpoints[stop.id].name[language]
  const now = percent(returning, 1)
  return language === 'zh'
    ? `现有 ${now} 的顾客会再来。情绪提高一分，收效最大的是“${name(emotion)}”（${points(emotion.byEmotion)} 个百分点）；少费一分力，收效最大的是“${name(effort)}”（${points(effort.byEffort)} 个百分点）。`
    : `${now} come back now. A point of emotion does most at “${name(emotion)}” (${points(emotion.byEmotion)} points), a point less effort at “${name(effort)}” (${points(effort.byEffort)} points).`
}

const words = {
  en: {
    axis: 'more who come back, in percentage points',
    emotion: 'emotion one better',
    effort: 'effort one less',
  },
  zh: { axis: '再次光顾的比例增加（百分点）', emotion: '情绪提高一分', effort: '少费一分力' },
}
