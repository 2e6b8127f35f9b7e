import { ANSWERS, model, type NpsValues } from '../../core/loyalty/nps/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { Column } from '../../figures/Column.tsx'
import { fixed, percent } from '../../figures/shortNumber.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore } from '../useStore.ts'

interface NpsDistributionProps {
  language: Language
  controls?: readonly (keyof NpsValues & string)[]
}

/** The three classes of answers: their name, where their bars begin and end, and their colour. */
const classes = [
  { name: 'detractors', from: -0.5, to: 6.5, tone: 'cool' },
  { name: 'passives', from: 6.5, to: 8.5, tone: '' },
  { name: 'promoters', from: 8.5, to: 10.5, tone: 'accent' },
] as const
const toneOf = (score: number) => classes[score <= 6 ? 0 : score <= 8 ? 1 : 2].tone

/** Eleven bars to drag, and the one number that is made of them, with its interval. */
export default function NpsDistribution({
  language,
  controls = ['n', 'difference', 'power'],
}: NpsDistributionProps) {
  const t = words[language]
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      summary={({ result: r, values: v }) => ({
        en: `${percent(r.promoters)} promoters, ${percent(r.passives)} passives and ${percent(r.detractors)} detractors make ${n(r.score)} ± ${n(r.margin, 1)} points from ${v.n} answers; the mean is ${r.meanBefore.toFixed(2)}. To find ${v.difference} points between two groups takes ${r.answersNeeded} answers in each.`,
        zh: `推荐者 ${percent(r.promoters)}、中立者 ${percent(r.passives)}、贬损者 ${percent(r.detractors)}，${v.n} 份回答的净推荐值为 ${n(r.score)} ± ${n(r.margin, 1)} 分，平均分 ${r.meanBefore.toFixed(2)}。要在两组间识别 ${v.difference} 分之差，每组需 ${r.answersNeeded} 份回答。`,
      })}
      series={({ result }) => ({
        score: ANSWERS.map((_, score) => score),
        share: [...result.distribution],
        shifted: [...result.shiftedDistribution],
      })}
    >
      {({ values, result, pinned, store }) => (
        <>
          <Plot
            x={{ domain: [-0.5, 10.5], label: t.answer, ticks: ANSWERS.map((_, score) => score) }}
            y={{ domain: [0, 66], label: t.count, ticks: [0, 20, 40, 60] }}
            label={t.label}
            height={330}
            margin={{ top: 10 }}
            handles={ANSWERS.map((name, score) => (
              <Handle
                key={name}
                x={score}
                y={values[name]}
                along="y"
                stepY={1}
                label={t.handle(score)}
                text={`${values[name].toFixed(0)} (${percent(result.distribution[score])})`}
                onMove={(_, count) => store.set({ [name]: Math.min(60, count) } as Partial<NpsValues>)}
                onSettle={store.settle}
              />
            ))}
          >
            {classes.map(({ name, from, to }, k) => (
              <g key={name}>
                {k === 1 && (
                  <Area
                    outline={[
                      [from, 0],
                      [to, 0],
                      [to, 66],
                      [from, 66],
                    ]}
                    class="wash" /* prettier-ignore */
                  />
                )}
                <Label x={(from + to) / 2} y={66} dy={k === 1 ? 58 : 16} anchor="middle" class="soft">
                  {t[name]}
                </Label>
                <Label x={(from + to) / 2} y={66} dy={k === 1 ? 78 : 38} anchor="middle" class="strong">
                  {percent(result[name])}
                </Label>
              </g>
            ))}
            {pinned &&
              ANSWERS.map((name, score) => (
                <Line
                  key={name}
                  points={[
                    [score - 0.42, (pinned.parameters as NpsValues)[name]],
                    [score + 0.42, (pinned.parameters as NpsValues)[name]],
                  ]}
                  class="ghost"
                />
              ))}
            {ANSWERS.map((name, score) => (
              <g key={name}>
                <Column x={score} width={0.84} to={values[name]} class={toneOf(score)} />
                <Dot x={score} y={values[name]} radius={4.5} class="start" />
              </g>
            ))}
          </Plot>
          <Plot
            x={{
              domain: [-100, 100],
              label: t.score,
              ticks: [-100, -50, 0, 50, 100],
              format: (v) => n(v / 100),
            }}
            y={{ domain: [0, 1.5], label: '', ticks: [] }}
            label={t.interval(n(result.score), n(result.margin, 1))}
            height={160}
            margin={{ top: 8 }}
          >
            <Line
              points={[
                [0, 0],
                [0, 1.5],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Difference
              score={result.score}
              difference={values.difference}
              text={t.needed(values.difference, result.answersNeeded)}
            />
            {pinned && (
              <>
                <Interval score={pinned.result.score} margin={pinned.result.margin} y={0.78} class="ghost" />
                <Dot x={100 * pinned.result.score} y={0.78} radius={4} class="ghost" />
              </>
            )}
            <Interval score={result.score} margin={result.margin} y={0.42} class="accent" />
            <Dot x={100 * result.score} y={0.42} radius={6} class="start" />
            <Label
              x={100 * result.score}
              y={0.42}
              dy={-18}
              anchor={result.score > 0.6 ? 'end' : result.score < -0.6 ? 'start' : 'middle'}
              class="accent"
            >
              {`${n(result.score)} ± ${n(result.margin, 1)}`}
            </Label>
          </Plot>
        </>
      )}
    </ModelFigure>
  )
}

interface IntervalProps {
  score: number
  margin: number
  y: number
  class: string
}

/** The difference to be found, beside the score, with the answers it takes; on the side where there is room. */
function Difference({ score, difference, text }: { score: number; difference: number; text: string }) {
  const from = 100 * score
  const to = from + difference > 100 ? from - difference : from + difference
  const y = 1.02
  return (
    <>
      <Line
        points={[
          [from, y],
          [to, y],
        ]}
        class="cool" /* prettier-ignore */
      />
      <Line
        points={[
          [from, y - 0.09],
          [from, y + 0.09],
        ]}
        class="cool" /* prettier-ignore */
      />
      <Line
        points={[
          [to, y - 0.09],
          [to, y + 0.09],
        ]}
        class="cool" /* prettier-ignore */
      />
      <Label
        x={(from + to) / 2}
        y={y}
        dy={-17}
        anchor={from > 30 ? 'end' : from < -30 ? 'start' : 'middle'}
        class="cool"
      >
        {text}
      </Label>
    </>
  )
}

/** A score and its interval, in points. */
function Interval({ score, margin, y, class: className }: IntervalProps) {
  const [low, high] = [100 * Math.max(-1, score - margin), 100 * Math.min(1, score + margin)]
  return (
    <Line
      points={[
        [low, y],
        [high, y],
      ]}
      class={className} /* prettier-ignore */
    />
  )
}

/** A score as points. */
const n = (score: number, digits = 0) => fixed(100 * score, digits)

const words = {
  en: {
    label: 'How many give each answer from 0 to 10; each bar can be dragged.',
    answer: 'answer to “would you recommend us?”',
    count: 'relative number of answers',
    score: 'net promoter score (points), with its 95% interval',
    interval: (score: string, margin: string) => `Net promoter score ${score} ± ${margin} points.`,
    needed: (points: number, answers: number) =>
      `${points} points: ${answers.toLocaleString('en')} answers a group`,
    handle: (score: number) => `Answers of ${score}`,
    promoters: 'promoters',
    passives: 'passives',
    detractors: 'detractors',
  },
  zh: {
    label: '0 到 10 分各有多少人回答，每根柱都可拖动。',
    answer: '“您会推荐我们吗？”的回答',
    count: '回答的相对人数',
    score: '净推荐值（分）及其 95% 置信区间',
    interval: (score: string, margin: string) => `净推荐值为 ${score} ± ${margin} 分。`,
    needed: (points: number, answers: number) => `相差 ${points} 分：每组 ${answers} 份回答`,
    handle: (score: number) => `回答 ${score} 分`,
    promoters: '推荐者',
    passives: '中立者',
    detractors: '贬损者',
  },
}
