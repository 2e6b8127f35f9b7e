import type { Contract } from '../../core/incentive/contract.ts'
import { model } from '../../core/incentive/model.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language } from '../../core/text.ts'
import { shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'

interface SurplusSplitProps {
  language: Language
  controls?: readonly (keyof ContractValues & string)[]
}

const width = 480
const left = 84

/** Where the value of shared knowledge goes: effort, risk, the customer, the enterprise; with effort seen and unseen. */
export default function SurplusSplit({
  language,
  controls = ['riskAversion', 'noise', 'reservation', 'tacitFraction'],
}: SurplusSplitProps) {
  const t = words[language]
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ result }) => {
        const { secondBest: s, firstBest: f, agencyCost } = result
        return {
          en: `Unseen effort creates ${n(s.value)} instead of ${n(f.value)}. Of that, ${n(s.effortCost)} pays for effort and ${n(s.riskPremium)} for bearing risk; the enterprise keeps ${n(s.profit)}. It loses ${n(agencyCost)} by not seeing.`,
          zh: `努力不可观察时创造 ${n(s.value)}，可观察时为 ${n(f.value)}。其中 ${n(s.effortCost)} 补偿努力，${n(s.riskPremium)} 补偿风险，企业得到 ${n(s.profit)}。看不见努力使企业损失 ${n(agencyCost)}。`,
        }
      }}
      series={({ result }) => ({
        regime: ['firstBest', 'secondBest'],
        ...Object.fromEntries(parts.map((part) => [part, [result.firstBest[part], result.secondBest[part]]])),
      })}
    >
      {({ result, pinned }) => {
        const rows = [
          { name: t.seen, contract: result.firstBest },
          { name: t.unseen, contract: result.secondBest, accent: true },
          ...(pinned ? [{ name: t.pinned, contract: pinned.result.secondBest as Contract }] : []),
        ]
        const lowest = Math.min(0, ...rows.map(({ contract }) => Math.min(0, contract.profit)))
        const highest = Math.max(
          ...rows.map(({ contract }) => contract.value + Math.max(0, -contract.profit)),
        )
        const x = (value: number) => left + ((value - lowest) / (highest - lowest || 1)) * (width - left - 10)
        return (
          <div class="plot">
            <svg
              viewBox={`0 0 ${width} ${rows.length * 80 + 4}`}
              role="img"
              aria-label={t.label}
              class="drawing surplus"
            >
              {rows.map(({ name, contract, accent }, i) => (
                <Bar
                  key={name}
                  y={i * 80 + 6}
                  name={name}
                  contract={contract}
                  x={x}
                  language={language}
                  accent={accent}
                />
              ))}
            </svg>
          </div>
        )
      }}
    </ModelFigure>
  )
}

const parts = ['effortCost', 'riskPremium', 'certaintyEquivalent', 'profit'] as const

interface BarProps {
  y: number
  name: string
  contract: Contract
  x: (value: number) => number
  language: Language
  accent?: boolean
}

/** One bar, cut into the four parts, each named below it as near as its neighbours' names allow. */
function Bar({ y, name, contract, x, language, accent }: BarProps) {
  const t = words[language]
  let at = Math.min(0, contract.profit)
  const pieces = parts
    .map((part) => {
      const from = at
      at += Math.abs(contract[part])
      const text = `${t[part]} ${shortNumber(Number(contract[part].toFixed(3)))}`
      return { part, text, from: x(from), to: x(at) }
    })
    .filter(({ from, to }) => to - from > 0.01)
  const places = spread(pieces.map(({ from, to, text }) => ({ at: (from + to) / 2, width: widthOf(text) })))
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={left - 10} y={20} dy=".32em" text-anchor="end" class={`label ${accent ? 'accent' : ''}`}>
        {name}
      </text>
      {pieces.map(({ part, text, from, to }, k) => (
        <g key={part} data-mark={part}>
          <rect
            class={`part ${part}`}
            x={from}
            y={4}
            width={Math.max(0.5, to - from - 1.5)}
            height={32}
            data-mark={part}
          />
          {Math.abs(places[k] - (from + to) / 2) > (to - from) / 2 && (
            <path d={`M${(from + to) / 2} 37L${places[k]} 45`} class="line soft thin" />
          )}
          <text
            x={places[k]}
            y={54}
            dy=".32em"
            text-anchor="middle"
            class={`label ${part === 'profit' ? 'strong' : ''}`}
          >
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** About how wide a text is where the drawing is narrow and its letters are large. */
const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 19 : 8.6), 0)

/** Centres of labels in a row: each as near its place as the others and the ends of the drawing allow. */
function spread(labels: readonly { readonly at: number; readonly width: number }[]): number[] {
  const gap = 8
  const centres = labels.map(({ at }) => at)
  for (let i = 0, free = 0; i < labels.length; i++) {
    centres[i] = Math.max(centres[i], free + labels[i].width / 2)
    free = centres[i] + labels[i].width / 2 + gap
  }
  for (let i = labels.length - 1, free = width; i >= 0; i--) {
    centres[i] = Math.min(centres[i], free - labels[i].width / 2)
    free = centres[i] - labels[i].width / 2 - gap
  }
  return centres
}

const n = (value: number) => value.toFixed(2).replace('-', '−')

const words = {
  en: {
    label: 'How the value of shared knowledge is divided, with effort seen and unseen.',
    seen: 'seen',
    unseen: 'unseen',
    pinned: 'pinned (A)',
    effortCost: 'effort',
    riskPremium: 'risk',
    certaintyEquivalent: 'customer',
    profit: 'enterprise',
  },
  zh: {
    label: '共享知识的价值如何分配：努力可观察与不可观察两种情形。',
    seen: '可观察',
    unseen: '不可观察',
    pinned: '固定 (A)',
    effortCost: '努力',
    riskPremium: '风险',
    certaintyEquivalent: '顾客',
    profit: '企业',
  },
}
