import type { ComponentChildren } from 'preact'

interface ScrollingProps {
  /** What it holds, for those who come upon it by Tab. */
  label: string
  class: string
  /** Its contents are being made anew. */
  busy?: boolean
  children: ComponentChildren
}

/** A place for what may be wider than the page, such as a table: it scrolls, by keyboard too. */
export function Scrolling({ label, class: own, busy, children }: ScrollingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section class={own} tabIndex={0} aria-label={label} aria-busy={busy}>
      {children}
    </section>
  )
}
