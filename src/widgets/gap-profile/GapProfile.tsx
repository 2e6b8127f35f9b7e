import { mean } from 'd3-array'
import { dimensionNames, model } from '../../core/value/gap-profile/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

type GapValues = ValuesOf<typeof model>

interface GapProfileProps {
  language: Language
  controls?: readonly (keyof GapValues & string)[]
}

const dimensions = ['Quality', 'Service', 'Price', 'Speed', 'Innovation'] as const

/** How a firm rates itself, how its customers rate it, what they expect; and what that says to do first. */
export default function GapProfile({
  language,
  controls = ['expectationQuality', 'expectationService', 'expectationSpeed'],
}: GapProfileProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ values, result }) => ({
        dimension: dimensionNames.map((name) => name.en),
        self: dimensions.map((name) => values[`self${name}`]),
        perception: dimensions.map((name) => values[`perception${name}`]),
        expectation: dimensions.map((name) => values[`expectation${name}`]),
        importance: dimensions.map((name) => values[`importance${name}`]),
        serviceGap: result.profile.serviceGaps,
        selfGap: result.profile.selfGaps,
        quadrant: result.profile.quadrants,
      })}
    >
      {(live) => (
        <>
          <Profile live={live} language={language} />
          <Grid live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

function Profile({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const y = (i: number) => dimensions.length - i - 0.5
  return (
    <Plot
      x={{ domain: [0.8, 10.2], label: t.rating, ticks: [2, 4, 6, 8, 10] }}
      y={{ domain: [0, dimensions.length], label: '', ticks: [] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={330}
      margin={{ top: 34, left: 92, right: 64 }}
      handles={dimensions.map((name, i) => (
        <Handle
          key={name}
          x={values[`self${name}`]}
          y={y(i) + 0.2}
          along="x"
          stepX={0.1}
          label={model.parameters[`self${name}`].label[language]}
          text={values[`self${name}`].toFixed(1)}
          onMove={(x) => store.set({ [`self${name}`]: Math.min(Math.max(x, 1), 10) })}
          onSettle={store.settle}
        />
      ))}
    >
      <Label x={10.2} y={dimensions.length} dx={10} dy={-16} class="soft">
        P − E
      </Label>
      {dimensions.map((name, i) => {
        const [self, seen, due] = [
          values[`self${name}`],
          values[`perception${name}`],
          values[`expectation${name}`],
        ]
        const gap = result.profile.serviceGaps[i]
        return (
          <g key={name} data-mark={`dimension-${name.toLowerCase()}`}>
            <Line
              points={[
                [0.8, y(i) - 0.5],
                [10.2, y(i) - 0.5],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Label x={0.8} y={y(i)} dx={-10} anchor="end">
              {dimensionNames[i][language]}
            </Label>
            <Line
              points={[
                [seen, y(i) - 0.18],
                [due, y(i) - 0.18],
              ]}
              class={gap < 0 ? 'soft' : 'cool'} /* prettier-ignore */
            />
            <Line
              points={[
                [due, y(i) - 0.36],
                [due, y(i)],
              ]}
              class="expected" /* prettier-ignore */
            />
            {pinned && <Dot x={pinned.parameters[`perception${name}`]} y={y(i) - 0.18} class="ghost" />}
            {pinned && <Dot x={pinned.parameters[`self${name}`]} y={y(i) + 0.2} class="ghost" />}
            <Dot x={seen} y={y(i) - 0.18} radius={6} class="cool" mark="perception" />
            <Dot x={self} y={y(i) + 0.2} radius={6} class="start" mark="self" />
            <Label x={10.2} y={y(i)} dx={10} class={gap < 0 ? 'strong' : 'cool'}>
              {signed(gap)}
            </Label>
          </g>
        )
      })}
      <Label
        x={values.selfQuality}
        y={5}
        dx={4}
        dy={-16}
        anchor={values.selfQuality > 5 ? 'end' : 'start'}
        class="accent"
        mark="self"
      >
        {t.self}
      </Label>
      <Label
        x={Math.min(values.perceptionQuality, values.expectationQuality)}
        y={y(0) - 0.18}
        dx={-12}
        anchor="end"
        class="cool"
        mark="perception"
      >
        {values.perceptionQuality <= values.expectationQuality ? t.seen : ''}
      </Label>
      <Label
        x={Math.max(values.perceptionQuality, values.expectationQuality)}
        y={y(0) - 0.18}
        dx={10}
        class="soft"
        mark="expectation"
      >
        {values.perceptionQuality <= values.expectationQuality && values.expectationQuality < 8.8
          ? t.due
          : ''}
      </Label>
    </Plot>
  )
}

/** Importance against performance, cut at the means. */
function Grid({ live, language }: PanelProps) {
  const t = words[language]
  const { values, result, store } = live
  const at = dimensions.map((name) => [values[`perception${name}`], values[`importance${name}`]] as const)
  const [mx, my] = [mean(at, ([x]) => x)!, mean(at, ([, y]) => y)!]
  const top = Math.max(0.4, ...at.map(([, y]) => y + 0.06))
  const [left, right] = [
    Math.min(4, ...at.map(([x]) => Math.floor(x - 0.3))),
    Math.max(9, ...at.map(([x]) => Math.ceil(x + 0.3))),
  ]
  const corners = [
    { name: 'concentrate', x: left, y: top, dx: 8, dy: 16, anchor: 'start' },
    { name: 'keepUp', x: right, y: top, dx: -8, dy: 16, anchor: 'end' },
    { name: 'lowPriority', x: left, y: 0, dx: 8, dy: -16, anchor: 'start' },
    { name: 'overkill', x: right, y: 0, dx: -8, dy: -16, anchor: 'end' },
  ] as const
  return (
    <Plot
      x={{ domain: [left, right], label: t.performance }}
      y={{ domain: [0, top], label: t.importance }}
      label={t.gridLabel}
      height={340}
      margin={{ top: 10 }}
      handles={dimensions.map((name, i) => (
        <Handle
          key={name}
          x={at[i][0]}
          y={at[i][1]}
          stepX={0.1}
          stepY={0.01}
          label={t.both(dimensionNames[i][language])}
          text={`${at[i][0].toFixed(1)}, ${at[i][1].toFixed(2)}`}
          onMove={(x, y) =>
            store.set({
              [`perception${name}`]: Math.min(Math.max(x, 1), 10),
              [`importance${name}`]: Math.min(Math.max(y, 0), 1),
            })
          }
          onSettle={store.settle}
        />
      ))}
    >
      <Line
        points={[
          [mx, 0],
          [mx, top],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      <Line
        points={[
          [left, my],
          [right, my],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      {corners.map(({ name, x, y, dx, dy, anchor }) => (
        <Label
          key={name}
          x={x}
          y={y}
          dx={dx}
          dy={dy}
          anchor={anchor}
          class={name === 'concentrate' ? 'strong' : 'soft'}
        >
          {t.quadrants[name]}
        </Label>
      ))}
      {at.map(([x, y], i) => {
        const urgent = result.profile.quadrants[i] === 'concentrate'
        const low = y < 0.08
        return (
          <g key={dimensions[i]} data-mark={`dimension-${dimensions[i].toLowerCase()}`}>
            <Dot x={x} y={y} radius={6.5} class={urgent ? 'start' : 'cool'} />
            <Label
              x={x}
              y={y}
              dx={x > right - 0.8 ? -12 : 12}
              dy={low ? -12 : 0}
              anchor={x > right - 0.8 ? 'end' : 'start'}
              class={urgent ? 'accent' : ''}
            >
              {dimensionNames[i][language]}
            </Label>
          </g>
        )
      })}
    </Plot>
  )
}

const signed = (x: number) => `${x > 0.04 ? '+' : x < -0.04 ? '−' : ''}${Math.abs(x).toFixed(1)}`

const words = {
  en: {
    label: 'Five ratings by the firm and by its customers, with what customers expect.',
    gridLabel: 'Importance against performance of the five.',
    rating: 'rating, 1 to 10',
    self: 'we say',
    seen: 'customers say, P',
    due: 'due, E',
    performance: 'performance as customers see it, P',
    importance: 'importance, w',
    both: (name: string) => `${name}: performance and importance`,
    quadrants: {
      concentrate: 'act here first',
      keepUp: 'keep it up',
      lowPriority: 'low priority',
      overkill: 'perhaps too much',
    },
  },
  zh: {
    label: '企业与顾客在五个方面的评分，以及顾客的期望。',
    gridLabel: '五个方面的重要性与表现。',
    rating: '评分（1 到 10）',
    self: '企业自评',
    seen: '顾客评分 P',
    due: '期望 E',
    performance: '顾客眼中的表现 P',
    importance: '重要性 w',
    both: (name: string) => `${name}：表现与重要性`,
    quadrants: {
      concentrate: '优先改进',
      keepUp: '继续保持',
      lowPriority: '暂缓',
      overkill: '或许过头',
    },
  },
}
