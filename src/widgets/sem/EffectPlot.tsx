import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'

export interface EffectRow {
  readonly name: string
  readonly truth: number
  readonly se: number
  readonly sample: { readonly est: number; readonly lower: number; readonly upper: number } | null
}

interface EffectPlotProps {
  effects: readonly EffectRow[]
  /** Of the state compared with. */
  ghosts?: readonly EffectRow[] | undefined
  n: number
  language: Language
}

/** Each effect: where it is, how far samples scatter around it, and what the one sample drawn shows. */
export function EffectPlot({ effects, ghosts, n, language }: EffectPlotProps) {
  const t = words[language]
  const ends = effects.flatMap(({ truth, se, sample }) => [
    truth - 1.96 * se,
    truth + 1.96 * se,
    ...(sample ? [sample.lower, sample.upper] : []),
  ])
  const low = Math.floor(Math.min(0, ...ends) * 5) / 5
  const high = Math.ceil(Math.max(0.6, ...ends) * 5) / 5
  const label = effects
    .map(
      ({ name, truth, sample }) =>
        `${name}: ${truth.toFixed(2)}${sample ? ` (${sample.est.toFixed(2)})` : ''}`,
    )
    .join('; ')
  return (
    <Plot
      x={{ domain: [low, high], label: t.axis }}
      y={{ domain: [effects.length - 0.4, -1.3], label: '', ticks: [] }}
      label={`${t.label(n)} ${label}`}
      height={92 + 50 * effects.length}
      margin={{ left: 14, top: 10 }}
    >
      <Line
        points={[
          [0, -1.3],
          [0, effects.length - 0.4],
        ]}
        class="rule" /* prettier-ignore */
      />
      {effects.map(({ name, truth, se, sample }, i) => (
        <g key={name} data-mark={name}>
          <Line
            points={[
              [truth - 1.96 * se, i],
              [truth + 1.96 * se, i],
            ]}
            class="cool scatter" /* prettier-ignore */
          />
          {ghosts?.[i] && (
            <Line
              points={[
                [ghosts[i].truth, i - 0.2],
                [ghosts[i].truth, i + 0.2],
              ]}
              class="ghost" /* prettier-ignore */
            />
          )}
          <Line
            points={[
              [truth, i - 0.2],
              [truth, i + 0.2],
            ]}
            class="cool" /* prettier-ignore */
          />
          {sample && (
            <>
              <Line
                points={[
                  [sample.lower, i + 0.18],
                  [sample.upper, i + 0.18],
                ]}
                class="accent thin" /* prettier-ignore */
              />
              <Dot x={sample.est} y={i + 0.18} radius={4.5} class="start" />
            </>
          )}
          <Label x={low} y={i} dx={6} dy={-20}>
            {name}
          </Label>
        </g>
      ))}
      <Label x={high} y={-1} dx={-4} anchor="end" class="cool">
        {t.scatter}
      </Label>
      <Label x={high} y={-1} dx={-4} dy={21} anchor="end" class="accent">
        {t.sample}
      </Label>
    </Plot>
  )
}

const words = {
  en: {
    axis: 'standardised effect, β',
    scatter: 'truth, and 95% of samples',
    sample: 'one sample, with its interval',
    label: (n: number) => `Effects, and their estimates in one sample of ${n}.`,
  },
  zh: {
    axis: '标准化效应 β',
    scatter: '真值与 95% 样本的范围',
    sample: '一个样本及其区间',
    label: (n: number) => `各效应及其在一个样本（n = ${n}）中的估计。`,
  },
}
