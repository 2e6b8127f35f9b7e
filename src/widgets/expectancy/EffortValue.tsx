import { scaleLinear } from 'd3-scale'
import { model, OFFERS } from '../../core/loyalty/expectancy/model.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface EffortValueProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

const formulas = ['source', 'vroom', 'net'] as const
type Formula = (typeof formulas)[number]
const tones: Record<Formula, string> = { source: 'dashed', vroom: 'cool', net: 'accent' }

/** What a reward is worth against the effort asked, by three formulas; and how they rank three offers. */
export default function EffortValue({
  language,
  controls = ['effort', 'valence', 'expectancyRate', 'effortCost', 'inputCost'],
}: EffortValueProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ result: { curves } }) => ({
        effort: curves.map(({ effort }) => effort),
        source: curves.map(({ source }) => source),
        vroom: curves.map(({ vroom }) => vroom),
        net: curves.map(({ net }) => net),
      })}
    >
      {(live) => (
        <>
          <Curves live={live} language={language} />
          <Offers live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

function Curves({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store, pinned } = live
  const all = formulas.flatMap((formula) => result.curves.map((at) => at[formula]))
  const [low, high] = scaleLinear()
    .domain([Math.min(0, ...all), Math.max(1, ...all)])
    .nice(5)
    .domain() as [number, number]
  const last = result.curves.at(-1)!
  const ends = spread(
    formulas.map((formula) => last[formula]),
    (high - low) * 0.085,
  )
  return (
    <Plot
      x={{ domain: [0, 10], label: t.effort }}
      y={{ domain: [low, high], label: t.value }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={340}
      margin={{ top: 12, right: 108, left: 66 }}
      handles={
        <Handle
          x={values.effort}
          y={result.net}
          along="x"
          stepX={0.1}
          label={t.asked}
          text={values.effort.toFixed(1)}
          onMove={(x) => store.set({ effort: Math.max(0.1, x) })}
          onSettle={store.settle}
        />
      }
    >
      <Line
        points={[
          [0, 0],
          [10, 0],
        ]}
        class="rule"
      />
      <Line
        points={[
          [values.effort, low],
          [values.effort, high],
        ]}
        class="rule"
      />
      {pinned && <Line points={curve(pinned.result.curves, 'net')} class="ghost" />}
      {formulas.map((formula) => (
        <Line key={formula} points={curve(result.curves, formula)} class={tones[formula]} mark={formula} />
      ))}
      {formulas.map((formula, i) => (
        <Label
          key={formula}
          x={10}
          y={ends[i]!}
          dx={7}
          class={formula === 'source' ? '' : tones[formula]}
          mark={formula}
        >
          {t.formulas[formula]}
        </Label>
      ))}
      <Dot x={values.effort} y={result.source} radius={4} class="stable" />
      <Dot x={values.effort} y={result.vroom} radius={4} class="cool" />
      {result.best > 0 && result.best <= 10 && (
        <Dot x={result.best} y={result.netAtBest} radius={6} class="unstable" mark="best" />
      )}
      <Dot x={values.effort} y={result.net} radius={7} class="start" />
    </Plot>
  )
}

/** Three offers in the order of each formula: first is best. */
function Offers({ live: { result }, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  return (
    <table class="offers">
      <caption>{t.ranked}</caption>
      <thead>
        <tr>
          <th scope="col">{t.offer}</th>
          {formulas.map((formula) => (
            <th key={formula} scope="col">
              {t.heads[formula]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OFFERS.map(({ id, effort, valence }, i) => (
          <tr key={id}>
            <th scope="row">
              {t.offers[id]}
              <span class="soft">{t.terms(effort, valence)}</span>
            </th>
            {formulas.map((formula) => (
              <td key={formula} class={result.first[formula] === i ? 'first' : ''}>
                {fixed(result.offers[i]![formula], 1)}
                {result.first[formula] === i && <span class="tag">{t.first}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const curve = (curves: Live<typeof model>['result']['curves'], formula: Formula): Point[] =>
  curves.map((at) => [at.effort, at[formula]])

/** Values moved apart until they are `gap` from one another, their order kept. */
function spread(values: readonly number[], gap: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!)
  const placed = [...values]
  for (let k = 1; k < order.length; k++)
    placed[order[k]!] = Math.max(placed[order[k]!]!, placed[order[k - 1]!]! + gap)
  // What was pushed over the top comes back, and pushes those below.
  const top = Math.max(...values)
  placed[order.at(-1)!] = Math.min(placed[order.at(-1)!]!, Math.max(top, placed[order[0]!]!))
  for (let k = order.length - 2; k >= 0; k--)
    placed[order[k]!] = Math.min(placed[order[k]!]!, placed[order[k + 1]!]! - gap)
  return placed
}

const words = {
  en: {
    label: 'Value of an offer against the effort it asks, by three formulas.',
    effort: 'effort asked, e',
    value: 'value to the customer',
    asked: 'effort asked',
    formulas: { source: 'source', vroom: 'Vroom', net: 'net of effort' },
    heads: { source: 'Source', vroom: 'Vroom', net: 'Net' },
    ranked: 'Three offers, ranked by three formulas',
    offer: 'Offer',
    offers: { tap: 'One tap', collect: 'Collect points', quest: 'A long quest' },
    terms: (effort: number, worth: number) => `effort ${effort}, worth ${worth}`,
    first: 'first',
  },
  zh: {
    label: '三种公式下，一项活动的价值随所要求的努力而变化。',
    effort: '要求的努力 e',
    value: '对顾客的价值',
    asked: '要求的努力',
    formulas: { source: '文献公式', vroom: '弗鲁姆', net: '扣除努力' },
    heads: { source: '文献', vroom: '弗鲁姆', net: '净值' },
    ranked: '三种公式对三项活动的排序',
    offer: '活动',
    offers: { tap: '一键领取', collect: '攒积分', quest: '漫长任务' },
    terms: (effort: number, worth: number) => `努力 ${effort}，奖励 ${worth}`,
    first: '首选',
  },
}
