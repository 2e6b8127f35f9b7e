import { model } from '../../core/loyalty/effort/model.ts'
import type { ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

type EffortValues = ValuesOf<typeof model>

interface EffortAndDelightProps {
  language: Language
  controls?: readonly (keyof EffortValues & string)[]
}

/** Disloyalty against effort, and against service less expectation: a rising curve and a curve with a kink. */
export default function EffortAndDelight({
  language,
  controls = ['effortEffect', 'shortfallEffect', 'delightEffect', 'sdEffort', 'reading'],
}: EffortAndDelightProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result: r, values: v }) => ({
        en: `${percent(r.base, 1)} become disloyal. A point less effort for all takes off ${percent(r.lessEffort, 1)}, a point more service ${percent(r.moreService, 1)}; making good the shortfalls alone takes off ${percent(r.noShortfall, 1)}. As a${v.reading === 'effort' ? 'n effort score' : ' rating of the whole experience'} the measure ranks the disloyal with AUC ${r.auc?.toFixed(3) ?? '–'}.`,
        zh: `${percent(r.base, 1)} 的顾客变得不忠诚。人人少费一分力可使其下降 ${percent(r.lessEffort, 1)}，服务都高一分下降 ${percent(r.moreService, 1)}；单是补足低于期望之处就下降 ${percent(r.noShortfall, 1)}。把测量当作${v.reading === 'effort' ? '费力度' : '整体体验评分'}时，识别不忠诚者的 AUC 为 ${r.auc?.toFixed(3) ?? '–'}。`,
      })}
      series={({ result }) => ({
        effort: result.byEffort.map((row) => row.effort),
        disloyaltyByEffort: result.byEffort.map((row) => row.disloyalty),
        service: result.byService.map((row) => row.service),
        disloyaltyByService: result.byService.map((row) => row.disloyalty),
      })}
    >
      {({ values, result, pinned, store }) => {
        const byEffort = result.byEffort.map((row): Point => [row.effort, row.disloyalty])
        const byService = result.byService.map((row): Point => [row.service, row.disloyalty])
        const ghost = pinned?.result as typeof result | undefined
        const here = at(byEffort, values.meanEffort)
        const hill = contacts(values)
        const there = at(byService, values.meanService)
        return (
          <>
            <Plot
              x={{ domain: [1, 7], label: t.effort, ticks: [1, 2, 3, 4, 5, 6, 7] }}
              y={{ domain: [0, 1], label: t.disloyal, ticks: [0, 0.25, 0.5, 0.75, 1] }}
              label={`${t.effortLabel} ${percent(here, 1)}`}
              height={262}
              margin={{ top: 12 }}
              handles={
                <Handle
                  x={values.meanEffort}
                  y={here}
                  along="x"
                  stepX={0.1}
                  label={model.parameters.meanEffort.label[language]}
                  text={`${values.meanEffort.toFixed(1)}: ${percent(here, 1)}`}
                  onMove={(x) => store.set({ meanEffort: x })}
                  onSettle={store.settle}
                />
              }
            >
              {ghost && (
                <Line points={ghost.byEffort.map((row) => [row.effort, row.disloyalty])} class="ghost" />
              )}
              <Line
                points={[
                  [values.meanEffort, 0],
                  [values.meanEffort, here],
                ]}
                class="soft dotted" /* prettier-ignore */
              />
              <Band
                xs={hill.map(([x]) => x)}
                low={hill.map(() => 0)}
                high={hill.map(([, y]) => y)}
                mark="contacts"
              />
              <Line points={byEffort} class="accent" mark="effort" />
              <Dot x={values.meanEffort} y={here} radius={7} class="start" />
              <Label
                x={values.meanEffort}
                y={here}
                dx={values.meanEffort > 4 ? -12 : 12}
                dy={values.meanEffort > 4 ? -14 : here > 0.85 ? 18 : here < 0.1 ? -18 : 6}
                anchor={values.meanEffort > 4 ? 'end' : 'start'}
                class="accent"
              >
                {t.meanEffort(percent(here, 1))}
              </Label>
            </Plot>
            <Plot
              x={{ domain: [-3, 3], label: t.service, ticks: [-3, -2, -1, 0, 1, 2, 3] }}
              y={{ domain: [0, 1], label: t.disloyal, ticks: [0, 0.25, 0.5, 0.75, 1] }}
              label={`${t.serviceLabel} ${percent(there, 1)}`}
              height={262}
              margin={{ top: 12 }}
              handles={
                <Handle
                  x={values.meanService}
                  y={there}
                  along="x"
                  stepX={0.1}
                  label={model.parameters.meanService.label[language]}
                  text={`${values.meanService.toFixed(1)}: ${percent(there, 1)}`}
                  onMove={(x) => store.set({ meanService: x })}
                  onSettle={store.settle}
                />
              }
            >
              <Line
                points={[
                  [0, 0],
                  [0, 1],
                ]}
                class="rule" /* prettier-ignore */
              />
              <Label x={0} y={1} dx={-8} dy={14} anchor="end" class="soft">
                {t.short}
              </Label>
              <Label x={0} y={1} dx={8} dy={14} class="soft">
                {t.beyond}
              </Label>
              {ghost && (
                <Line points={ghost.byService.map((row) => [row.service, row.disloyalty])} class="ghost" />
              )}
              <Line points={byService} class="accent" mark="delight" />
              <Dot x={values.meanService} y={there} radius={7} class="start" />
            </Plot>
          </>
        )
      }}
    </ModelFigure>
  )
}

/** Where contacts lie: a hill of the height that leaves the curve its room. */
const contacts = ({ meanEffort, sdEffort }: EffortValues) =>
  Array.from({ length: 61 }, (_, i): Point => {
    const effort = 1 + i / 10
    return [
      effort,
      Math.min(1, 0.12 / sdEffort) * Math.exp(-((effort - meanEffort) ** 2) / (2 * sdEffort ** 2)),
    ]
  })

/** A curve between its points. */
function at(points: readonly Point[], x: number): number {
  const i = Math.max(
    1,
    points.findIndex(([px]) => px >= x),
  )
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]]
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}

const words = {
  en: {
    effort: 'effort of the contact (1 easy, 7 hard)',
    service: 'service less expectation (points)',
    disloyal: 'chance to become disloyal',
    effortLabel: 'Disloyalty rises with effort; at the mean effort it is',
    serviceLabel: 'Disloyalty falls while service is below expectation and hardly beyond; here it is',
    meanEffort: (share: string) => `at the mean effort: ${share}`,
    short: 'falls short',
    beyond: 'goes beyond',
  },
  zh: {
    effort: '接触的费力程度（1 省力，7 费力）',
    service: '服务与期望之差（分）',
    disloyal: '变得不忠诚的概率',
    effortLabel: '不忠诚随费力程度上升；平均费力处为',
    serviceLabel: '服务低于期望时，不忠诚随服务改善而下降，超出期望后几乎不再下降；此处为',
    meanEffort: (share: string) => `平均费力处：${share}`,
    short: '低于期望',
    beyond: '超出期望',
  },
}
