import { range } from 'd3-array'
import { useId } from 'preact/hooks'
import type { Contract } from '../../core/incentive/contract.ts'
import { model, type ContractResult } from '../../core/incentive/model.ts'
import type { ContractValues } from '../../core/incentive/parameters.ts'
import type { Language, Text } from '../../core/text.ts'
import { fixed, shortNumber } from '../../figures/shortNumber.ts'
import { ModelFigure } from '../ModelFigure.tsx'
import { isLoss, surplusParts, surplusPieces } from './surplusPieces.ts'

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
      summary={({ result }) => textOf(result)}
      series={({ result }) => ({
        regime: ['firstBest', 'secondBest'],
        ...Object.fromEntries(
          surplusParts.map((part) => [part, [result.firstBest[part], result.secondBest[part]]]),
        ),
      })}
    >
      {({ result, pinned }) => {
        const rows = [
          { name: t.seen, contract: result.firstBest },
          { name: t.unseen, contract: result.secondBest, accent: true },
          ...(pinned ? [{ name: t.pinned, contract: pinned.result.secondBest as Contract }] : []),
        ]
        const ends = rows.flatMap(({ contract }) =>
          surplusPieces(contract).flatMap(({ from, to }) => [from, to]),
        )
        const [lowest, highest] = [Math.min(0, ...ends), Math.max(0, ...ends)]
        const x = (value: number) => left + ((value - lowest) / (highest - lowest || 1)) * (width - left - 10)
        return (
          <div class="plot">
            <svg
              viewBox={`0 0 ${width} ${rows.length * 80 + (lowest < 0 ? 22 : 4)}`}
              role="img"
              aria-label={t.label}
              class="drawing surplus"
            >
              {lowest < 0 && (
                <>
                  <path d={`M${x(0)} 0V${rows.length * 80 + 18}`} class="line" data-mark="zero" />
                  <text x={x(0) + 5} y={rows.length * 80 + 14} class="label soft">
                    0
                  </text>
                </>
              )}
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

/** What is said of the division; a contract at a loss is none that would be offered. */
function textOf({ secondBest: s, firstBest: f, agencyCost }: ContractResult): Text {
  const created = {
    en: `Unseen effort creates ${fixed(s.value, 2)} instead of ${fixed(f.value, 2)}.`,
    zh: `努力不可观察时创造 ${fixed(s.value, 2)}，可观察时为 ${fixed(f.value, 2)}。`,
  }
  if (!isLoss(s))
    return {
      en: `${created.en} Of that, ${fixed(s.effortCost, 2)} pays for effort and ${fixed(s.riskPremium, 2)} for bearing risk; the enterprise keeps ${fixed(s.profit, 2)}. It loses ${fixed(agencyCost, 2)} by not seeing.`,
      zh: `${created.zh}其中 ${fixed(s.effortCost, 2)} 补偿努力，${fixed(s.riskPremium, 2)} 补偿风险，企业得到 ${fixed(s.profit, 2)}。看不见努力使企业损失 ${fixed(agencyCost, 2)}。`,
    }
  const seen = isLoss(f)
    ? { en: 'Nor would it if it could see effort.', zh: '即使看得见努力，也是如此。' }
    : {
        en: `If it could see effort, it would keep ${fixed(f.profit, 2)}.`,
        zh: `若看得见努力，企业可得 ${fixed(f.profit, 2)}。`,
      }
  return {
    en: `${created.en} Effort (${fixed(s.effortCost, 2)}), risk (${fixed(s.riskPremium, 2)}) and the customer’s outside option (${fixed(s.certaintyEquivalent, 2)}) cost ${fixed(-s.profit, 2)} more than that. The enterprise would be at a loss: it would offer no contract. ${seen.en}`,
    zh: `${created.zh}补偿努力（${fixed(s.effortCost, 2)}）和风险（${fixed(s.riskPremium, 2)}），再加上顾客的保留效用（${fixed(s.certaintyEquivalent, 2)}），比这还多 ${fixed(-s.profit, 2)}。企业要亏本，所以不会提出合约。${seen.zh}`,
  }
}

interface BarProps {
  y: number
  name: string
  contract: Contract
  x: (value: number) => number
  language: Language
  accent?: boolean
}

/**
 * One bar, cut into the four parts, each named below it as near as its neighbours' names allow. A loss is hatched over
 * what it pays for.
 */
function Bar({ y, name, contract, x, language, accent }: BarProps) {
  const t = words[language]
  const pieces = surplusPieces(contract)
    .map(({ part, from, to }) => {
      const lost = part === 'profit' && isLoss(contract)
      const amount = shortNumber(Number(Math.abs(contract[part]).toFixed(3)))
      const text = `${lost ? t.loss : t[part]} ${amount}`
      return { part, text, from: x(from), to: x(to) }
    })
    .filter(({ from, to }) => to - from > 0.01)
    // Labels stand in the order of the middles they belong to.
    .sort((a, b) => a.from + a.to - b.from - b.to)
  const places = spread(pieces.map(({ from, to, text }) => ({ at: (from + to) / 2, width: widthOf(text) })))
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={left - 10} y={20} dy=".32em" text-anchor="end" class={`label ${accent ? 'accent' : ''}`}>
        {name}
      </text>
      {pieces.map(({ part, text, from, to }, k) => (
        <g key={part} data-mark={part}>
          {!(part === 'profit' && isLoss(contract)) && (
            <rect
              class={`part ${part}`}
              x={from}
              y={4}
              width={Math.max(0.5, to - from - 1.5)}
              height={32}
              data-mark={part}
            />
          )}
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
      {isLoss(contract) && <Loss from={x(contract.profit)} to={x(0)} />}
    </g>
  )
}

/** Hatching over the part of a bar that the enterprise pays out of its own pocket, so that what it pays for shows. */
function Loss({ from, to }: { from: number; to: number }) {
  const clip = useId()
  return (
    <g data-mark="loss">
      <clipPath id={clip}>
        <rect x={from} y={0} width={to - from} height={40} />
      </clipPath>
      <path d={hatching(from, to)} class="line thin" clip-path={`url(#${clip})`} />
      <rect x={from} y={0} width={to - from} height={40} class="line" />
    </g>
  )
}

/** Slanting lines across a bar, a little higher than it. */
function hatching(from: number, to: number): string {
  const lines = range(from - 40, to, 8).map((x) => `M${x} 40l40 -40`)
  return lines.join('')
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
    loss: 'enterprise: loss',
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
    loss: '企业亏损',
  },
}
