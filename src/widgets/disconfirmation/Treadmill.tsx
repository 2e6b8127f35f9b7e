import { extent } from 'd3-array'
import type { DisconfirmationResult } from '../../core/value/disconfirmation/model.ts'
import { model } from '../../core/value/disconfirmation/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'

interface TreadmillProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** Performance, the expectation that runs after it, and the satisfaction that is their difference. */
export default function Treadmill({
  language,
  controls = ['growth', 'adaptation', 'noise'],
}: TreadmillProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      series={({ result }) => ({
        period: result.path.map((each) => each.period),
        performance: result.path.map((each) => each.performance),
        perceived: result.path.map((each) => each.perceived),
        expectation: result.path.map((each) => each.expectation),
        satisfaction: result.path.map((each) => each.satisfaction),
      })}
    >
      {(live) => (
        <>
          <Levels live={live} language={language} />
          <Satisfaction live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

const pathOf = (
  { path }: DisconfirmationResult,
  of: (each: DisconfirmationResult['path'][number]) => number,
): Point[] => path.map((each) => [each.period, of(each)])

function Levels({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned, store } = live
  const { path } = result
  const last = path.at(-1)!
  const drawn = [path, pinned?.result.path ?? []]
    .flat()
    .flatMap((each) => [each.performance, each.expectation])
  const [low, high] = extent([...drawn, values.performance]) as [number, number]
  const bottom = Math.min(0, Math.floor(low))
  const top = Math.max(10, Math.ceil(high))
  const start = (name: 'performance' | 'expectation') => (
    <Handle
      key={name}
      x={0}
      y={values[name]}
      along="y"
      stepY={0.1}
      label={model.parameters[name].label[language]}
      text={values[name].toFixed(1)}
      onMove={(_, y) => store.set({ [name]: Math.min(Math.max(y, 1), 10) })}
      onSettle={store.settle}
    />
  )
  const xs = path.map((each) => each.period)
  const apart = last.perceived - last.expectation
  return (
    <Plot
      x={{ domain: [-0.6, last.period + 0.4], label: '', ticks: xTicks(last.period) }}
      y={{ domain: [bottom, top], label: t.points }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={310}
      margin={{ top: 14, bottom: 24 }}
      handles={(['performance', 'expectation'] as const).map(start)}
    >
      <Band
        xs={xs}
        low={path.map((each) => each.expectation)}
        high={path.map((each) => Math.max(each.perceived, each.expectation))}
        mark="surplus"
      />
      <Band
        xs={xs}
        low={path.map((each) => Math.min(each.perceived, each.expectation))}
        high={path.map((each) => each.expectation)}
        class="accent"
        mark="shortfall"
      />
      {pinned && <Line points={pathOf(pinned.result, (each) => each.performance)} class="ghost" />}
      {pinned && <Line points={pathOf(pinned.result, (each) => each.expectation)} class="ghost" />}
      <Line points={pathOf(result, (each) => each.performance)} class="accent" mark="performance" />
      <Line points={pathOf(result, (each) => each.expectation)} class="cool" mark="expectation" />
      <Label
        x={last.period}
        y={last.performance}
        dx={-4}
        dy={apart >= 0 ? -15 : 17}
        anchor="end"
        class="accent"
        mark="performance"
      >
        {t.performance}
      </Label>
      <Label
        x={last.period}
        y={last.expectation}
        dx={-4}
        dy={apart >= 0 ? 19 : -15}
        anchor="end"
        class="cool"
        mark="expectation"
      >
        {t.expectation}
      </Label>
      <Label x={last.period + 0.4} y={bottom} dx={-8} dy={-14} anchor="end" class="soft" mark="trial">
        {t.trial(percent(result.trial))}
      </Label>
      <Dot x={0} y={values.performance} radius={7} class="start" />
      <Dot x={0} y={values.expectation} radius={7} class="cool" />
    </Plot>
  )
}

function Satisfaction({ live, language }: PanelProps) {
  const t = words[language]
  const { result, pinned } = live
  const { path } = result
  const last = path.at(-1)!
  const drawn = [...path, ...(pinned?.result.path ?? [])].map((each) => each.satisfaction)
  const [low, high] = extent([...drawn, 0, 1.2]) as [number, number]
  const room = (high - low) * 0.12
  return (
    <Plot
      x={{ domain: [-0.6, last.period + 0.4], label: t.period, ticks: xTicks(last.period) }}
      y={{ domain: [low < 0 ? low - room : 0, high + room], label: t.satisfaction }}
      label={t.satisfactionLabel}
      height={210}
      margin={{ top: 10 }}
    >
      <Line
        points={[
          [-0.6, 0],
          [last.period + 0.4, 0],
        ]}
        class="rule" /* prettier-ignore */
      />
      {pinned && <Line points={pathOf(pinned.result, (each) => each.satisfaction)} class="ghost" />}
      <Line points={pathOf(result, (each) => each.satisfaction)} mark="satisfaction" />
      {path.length <= 48 &&
        path.map((each) => (
          <Dot
            key={each.period}
            x={each.period}
            y={each.satisfaction}
            radius={3.6}
            class={each.satisfaction >= 0 ? 'cool' : 'start'}
            mark="satisfaction"
          />
        ))}
      <Label x={last.period + 0.4} y={high + room} dx={-8} dy={16} anchor="end" class="soft" mark="speed">
        {result.treadmillSpeed > 0 ? t.speed(shortNumber(Number(result.treadmillSpeed.toFixed(3)))) : ''}
      </Label>
    </Plot>
  )
}

const xTicks = (last: number) => {
  const step = last > 120 ? 48 : last > 48 ? 24 : last > 12 ? 6 : 2
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, i) => i * step)
}

const words = {
  en: {
    label: 'Performance and expectation, period by period.',
    satisfactionLabel: 'Satisfaction, period by period.',
    points: 'points',
    period: 'period, t',
    satisfaction: 'satisfaction, S',
    performance: 'performance',
    expectation: 'expectation',
    trial: (share: string) => `tried by ${share} of strangers`,
    speed: (growth: string) => `to keep S: improve ${growth} a period`,
  },
  zh: {
    label: '各期的绩效与期望。',
    satisfactionLabel: '各期的满意度。',
    points: '分',
    period: '期 t',
    satisfaction: '满意度 S',
    performance: '绩效',
    expectation: '期望',
    trial: (share: string) => `${share} 的陌生人会来试`,
    speed: (growth: string) => `要保持 S，每期须改进 ${growth}`,
  },
}
