interface OutcomeStripProps {
  name: string
  before: number
  after: number
  /** A third state, set aside to compare with. */
  pinned?: number
  domain: readonly [number, number]
  format: (value: number) => string
  /** Is more of it good, for saying which way it moved? */
  better: 'more' | 'less'
  /** "better", "worse", "unchanged", put before the sizes in the text for those who do not see it. */
  words: Readonly<Record<'better' | 'worse' | 'same', string>>
  strong?: boolean
}

const width = 300
const left = 8
const right = 292

/** One outcome on a line: hollow before, filled after, with an arrow between; both numbers are written beside the dots. */
export function OutcomeStrip({
  name,
  before,
  after,
  pinned,
  domain,
  format,
  better,
  words,
  strong,
}: OutcomeStripProps) {
  const [low, high] = domain
  const x = (value: number) => left + Math.min(Math.max((value - low) / (high - low), 0), 1) * (right - left)
  const [from, to] = [x(before), x(after)]
  const same = format(before) === format(after)
  const verdict = same ? 'same' : after > before === (better === 'more') ? 'better' : 'worse'
  const numbers = same ? format(after) : `${format(before)} → ${format(after)}`
  const zero = low < 0 ? x(0) : undefined
  return (
    <div class={`outcome-strip ${verdict}`}>
      <p>
        <span class={strong ? 'name strong' : 'name'}>{name}</span>{' '}
        <span class="numbers">
          {numbers}
          {!same && <small> {words[verdict]}</small>}
        </span>
      </p>
      <svg viewBox={`0 0 ${width} 16`} class="strip" role="img" aria-label={`${name}: ${numbers}`}>
        <path d={`M${left} 8H${right}`} class="line rule" />
        {zero !== undefined && <path d={`M${zero} 2V14`} class="line soft thin" />}
        {pinned !== undefined && <circle cx={x(pinned)} cy={8} r={5} class="dot ghost" />}
        {Math.abs(to - from) > 1 && <path d={`M${from} 8H${to}`} class={`line change ${verdict}`} />}
        <circle cx={from} cy={8} r={4} class="dot unstable" />
        <circle cx={to} cy={8} r={5.5} class={`dot after ${verdict}`} />
      </svg>
    </div>
  )
}
