import { useState } from 'preact/hooks'
import { defaults } from '../../core/model/model.ts'
import { experiment, type Design } from '../../core/supernetwork/experiment.ts'
import type { MainEffect } from '../../core/supernetwork/mainEffects.ts'
import { model } from '../../core/supernetwork/model.ts'
import type { SupernetworkValues } from '../../core/supernetwork/parameters.ts'
import type { Language, Text } from '../../core/text.ts'
import { EffectsPlot, type EffectRow } from '../../figures/supernetwork/EffectsPlot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { useStore } from '../useStore.ts'
import { ExperimentState } from './ExperimentState.tsx'
import { factorLevels, factors, type Effects, type Factor } from './effectFactors.ts'
import { OutcomeChoice, SeedsChoice, type ShownOutcome } from './outcomeChoice.tsx'
import { useExperiment, type Reduce } from './useExperiment.ts'
import { useStill } from '../useStill.tsx'

interface SupernetworkEffectsProps {
  language: Language
  controls?: readonly (keyof SupernetworkValues & string)[]
}

const defaultSeeds = 8

const designOf = (base: SupernetworkValues, seeds: number): Design => ({
  base: {
    ...base,
    ...Object.fromEntries(factors.map((factor) => [factor, model.parameters[factor].default])),
  },
  axes: factors.map((parameter) => ({ parameter, values: factorLevels[parameter] })),
  seeds,
  seed: 1,
})

/** The t distribution is fetched when the first experiment of the reader is to be summarised. */
const reduce: Reduce<Effects> = async (runs, design) =>
  (await import('./effectsOf.ts')).effectsOf(runs, design)
const atBuild = import.meta.env.SSR ? await import('./effectsOf.ts') : undefined

/** What each of the four factors does to an outcome, on average over the others, with intervals. */
export default function SupernetworkEffects({
  language,
  controls = ['traitLearning', 'screening', 'capacity'],
}: SupernetworkEffectsProps) {
  const t = words[language]
  const live = useStore(model)
  const [outcome, setOutcome] = useState<ShownOutcome>('innovations')
  const [seeds, setSeeds] = useState(defaultSeeds)
  const [still, data] = useStill('supernetwork-effects', () => {
    const design = designOf(defaults(model), defaultSeeds)
    return atBuild!.effectsOf([...experiment(design)], design)!
  })
  const design = designOf(live.values, seeds)
  const state = useExperiment('effects', design, { still, reduce })
  const effects = state.drawn[outcome]
  const text = textOf(outcome, effects, live.values.traitLearning)
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      viewControls={
        <>
          <OutcomeChoice value={outcome} language={language} onChange={setOutcome} />
          <SeedsChoice value={seeds} options={[4, 8, 24, 48]} label={t.seeds} onChange={setSeeds} />
        </>
      }
      summary={() => text}
      series={() => seriesOf(effects)}
    >
      {() => (
        <>
          <EffectsPlot
            rows={effects.map((effect) => rowOf(effect, language))}
            x={model.outputs[outcome].label[language]}
            effectTitle={t.effect}
            label={text[language]}
          />
          <ExperimentState state={state} language={language} />
          {data}
        </>
      )}
    </ModelFigure>
  )
}

function rowOf({ factor, levels, effect }: MainEffect<Factor>, language: Language): EffectRow {
  const interval = `${signed(effect.mean)} [${signed(effect.lower)}, ${signed(effect.upper)}]`
  return {
    name: model.parameters[factor].label[language],
    levels: levels.map(({ level, mean, lower, upper }) => ({
      level: shortNumber(level),
      mean,
      lower,
      upper,
    })),
    effect: levels.length > 2 ? words[language].between(effect.to, effect.from, interval) : interval,
    clear: effect.lower > negligible || effect.upper < -negligible,
  }
}

/** Sums in another order differ by this much and mean nothing. */
const negligible = 1e-9

const signed = (value: number) => {
  if (Math.abs(value) < negligible) return '0'
  const text = shortNumber(
    Number(value.toPrecision(Math.abs(value) < 0.0095 ? 1 : Math.abs(value) < 0.95 ? 2 : 3)),
  )
  return value > 0 ? `+${text}` : text
}

function seriesOf(effects: readonly MainEffect<Factor>[]) {
  const rows = effects.flatMap(({ factor, levels }) => levels.map((level) => ({ factor, ...level })))
  const column = (name: 'level' | 'mean' | 'standardError' | 'lower' | 'upper') =>
    rows.map((row) => row[name])
  return {
    factor: rows.map((row) => row.factor),
    level: column('level'),
    mean: column('mean'),
    standardError: column('standardError'),
    lower: column('lower'),
    upper: column('upper'),
  }
}

function textOf(outcome: ShownOutcome, effects: readonly MainEffect<Factor>[], learning: boolean): Text {
  const traits = effects.filter(({ factor }) => factor !== 'customers')
  const tell = (language: Language) =>
    traits
      .map(({ factor, effect }) => `${model.parameters[factor].label[language]} ${signed(effect.mean)}`)
      .join(language === 'zh' ? '，' : ', ')
  const { label } = model.outputs[outcome]
  const { effect } = effects.find(({ factor }) => factor === 'customers')!
  return {
    en: `${label.en}, from .2 to .8 of each trait, on average over all else: ${tell('en')}. Of the numbers of customers ${effect.to} is best and ${effect.from} worst, a difference of ${signed(effect.mean)}.${learning ? '' : ' Abilities do not grow here.'}`,
    zh: `各项特质从 0.2 升到 0.8，对${label.zh}的平均影响：${tell('zh')}。顾客数量以 ${effect.to} 位最好、${effect.from} 位最差，相差 ${signed(effect.mean)}。${learning ? '' : '此处能力不会成长。'}`,
  }
}

const words = {
  en: {
    seeds: 'Replications of the design',
    effect: 'effect, 95% interval',
    between: (best: number, worst: number, interval: string) => `${best} against ${worst}: ${interval}`,
  },
  zh: {
    seeds: '整套设计的重复次数',
    effect: '效应及 95% 区间',
    between: (best: number, worst: number, interval: string) => `${best} 对 ${worst}：${interval}`,
  },
}
