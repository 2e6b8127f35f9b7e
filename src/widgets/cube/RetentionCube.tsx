import { useContext } from 'preact/hooks'
import type { CubeMonth } from '../../core/retention/cube/cohort.ts'
import { model } from '../../core/retention/cube/model.ts'
import { parameters } from '../../core/retention/cube/parameters.ts'
import type { Parameter } from '../../core/model/model.ts'
import type { Language } from '../../core/text.ts'
import { EventStrip } from '../../figures/cube/EventStrip.tsx'
import { LoyaltyStrip } from '../../figures/cube/LoyaltyStrip.tsx'
import { RetentionStrip } from '../../figures/cube/RetentionStrip.tsx'
import { ValueStrip } from '../../figures/cube/ValueStrip.tsx'
import { Control } from '../controls/Control.tsx'
import { PresetControl } from '../controls/PresetControl.tsx'
import { LabContext } from '../lab/LabContext.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { SeedControl } from '../SeedControl.tsx'
import { useDraft } from '../useDraft.ts'
import type { Live } from '../useStore.ts'
import { cubeWords } from './cubeWords.ts'
import { eventLanes } from './eventLanes.ts'
import { TurningCube } from './TurningCube.tsx'
import { usePlay } from './usePlay.ts'

interface RetentionCubeProps {
  language: Language
}

const dials = [
  'startValue',
  'customisationValue',
  'learning',
  'economicCost',
  'heterogeneity',
  'sorting',
] as const

/** Customers under the hand: few enough for a frame, and the first of those there are at rest. */
const whileDragging = 600

/** Means of fewer customers than this are noise, and are not drawn. */
const fewest = 10

/** The cube, what its customers compare, why they stay and how they are loyal, and a timeline to interfere on. */
export default function RetentionCube({ language }: RetentionCubeProps) {
  return (
    <ModelFigure model={model} language={language} broad series={({ result }) => seriesOf(result.months)}>
      {(live) => <Instrument live={live} language={language} />}
    </ModelFigure>
  )
}

function Instrument({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = cubeWords[language]
  const inLab = useContext(LabContext)
  const draft = useDraft(live, (values) => ({
    ...values,
    customers: Math.min(values.customers, whileDragging),
  }))
  const { values, result, moving, move, settle } = draft
  const pinned = live.pinned?.result
  const last = values.months - 1
  const month = Math.min(values.lookAt, last)
  const play = usePlay(month, last, (next) => move({ lookAt: next }), settle)
  const ghosts = [result.undisturbed, pinned?.months].filter((each) => each != null)
  const ghost = ghosts[0]
  const size = moving ? Math.min(values.customers, whileDragging) : values.customers
  const enough = (months: readonly CubeMonth[]) => months.filter(({ alive }) => alive * size >= fewest)
  const course = enough(result.months)
  const control = (name: keyof typeof parameters, parameter: Parameter = parameters[name]) => (
    <Control
      key={name}
      name={name}
      parameter={parameter}
      value={values[name]}
      language={language}
      onInput={(value) => move({ [name]: value })}
      onSettle={settle}
    />
  )
  const strip = { last, month }
  return (
    <div class={`instrument ${moving ? 'moving' : ''}`}>
      <div class="solid">
        <TurningCube
          course={course}
          cloud={result.cloud}
          ghosts={ghosts}
          month={month}
          label={model.summary(result, { ...values, lookAt: month })[language]}
          language={language}
        />
        <div class="controls month" role="group" aria-label={t.months}>
          {control('lookAt', { ...parameters.lookAt, max: last })}
          <button type="button" class="button" disabled={!live.ready} onClick={play.toggle}>
            {play.playing ? words[language].pause : words[language].play}
          </button>
        </div>
      </div>
      <div class="strips">
        <ValueStrip course={course} ghost={ghost} words={t.value} label={t.valueLabel} {...strip} />
        <RetentionStrip
          course={course}
          ghost={ghost}
          words={t.retention}
          label={t.retentionLabel}
          {...strip}
        />
        <LoyaltyStrip
          course={course}
          ghost={ghost}
          axis={t.loyalty}
          names={t.loyalties}
          label={t.loyaltyLabel}
          {...strip}
        />
        <EventStrip
          lanes={eventLanes(values, language, move)}
          label={words[language].events}
          months={t.months}
          onSettle={settle}
          {...strip}
        />
        <p class="hint">{words[language].hint(ghosts.length > 0)}</p>
      </div>
      {!inLab && (
        <div class="controls dials" role="group" aria-label={words[language].dials}>
          <PresetControl store={live.store} language={language} />
          {dials.map((name) => control(name))}
          <SeedControl store={live.store} language={language} />
        </div>
      )}
    </div>
  )
}

/** The months as columns, for the CSV file. */
export function seriesOf(months: readonly CubeMonth[]): Record<string, number[]> {
  const names = [
    'month',
    'alive',
    'retention',
    'dissatisfiedStayers',
    'value',
    'comparisonLevel',
    'alternative',
    'equity',
    'reference',
    'satisfaction',
    'switchingCost',
    'depth',
    'mood',
    'bond',
    'emotion',
    'meanLoyalty',
  ] as const
  return {
    ...Object.fromEntries(names.map((name) => [name, months.map((each) => each[name])])),
    ...Object.fromEntries(
      ['cognitive', 'affective', 'intention', 'behavioural'].map((name, k) => [
        name,
        months.map((each) => each.loyalty[k]),
      ]),
    ),
  }
}

const words = {
  en: {
    play: 'Play the months',
    pause: 'Pause',
    dials: 'Controls',
    events: 'Interventions by month: price, rivals, switching cost.',
    hint: (compared: boolean) =>
      compared
        ? 'Dashed and grey: the same customers without the interventions, or the state you pinned. Curves end where fewer than ten customers are left.'
        : 'Drag a dot of the timeline: along it for when, up or down for how much.',
  },
  zh: {
    play: '逐月播放',
    pause: '暂停',
    dials: '控制',
    events: '各月的干预：价格、竞争者、转换成本。',
    hint: (compared: boolean) =>
      compared
        ? '灰色虚线：同一批顾客在没有干预时的情形，或你固定下来的状态。剩下不到十位顾客时，曲线便不再画出。'
        : '拖动时间轴上的圆点：左右决定何时，上下决定多少。',
  },
}
