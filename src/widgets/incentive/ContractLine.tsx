import { range } from 'd3-array'
import { model, type ContractResult } from '../../core/incentive/model.ts'
import { technology } from '../../core/incentive/technology.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language } from '../../core/text.ts'
import { Band } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface ContractLineProps {
  language: Language
  controls?: readonly (keyof ContractValues & string)[]
}

/** The pay the contract promises for each outcome, and where outcomes are likely to fall: share and risk in one view. */
export default function ContractLine({
  language,
  controls = ['riskAversion', 'noise', 'tacitFraction'],
}: ContractLineProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ values, result }) => {
        const { mean, sd, pay, slope, paySd } = lineOf(values, result)
        return {
          en: `Fixed pay ${fixed(result.secondBest.fixedPay, 2)}, plus ${fixed(slope, 2)} of each unit of measured outcome. The outcome is ${fixed(mean, 2)} on average, give or take ${fixed(sd, 2)}; pay is ${fixed(pay(mean), 2)}, give or take ${fixed(paySd, 2)}.`,
          zh: `固定报酬为 ${fixed(result.secondBest.fixedPay, 2)}，每单位可测结果另得 ${fixed(slope, 2)}。结果平均为 ${fixed(mean, 2)}，上下 ${fixed(sd, 2)}；报酬平均为 ${fixed(pay(mean), 2)}，上下 ${fixed(paySd, 2)}。`,
        }
      }}
      series={({ values, result }) => {
        const { pay, density, ys } = lineOf(values, result)
        return { outcome: ys, density: ys.map(density), pay: ys.map(pay), payWithAllRisk: ys.map((y) => y) }
      }}
    >
      {({ values, result, pinned }) => {
        const line = lineOf(values, result)
        const ghost = pinned && lineOf(pinned.parameters, pinned.result as ContractResult)
        const { ys, mean, sd, pay, density, slope, paySd } = line
        const { fixedPay } = result.secondBest
        const [low, high] = [ys[0], ys.at(-1)!]
        const [least, most] = [pay(mean) - paySd, pay(mean) + paySd]
        const pays = [pay(low), pay(high), least, most, ...(ghost ? [ghost.pay(low), ghost.pay(high)] : [])]
        const bottom = Math.min(0, ...pays) - 0.35
        const top = Math.max(...pays, 1) + 0.1
        const hill = (y: number) => bottom + (density(y) / density(mean)) * (top - bottom) * 0.22
        return (
          <Plot
            x={{ domain: [low, high], label: t.outcome }}
            y={{ domain: [bottom, top], label: t.pay }}
            label={t.label}
            height={360}
          >
            <Band xs={[low, high]} low={[least, least]} high={[most, most]} class="wash" mark="pay-risk" />
            <Band xs={ys} low={ys.map(() => bottom)} high={ys.map(hill)} mark="risk" />
            <Line
              points={[
                [mean - sd, bottom],
                [mean - sd, hill(mean - sd)],
              ]}
              class="soft dotted"
              mark="risk" /* prettier-ignore */
            />
            <Line
              points={[
                [mean + sd, bottom],
                [mean + sd, hill(mean + sd)],
              ]}
              class="soft dotted"
              mark="risk" /* prettier-ignore */
            />
            {ghost && <Line points={ys.map((y): Point => [y, ghost.pay(y)])} class="ghost" />}
            <Line
              points={[
                [low, 0],
                [high, 0],
              ]}
              class="rule" /* prettier-ignore */
            />
            <Line points={ys.map((y): Point => [y, pay(y)])} class="accent" mark="contract" />
            {low < 0 && (
              <>
                <Dot x={0} y={fixedPay} radius={4.5} class="unstable" mark="contract" />
                <Label x={0} y={fixedPay} dx={-10} dy={-14} anchor="end" mark="contract">
                  {t.fixed(fixed(fixedPay, 2))}
                </Label>
              </>
            )}
            <Dot x={mean} y={pay(mean)} radius={7} class="start" />
            <Label x={mean} y={pay(mean)} dx={10} dy={16} class="accent">
              {t.line(slope.toFixed(2))}
            </Label>
            <Label x={mean} y={bottom} dy={-14} anchor="middle" mark="risk">
              {t.likely}
            </Label>
            {paySd > 0 && (
              <Label x={high} y={most} dx={-6} dy={14} anchor="end" class="soft" mark="pay-risk">
                {t.likelyPay}
              </Label>
            )}
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

/** The contract on the total outcome y = y_E + y_T; with a share for each kind, the slope is that of the mean mix. */
function lineOf(values: ContractValues, { secondBest }: ContractResult) {
  const { value: g, noise } = technology(values)
  const { shares, effort, fixedPay, payVariance } = secondBest
  const mean = g.explicit * effort.explicit + g.tacit * effort.tacit
  const expectedShare = shares.explicit * g.explicit * effort.explicit + shares.tacit * g.tacit * effort.tacit
  const variance = typeof noise === 'number' ? noise : noise.explicit + noise.tacit
  const sd = Math.sqrt(variance)
  /** With a share for each kind, pay does not follow from the total alone: its spread is the contract's own. */
  const paySd = Math.sqrt(payVariance)
  const slope = mean > 0 ? expectedShare / mean : paySd / (sd || 1)
  const pay = (y: number) => fixedPay + slope * y
  const density = (y: number) => Math.exp(-((y - mean) ** 2) / (2 * (variance || 1e-6)))
  const reach = Math.max(3 * sd, 0.5)
  const ys = range(81).map((i) => mean - reach + (2 * reach * i) / 80)
  return { mean, sd, slope, paySd, pay, density, ys }
}

const words = {
  en: {
    label: 'Pay against the measured outcome, with the spread of likely outcomes.',
    outcome: 'measured outcome of sharing, y',
    pay: 'pay',
    line: (slope: string) => `pays ${slope} of each unit`,
    fixed: (pay: string) => `fixed pay ${pay}`,
    likely: 'likely outcomes',
    likelyPay: 'likely pay',
  },
  zh: {
    label: '报酬随可测结果的变化，以及结果可能的分布。',
    outcome: '共享的可测结果 y',
    pay: '报酬',
    line: (slope: string) => `每单位支付 ${slope}`,
    fixed: (pay: string) => `固定报酬 ${pay}`,
    likely: '可能的结果',
    likelyPay: '可能的报酬',
  },
}
