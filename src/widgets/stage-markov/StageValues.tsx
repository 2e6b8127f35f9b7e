import type { ValuesOf } from '../../core/model/model.ts'
import { model } from '../../core/retention/stage-markov/model.ts'
import { STAGES } from '../../core/retention/stage-markov/stages.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Column } from '../../figures/Column.tsx'
import { StageChain } from '../../figures/cube/StageChain.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore, type Live } from '../useStore.ts'

type StageValuesOf = ValuesOf<typeof model>

interface StageValuesProps {
  language: Language
  controls?: readonly (keyof StageValuesOf & string)[]
}

/** The chain of loyalties, what a customer is worth in each, and what less lapse is worth there. */
export default function StageValues({
  language,
  controls = [
    'lapseCognitive',
    'lapseBehavioural',
    'riseAffective',
    'riseBehavioural',
    'referral',
    'lessLapse',
    'discount',
  ],
}: StageValuesProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={controls.length > 0 && <PresetControl store={store} language={language} />}
      series={({ result }) => ({
        state: STAGES.map((stage) => stage[language]),
        value: STAGES.map((_, i) => result.values?.[i] ?? null),
        monthsAhead: STAGES.map((_, i) => result.monthsAhead?.[i] ?? null),
        worthToNewCustomer: STAGES.map((_, i) => result.worth?.[i]?.perNewCustomer ?? null),
        worthPerCustomerMonth: STAGES.map((_, i) => result.worth?.[i]?.perCustomerMonth ?? null),
      })}
    >
      {(live) => (
        <>
          <StageChain
            transitions={live.result.transitions}
            language={language}
            label={words[language].chain}
            referral={words[language].brings(live.values.referral)}
          />
          <StageBars
            live={live}
            language={language}
            of={(result, i) => result.values?.[i] ?? null}
            count={5}
            axis={words[language].value}
            least={1000}
          />
          <StageBars
            live={live}
            language={language}
            of={(result, i) => result.worth?.[i]?.perNewCustomer ?? null}
            count={4}
            axis={words[language].worth((100 * live.values.lessLapse).toFixed(1))}
            least={110}
            digits={1}
            look="accent"
          />
          <WhereTheyStand live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

interface StageBarsProps {
  live: Live<typeof model>
  language: Language
  of: (result: Live<typeof model>['result'], state: number) => number | null
  count: 4 | 5
  axis: string
  /** The axis reaches at least so far. */
  least: number
  digits?: number
  look?: string
}

/** One bar for each state. */
function StageBars({ live, language, of, count, axis, least, digits = 0, look = 'cool' }: StageBarsProps) {
  const t = words[language]
  const { result, pinned, values } = live
  const states = Array.from({ length: count }, (_, i) => i)
  const now = states.map((i) => of(result, i))
  const ghost = pinned && states.map((i) => of(pinned.result, i))
  const seen = [...now, ...(ghost ?? [])].filter((each) => each !== null)
  const high = Math.max(least, ...seen) * 1.16
  const low = Math.min(0, ...seen) * 1.16
  return (
    <Plot
      x={{
        domain: [0.4, 5.6],
        label: '',
        ticks: [1, 2, 3, 4, ...(count === 5 ? [5] : [])],
        format: (i) => t.stages[i - 1],
      }}
      y={{ domain: [low, high], label: axis }}
      label={`${axis}. ${model.summary(result, values)[language]}`}
      height={196}
      margin={{ top: 10, bottom: 26, left: 60 }}
    >
      {states.map((i) => (
        <g key={i}>
          {now[i] !== null && <Column x={i + 1} width={0.56} to={now[i]} class={look} />}
          {ghost && ghost[i] !== null && (
            <Line
              points={[
                [i + 0.7, ghost[i]],
                [i + 1.3, ghost[i]],
              ]}
              class="ghost"
            />
          )}
          <Label x={i + 1} y={Math.max(now[i] ?? 0, 0)} dy={-11} anchor="middle" class="strong">
            {now[i] === null ? '–' : fixed(now[i], digits)}
          </Label>
        </g>
      ))}
      {now[0] === null && (
        <Label x={3} y={high / 2} anchor="middle" class="accent">
          {t.none}
        </Label>
      )}
    </Plot>
  )
}

/** Where one who is new today stands month by month; those who were referred are counted on top. */
function WhereTheyStand({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { path } = live.result
  const xs = path.map((_, month) => month)
  const last = path.length - 1
  const stack = [3, 2, 1, 0, 4]
  const upTo = (k: number) => path.map((row) => stack.slice(0, k).reduce((sum, state) => sum + row[state], 0))
  const high = Math.max(1, ...upTo(5))
  const looks = ['deep', '', 'wash', 'accent', 'none']
  return (
    <Plot
      x={{ domain: [0, last], label: t.months }}
      y={{ domain: [0, high], label: t.share }}
      label={t.pathLabel}
      height={230}
      margin={{ top: 10, right: 96, left: 60 }}
    >
      {stack.map((state, k) => (
        <Band key={state} xs={xs} low={upTo(k)} high={upTo(k + 1)} class={looks[k]} />
      ))}
      {[1, 2, 3, 4].map((k) => (
        <Line key={k} points={upTo(k).map((y, x) => [x, y])} class="thin" />
      ))}
      {stack.map((state, k) => {
        const thickness = path[last][state]
        return thickness < 0.07 * high ? null : (
          <Label key={state} x={last} y={upTo(k)[last] + thickness / 2} dx={7}>
            {t.stages[state]}
          </Label>
        )
      })}
    </Plot>
  )
}

const words = {
  en: {
    chain: 'The chain: what becomes of a customer of each loyalty within a month.',
    brings: (rate: number) => `brings ${rate.toFixed(3)} new`,
    stages: ['cognitive', 'affective', 'intention', 'behav.', 'lapsed'],
    value: 'lifetime value',
    worth: (less: string) => `gain of ${less} points`,
    none: 'no finite value: customers multiply',
    months: 'months from the first',
    share: 'customers',
    pathLabel: 'Where one who is new in month 0 stands in each month after.',
  },
  zh: {
    chain: '状态链：各忠诚阶段的顾客一个月后变成怎样。',
    brings: (rate: number) => `每月带来 ${rate.toFixed(3)} 位`,
    stages: ['认知', '情感', '意向', '行为', '流失'],
    value: '终身价值',
    worth: (less: string) => `流失降 ${less} 点的收益`,
    none: '价值无穷：顾客不断繁衍',
    months: '首月之后的月数',
    share: '顾客数',
    pathLabel: '第 0 个月的新顾客此后各月处于哪个阶段。',
  },
}
