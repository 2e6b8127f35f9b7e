import { Line } from '../Line.tsx'
import { Curves, MonthPlot } from './MonthPlot.tsx'

export interface LoyaltyMonth {
  readonly month: number
  readonly loyalty: readonly [number, number, number, number]
  readonly meanLoyalty: number
}

interface LoyaltyStripProps {
  course: readonly LoyaltyMonth[]
  ghost?: readonly LoyaltyMonth[] | null
  last: number
  month?: number
  axis: string
  /** Of the four loyalties, in their order. */
  names: readonly string[]
  label: string
  months?: string
}

const looks = ['dotted', 'dashed', 'cool', 'strong'] as const

/** The four loyalties, each of which feeds on the one before. */
export function LoyaltyStrip({ course, ghost, last, month, axis, names, label, months }: LoyaltyStripProps) {
  return (
    <MonthPlot
      last={last}
      month={month}
      y={{ domain: [0, 1], label: axis, ticks: [0, 0.5, 1] }}
      label={label}
      months={months}
    >
      {ghost && <Line points={ghost.map((each) => [each.month, each.meanLoyalty])} class="ghost" />}
      <Curves
        domain={[0, 1]}
        curves={names.map((name, k) => ({
          points: course.map((each) => [each.month, each.loyalty[k]]),
          name,
          class: looks[k],
          mark: `loyalty-${k}`,
        }))}
      />
    </MonthPlot>
  )
}
