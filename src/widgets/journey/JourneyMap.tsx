import { Fragment } from 'preact'
import { useId, useState } from 'preact/hooks'
import { model } from '../../core/loyalty/journey/model.ts'
import { touchpointIds, touchpoints, type TouchpointId } from '../../core/loyalty/journey/touchpoints.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed, percent, shortNumber } from '../../figures/shortNumber.ts'
import { spaced } from '../../figures/spaced.ts'
import { Controls } from '../controls/Controls.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

interface JourneyMapProps {
  language: Language
  /** Without controls of its own where the page has them. */
  bare?: boolean
}

/** The map of a journey: emotion at each touchpoint, what is remembered and what was lived, effort and who gives up. */
export default function JourneyMap({ language, bare = false }: JourneyMapProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      viewControls={
        !bare && (
          <>
            <PresetControl store={store} language={language} />
            <TouchpointControls language={language} />
          </>
        )
      }
      controls={bare ? [] : ['endWeight', 'effortWeight']}
      series={({ result }) => ({
        touchpoint: result.stops.map((stop) => touchpoints[stop.id].name[language]),
        ...Object.fromEntries(
          (['emotion', 'effort', 'minutes', 'reached', 'leaving', 'lost'] as const).map((key) => [
            key,
            result.stops.map((stop) => stop[key]),
          ]),
        ),
      })}
    >
      {(live) => <Map live={live} language={language} />}
    </ModelFigure>
  )
}

/** One touchpoint at a time: whether it is part of the journey, its place, and how long it lasts. */
function TouchpointControls({ language }: { language: Language }) {
  const live = useStore(model)
  const id = useId()
  const [chosen, setChosen] = useState<TouchpointId>('help')
  return (
    <>
      <div class="control">
        <label for={id}>{words[language].touchpoint}</label>
        <select
          id={id}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value as TouchpointId)}
        >
          {touchpointIds.map((each) => (
            <option key={each} value={each}>
              {touchpoints[each].name[language]}
            </option>
          ))}
        </select>
      </div>
      <Controls
        live={live}
        names={[`${chosen}On`, `${chosen}Place`, `${chosen}Minutes`]}
        language={language}
      />
    </>
  )
}

const left = 46

