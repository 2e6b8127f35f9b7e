import { STAGES } from '../../core/retention/stage-markov/stages.ts'
import type { Language } from '../../core/text.ts'

interface StageChainProps {
  /** Row i: where a customer in state i stands a month later. */
  transitions: readonly (readonly number[])[]
  language: Language
  label: string
  /** On the arrow of those whom a loyal customer brings. */
  referral: string
}

const WIDTH = 480
const HEIGHT = 196
const places = [48, 168, 290, 414].map((x) => ({ x, y: 52 }))
const lapsed = { x: 231, y: 168 }

/** The five states and the moves between them each month; the likelier a move, the thicker its arrow. */
export function StageChain({ transitions, language, label, referral }: StageChainProps) {
  const brings = transitions[3][0]
  return (
    <div class="plot">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} class="drawing chain">
        <defs>
          <marker
            id="chain-tip"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 .8 7.4 4 0 7.2z" class="tip" />
          </marker>
        </defs>
        {[0, 1, 2].map((i) => {
          const [a, b] = [places[i], places[i + 1]]
          const [rise, fall] = [transitions[i][i + 1], transitions[i + 1][i]]
          const middle = (a.x + b.x) / 2
          return (
            <g key={i}>
              {rise > 0 && (
                <path
                  d={`M${a.x + 23} ${a.y - 8}H${b.x - 23}`}
                  class="move up"
                  stroke-width={thick(rise)}
                  marker-end="url(#chain-tip)"
                />
              )}
              {fall > 0 && (
                <path
                  d={`M${b.x - 23} ${a.y + 8}H${a.x + 23}`}
                  class="move"
                  stroke-width={thick(fall)}
                  marker-end="url(#chain-tip)"
                />
              )}
              <text x={middle} y={a.y - 18} text-anchor="middle" class="label">
                {percent(rise)}
              </text>
              <text x={middle} y={a.y + 27} text-anchor="middle" class="label soft">
                {percent(fall)}
              </text>
            </g>
          )
        })}
        {places.map(({ x, y }, i) => {
          const lapse = transitions[i][4]
          const [dx, dy] = [lapsed.x - x, lapsed.y - y]
          const length = Math.hypot(dx, dy)
          const at = (share: number) => [x + dx * share, y + dy * share] as const
          const [from, to] = [at(25 / length), at(1 - 27 / length)]
          const [tx, ty] = at(0.42)
          return (
            <g key={i}>
              {lapse > 0 && (
                <path
                  d={`M${from.join(' ')}L${to.join(' ')}`}
                  class="move lapse"
                  stroke-width={thick(lapse)}
                  marker-end="url(#chain-tip)"
                />
              )}
              <text
                x={tx + (i < 2 ? -9 : 9)}
                y={ty + 6}
                text-anchor={i < 2 ? 'end' : 'start'}
                class="label accent"
              >
                {percent(lapse)}
              </text>
            </g>
          )
        })}
        {transitions[4][0] > 0 && (
          <>
            <path
              d={`M${lapsed.x - 24} ${lapsed.y + 4}Q60 ${lapsed.y + 8} ${places[0].x - 3} ${places[0].y + 26}`}
              class="move back"
              stroke-width={thick(transitions[4][0])}
              marker-end="url(#chain-tip)"
            />
            <text x={76} y={lapsed.y + 1} text-anchor="end" class="label soft">
              {percent(transitions[4][0])}
            </text>
          </>
        )}
        {brings > 0 && (
          <>
            <path
              d={`M${places[3].x} ${places[3].y - 24}C${places[3].x - 40} -6 ${places[0].x + 40} -6 ${places[0].x} ${places[0].y - 26}`}
              class="move cool"
              stroke-width={thick(brings)}
              marker-end="url(#chain-tip)"
            />
            <text x={WIDTH / 2 - 9} y={12} text-anchor="middle" class="label cool">
              {referral}
            </text>
          </>
        )}
        {[...places, lapsed].map(({ x, y }, i) => (
          <g key={i}>
            <circle cx={x} cy={y} r="21" class={`state ${i === 4 ? 'lapsed' : ''}`} />
            <text x={x} y={y} dy=".34em" text-anchor="middle" class="kept">
              {percent(transitions[i][i])}
            </text>
            {i === 4 ? (
              <text x={x + 30} y={y} dy="1em" class="label strong">
                {STAGES[i][language]}
              </text>
            ) : null}
          </g>
        ))}
      </svg>
    </div>
  )
}

const thick = (p: number) => 0.8 + Math.min(14 * p, 5)
const percent = (p: number) => `${(100 * p).toFixed(p > 0 && p < 0.1 && (100 * p) % 1 > 0.01 ? 1 : 0)}%`
