import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** A number in fewer digits, for a third of the weight. */
const shortened = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value

const computed = new Map<string, unknown>()

/**
 * A costly result that the server computes from the core and writes into the page, for the first rendering here and
 * there: the figure is complete without JavaScript, and the reader's machine need not repeat the work to agree with it.
 *
 * @param name unique among the figures of the book; the same name, the same result
 * @param compute gives plain data, whose numbers are kept to six digits: more than is drawn or told
 * @returns the result, and the element that carries it, to be rendered somewhere in the figure
 */
export function useStill<T>(name: string, compute: () => T): readonly [T, JSX.Element] {
  const id = `still-${name}`
  const [still] = useState(() => {
    const written = typeof document === 'undefined' ? null : document.getElementById(id)
    if (written) return JSON.parse(written.getAttribute('value')!) as T
    if (!computed.has(name)) computed.set(name, JSON.parse(JSON.stringify(compute(), shortened)))
    return computed.get(name) as T
  })
  return [still, <data id={id} value={JSON.stringify(still)} hidden />]
}
