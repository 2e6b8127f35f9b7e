import { range } from 'd3-array'
import { useMemo } from 'preact/hooks'
import { curves } from '../../core/incentive/curves.ts'
import { model } from '../../core/incentive/model.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language } from '../../core/text.ts'
import { Dot } from '../../figures/Dot.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { percent, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface EffortAndShareProps {
  language: Language
  controls?: readonly (keyof ContractValues & string)[]
}

const taus = range(0, 1.0001, 0.01)

/** Effort and the customer's shares against the tacit fraction, with effort seen and unseen. */
export default function EffortAndShare({
  language,
  controls = ['riskAversion', 'noise', 'form'],
}: EffortAndShareProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      series={({ values }) => seriesOf(values)}
    >
      {(live) => <Panels live={live} language={language} />}
    </ModelFigure>
  )
}

function Panels({ live, language }: { live: Live<typeof model>; language: Language }) {
  const t = words[language]
  const { values, result, pinned, store } = live
  const others = JSON.stringify({ ...values, tacitFraction: null })
  const drawn = useMemo(() => seriesOf(values), [others])
  const ghost = useMemo(() => pinned && seriesOf(pinned.parameters), [pinned])
  const tau = values.tacitFraction
  const tallest = Math.max(...drawn.firstBest, ...(ghost?.firstBest ?? [])) * 1.22
  const single = values.form === 'single'
  // A low curve has no room for its label below it.
  const low = drawn.secondBest[75] < 0.35 * tallest
  const { peak, secondBest, firstBest } = result
  const handle = (y: number) => (
    <Handle
      x={tau}
      y={y}
      along="x"
      label={model.parameters.tacitFraction.label[language]}
      text={percent(tau)}
      onMove={(tacitFraction) => store.set({ tacitFraction })}
      onSettle={store.settle}
    />
  )
  return (
    <>
      <Plot
        x={{ domain: [0, 1], label: '' }}
        y={{ domain: [0, tallest], label: t.effort }}
        label={`${t.label} ${model.summary(result, values)[language]}`}
        height={290}
        margin={{ top: 16, bottom: 24, right: 16 }}
        handles={handle(secondBest.effort.total)}
      >
        <Line
          points={[
            [tau, 0],
            [tau, tallest],
          ]}
          class="rule" /* prettier-ignore */
        />
        {ghost && <Line points={zip(ghost.secondBest)} class="ghost" />}
        {ghost && <Line points={zip(ghost.firstBest)} class="ghost" />}
        <Line points={zip(drawn.firstBest)} class="dashed" mark="first-best" />
        <Line points={zip(drawn.secondBest)} class="accent" mark="second-best" />
        <Line
          points={[
            [peak.secondBest.tacitFraction, 0],
            [peak.secondBest.tacitFraction, peak.secondBest.effort],
          ]}
          class="soft dotted"
          mark="peak" /* prettier-ignore */
        />
        <Dot
          x={peak.firstBest.tacitFraction}
          y={peak.firstBest.effort}
          class="unstable"
          radius={4.5}
          mark="peak"
        />
        <Dot
          x={peak.secondBest.tacitFraction}
          y={peak.secondBest.effort}
          class="unstable"
          radius={4.5}
          mark="peak"
        />
        <Label x={0.25} y={drawn.firstBest[25]} dy={-20} anchor="middle" mark="first-best">
          {t.seen}
        </Label>
        <Label
          x={0.98}
          y={low ? drawn.secondBest[75] : Math.min(drawn.secondBest[75], drawn.secondBest[98])}
          dy={low ? -18 : 20}
          anchor="end"
          class="accent"
          mark="second-best"
        >
          {t.unseen}
        </Label>
        <Label x={peak.secondBest.tacitFraction} y={0} dy={-12} dx={6} class="soft" mark="peak">
          {t.peak(shortNumber(Number(peak.secondBest.tacitFraction.toFixed(3))))}
        </Label>
        <Dot x={tau} y={firstBest.effort.total} radius={5} />
        <Dot x={tau} y={secondBest.effort.total} radius={7} class="start" />
      </Plot>
      <Plot
        x={{ domain: [0, 1], label: t.tau }}
        y={{ domain: [0, 1.14], label: t.share, ticks: [0, 0.25, 0.5, 0.75, 1] }}
        label={t.shareLabel}
        height={250}
        margin={{ top: 10, right: 16 }}
        handles={handle(secondBest.shares.tacit)}
      >
        <Line
          points={[
            [tau, 0],
            [tau, 1.14],
          ]}
          class="rule" /* prettier-ignore */
        />
        {ghost && <Line points={zip(ghost.shareTacit)} class="ghost" />}
        {ghost && <Line points={zip(ghost.shareExplicit)} class="ghost" />}
        {!single && <Line points={zip(drawn.shareExplicit)} class="cool" mark="explicit" />}
        <Line points={zip(drawn.shareTacit)} class="accent" mark="tacit" />
        {!single && (
          <Label x={0.02} y={drawn.shareExplicit[2]} dy={-14} class="cool">
            {t.explicit}
          </Label>
        )}
        <Label x={0.98} y={drawn.shareTacit[98]} dy={-14} anchor="end" class="accent">
          {single ? t.both : t.tacit}
        </Label>
        {!single && <Dot x={tau} y={secondBest.shares.explicit} radius={5} class="cool" />}
        <Dot x={tau} y={secondBest.shares.tacit} radius={7} class="start" />
      </Plot>
    </>
  )
}

const zip = (ys: readonly number[]): Point[] => taus.map((tau, i) => [tau, ys[i]])

function seriesOf(values: ContractValues) {
  const { secondBest, firstBest } = curves(values, 'tacitFraction', taus)
  return {
    tacitFraction: taus,
    firstBest: firstBest.map(({ effort }) => effort.total),
    secondBest: secondBest.map(({ effort }) => effort.total),
    shareExplicit: secondBest.map(({ shares }) => shares.explicit),
    shareTacit: secondBest.map(({ shares }) => shares.tacit),
  }
}

const words = {
  en: {
    label: 'Total effort against the tacit fraction, with effort seen and unseen.',
    shareLabel: 'The customer’s shares against the tacit fraction.',
    effort: 'total effort',
    share: 'customer’s share',
    tau: 'tacit fraction of the knowledge, τ',
    seen: 'effort seen (first best)',
    unseen: 'effort unseen (second best)',
    peak: (at: string) => `peak at ${at}`,
    explicit: 'for explicit knowledge',
    tacit: 'for tacit knowledge',
    both: 'one share for both',
  },
  zh: {
    label: '总努力随隐性知识比例的变化：努力可观察与不可观察两种情形。',
    shareLabel: '顾客分成比例随隐性知识比例的变化。',
    effort: '总努力',
    share: '顾客分成',
    tau: '隐性知识比例 τ',
    seen: '努力可观察（最优）',
    unseen: '努力不可观察（次优）',
    peak: (at: string) => `峰值在 ${at}`,
    explicit: '显性知识的分成',
    tacit: '隐性知识的分成',
    both: '统一分成',
  },
}
