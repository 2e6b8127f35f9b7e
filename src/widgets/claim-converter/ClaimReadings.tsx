import { Fragment } from 'preact'
import { model } from '../../core/loyalty/claims/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Bar } from '../../figures/value/Bar.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'
import { ClaimCards } from './ClaimCards.tsx'

interface ClaimReadingsProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
  /** With every percentage of the source below, to be put in. */
  cards?: boolean
}

/** A claimed percentage read in both ways, and the retention that a claimed rise of lifetime value needs. */
export default function ClaimReadings({
  language,
  controls = ['target', 'change', 'retention', 'multiple'],
  cards = true,
}: ClaimReadingsProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        multiple: result.curve.map(({ multiple }) => multiple),
        retentionNeeded: result.curve.map(({ retention }) => retention),
      })}
    >
      {(live) => (
        <>
          <Readings live={live} language={language} />
          <Needed live={live} language={language} />
          {cards && <ClaimCards live={live} language={language} />}
        </>
      )}
    </ModelFigure>
  )
}

type Drawn = { live: Live<typeof model>; language: Language }

/** Three bars: the value before, and after under either reading. */
function Readings({ live: { values, result, pinned }, language }: Drawn) {
  const t = words[language]
  const unit = `${values.change > 0 ? '+' : ''}${values.change}`.replace('-', '\u2212')
  const rows = [
    { name: t.before, value: result.base, share: result.share, class: '' },
    { name: `${unit}${t.relative}`, value: result.relative, share: result.shareRelative, class: 'accent' },
    {
      name: values.target === 'spend' ? t.noPoints : `${unit}${t.points}`,
      value: values.target === 'spend' ? null : result.points,
      share: result.sharePoints,
      class: 'cool',
    },
  ]
  const ghosts = pinned ? [pinned.result.base, pinned.result.relative, pinned.result.points] : []
  const largest = Math.max(...rows.map((row) => row.value ?? 0), ...ghosts.map((value) => value ?? 0))
  return (
    <Plot
      x={{ domain: [0, 1.32 * largest], label: values.target === 'conversion' ? t.perReached : t.value }}
      y={{ domain: [3.62, 0.3], label: '', ticks: [] }}
      label={model.summary(result, values)[language]}
      height={262}
      margin={{ top: 4, left: 14 }}
    >
      {rows.map((row, i) => (
        <Fragment key={i}>
          <Label x={0} y={i + 0.66} dx={4} class={row.class}>
            {row.name}
            {row.share !== null && ` \u2192 ${t.of[values.target]} ${share(row.share)}`}
          </Label>
          {row.value !== null && (
            <Bar
              from={0}
              to={row.value}
              y={i + 1.08}
              thickness={24}
              class={row.class}
              mark={`reading-${i}`}
            />
          )}
          <Label
            x={row.value ?? 0}
            y={i + 1.08}
            dx={row.value === null ? 4 : 7}
            class={row.value === null ? 'soft' : 'strong'}
          >
            {row.value === null
              ? values.target === 'spend'
                ? t.meaningless
                : t.impossible
              : money(row.value)}
          </Label>
          {ghosts[i] != null && (
            <Line
              points={[
                [ghosts[i], i + 0.82],
                [ghosts[i], i + 1.34],
              ]}
              class="ghost" /* prettier-ignore */
            />
          )}
        </Fragment>
      ))}
    </Plot>
  )
}

/** The retention that makes the lifetime value so many times what it is. */
function Needed({ live: { values, result, pinned, store }, language }: Drawn) {
  const t = words[language]
  const curve = (r: ResultOf<typeof model>): Point[] =>
    r.curve.map(({ multiple, retention }) => [multiple, retention ?? NaN])
  const { needed, largestMultiple } = result
  const low = Math.max(
    0,
    Math.floor(10 * Math.min(values.retention, pinned?.parameters.retention ?? 1)) / 10 - 0.05,
  )
  return (
    <Plot
      x={{ domain: [1, 3], label: t.multiple }}
      y={{ domain: [low, 1.03], label: t.needed, format: (r) => `${Math.round(100 * r)}%` }}
      label={t.neededLabel(values.multiple.toFixed(2), needed === null ? t.impossible : share(needed))}
      height={250}
      margin={{ top: 12, left: 82 }}
      handles={
        <Handle
          x={values.multiple}
          y={needed ?? 1}
          along="x"
          stepX={0.05}
          label={model.parameters.multiple.label[language]}
          text={values.multiple.toFixed(2)}
          onMove={(multiple) => store.set({ multiple })}
          onSettle={store.settle}
        />
      }
    >
      <Line
        points={[
          [1, 1],
          [3, 1],
        ]}
        class="rule" /* prettier-ignore */
      />
      <Line
        points={[
          [values.multiple, low],
          [values.multiple, 1.03],
        ]}
        class="rule" /* prettier-ignore */
      />
      {pinned && <Line points={curve(pinned.result)} class="ghost" />}
      <Line points={curve(result)} class="accent" mark="needed" />
      <Dot x={values.multiple} y={needed ?? 1} radius={7} class={needed === null ? 'unstable' : 'start'} />
      <Label
        x={values.multiple}
        y={needed ?? 1}
        dx={values.multiple > 2 ? -12 : 12}
        dy={18}
        anchor={values.multiple > 2 ? 'end' : 'start'}
        class="accent"
      >
        {needed === null ? t.beyond(largestMultiple.toFixed(2)) : share(needed)}
      </Label>
    </Plot>
  )
}

const share = (part: number) => `${(100 * part).toFixed(1).replace(/\.0$/, '')}%`
const money = (value: number) => (value < 100 ? value.toFixed(1) : value.toFixed(0))

const words = {
  en: {
    before: 'Before',
    relative: '% of what was there',
    points: ' percentage points',
    noPoints: 'In points',
    meaningless: 'means nothing: money has no points',
    impossible: 'impossible',
    of: { retention: 'retention', churn: 'churn', spend: 'spend', conversion: 'conversion' },
    value: 'lifetime value of a customer',
    perReached: 'lifetime value per person reached',
    multiple: 'lifetime value, times what it is',
    needed: 'retention needed',
    neededLabel: (multiple: string, needed: string) =>
      `Retention needed to multiply the lifetime value. For ${multiple}: ${needed}.`,
    beyond: (most: string) => `none: the most is ×${most}`,
  },
  zh: {
    before: '之前',
    relative: '%（相对变化）',
    points: ' 个百分点',
    noPoints: '按百分点',
    meaningless: '没有意义：金额没有百分点',
    impossible: '不可能',
    of: { retention: '留存率', churn: '流失率', spend: '消费额', conversion: '转化率' },
    value: '顾客终身价值',
    perReached: '每触达一人的终身价值',
    multiple: '终身价值变为原来的几倍',
    needed: '所需的留存率',
    neededLabel: (multiple: string, needed: string) =>
      `使终身价值变为若干倍所需的留存率。变为 ${multiple} 倍时：${needed}。`,
    beyond: (most: string) => `不存在：至多 ${most} 倍`,
  },
}
