import { range } from 'd3-array'
import type { ValuesOf } from '../../core/model/model.ts'
import { model } from '../../core/retention/comparison-levels/model.ts'
import {
  alongSwitchingCost,
  ellipse,
  type Quadrants,
} from '../../core/retention/comparison-levels/quadrants.ts'
import type { Language } from '../../core/text.ts'
import { Area, Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { formatAtStep } from '../../core/model/formatValue.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

type LevelValues = ValuesOf<typeof model>

interface FourKindsProps {
  language: Language
  controls?: readonly (keyof LevelValues & string)[]
}

/** The plane of the two comparisons with its four kinds of customers; below, the kinds along the switching cost. */
export default function FourKinds({
  language,
  controls = ['switchingCost', 'outcome', 'level', 'alternative'],
}: FourKindsProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ values }) => {
        const rows = alongSwitchingCost(values, costs)
        return {
          switchingCost: costs,
          ...Object.fromEntries(kinds.map((kind) => [kind, rows.map((row) => row[kind])])),
        }
      }}
    >
      {(live) => (
        <>
          <Comparisons live={live} language={language} />
          <AlongCost live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

const kinds = ['happyStable', 'unhappyStable', 'happyUnstable', 'unhappyUnstable'] as const
const reach = 5
const costs = range(0, 4.01, 0.1).map((cost) => Number(cost.toFixed(1)))

function Comparisons({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const { plane, shares } = result
  const within = (x: number) => Math.min(Math.max(x, -reach), reach)
  const place = (x: number, y: number) =>
    store.set({
      level: clamp(values.outcome - x),
      alternative: clamp(values.outcome + values.switchingCost - y),
    })
  const corner = {
    happyStable: [1, 1],
    unhappyStable: [-1, 1],
    happyUnstable: [1, -1],
    unhappyUnstable: [-1, -1],
  } as const
  return (
    <Plot
      x={{ domain: [-reach, reach], label: t.x, ticks: [-4, -2, 0, 2, 4] }}
      y={{ domain: [-reach, reach], label: t.y, ticks: [-4, -2, 0, 2, 4] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={430}
      margin={{ top: 12 }}
      handles={
        <Handle
          x={within(plane.x)}
          y={within(plane.y)}
          stepX={0.1}
          stepY={0.1}
          label={t.handle}
          text={`CL ${formatAtStep(values.level, 0.1)}, CLalt ${formatAtStep(values.alternative, 0.1)}`}
          onMove={place}
          onSettle={store.settle}
        />
      }
    >
      <Area
        outline={[
          [-reach, 0],
          [0, 0],
          [0, reach],
          [-reach, reach],
        ]}
        class="accent"
        mark="unhappyStable"
      />
      <Area
        outline={[
          [0, 0],
          [reach, 0],
          [reach, reach],
          [0, reach],
        ]}
        mark="happyStable"
      />
      <Line
        points={[
          [0, -reach],
          [0, reach],
        ]}
        class="soft thin"
      />
      <Line
        points={[
          [-reach, 0],
          [reach, 0],
        ]}
        class="soft thin"
      />
      {pinned && <Line points={ellipse(pinned.result.plane, 0.9)} class="ghost" />}
      <Line points={ellipse(plane, 0.9)} class="thin" />
      <Line points={ellipse(plane, 0.5)} class="strong" />
      {kinds.map((kind) => (
        <g key={kind}>
          <Label
            x={corner[kind][0] * 4.8}
            y={corner[kind][1] * 4.5}
            anchor={corner[kind][0] > 0 ? 'end' : 'start'}
            class={kind === 'happyStable' ? 'cool' : kind === 'unhappyStable' ? 'accent' : 'soft'}
          >
            {t.kinds[kind]}
          </Label>
          <Label
            x={corner[kind][0] * 4.8}
            y={corner[kind][1] * 3.88}
            anchor={corner[kind][0] > 0 ? 'end' : 'start'}
            class="strong"
          >
            {percent(shares[kind])}
          </Label>
        </g>
      ))}
      <Dot x={within(plane.x)} y={within(plane.y)} radius={8} class="start" />
    </Plot>
  )
}

const clamp = (x: number) => Math.min(Math.max(Number(x.toFixed(1)), 1), 9)

function AlongCost({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, store, result } = live
  const rows = alongSwitchingCost(values, costs)
  const order = ['happyStable', 'unhappyStable', 'happyUnstable', 'unhappyUnstable'] as const
  const below = (row: Quadrants, k: number) => order.slice(0, k).reduce((sum, kind) => sum + row[kind], 0)
  const stay = result.shares.happyStable + result.shares.unhappyStable
  const names: readonly [keyof Quadrants, string][] = [
    ['happyStable', 'cool'],
    ['unhappyStable', 'accent'],
  ]
  return (
    <Plot
      x={{ domain: [0, 4], label: t.cost }}
      y={{ domain: [0, 1], label: t.share, ticks: [0, 0.5, 1] }}
      label={t.alongLabel}
      height={230}
      margin={{ top: 12 }}
      handles={
        <Handle
          x={values.switchingCost}
          y={stay}
          along="x"
          stepX={0.1}
          label={model.parameters.switchingCost.label[language]}
          text={formatAtStep(values.switchingCost, 0.1)}
          onMove={(x) => store.set({ switchingCost: Number(x.toFixed(1)) })}
          onSettle={store.settle}
        />
      }
    >
      <Band xs={costs} low={costs.map(() => 0)} high={rows.map((row) => below(row, 1))} mark="happyStable" />
      <Band
        xs={costs}
        low={rows.map((row) => below(row, 1))}
        high={rows.map((row) => below(row, 2))}
        class="accent"
        mark="unhappyStable"
      />
      {[1, 2, 3].map((k) => (
        <Line
          key={k}
          points={rows.map((row) => [row.switchingCost, below(row, k)])}
          class={k === 2 ? 'strong' : 'thin'}
        />
      ))}
      {names.map(([kind, className]) => {
        const at = 25
        const y = below(rows[at], order.indexOf(kind)) + rows[at][kind] / 2
        return rows[at][kind] < 0.08 ? null : (
          <Label key={kind} x={costs[at]} y={y} anchor="middle" class={className}>
            {t.kinds[kind]}
          </Label>
        )
      })}
      <Line
        points={[
          [values.switchingCost, 0],
          [values.switchingCost, 1],
        ]}
        class="cursor"
      />
      <Dot x={values.switchingCost} y={stay} radius={7} class="start" />
    </Plot>
  )
}

const words = {
  en: {
    x: 'outcome above what is due, O − CL',
    y: 'above the best alternative, O + SC − CLalt',
    label: 'Customers in the plane of two comparisons; the ellipses hold half and nine tenths of them.',
    handle: 'The average customer',
    kinds: {
      happyStable: 'satisfied, stays',
      unhappyStable: 'dissatisfied, stays',
      happyUnstable: 'satisfied, leaves',
      unhappyUnstable: 'dissatisfied, leaves',
    },
    cost: 'switching cost SC (value points)',
    share: 'share of customers',
    alongLabel: 'Shares of the four kinds along the switching cost.',
  },
  zh: {
    x: '所得高于应得多少，O − CL',
    y: '高于最佳替代者多少，O + SC − CLalt',
    label: '两种比较构成的平面上的顾客；两个椭圆分别包含一半与九成的人。',
    handle: '平均的顾客',
    kinds: {
      happyStable: '满意，留下',
      unhappyStable: '不满意，留下',
      happyUnstable: '满意，离开',
      unhappyUnstable: '不满意，离开',
    },
    cost: '转换成本 SC（价值点）',
    share: '顾客比例',
    alongLabel: '四类顾客的比例随转换成本的变化。',
  },
}
