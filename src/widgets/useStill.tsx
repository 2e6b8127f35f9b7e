import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

/** Results already computed, by name: a page may show one twice, and the book is built in two languages. */
const computed = new Map<string, unknown>()

/** Numbers in fewer digits, for a third of the weight: six are more than is drawn or told. */
const shortened = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(6)) : value

const idOf = (name: string) => `still-${name}`

/** A result that stands in the page under this name, if there is one: plain data. */
export function readStill(name: string): unknown {
  const written = document.getElementById(idOf(name))?.getAttribute('value')
  return written ? JSON.parse(written) : undefined
}

/** Carries a result in the page. A server's markup stays as it is when the browser takes over. */
export const Still = ({ name, value }: { name: string; value: unknown }): JSX.Element => (
  <data id={idOf(name)} value={JSON.stringify(value)} hidden />
)

/**
 * A costly result that the server computes from the core and writes into the page, for the first rendering here and
 * there: the figure is complete without JavaScript, and the reader's machine need not repeat the work to agree with it.
 *
 * @param name unique among the figures of the book; the same name, the same result
 * @param compute gives plain data, whose numbers are kept to six digits
 * @returns the result, and the element that carries it, to be rendered somewhere in the figure
 */
export function useStill<T>(name: string, compute: () => T): readonly [T, JSX.Element] {
  const [still] = useState(() => {
    const written = typeof document === 'undefined' ? undefined : readStill(name)
    if (written !== undefined) return written as T
    if (!computed.has(name)) computed.set(name, JSON.parse(JSON.stringify(compute(), shortened)))
    return computed.get(name) as T
  })
  return [still, <Still name={name} value={still} />]
}
