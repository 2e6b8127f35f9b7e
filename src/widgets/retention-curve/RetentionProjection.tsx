import { model } from '../../core/loyalty/retention-curve/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { spaced } from '../../figures/spaced.ts'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

export type RetentionValues = ValuesOf<typeof model>
type RetentionResult = ResultOf<typeof model>

interface RetentionProjectionProps {
  language: Language
  controls?: readonly (keyof RetentionValues & string)[]
}

const curves = ['geometric', 'bdw', 'sbg'] as const
const lineOf = { geometric: 'dashed', bdw: 'cool', sbg: 'accent' } as const
const labelOf = { geometric: '', bdw: 'cool', sbg: 'accent' } as const

/** Three curves fitted to the first years of a cohort and drawn on to year 12, with what became of it. */
export default function RetentionProjection({
  language,
  controls = ['cohort', 'years'],
}: RetentionProjectionProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        renewals: result.actual.map((_, i) => i),
        actual: result.actual,
        geometric: result.projected.geometric,
        sbg: result.projected.sbg,
        bdw: result.projected.bdw,
      })}
    >
      {({ values, result, pinned, store }) => {
        const ghost = pinned?.result as RetentionResult | undefined
        const known = values.years
        const shown = [...curves, 'actual'] as const
        const ends = shown.map((name) => (name === 'actual' ? result.actual[12] : result.projected[name][12]))
        const places = spaced(ends, 0.075, 0.02, 0.98)
        return (
          <>
            <Plot
              x={{ domain: [0, 12], label: t.years, ticks: [0, 2, 4, 6, 8, 10, 12] }}
              y={{ domain: [0, 1], label: t.survival, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
              label={t.label}
              height={330}
              margin={{ top: 12, left: 60, right: 148 }}
              handles={
                <Handle
                  x={known}
                  y={result.actual[known]}
                  along="x"
                  stepX={1}
                  label={model.parameters.years.label[language]}
                  text={t.known(known)}
                  onMove={(x) => store.set({ years: Math.min(12, Math.max(3, x)) })}
                  onSettle={store.settle}
                />
              }
            >
              <Area
                outline={[
                  [0, 0],
                  [known, 0],
                  [known, 1],
                  [0, 1],
                ]}
                class="wash" /* prettier-ignore */
              />
              <Label x={0} y={0} dx={8} dy={-14} class="soft">
                {t.knownArea}
              </Label>
              {ghost && <Line points={zip(ghost.projected.sbg)} class="ghost" />}
              {curves.map((name) => (
                <Line key={name} points={zip(result.projected[name])} class={lineOf[name]} mark={name} />
              ))}
              {result.actual.map((share, i) => (
                <Dot key={i} x={i} y={share} radius={4.5} class={i <= known ? '' : 'unstable'} />
              ))}
              <Dot x={known} y={result.actual[known]} radius={7} class="start" />
              {shown.map((name, k) => (
                <Label
                  key={name}
                  x={12}
                  y={places[k]}
                  dx={10}
                  class={name === 'actual' ? 'strong' : labelOf[name]}
                  mark={name}
                >
                  {`${t[name]} ${percent(ends[k], 1)}`}
                </Label>
              ))}
            </Plot>
            <Plot
              x={{ domain: [0, 12], label: t.renewal, ticks: [2, 4, 6, 8, 10, 12] }}
              y={{ domain: [0.5, 1], label: t.rate, ticks: [0.5, 0.6, 0.7, 0.8, 0.9, 1], format: percent }}
              label={t.rateLabel}
              height={260}
              margin={{ top: 12, left: 60, right: 148 }}
            >
              <Line
                points={[
                  [known, 0.5],
                  [known, 1],
                ]}
                class="rule" /* prettier-ignore */
              />
              {curves.map((name) => (
                <Line
                  key={name}
                  points={result.retention[name].map((rate, i): Point => [i + 1, rate])}
                  class={lineOf[name]}
                  mark={name}
                />
              ))}
              {result.retention.actual.map((rate, i) => (
                <Dot key={i} x={i + 1} y={rate} radius={4} class={i + 1 <= known ? '' : 'unstable'} />
              ))}
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

const zip = (shares: readonly number[]): Point[] => shares.map((share, i) => [i, share])

const words = {
  en: {
    label: 'Share of the cohort still there after each renewal: data and three projections.',
    rateLabel: 'Share of those asked who renew, at each renewal: it rises with tenure.',
    years: 'renewals since the start',
    renewal: 'renewal',
    survival: 'share still there',
    rate: 'share who renew',
    known: (years: number) => `${years} years known`,
    knownArea: 'years the fit has seen',
    geometric: 'constant',
    sbg: 'sBG',
    bdw: 'BdW',
    actual: 'actual',
  },
  zh: {
    label: '每次续约后仍在的比例：数据与三种外推。',
    rateLabel: '每次续约时续约者的比例：随时间上升。',
    years: '自开始以来的续约次数',
    renewal: '第几次续约',
    survival: '仍在的比例',
    rate: '续约的比例',
    known: (years: number) => `已知 ${years} 年`,
    knownArea: '拟合用到的年份',
    geometric: '恒定',
    sbg: 'sBG',
    bdw: 'BdW',
    actual: '实际',
  },
}
