import { model } from '../../core/loyalty/rfm/model.ts'
import type { ResultOf } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore } from '../useStore.ts'
import type { RfmValues } from './RfmScores.tsx'

type RfmResult = ResultOf<typeof model>

interface SpendConcentrationProps {
  language: Language
  controls?: readonly (keyof RfmValues & string)[]
}

/** What part of all spend the best customers make, from the very best to all. */
export default function SpendConcentration({
  language,
  controls = ['r', 'customers'],
}: SpendConcentrationProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <SeedControl store={store} language={language} />}
      summary={({ result }) => ({
        en: `The top 20% of customers make ${percent(result.top20)} of spend; 65% of it comes from the top ${percent(needed(result, 0.65))}. Gini coefficient ${result.gini.toFixed(2)}.`,
        zh: `前 20% 的顾客占消费的 ${percent(result.top20)}；65% 的消费来自前 ${percent(needed(result, 0.65))} 的顾客。基尼系数 ${result.gini.toFixed(2)}。`,
      })}
      series={({ result }) => ({
        customers: curve(result).map(([x]) => x),
        spend: curve(result).map(([, y]) => y),
      })}
    >
      {({ result, pinned }) => {
        const vip = needed(result, 0.65)
        return (
          <Plot
            x={{ domain: [0, 1], label: t.customers, ticks: [0, 0.2, 0.4, 0.6, 0.8, 1], format: percent }}
            y={{ domain: [0, 1], label: t.spend, ticks: [0, 0.25, 0.5, 0.75, 1], format: percent }}
            label={t.label}
            height={380}
            margin={{ top: 14, left: 60 }}
          >
            <Line
              points={[
                [0, 0],
                [1, 1],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Label x={0.62} y={0.62} dx={8} dy={12} class="soft">
              {t.equal}
            </Label>
            <Line
              points={[
                [0, 0.65],
                [vip, 0.65],
                [vip, 0],
              ]}
              class="cool dotted"
              mark="vip" /* prettier-ignore */
            />
            <Line
              points={[
                [0.2, 0],
                [0.2, result.top20],
              ]}
              class="soft dotted" /* prettier-ignore */
            />
            {pinned && <Line points={curve(pinned.result as RfmResult)} class="ghost" />}
            <Line points={curve(result)} class="accent" mark="concentration" />
            <Dot x={0.2} y={result.top20} radius={6} class="start" />
            <Label x={0.2} y={result.top20} dx={12} dy={14} class="accent">
              {t.top(percent(result.top20))}
            </Label>
            <Dot x={vip} y={0.65} radius={5} class="cool" mark="vip" />
            <Label x={vip} y={0} dx={6} dy={-14} class="cool">
              {t.vip(percent(vip))}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** From the largest spenders down. */
const curve = (result: RfmResult): Point[] =>
  result.lorenz.map(({ share, held }): Point => [1 - share, 1 - held]).reverse()

/** The smallest part of customers that make this part of spend. */
function needed(result: RfmResult, spend: number): number {
  const points = curve(result)
  const i = points.findIndex(([, y]) => y >= spend)
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]]
  return x0 + ((spend - y0) / (y1 - y0)) * (x1 - x0)
}

const words = {
  en: {
    label: 'Share of spend against the share of customers who make it, the largest first.',
    customers: 'customers, the largest spenders first',
    spend: 'their share of all spend',
    equal: 'if all spent alike',
    top: (share: string) => `the top 20% make ${share}`,
    vip: (share: string) => `65% needs ${share}`,
  },
  zh: {
    label: '消费份额随顾客比例的变化，由消费最多者排起。',
    customers: '顾客（由消费最多者排起）',
    spend: '占全部消费的份额',
    equal: '人人消费相同',
    top: (share: string) => `前 20% 占 ${share}`,
    vip: (share: string) => `65% 只需 ${share}`,
  },
}
