import type { CustomerMonth } from '../../core/retention/cube/customer.ts'
import type { ComponentChildren } from 'preact'
import { Band } from '../Area.tsx'
import { Line } from '../Line.tsx'
import { Curves, MonthPlot } from './MonthPlot.tsx'

/** What a month tells of value and of what it is compared with; a cohort's means, or one customer. */
export type ValueMonth = Pick<
  CustomerMonth,
  'month' | 'value' | 'comparisonLevel' | 'alternative' | 'equity' | 'reference'
>

interface ValueStripProps {
  course: readonly ValueMonth[]
  ghost?: readonly ValueMonth[] | null
  last: number
  month?: number
  words: Readonly<Record<'axis' | 'value' | 'level' | 'alternative' | 'equity' | 'reference', string>>
  label: string
  months?: string
  height?: number
  /** The least and the most that is shown whatever happens. */
  domain?: readonly [number, number]
  handles?: ComponentChildren
  /** Further marks. */
  children?: ComponentChildren
}

/** Value against the three yardsticks and their mixture; where value falls short, the gap is filled. */
export function ValueStrip({
  course,
  ghost,
  last,
  month,
  words,
  label,
  months,
  height = 186,
  domain,
  handles,
  children,
}: ValueStripProps) {
  const all = course.flatMap((each) => [each.value, each.comparisonLevel, each.alternative, each.equity])
  const low = Math.floor(Math.min(...all, domain?.[0] ?? 4) - 0.2)
  const high = Math.ceil(Math.max(...all, domain?.[1] ?? 8) + 0.2)
  const curve = (of: (each: ValueMonth) => number) => course.map((each) => [each.month, of(each)] as const)
  return (
    <MonthPlot
      last={last}
      month={month}
      y={{ domain: [low, high], label: words.axis }}
      label={label}
      months={months}
      height={height}
      handles={handles}
    >
      <Band
        xs={course.map((each) => each.month)}
        low={course.map((each) => Math.min(each.value, each.reference))}
        high={course.map((each) => each.reference)}
        class="accent"
      />
      {ghost && <Line points={ghost.map((each) => [each.month, each.value])} class="ghost" />}
      <Curves
        domain={[low, high]}
        distance={19 / (height - 34)}
        curves={[
          {
            points: curve((each) => each.comparisonLevel),
            name: words.level,
            class: 'soft dotted',
            mark: 'level',
          },
          {
            points: curve((each) => each.alternative),
            name: words.alternative,
            class: 'soft dashed',
            mark: 'alternative',
          },
          { points: curve((each) => each.equity), name: words.equity, class: 'soft thin', mark: 'equity' },
          {
            points: curve((each) => each.reference),
            name: words.reference,
            class: 'strong',
            mark: 'reference',
          },
          { points: curve((each) => each.value), name: words.value, class: 'accent', mark: 'value' },
        ]}
      />
      {children}
    </MonthPlot>
  )
}
