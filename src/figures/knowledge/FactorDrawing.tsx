export interface DrawnFactor {
  readonly id: string
  readonly name: string
  readonly group: string
  /** How the line to the centre is drawn. */
  readonly direction: 'more' | 'less' | 'either'
  /** Read out with the name. */
  readonly text: string
  readonly dimmed: boolean
}

interface FactorDrawingProps {
  factors: readonly DrawnFactor[]
  groups: Readonly<Record<string, string>>
  centre: string
  label: string
  chosen: string
  onChoose: (id: string) => void
}

const width = 480
const rowHeight = 40
const signs = { more: '+', less: '−', either: '±' } as const

/** Factors in groups on the left, one outcome on the right, a signed arrow from each; a factor can be chosen. */
export function FactorDrawing({ factors, groups, centre, label, chosen, onChoose }: FactorDrawingProps) {
  const rows = factors.map((factor, i) => {
    const headings = new Set(factors.slice(0, i + 1).map(({ group }) => group)).size
    return { factor, first: factors[i - 1]?.group !== factor.group, y: 14 + i * rowHeight + headings * 30 }
  })
  const height = rows.at(-1)!.y + 30
  const middle = height / 2
  const move = (event: KeyboardEvent, i: number) => {
    const to = { ArrowDown: i + 1, ArrowUp: i - 1, Home: 0, End: factors.length - 1 }[event.key]
    if (to === undefined || !factors[to]) return
    event.preventDefault()
    onChoose(factors[to].id)
    const items = (event.currentTarget as SVGElement).parentElement!.querySelectorAll<SVGElement>('.factor')
    items[to].focus()
  }
  return (
    <div class="plot factor-map">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} class="drawing">
        {rows.map(({ factor, first, y }) => (
          <g
            key={factor.id}
            class={`${factor.dimmed ? 'dimmed' : ''} ${factor.id === chosen ? 'chosen' : ''}`}
          >
            {first && (
              <text x={4} y={y - 30} dy=".32em" class="label soft">
                {groups[factor.group]}
              </text>
            )}
            <path
              d={`M236 ${y}C300 ${y} 300 ${middle} 366 ${middle}`}
              class={`line ${factor.direction === 'less' ? 'dashed' : factor.direction === 'either' ? 'dotted' : ''} ${factor.id === chosen ? 'accent' : 'soft'}`}
            />
            <text x={244} y={y - 9} class="label sign">
              {signs[factor.direction]}
            </text>
            <text x={16} y={y} dy=".32em" class={`label ${factor.id === chosen ? 'accent' : ''}`}>
              {factor.name}
            </text>
          </g>
        ))}
        <rect x={366} y={middle - 28} width={110} height={56} rx={6} class="centre" />
        <text x={421} y={middle} dy=".32em" text-anchor="middle" class="strong">
          {centre}
        </text>
      </svg>
      <svg viewBox={`0 0 ${width} ${height}`} class="handles" role="group" aria-label={label}>
        {rows.map(({ factor, y }, i) => (
          <g
            key={factor.id}
            class="factor"
            role="button"
            tabIndex={factor.id === chosen ? 0 : -1}
            aria-pressed={factor.id === chosen}
            aria-label={`${factor.name}. ${factor.text}`}
            onClick={() => onChoose(factor.id)}
            onFocus={() => onChoose(factor.id)}
            onKeyDown={(event) => move(event, i)}
          >
            <rect x={4} y={y - 18} width={232} height={36} rx={4} class="reach" />
          </g>
        ))}
      </svg>
    </div>
  )
}