function Map({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { stops, peak } = result
  const last = stops.length - 1
  const ghost = pinned?.result
  const end = stops.length + 1.95
  const x = {
    domain: [0.45, end] as const,
    ticks: stops.map((_, i) => i + 1),
    format: (at: number) => touchpoints[stops[at - 1].id].short[language],
  }
  // The two levels are named at the right, apart from each other.
  const levels = spaced([result.remembered, result.lived], 0.75, -3.3, 3)
  return (
    <>
      <Plot
        x={{ ...x, label: '' }}
        y={{ domain: [-3.5, 3.5], label: t.emotion, ticks: [-3, -2, -1, 0, 1, 2, 3] }}
        label={`${t.label} ${model.summary(result, values)[language]}`}
        height={330}
        margin={{ top: 12, bottom: 26, left }}
        handles={stops.map(({ id, emotion }, i) => (
          <Handle
            key={id}
            x={i + 1}
            y={emotion}
            along="y"
            stepY={0.1}
            label={`${touchpoints[id].name[language]}${t.colon}${t.emotion}`}
            text={fixed(emotion, 1)}
            onMove={(_, y) => store.set({ [`${id}Emotion`]: clamp(y, -3, 3) })}
            onSettle={store.settle}
          />
        ))}
      >
        <Line points={across(0, end)} class="rule" />
        {ghost && <Line points={pathOf(ghost)} class="ghost" />}
        {ghost && <Line points={across(ghost.remembered, end)} class="ghost" />}
        <Line points={across(result.lived, end)} class="cool dashed" mark="lived" />
        <Line points={across(result.remembered, end)} class="accent dashed" mark="remembered" />
        <Line points={pathOf(result)} />
        <Dot x={peak + 1} y={result.peakEmotion} radius={11} class="ghost" mark="peak" />
        <Dot x={last + 1} y={result.endEmotion} radius={11} class="ghost" mark="end" />
        {stops.map(({ id, emotion }, i) => (
          <Dot key={id} x={i + 1} y={emotion} radius={6.5} class="start" />
        ))}
        <Label x={peak + 1} y={result.peakEmotion} dy={away(result.peakEmotion)} anchor="middle" class="soft">
          {peak === last ? t.both : t.peak}
        </Label>
        {peak !== last && (
          <Label x={last + 1} y={result.endEmotion} dx={15} dy={6} class="soft">
            {t.end}
          </Label>
        )}
        <Label x={end} y={levels[0]} dx={-5} dy={-11} anchor="end" class="accent" mark="remembered">
          {`${t.remembered} ${shortNumber(Number(result.remembered.toFixed(2)))}`}
        </Label>
        <Label x={end} y={levels[1]} dx={-5} dy={-11} anchor="end" class="cool" mark="lived">
          {`${t.lived} ${shortNumber(Number(result.lived.toFixed(2)))}`}
        </Label>
      </Plot>
      <Plot
        x={{ ...x, label: t.axis }}
        y={{ domain: [0, 5.9], label: t.effort, ticks: [0, 1, 2, 3, 4, 5] }}
        label={`${t.effortLabel} ${stops.map((stop) => `${touchpoints[stop.id].name[language]} ${lost(stop.lost)}`).join(t.comma)}`}
        height={218}
        margin={{ top: 8, left }}
        handles={stops.map(({ id, effort }, i) => (
          <Handle
            key={id}
            x={i + 1}
            y={effort}
            along="y"
            stepY={0.1}
            label={`${touchpoints[id].name[language]}${t.colon}${t.effort}`}
            text={effort.toFixed(1)}
            onMove={(_, y) => store.set({ [`${id}Effort`]: clamp(y, 0, 5) })}
            onSettle={store.settle}
          />
        ))}
      >
        {stops.map(({ id, effort, lost: share }, i) => (
          <Fragment key={id}>
            <Column x={i + 1} width={0.5} to={effort} class="cool" mark="effort" />
            <Dot x={i + 1} y={effort} radius={5} class="start" />
            <Label x={i + 1} y={effort} dy={-16} anchor="middle" class="soft">
              {lost(share)}
            </Label>
          </Fragment>
        ))}
        <Label x={end} y={3.2} dx={-5} anchor="end" class="strong">
          {percent(result.completed)}
        </Label>
        <Label x={end} y={2.4} dx={-5} anchor="end" class="soft">
          {t.through}
        </Label>
      </Plot>
    </>
  )
}

const across = (y: number, end: number): Point[] => [
  [0.45, y],
  [end, y],
]
const pathOf = ({ stops }: ResultOf<typeof model>): Point[] => stops.map(({ emotion }, i) => [i + 1, emotion])
const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)
/** A label stands on the far side of its dot, unless it would leave the frame. */
const away = (emotion: number) => (emotion < 0 === Math.abs(emotion) < 2.6 ? 21 : -21)
const lost = (part: number) => `\u2212${(100 * part).toFixed(part < 0.0995 ? 1 : 0)}%`

const words = {
  en: {
    label: 'A journey map: emotion at each touchpoint.',
    effortLabel: 'Effort at each touchpoint, and the share of those who set out that gives up there:',
    emotion: 'emotion',
    effort: 'effort',
    axis: 'touchpoints, in the order in which they are met',
    touchpoint: 'Touchpoint to change',
    peak: 'peak',
    end: 'end',
    both: 'peak and end',
    remembered: 'memory',
    lived: 'lived',
    through: 'come through',
    colon: ': ',
    comma: ', ',
  },
  zh: {
    label: '旅程图：各触点上的情绪。',
    effortLabel: '各触点的费力程度，以及出发者中在此放弃的比例：',
    emotion: '情绪',
    effort: '费力程度',
    axis: '触点（按经过的先后）',
    touchpoint: '要改动的触点',
    peak: '峰值',
    end: '结尾',
    both: '峰值与结尾',
    remembered: '记忆',
    lived: '经历',
    through: '走完全程',
    colon: '：',
    comma: '，',
  },
}
