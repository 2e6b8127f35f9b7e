import { model } from '../../core/loyalty/lag/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface LagPathProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** Loyalty gained month by month, the level it tends to, and the month of judgement. */
export default function LagPath({
  language,
  controls = ['carryOver', 'effect', 'duration', 'evaluation'],
}: LagPathProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result }) => ({
        month: result.path.map(({ month }) => month),
        loyalty: result.path.map(({ loyalty }) => loyalty),
      })}
    >
      {({ values, result, pinned, store }) => {
        const top = 1.2 * Math.max(result.longRun, pinned?.result.longRun ?? 0, 0.02)
        const seen = result.path[values.evaluation].loyalty
        const late = values.evaluation > 22
        const stopped = values.duration < 36
        return (
          <Plot
            x={{ domain: [0, 36], label: t.month, ticks: [0, 6, 12, 18, 24, 30, 36] }}
            y={{ domain: [0, top], label: t.loyalty }}
            label={model.summary(result, values)[language]}
            height={330}
            margin={{ left: 56 }}
            handles={
              <Handle
                x={values.evaluation}
                y={seen}
                along="x"
                stepX={1}
                label={model.parameters.evaluation.label[language]}
                text={String(values.evaluation)}
                onMove={(x) => store.set({ evaluation: Math.max(1, x) })}
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [3, 0],
                [3, top],
                [6, top],
                [6, 0],
              ]}
              class="rule" /* prettier-ignore */
            />
            {pinned && <Line points={pointsOf(pinned.result.path)} class="ghost" />}
            <Line
              points={[
                [0, result.longRun],
                [36, result.longRun],
              ]}
              class="dashed soft"
              mark="long-run" /* prettier-ignore */
            />
            <Line points={pointsOf(result.path)} class="accent" mark="path" />
            {stopped && (
              <Line
                points={[
                  [values.duration, 0],
                  [values.duration, top],
                ]}
                class="dotted soft" /* prettier-ignore */
              />
            )}
            <Label x={4.5} y={top} dy={14} anchor="middle" class="soft">
              3–6
            </Label>
            <Label x={36} y={result.longRun} dx={-5} dy={-12} anchor="end" class="soft" mark="long-run">
              {t.longRun(result.longRun)}
            </Label>
            {stopped && (
              <Label
                x={values.duration}
                y={0.06 * top}
                dx={values.duration > 24 ? -6 : 6}
                anchor={values.duration > 24 ? 'end' : 'start'}
                class="soft"
              >
                {t.stops}
              </Label>
            )}
            <Dot x={values.evaluation} y={seen} radius={7} class="start" />
            <Label
              x={values.evaluation}
              y={seen}
              dx={late ? -12 : 12}
              dy={seen < 0.14 * top ? -15 : 18}
              anchor={late ? 'end' : 'start'}
              class="accent"
            >
              {t.seen(percent(result.shareAtEvaluation))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const pointsOf = (path: readonly { month: number; loyalty: number }[]): Point[] =>
  path.map(({ month, loyalty }) => [month, loyalty])

const words = {
  en: {
    month: 'month, t',
    loyalty: 'loyalty gained, L',
    longRun: (level: number) => `in the long run ${level.toFixed(3)}`,
    seen: (share: string) => `${share} of it`,
    stops: 'effort stops',
  },
  zh: {
    month: '月份 t',
    loyalty: '忠诚的提升 L',
    longRun: (level: number) => `长期水平 ${level.toFixed(3)}`,
    seen: (share: string) => `已显现 ${share}`,
    stops: '投入停止',
  },
}
