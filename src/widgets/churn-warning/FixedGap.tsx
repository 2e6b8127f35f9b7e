import { model } from '../../core/loyalty/churn-warning/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { spaced } from '../../figures/spaced.ts'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'
import type { WarningValues } from './BaseRate.tsx'

type WarningResult = ResultOf<typeof model>

interface FixedGapProps {
  language: Language
  controls?: readonly (keyof WarningValues & string)[]
}

const lines = ['flagged', 'wronglyFlagged', 'precision'] as const
const lookOf = { flagged: '', wronglyFlagged: 'accent', precision: 'cool' } as const

/** A rule that warns after so many days of silence: whom it flags, and how many of those who come back anyway. */
export default function FixedGap({ language, controls = ['gap'] }: FixedGapProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      summary={({ result: r, values: v }) => ({
        en: `After ${v.gap} days the rule flags ${percent(r.rule.flagged)} of customers, and ${percent(r.rule.wronglyFlagged ?? 0)} of those who come back by themselves. ${percent(r.rule.precision ?? 0)} of those flagged stay away for 39 weeks; so do ${percent(r.gone)} of all. Ranking by the model reaches AUC ${r.aucModel?.toFixed(3) ?? '–'}, ranking by silence alone ${r.aucGap?.toFixed(3) ?? '–'}.`,
        zh: `沉默 ${v.gap} 天即预警，会标出 ${percent(r.rule.flagged)} 的顾客，包括 ${percent(r.rule.wronglyFlagged ?? 0)} 本会自己回来的人。被标出者有 ${percent(r.rule.precision ?? 0)} 在 39 周内未再购买，而全体也有 ${percent(r.gone)} 如此。按模型排序的 AUC 为 ${r.aucModel?.toFixed(3) ?? '–'}，只按沉默时间为 ${r.aucGap?.toFixed(3) ?? '–'}。`,
      })}
      series={({ result }) => ({
        gap: result.rules.map((row) => row.gap),
        flagged: result.rules.map((row) => row.flagged),
        wronglyFlagged: result.rules.map((row) => row.wronglyFlagged),
        precision: result.rules.map((row) => row.precision),
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as WarningResult | undefined
        const { rule, rules } = result
        const known = rules.filter((row) => row.precision !== null && row.wronglyFlagged !== null)
        const now = rule.wronglyFlagged ?? 0
        const last = known.at(-1)!
        const places = spaced(
          lines.map((name) => last[name]!),
          0.17,
          0.04,
          1,
        )
        return (
          <Plot
            x={{ domain: [0, 275], label: t.gap, ticks: [0, 30, 60, 120, 180, 240] }}
            y={{ domain: [0, 1.02], label: t.share, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
            label={t.label}
            height={350}
            margin={{ top: 12, left: 62, right: 138 }}
            handles={
              <Handle
                x={values.gap}
                y={now}
                along="x"
                stepX={5}
                label={model.parameters.gap.label[language]}
                text={t.days(values.gap, percent(now))}
                onMove={(x) => store.set({ gap: Math.min(270, Math.max(5, x)) })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [0, result.gone],
                [275, result.gone],
              ]}
              class="soft dotted" /* prettier-ignore */
            />
            <Label x={275} y={result.gone} dx={-6} dy={-12} anchor="end" class="soft">
              {t.base(percent(result.gone))}
            </Label>
            {ghost && (
              <Line points={ghost.rules.map((row) => [row.gap, row.wronglyFlagged ?? NaN])} class="ghost" />
            )}
            {lines.map((name, k) => (
              <g key={name}>
                <Line points={known.map((row) => [row.gap, row[name]!])} class={lookOf[name]} mark={name} />
                <Line
                  points={[
                    [last.gap, last[name]!],
                    [275, places[k]],
                  ]}
                  class="soft thin dotted" /* prettier-ignore */
                />
                {t[name].map((line, row) => (
                  <Label
                    key={line}
                    x={275}
                    y={places[k]}
                    dx={6}
                    dy={20 * row - 9}
                    class={lookOf[name]}
                    mark={name}
                  >
                    {line}
                  </Label>
                ))}
              </g>
            ))}
            <Line
              points={[
                [values.gap, 0],
                [values.gap, 1.02],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Dot x={values.gap} y={rule.flagged} radius={5} />
            {rule.precision !== null && <Dot x={values.gap} y={rule.precision} radius={5} class="cool" />}
            <Dot x={values.gap} y={now} radius={7} class="start" />
            <Label
              x={values.gap}
              y={now}
              dx={values.gap > 180 ? -10 : 12}
              dy={now > 0.35 ? 20 : -16}
              anchor={values.gap > 180 ? 'end' : 'start'}
              class="accent"
            >
              {percent(now)}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const words = {
  en: {
    label: 'Whom a fixed gap flags, against its length.',
    gap: 'days of silence before the warning',
    share: 'share',
    base: (share: string) => `dotted, of all: ${share}`,
    flagged: ['flagged,', 'of all'],
    wronglyFlagged: ['flagged,', 'of returners'],
    precision: ['right,', 'of flagged'],
    days: (gap: number, share: string) => `${gap} days: ${share} of those who return are flagged`,
  },
  zh: {
    label: '固定间隔规则标出哪些人，随间隔长短的变化。',
    gap: '预警前的沉默天数',
    share: '比例',
    base: (share: string) => `点线，全体：${share}`,
    flagged: ['全体中', '被标出'],
    wronglyFlagged: ['回头客中', '被标出'],
    precision: ['被标出者', '属实'],
    days: (gap: number, share: string) => `${gap} 天：${share} 的回头客被标出`,
  },
}
