import { range } from 'd3-array'
import { contractPlane, type ContractPlane as Plane } from '../../core/incentive/contractPlane.ts'
import { model } from '../../core/incentive/model.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Dot } from '../../figures/Dot.tsx'
import { Label } from '../../figures/Label.tsx'
import { Line, type Point } from '../../figures/Line.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { fixed, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface ContractPlaneProps {
  language: Language
  controls?: readonly (keyof ContractValues & string)[]
}

const shares = range(0, 1.0001, 0.01)

/** The plane with isoprofit curves of the best profit and of one less and one more, as far apart as keeps them legible. */
function planeOf(values: ContractValues, profit: number) {
  const [{ fixedPay }] = contractPlane(values, 'tacit', shares, [profit]).isoprofits
  const rise = Math.max(...fixedPay) - fixedPay[0]
  const apart = rise > 0 ? rise * 0.75 : 0.1
  return contractPlane(values, 'tacit', shares, [profit - apart, profit, profit + apart])
}

/**
 * Lowest and highest fixed pay drawn. Where risk weighs heavily participation rises far above the isoprofit curves; it
 * is cut off there, or the curves and their labels would lie on one another.
 */
function heightOf({ participation, isoprofits }: Plane): [number, number] {
  const [less, best, more] = isoprofits.map(({ fixedPay }) => fixedPay)
  const apart = less[50] - best[50]
  const top = Math.min(Math.max(...participation, ...best), Math.max(...less))
  return [Math.min(...best, more[50] - apart * 0.8), top + apart * 1.4]
}

/** Share against fixed pay: the customer takes part above one curve, the enterprise wants the lowest isoprofit curve. */
export default function ContractPlane({
  language,
  controls = ['riskAversion', 'noise', 'tacitFraction', 'reservation'],
}: ContractPlaneProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result }) => ({
        en: `The best contract gives the customer a share of ${result.secondBest.shares.tacit.toFixed(2)} of the value of tacit knowledge and fixed pay ${fixed(result.secondBest.fixedPay, 2)}: the point where an isoprofit curve just touches participation.`,
        zh: `最优合约给予顾客隐性知识价值的 ${result.secondBest.shares.tacit.toFixed(2)}，固定报酬为 ${fixed(result.secondBest.fixedPay, 2)}：等利润曲线恰好与参与约束相切的一点。`,
      })}
      series={({ values, result }) => {
        const plane = planeOf(values, result.secondBest.profit)
        return {
          share: shares,
          participation: plane.participation,
          ...Object.fromEntries(
            plane.isoprofits.map(({ profit, fixedPay }) => [`isoprofit_${profit.toFixed(3)}`, fixedPay]),
          ),
        }
      }}
    >
      {({ values, result, pinned }) => {
        const plane = planeOf(values, result.secondBest.profit)
        const [low, high] = heightOf(plane)
        const { share, fixedPay } = plane.optimum
        const ghost = pinned && contractPlane(pinned.parameters, 'tacit', shares)
        return (
          <Plot
            x={{ domain: [0, 1], label: t.share }}
            y={{ domain: [low, high], label: t.fixedPay }}
            label={t.label}
            height={380}
            margin={{ top: 14 }}
          >
            <Area outline={[...zip(plane.participation), [1, high], [0, high]]} mark="participation" />
            {ghost && <Line points={zip(ghost.participation)} class="ghost" />}
            {plane.isoprofits.map(({ profit, fixedPay: curve }, i) => (
              <Line
                key={profit}
                points={zip(curve)}
                class={i === 1 ? 'accent' : 'soft dashed'}
                mark="isoprofit"
              />
            ))}
            <Line points={zip(plane.participation)} class="cool" mark="participation" />
            <Label x={0} y={high} dx={8} dy={16} class="cool" mark="participation">
              {t.takesPart}
            </Label>
            {plane.isoprofits.map(({ profit, fixedPay: curve }, i) => (
              <Label
                key={profit}
                x={0.5}
                y={curve[50]}
                dy={22}
                anchor="middle"
                class={i === 1 ? 'accent' : 'soft'}
                mark="isoprofit"
              >
                {t.profit(shortNumber(Number(profit.toFixed(3))))}
              </Label>
            ))}
            <Dot x={share} y={fixedPay} radius={7} class="start" mark="optimum" />
            <Label
              x={share}
              y={fixedPay}
              dy={-18}
              anchor={share < 0.15 ? 'start' : share > 0.85 ? 'end' : 'middle'}
              class="strong"
              mark="optimum"
            >
              {t.best}
            </Label>
          </Plot>
        )
      }}
    </ModelFigure>
  )
}

const zip = (ys: readonly number[]): Point[] => shares.map((share, i) => [share, ys[i]])

const words = {
  en: {
    label:
      'Contracts in the plane of share and fixed pay: participation, isoprofit curves and the best contract.',
    share: 'customer’s share for tacit knowledge, β',
    fixedPay: 'fixed pay, α',
    takesPart: 'here the customer takes part',
    profit: (profit: string) => `profit ${profit}`,
    best: 'best contract',
  },
  zh: {
    label: '分成与固定报酬平面上的合约：参与约束、等利润曲线与最优合约。',
    share: '隐性知识的顾客分成 β',
    fixedPay: '固定报酬 α',
    takesPart: '在此区域内顾客愿意参与',
    profit: (profit: string) => `企业利润 ${profit}`,
    best: '最优合约',
  },
}
