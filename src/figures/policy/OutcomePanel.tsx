export interface Outcome {
  readonly name: string
  readonly before: number
  readonly after: number
  /** A third state, set aside to compare with. */
  readonly pinned?: number
  readonly domain: readonly [low: number, high: number]
  readonly format: (value: number) => string
  /** Is more of it good, for saying which way it moved? */
  readonly better: 'more' | 'less'
  readonly strong?: boolean
}

interface OutcomePanelProps {
  title: string
  outcomes: readonly Outcome[]
  /** Put beside the numbers, so that no reader depends on the colour. */
  words: Readonly<Record<'better' | 'worse' | 'same', string>>
}

const width = 300
const left = 8
const right = 292
const head = 22
const row = 46

/** Outcomes on a line each: hollow before, filled after, with an arrow between; both numbers are written above. */
export function OutcomePanel({ title, outcomes, words }: OutcomePanelProps) {
  const rows = outcomes.map((outcome) => ({ ...outcome, ...saidOf(outcome) }))
  const said = rows.map(({ name, numbers, verdict }) => `${name} ${numbers}, ${words[verdict]}`).join('; ')
  return (
    <svg
      viewBox={`0 0 ${width} ${head + rows.length * row}`}
      class="drawing outcomes-panel"
      role="img"
      aria-label={`${title} ${said}`}
    >
      <text x={left} y={14} class="title">
        {title}
      </text>
      {rows.map((outcome, i) => (
        <g key={outcome.name} class={outcome.verdict} transform={`translate(0 ${head + i * row})`}>
          <text x={left} y={16} class={outcome.strong ? 'strong' : ''}>
            {outcome.name}
          </text>
          <text x={right} y={16} text-anchor="end" class="numbers">
            {outcome.numbers}
            {outcome.verdict !== 'same' && <tspan class="verdict"> {words[outcome.verdict]}</tspan>}
          </text>
          <Strip {...outcome} />
        </g>
      ))}
    </svg>
  )
}

function Strip({ before, after, pinned, domain: [low, high] }: Outcome) {
  const x = (value: number) => left + Math.min(Math.max((value - low) / (high - low), 0), 1) * (right - left)
  const [from, to] = [x(before), x(after)]
  const y = 31
  return (
    <>
      <path d={`M${left} ${y}H${right}`} class="line rule" />
      {low < 0 && <path d={`M${x(0)} ${y - 6}v12`} class="line soft thin" />}
      {pinned !== undefined && <circle cx={x(pinned)} cy={y} r={5} class="dot ghost" />}
      {Math.abs(to - from) > 1 && <path d={`M${from} ${y}H${to}`} class="line change" />}
      <circle cx={from} cy={y} r={4} class="dot unstable" />
      <circle cx={to} cy={y} r={5.5} class="dot after" />
    </>
  )
}

function saidOf({ before, after, format, better }: Outcome) {
  const same = format(before) === format(after)
  return {
    numbers: same ? format(after) : `${format(before)} → ${format(after)}`,
    verdict: same ? 'same' : after > before === (better === 'more') ? 'better' : 'worse',
  } as const
}
