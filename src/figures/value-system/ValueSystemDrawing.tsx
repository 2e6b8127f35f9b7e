import { shortNumber } from '../shortNumber.ts'

interface Door {
  name: string
  mark: string
  /** 0 shut to 1 wide open. */
  open: number
  /** The part of the offer settled here. */
  weight: number
  /** Would opening it further gain more than it costs? */
  pays: boolean
}

interface ValueSystemDrawingProps {
  label: string
  doors: readonly Door[]
  /** Value created in the states to compare. */
  bars: readonly { name: string; value: number; accent?: boolean }[]
  words: {
    firm: string
    customer: string
    firmSteps: readonly string[]
    customerSteps: readonly string[]
    pays: string
    paysNot: string
    value: string
    joint: string
  }
}

const width = 480
const height = 400
const [top, bottom] = [62, 226]

/** The firm's chain above, the customer's below; a door between them is as wide as it is open. */
export function ValueSystemDrawing({ label, doors, bars, words }: ValueSystemDrawingProps) {
  const step = (width - 16) / doors.length
  const at = (i: number) => 8 + step * (i + 0.5)
  const scale = 260 / 10
  return (
    <div class="plot">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing value-system">
        <text x={20} y={24} class="label cool" data-mark="firm">
          {words.firm}
        </text>
        <text x={20} y={bottom + 50} class="label accent" data-mark="customer">
          {words.customer}
        </text>
        {doors.map(({ name, mark, open, weight, pays }, i) => {
          const half = open * weight * 120
          return (
            <g key={mark}>
              <g data-mark="joint">
                <path
                  class="area joint"
                  data-mark={mark}
                  d={`M${at(i) - half},${top} C${at(i) - half * 0.55},${(top + bottom) / 2} ${at(i) - half * 0.55},${(top + bottom) / 2} ${at(i) - half},${bottom} H${at(i) + half} C${at(i) + half * 0.55},${(top + bottom) / 2} ${at(i) + half * 0.55},${(top + bottom) / 2} ${at(i) + half},${top} Z`}
                />
              </g>
              {open === 0 && (
                <line class="line soft dotted" x1={at(i)} x2={at(i)} y1={top} y2={bottom} data-mark={mark} />
              )}
              <text x={at(i)} y={top + 66} text-anchor="middle" class="label strong" data-mark={mark}>
                {name}
              </text>
              <text x={at(i)} y={top + 85} text-anchor="middle" class="label soft">
                {open >= 1 ? '' : pays ? `▲ ${words.pays}` : `▽ ${words.paysNot}`}
              </text>
            </g>
          )
        })}
        <Chain y={top} steps={words.firmSteps} at={at} tone="cool" above mark="firm" />
        <Chain y={bottom} steps={words.customerSteps} at={at} tone="accent" mark="customer" />
        <g transform={`translate(0 ${bottom + 78})`}>
          <text x={20} y={12} class="label">
            {words.value}
          </text>
          {bars.map(({ name, value, accent }, i) => {
            const length = Math.max(0, value) * scale
            return (
              <g key={name} transform={`translate(20 ${22 + i * 24})`}>
                <text x={86} dy="1em" text-anchor="end" class={accent ? 'label accent' : 'label soft'}>
                  {name}
                </text>
                <rect x={96} y={2} width={length} height={14} class={accent ? 'bar accent' : 'bar'} />
                <text x={102 + length} dy="1em" class="label">
                  {shortNumber(Number(value.toFixed(2)))}
                </text>
              </g>
            )
          })}
        </g>
      </svg>
    </div>
  )
}

interface ChainProps {
  y: number
  steps: readonly string[]
  at: (i: number) => number
  tone: string
  above?: boolean
  mark: string
}

/** A line of steps from left to right. */
function Chain({ y, steps, at, tone, above, mark }: ChainProps) {
  return (
    <g data-mark={mark}>
      <line
        class={`line ${tone}`}
        x1={at(0) - 40}
        x2={at(steps.length - 1) + 40}
        y1={y}
        y2={y}
        data-mark={mark}
      />
      <path class={`arrow ${tone}`} d={`M${at(steps.length - 1) + 40},${y - 5}l9,5l-9,5Z`} />
      {steps.map((step, i) => (
        <g key={step}>
          <circle class={`dot ${tone === 'accent' ? 'start' : 'cool'}`} cx={at(i)} cy={y} r="7" />
          <text x={at(i)} y={above ? y - 16 : y + 26} text-anchor="middle" class="label">
            {step}
          </text>
        </g>
      ))}
    </g>
  )
}
