import type { ComponentChildren } from 'preact'
import { Band } from '../Area.tsx'
import { Label } from '../Label.tsx'
import { Line } from '../Line.tsx'
import { MonthPlot } from './MonthPlot.tsx'

export interface RetentionMonth {
  readonly month: number
  readonly retention: number
  readonly dissatisfiedStayers: number
}

interface RetentionStripProps {
  course: readonly RetentionMonth[]
  ghost?: readonly RetentionMonth[] | null
  last: number
  month?: number
  words: Readonly<Record<'axis' | 'satisfied' | 'lockedIn' | 'leave', string>>
  label: string
  months?: string
  height?: number
  handles?: ComponentChildren
  /** Room for the names at the right. */
  right?: number
  /** Further marks. */
  children?: ComponentChildren
}

/** Those who stay a month, split: below, those who are satisfied; above them, those who stay all the same. */
export function RetentionStrip({
  course,
  ghost,
  last,
  month,
  words,
  label,
  months,
  height = 168,
  handles,
  right,
  children,
}: RetentionStripProps) {
  const xs = course.map((each) => each.month)
  const satisfied = course.map((each) => each.retention * (1 - each.dissatisfiedStayers))
  const stay = course.map((each) => each.retention)
  const lockedIn = stay.map((each, i) => each - satisfied[i])
  const gap = 17 / (height - 34)
  const names = [
    { name: words.satisfied, of: satisfied, middle: (i: number) => satisfied[i] / 2, class: 'cool' },
    {
      name: words.lockedIn,
      of: lockedIn,
      middle: (i: number) => (stay[i] + satisfied[i]) / 2,
      class: 'accent',
    },
    {
      name: words.leave,
      of: stay.map((each) => 1 - each),
      middle: (i: number) => (1 + stay[i]) / 2,
      class: 'soft',
    },
  ]
  return (
    <MonthPlot
      last={last}
      month={month}
      y={{ domain: [0, 1], label: words.axis, ticks: [0, 0.5, 1] }}
      label={label}
      months={months}
      height={height}
      handles={handles}
      right={right}
    >
      <Band xs={xs} low={xs.map(() => 0)} high={satisfied} mark="satisfied" />
      <Band xs={xs} low={satisfied} high={stay} class="accent" mark="dissatisfied" />
      {ghost && <Line points={ghost.map((each) => [each.month, each.retention])} class="ghost" />}
      <Line points={xs.map((x, i) => [x, satisfied[i]])} class="cool thin" />
      <Line points={xs.map((x, i) => [x, stay[i]])} class="strong" />
      {names.map(({ name, of, middle, class: className }) => {
        const i = thickest(of)
        if (of.length === 0 || of[i] < gap) return null
        return (
          <Label
            key={name}
            x={xs[i]}
            y={middle(i)}
            anchor={xs[i] > last / 2 ? 'end' : 'start'}
            dx={4}
            class={className}
          >
            {name}
          </Label>
        )
      })}
      {names.slice(0, 2).map(({ name, of, middle, class: className }) => {
        const i = of.length - 1
        if (i < 0 || of[thickest(of)] >= gap || right === 16) return null
        return (
          <Label key={name} x={last} y={Math.min(middle(i), 0.94)} dx={7} class={className}>
            {name}
          </Label>
        )
      })}
      {children}
    </MonthPlot>
  )
}

/** A name stands where its band is thickest, away from the ends; a band too thin for a name is named at the edge. */
const thickest = (of: readonly number[]) => {
  const from = Math.floor(of.length * 0.12)
  const inner = of.slice(from, Math.max(Math.ceil(of.length * 0.86), from + 1))
  return from + inner.indexOf(Math.max(...inner))
}
