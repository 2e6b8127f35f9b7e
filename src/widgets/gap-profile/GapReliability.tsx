import { range } from 'd3-array'
import { differenceReliability } from '../../core/value/gap-profile/gaps.ts'
import { model } from '../../core/value/gap-profile/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'

type GapValues = ValuesOf<typeof model>

interface GapReliabilityProps {
  language: Language
  controls?: readonly (keyof GapValues & string)[]
}

/** How reliable the gap P − E is against the correlation of the two, with a simulated survey beside the formula. */
export default function GapReliability({
  language,
  controls = ['reliabilityP', 'reliabilityE', 'respondents'],
}: GapReliabilityProps) {
  const t = words[language]
  const { store: seeds } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={seeds} language={language} />}
      summary={({ result, values }) => {
        const { difference } = result.reliability
        const again = result.retest === null ? '–' : result.retest.toFixed(2)
        return {
          en: `Ratings of reliability ${values.reliabilityP.toFixed(2)} and ${values.reliabilityE.toFixed(2)} that correlate by ${values.correlation.toFixed(2)} leave a gap of reliability ${difference.toFixed(2)}; ${values.respondents} simulated respondents asked twice give ${again}.`,
          zh: `信度为 ${values.reliabilityP.toFixed(2)} 与 ${values.reliabilityE.toFixed(2)}、相关为 ${values.correlation.toFixed(2)} 的两项评分，其差的信度为 ${difference.toFixed(2)}；${values.respondents} 名模拟受访者各问两次，得 ${again}。`,
        }
      }}
      series={({ values }) => {
        const points = curve(values)
        return { correlation: points.map(([r]) => r), reliability: points.map(([, rel]) => rel) }
      }}
    >
      {({ values, result, pinned, store }) => {
        const { correlation: r } = values
        const { difference } = result.reliability
        const [x0, x1] = [-0.5, 1]
        const start = curve(values)[0][1]
        const bound = Math.sqrt(values.reliabilityP * values.reliabilityE)
        return (
          <Plot
            x={{ domain: [x0, x1], label: t.correlation }}
            y={{ domain: [0, 1], label: t.reliability }}
            label={t.label}
            height={360}
            margin={{ top: 12 }}
            handles={
              <Handle
                x={r}
                y={difference}
                along="x"
                stepX={0.01}
                label={model.parameters.correlation.label[language]}
                text={r.toFixed(2)}
                onMove={(x) =>
                  store.set({ correlation: Math.min(Math.max(x, -0.5), 0.95, Math.floor(bound * 100) / 100) })
                }
                onSettle={store.settle}
              />
            }
          >
            <Line
              points={[
                [x0, 0.7],
                [x1, 0.7],
              ]}
              class="soft dotted"
              mark="usual" /* prettier-ignore */
            />
            <Label x={x0} y={0.7} dx={8} dy={-13} class="soft" mark="usual">
              {t.usual}
            </Label>
            <Line
              points={[
                [bound, 0],
                [bound, 1],
              ]}
              class="rule" /* prettier-ignore */
            />
            {pinned && <Line points={curve(pinned.parameters)} class="ghost" />}
            <Line points={curve(values)} class="accent" mark="gap" />
            <Label
              x={x0}
              y={start}
              dx={8}
              dy={start > 0.6 && start < 0.88 ? (start < 0.7 ? 24 : -16) : 24}
              class="accent"
              mark="gap"
            >
              {t.gap}
            </Label>
            {result.retest !== null && result.retest > 0 && (
              <>
                <Dot x={r} y={result.retest} radius={6} class="unstable" mark="retest" />
                <Label
                  x={r}
                  y={result.retest}
                  dx={r > 0.4 ? -14 : 14}
                  dy={result.retest < difference ? 18 : -18}
                  anchor={r > 0.4 ? 'end' : 'start'}
                  mark="retest"
                >
                  {t.retest(result.retest.toFixed(2))}
                </Label>
              </>
            )}
            <Dot x={r} y={difference} radius={7} class="start" mark="gap" />
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

function curve({ reliabilityP, reliabilityE }: GapValues): Point[] {
  const bound = Math.min(Math.sqrt(reliabilityP * reliabilityE), 0.99)
  return [...range(-0.5, bound, 0.02), bound].map((r) => [
    r,
    Math.max(0, differenceReliability(reliabilityP, reliabilityE, r)),
  ])
}

const words = {
  en: {
    label: 'Reliability of the gap P − E against the correlation of the two ratings.',
    correlation: 'correlation of perception and expectation, r',
    reliability: 'reliability of the gap',
    usual: 'what one usually asks for',
    gap: 'reliability of P − E',
    retest: (value: string) => `simulated survey: ${value}`,
  },
  zh: {
    label: '差距 P − E 的信度随两项评分相关程度的变化。',
    correlation: '感知与期望的相关 r',
    reliability: '差距的信度',
    usual: '通常的要求',
    gap: 'P − E 的信度',
    retest: (value: string) => `模拟调查：${value}`,
  },
}
