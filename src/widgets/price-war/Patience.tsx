import { model, perPeriod } from '../../core/loyalty/price-war/model.ts'
import type { ResultOf, ValuesOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface PatienceProps {
  language: Language
  controls?: readonly (keyof ValuesOf<typeof model> & string)[]
}

/** What keeping prices up and undercutting are worth per period, against the weight of the future. */
export default function Patience({
  language,
  controls = ['weight', 'loyal', 'temptation', 'reward', 'punishment'],
}: PatienceProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result, values }) => ({ en: tell(result, values, 'en'), zh: tell(result, values, 'zh') })}
      series={({ result, values }) => ({
        weight: [0, result.patience, values.weight, 1],
        keeping: [values.reward, values.reward, values.reward, values.reward],
        undercutting: [0, result.patience, values.weight, 1].map((weight) =>
          perPeriod(result.temptation, values.punishment, weight),
        ),
      })}
    >
      {({ values, result, pinned, store }) => {
        const { temptation, punishment, reward, weight } = values
        const low = Math.min(0, punishment) - 0.3
        const high = Math.max(temptation, pinned?.parameters.temptation ?? 0) * 1.08 + 0.3
        const line = (r: typeof result, from: number): Point[] => [
          [0, r.temptation],
          [1, from],
        ]
        return (
          <Plot
            x={{ domain: [0, 1], label: t.weight }}
            y={{ domain: [low, high], label: t.worth }}
            label={tell(result, values, language)}
            height={330}
            margin={{ top: 14, left: 48 }}
            handles={
              <Handle
                x={weight}
                y={result.undercutting}
                along="x"
                label={model.parameters.weight.label[language]}
                text={weight.toFixed(2)}
                onMove={(x) => store.set({ weight: Math.min(x, 0.99) })}
                onSettle={store.settle}
              />
            }
          >
            <Area
              outline={[
                [result.patience, low],
                [1, low],
                [1, high],
                [result.patience, high],
              ]}
              mark="kept" /* prettier-ignore */
            />
            <Line
              points={[
                [weight, low],
                [weight, high],
              ]}
              class="rule" /* prettier-ignore */
            />
            {pinned && <Line points={line(pinned.result, pinned.parameters.punishment)} class="ghost" />}
            <Line
              points={[
                [0, temptation],
                [1, punishment],
              ]}
              class="dotted soft"
              mark="without-loyalty" /* prettier-ignore */
            />
            <Line
              points={[
                [0, reward],
                [1, reward],
              ]}
              class="cool"
              mark="keeping" /* prettier-ignore */
            />
            <Line points={line(result, punishment)} class="accent" mark="undercutting" />
            <Dot x={result.patience} y={reward} radius={5} class="unstable" />
            <Label x={0.985} y={reward} dy={-13} anchor="end" class="cool">
              {t.keeping}
            </Label>
            <Label
              x={0.985}
              y={perPeriod(result.temptation, punishment, 0.985)}
              dy={16}
              anchor="end"
              class="accent"
            >
              {t.undercutting}
            </Label>
            {values.loyal > 0.08 && (
              <Label
                x={0.04}
                y={perPeriod(temptation, punishment, 0.04)}
                dx={8}
                dy={-8}
                class="soft"
                mark="without-loyalty"
              >
                {t.without}
              </Label>
            )}
            <Label
              x={result.patience}
              y={low}
              dx={result.patience > 0.6 ? -6 : 6}
              dy={-12}
              anchor={result.patience > 0.6 ? 'end' : 'start'}
              class="cool"
              mark="kept"
            >
              {t.kept(result.patience.toFixed(2))}
            </Label>
            <Dot x={weight} y={result.undercutting} radius={7} class="start" />
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

function tell(r: ResultOf<typeof model>, v: ValuesOf<typeof model>, language: Language): string {
  const n = (value: number) => fixed(value, 2)
  return language === 'zh'
    ? `未来的权重为 ${n(v.weight)} 时，维持价格每期值 ${n(r.keeping)}，降价值 ${n(r.undercutting)}：价格${r.kept ? '得以维持' : '维持不住'}。所需的权重为 ${n(r.patience)}，没有忠诚顾客时为 ${n(r.patienceWithoutLoyalty)}。`
    : `With the future weighing ${n(v.weight)}, keeping prices up is worth ${n(r.keeping)} a period and undercutting ${n(r.undercutting)}: prices ${r.kept ? 'hold' : 'do not hold'}. They need a weight of ${n(r.patience)}; without loyal customers ${n(r.patienceWithoutLoyalty)}.`
}

const words = {
  en: {
    weight: 'weight of the future, δ',
    worth: 'worth per period',
    keeping: 'keep prices up',
    undercutting: 'undercut, then war',
    without: 'without loyal customers',
    kept: (at: string) => `prices hold from ${at}`,
  },
  zh: {
    weight: '未来的权重 δ',
    worth: '每期的价值',
    keeping: '维持价格',
    undercutting: '先降价，后价格战',
    without: '没有忠诚顾客',
    kept: (at: string) => `${at} 起价格得以维持`,
  },
}
