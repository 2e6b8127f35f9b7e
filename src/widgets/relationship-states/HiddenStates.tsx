import type { ValuesOf } from '../../core/model/model.ts'
import { MOST_PERIODS, model } from '../../core/retention/relationship-states/model.ts'
import type { Language } from '../../core/text.ts'
import { Column } from '../../figures/Column.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useStore, type Live } from '../useStore.ts'

type HiddenValues = ValuesOf<typeof model>

interface HiddenStatesProps {
  language: Language
  controls?: readonly (keyof HiddenValues & string)[]
}

/** What a history of purchases says of the state behind it; each purchase can be struck out or put in. */
export default function HiddenStates({
  language,
  controls = [
    'periods',
    'buysIntermediate',
    'buysActive',
    'toDormantFromActive',
    'shiftDormant',
    'shiftIntermediate',
    'simulated',
  ],
}: HiddenStatesProps) {
  const { store } = useStore(model)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        controls.length > 0 && (
          <>
            <PresetControl store={store} language={language} />
            <SeedControl store={store} language={language} />
          </>
        )
      }
      series={({ result }) => ({
        period: result.history.map((_, t) => t + 1),
        bought: result.history.map(Number),
        dormant: result.states.map((each) => each[0]),
        intermediate: result.states.map((each) => each[1]),
        active: result.states.map((each) => each[2]),
        byCounting: result.labels,
      })}
    >
      {(live) => (
        <>
          <History live={live} language={language} />
          <Filter live={live} language={language} />
          <ContactGain live={live} language={language} />
        </>
      )}
    </ModelFigure>
  )
}

/** The purchases as a row of switches, one over each bar. */
function History({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, store, ready } = live
  const toggle = (period: number) => {
    const name = `bought${period}` as 'bought1'
    store.set({ [name]: !store.values.peek()[name] })
    store.settle()
  }
  const many = result.history.length
  return (
    <div
      class={`history ${many > MOST_PERIODS ? 'long' : ''}`}
      role="group"
      aria-label={t.history}
      style={{ gridTemplateColumns: `repeat(${many}, minmax(0, 1fr))` }}
    >
      {result.history.map((bought, i) => (
        <button
          key={i}
          type="button"
          aria-pressed={bought}
          aria-label={t.period(i + 1, bought)}
          disabled={!ready || values.simulated}
          onClick={() => toggle(i + 1)}
        >
          {bought ? '●' : '○'}
        </button>
      ))}
    </div>
  )
}

// Below the bars: what counting says, and what the truth was.
const COUNTING = -0.11
const TRUTH = -0.25
const glyphs = ['○', '◐', '●'] as const

function Filter({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { result, values, pinned } = live
  const { states, labels, truth } = result
  const many = states.length
  const low = truth ? -0.34 : -0.2
  const ghost = pinned?.result.states
  const step = many > 12 ? 4 : 1
  const last = states[many - 1]
  const middles = [last[0] / 2, last[0] + last[1] / 2, 1 - last[2] / 2]
  return (
    <Plot
      x={{
        domain: [0.5, many + 0.5],
        label: t.periods,
        ticks: states.map((_, i) => i + 1).filter((period) => (period - 1) % step === 0),
      }}
      y={{ domain: [low, 1], label: t.probability, ticks: [0, 0.5, 1] }}
      label={`${t.label} ${model.summary(result, values)[language]}`}
      height={330}
      margin={{ top: 8, right: 112 }}
    >
      {states.map(([dormant, intermediate], i) => (
        <g key={i}>
          <Column x={i + 1} width={0.82} from={0} to={dormant} class="dormant" mark="dormant" />
          <Column
            x={i + 1}
            width={0.82}
            from={dormant}
            to={dormant + intermediate}
            class="intermediate"
            mark="intermediate"
          />
          <Column x={i + 1} width={0.82} from={dormant + intermediate} to={1} class="cool" mark="active" />
          <Label x={i + 1} y={COUNTING} anchor="middle">
            {glyphs[labels[i]]}
          </Label>
          {truth && (
            <Label x={i + 1} y={TRUTH} anchor="middle">
              {glyphs[truth[i] as 0 | 1 | 2]}
            </Label>
          )}
        </g>
      ))}
      {ghost && <Line points={ghost.map((each, i) => [i + 1, 1 - each[2]])} class="ghost" />}
      {t.states.map((name, k) =>
        last[k] < 0.05 ? null : (
          <Label key={name} x={many + 0.5} y={middles[k]} dx={7} class={k === 2 ? 'cool' : ''}>
            {name}
          </Label>
        ),
      )}
      <Label x={many + 0.5} y={COUNTING} dx={7} class="soft">
        {t.counting}
      </Label>
      {truth && (
        <Label x={many + 0.5} y={TRUTH} dx={7} class="soft">
          {t.truth}
        </Label>
      )}
    </Plot>
  )
}

function ContactGain({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const gain = live.result.contactGain
  const ghost = live.pinned?.result.contactGain
  const high = Math.max(0.1, ...gain, ...(ghost ?? [])) * 1.2
  return (
    <Plot
      x={{ domain: [0.4, 3.6], label: '', ticks: [1, 2, 3], format: (k) => t.states[k - 1] }}
      y={{ domain: [0, high], label: t.gain }}
      label={t.gainLabel(gain)}
      height={190}
      margin={{ top: 10, bottom: 26, right: 112 }}
    >
      {gain.map((each, k) => (
        <g key={k}>
          <Column x={k + 1} width={0.5} to={each} class="accent" />
          {ghost && (
            <Line
              points={[
                [k + 0.7, ghost[k]],
                [k + 1.3, ghost[k]],
              ]}
              class="ghost"
            />
          )}
          <Label x={k + 1} y={each} dy={-11} anchor="middle" class="strong">
            {(each < 0 ? '−' : '+') + Math.abs(each).toFixed(3).replace(/^0/, '')}
          </Label>
        </g>
      ))}
    </Plot>
  )
}

const words = {
  en: {
    history: 'Purchases by period',
    period: (period: number, bought: boolean) => `period ${period}: ${bought ? 'bought' : 'did not buy'}`,
    periods: 'period',
    probability: 'probability of the state',
    label: 'Probability of each hidden state, period by period.',
    states: ['dormant', 'between', 'active'],
    counting: 'by counting',
    truth: 'in truth',
    gain: 'gain of a contact',
    gainLabel: (gain: readonly number[]) =>
      `What a contact adds to the next purchase: dormant ${gain[0].toFixed(3)}, between ${gain[1].toFixed(3)}, active ${gain[2].toFixed(3)}.`,
  },
  zh: {
    history: '逐期的购买记录',
    period: (period: number, bought: boolean) => `第 ${period} 期：${bought ? '购买了' : '没有购买'}`,
    periods: '期',
    probability: '各状态的概率',
    label: '各期处于每种隐藏状态的概率。',
    states: ['休眠', '中间', '活跃'],
    counting: '按次数判断',
    truth: '真实状态',
    gain: '一次联系的收益',
    gainLabel: (gain: readonly number[]) =>
      `一次联系使下期购买概率增加：休眠 ${gain[0].toFixed(3)}，中间 ${gain[1].toFixed(3)}，活跃 ${gain[2].toFixed(3)}。`,
  },
}
