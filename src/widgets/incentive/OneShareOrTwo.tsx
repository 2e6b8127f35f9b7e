import { range } from 'd3-array'
import { useMemo } from 'preact/hooks'
import { curves } from '../../core/incentive/curves.ts'
import { approximateSinglePeak, effortPeak } from '../../core/incentive/effortPeak.ts'
import { model } from '../../core/incentive/model.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language, Text } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface OneShareOrTwoProps {
  language: Language
  controls?: readonly (keyof ContractValues & string)[]
}

const taus = range(0, 1.0001, 0.01)

/** Two findings, two shares: with one share for both kinds a share that rises with τ moves the peak away from one half. */
export default function OneShareOrTwo({
  language,
  controls = ['tacitPremium', 'riskAversion', 'noise'],
}: OneShareOrTwoProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      scope="one-or-two"
      initial={{ tacitPremium: 1.3 }}
      summary={({ values }) => textOf(values)}
      series={({ values }) => {
        const { single, separate } = seriesOf(values)
        return {
          tacitFraction: taus,
          effortSeparate: separate.effort,
          effortSingle: single.effort,
          shareSingle: single.shares,
        }
      }}
    >
      {({ values }) => <Curves values={values} words={t} />}
    </ModelFigure>
  )
}

function Curves({ values, words: t }: { values: ContractValues; words: (typeof words)[Language] }) {
  const { single, separate } = useMemo(() => seriesOf(values), [values])
  // Their heights differ with the elasticity; only where each peaks is compared, so each is drawn against its own peak.
  const left = single.peak < separate.peak
  const [one, two] = [scaled(single.effort), scaled(separate.effort)]
  return (
    <Plot
      x={{ domain: [0, 1], label: t.tau }}
      y={{ domain: [0.5, 1.04], label: t.effort, ticks: [0.5, 0.75, 1] }}
      label={t.label}
      height={340}
      margin={{ top: 12 }}
    >
      <Line
        points={[
          [separate.peak, 0],
          [separate.peak, 1],
        ]}
        class="soft dotted" /* prettier-ignore */
      />
      <Line
        points={[
          [single.peak, 0],
          [single.peak, 1],
        ]}
        class="accent thin" /* prettier-ignore */
      />
      <Line points={zip(two)} />
      <Line points={zip(one)} class="accent" />
      <Dot x={separate.peak} y={1} radius={5} class="unstable" />
      <Dot x={single.peak} y={1} radius={6} class="start" />
      <Label x={separate.peak} y={0.62} dx={left ? 8 : -8} anchor={left ? 'start' : 'end'}>
        {t.two(place(separate.peak))}
      </Label>
      <Label x={single.peak} y={0.62} dx={left ? -8 : 8} anchor={left ? 'end' : 'start'} class="accent">
        {t.one(place(single.peak))}
      </Label>
    </Plot>
  )
}

/** What is said of the two contracts. */
export function textOf(values: ContractValues): Text {
  const { single, separate } = seriesOf(values)
  const course = courseOf(single.shares[0], single.shares.at(-1)!)
  const guess = approximateSinglePeak(values)
  // Far from a premium of 1 the rule of thumb leaves the range of mixes, and says nothing.
  const rule =
    guess >= 0 && guess <= 1
      ? { en: ` (the rule of thumb says ${place(guess)})`, zh: `（近似公式给出 ${place(guess)}）` }
      : { en: '', zh: '' }
  return {
    en: `With a share for each kind and kinds alike, effort peaks at ${place(separate.peak)}. With one share for both and tacit knowledge worth ${values.tacitPremium} times as much, the share ${course.en} and effort peaks at ${place(single.peak)}${rule.en}.`,
    zh: `两类知识对等且各有分成时，努力在 ${place(separate.peak)} 处达到峰值。若只有统一分成，而隐性知识的价值为显性的 ${values.tacitPremium} 倍，分成${course.zh}，努力的峰值在 ${place(single.peak)}${rule.zh}。`,
  }
}

/** How the share moves from all explicit to all tacit, as far as the printed digits tell. */
function courseOf(first: number, last: number): Text {
  const [from, to] = [first.toFixed(2), last.toFixed(2)]
  if (from === to) return { en: `stays at ${from}`, zh: `保持在 ${from}` }
  return last > first
    ? { en: `rises from ${from} to ${to}`, zh: `从 ${from} 升到 ${to}` }
    : { en: `falls from ${from} to ${to}`, zh: `从 ${from} 降到 ${to}` }
}

const place = (peak: number) => shortNumber(Number(peak.toFixed(3)))

const scaled = (effort: readonly number[]) => effort.map((value) => value / Math.max(...effort))

const zip = (ys: readonly number[]): Point[] => taus.map((tau, i) => [tau, ys[i]])

function seriesOf(values: ContractValues) {
  const of = (form: ContractValues['form'], premium: number) => {
    const at = { ...values, form, tacitPremium: premium }
    const { secondBest } = curves(at, 'tacitFraction', taus)
    return {
      effort: secondBest.map(({ effort }) => effort.total),
      shares: secondBest.map(({ shares }) => shares.tacit),
      peak: effortPeak(at, 'secondBest').tacitFraction,
    }
  }
  return { separate: of('separate', 1), single: of('single', values.tacitPremium) }
}

const words = {
  en: {
    label:
      'Effort, relative to its peak, against the tacit fraction: a share for each kind, and one share for both.',
    tau: 'tacit fraction of the knowledge, τ',
    effort: 'effort, relative to its peak',
    two: (peak: string) => `two shares: ${peak}`,
    one: (peak: string) => `one share: ${peak}`,
  },
  zh: {
    label: '相对于峰值的努力随隐性知识比例的变化：分类分成与统一分成。',
    tau: '隐性知识比例 τ',
    effort: '努力（相对于峰值）',
    two: (peak: string) => `分类分成：${peak}`,
    one: (peak: string) => `统一分成：${peak}`,
  },
}
