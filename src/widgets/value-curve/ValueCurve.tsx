import { factorNames, model, segmentNames } from '../../core/value/value-curve/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { Bar } from '../../figures/value/Bar.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface ValueCurveProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

const own = [
  'ownToiletries',
  'ownRoom',
  'ownBed',
  'ownQuiet',
  'ownRestaurant',
  'ownPool',
  'ownLobby',
] as const

/** The star standard, the curve that is worth most to the guests there are at the same cost, and the reader's own. */
export default function ValueCurve({
  language,
  controls = ['business', 'families', 'celebrators', 'budget', 'sensitivity'],
}: ValueCurveProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        factor: factorNames.map((name) => name.en),
        standard: result.standard,
        best: result.best,
        own: result.own.levels,
        move: result.moves,
      })}
    >
      {(live) => (
        <>
          <Curves live={live} language={language} />
          <Guests live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface PanelProps {
  live: Live<typeof model>
  language: Language
}

function Curves({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned, store } = live
  const rows = factorNames.length
  const y = (k: number) => rows - k - 0.5
  const curve = (levels: readonly number[]): Point[] => levels.map((level, k) => [level, y(k)])
  return (
    <Plot
      x={{ domain: [-0.4, 10.4], label: t.level, ticks: [0, 2, 4, 6, 8, 10] }}
      y={{ domain: [0, rows], label: '', ticks: [] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={410}
      margin={{ top: 34, left: 118, right: 96 }}
      handles={own.map((name, k) => (
        <Handle
          key={name}
          x={values[name]}
          y={y(k)}
          along="x"
          stepX={0.5}
          label={model.parameters[name].label[language]}
          text={shortNumber(values[name])}
          onMove={(x) => store.set({ [name]: Math.min(Math.max(x, 0), 10) })}
          onSettle={store.settle}
        />
      ))}
    >
      {factorNames.map((_, k) => (
        <g key={k}>
          <Line
            points={[
              [-0.4, y(k)],
              [10.4, y(k)],
            ]}
            class="rule" /* prettier-ignore */
          />
          {t.factors[k].map((line, i, all) => (
            <Label key={line} x={-0.4} y={y(k)} dx={-10} dy={(i - (all.length - 1) / 2) * 18} anchor="end">
              {line}
            </Label>
          ))}
          <Label
            x={10.4}
            y={y(k)}
            dx={10}
            class={result.moves[k] === 'keep' ? 'soft' : 'strong'}
            mark={result.moves[k]}
          >
            {`${t.signs[result.moves[k]]} ${t.moves[result.moves[k]]}`}
          </Label>
        </g>
      ))}
      {pinned && <Line points={curve(pinned.result.best)} class="ghost" />}
      {pinned && <Line points={curve(pinned.result.own.levels)} class="ghost" />}
      <Line points={curve(result.best)} class="cool" mark="best" />
      <Line points={curve(result.own.levels)} class="accent" mark="own" />
      <Line points={curve(result.standard)} class="dashed" mark="standard" />
      {result.standard.map((level, k) => (
        <Dot key={k} x={level} y={y(k)} radius={5} class="unstable" mark="standard" />
      ))}
      {result.best.map((level, k) => (
        <Dot key={k} x={level} y={y(k)} radius={5.5} class="cool" mark="best" />
      ))}
      {result.own.levels.map((level, k) => (
        <Dot key={k} x={level} y={y(k)} radius={6.5} class="start" mark="own" />
      ))}
      <Label x={-0.4} y={rows} dx={-2} dy={-16} class="accent" mark="own">
        {t.yours(percent(result.own.cost))}
      </Label>
      <Label x={10.4} y={rows} dx={92} dy={-16} anchor="end" class="cool" mark="best">
        {t.best}
      </Label>
      <Label x={result.standard[6]} y={y(6)} dx={-12} dy={16} anchor="end" class="soft" mark="standard">
        {t.standard}
      </Label>
    </Plot>
  )
}

/** Which guests would rather have the best curve than the standard. */
function Guests({ live, language }: PanelProps) {
  const t = words[language]
  const { result, values, pinned } = live
  const shares = [values.business, values.families, values.celebrators]
  const total = shares.reduce((sum, share) => sum + share)
  const y = (s: number) => segmentNames.length - s - 0.5
  return (
    <Plot
      x={{ domain: [0, 1], label: t.prefer, format: percent, ticks: [0, 0.25, 0.5, 0.75, 1] }}
      y={{ domain: [0, segmentNames.length], label: '', ticks: [] }}
      label={t.preferLabel}
      height={236}
      margin={{ top: 8, left: 16, right: 24 }}
    >
      <Line
        points={[
          [0.5, 0],
          [0.5, 3],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      {segmentNames.map((name, s) => (
        <g key={name.en} data-mark={`segment-${s}`}>
          <Bar
            from={0}
            to={result.preferred[s]}
            y={y(s) - 0.16}
            thickness={16}
            class={result.preferred[s] > 0.5 ? 'cool' : ''}
          />
          {pinned && (
            <Line
              points={[[pinned.result.preferred[s], y(s) - 0.4], [pinned.result.preferred[s], y(s) + 0.08]]} /* prettier-ignore */
              class="ghost"
            />
          )}
          <Label x={0} y={y(s) + 0.25} dx={4}>
            {t.segment(name[language], percent(shares[s] / total))}
          </Label>
          <Label x={1} y={y(s) + 0.25} dx={-4} anchor="end" class="strong">
            {percent(result.preferred[s])}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

const words = {
  en: {
    label: 'Levels of seven factors: the star standard, and the best for the same money.',
    preferLabel: 'Part of each kind of guest that prefers the best curve to the standard.',
    level: 'level, 0 to 10',
    standard: 'standard',
    yours: (cost: string) => `yours: ${cost} of budget`,
    best: 'best',
    factors: [
      ['toiletries,', 'slippers'],
      ['room size'],
      ['bed'],
      ['quiet'],
      ['restaurant'],
      ['pool'],
      ['lobby'],
    ],
    moves: { raise: 'raise', create: 'create', reduce: 'reduce', eliminate: 'eliminate', keep: 'keep' },
    signs: { raise: '↑', create: '+', reduce: '↓', eliminate: '×', keep: '=' },
    prefer: 'prefer the best to the standard',
    segment: (name: string, share: string) => `${name}, ${share} of guests`,
  },
  zh: {
    label: '七个要素的水平：星级标准，以及花同样的钱对客人最有价值的做法。',
    preferLabel: '各类客人中偏好最优曲线的比例。',
    level: '水平（0 到 10）',
    standard: '星级标准',
    yours: (cost: string) => `你的：预算的 ${cost}`,
    best: '最优',
    factors: [['洗漱用品', '与拖鞋'], ['房间面积'], ['床'], ['安静'], ['餐厅'], ['泳池'], ['大堂']],
    moves: { raise: '提升', create: '创造', reduce: '降低', eliminate: '取消', keep: '不变' },
    signs: { raise: '↑', create: '+', reduce: '↓', eliminate: '×', keep: '=' },
    prefer: '比起标准更喜欢最优曲线的比例',
    segment: (name: string, share: string) => `${name}，占客人的 ${share}`,
  },
}
