import type { JSX } from 'preact'
import { useState } from 'preact/hooks'

const computed = new Map<string, unknown>()

/**
 * A costly result that the server computes from the core and writes into the page, for the first rendering here and
 * there: the figure is complete without JavaScript, and the reader's machine need not repeat the work to agree with it.
 *
 * @param name unique among the figures of the book; the same name, the same result
 * @param compute gives plain data
 * @returns the result, and the element that carries it, to be rendered somewhere in the figure
 */
export function useStill<T>(name: string, compute: () => T): readonly [T, JSX.Element] {
  const id = `still-${name}`
  const [still] = useState(() => {
    const written = typeof document === 'undefined' ? null : document.getElementById(id)
    if (written) return JSON.parse(written.textContent!) as T
    if (!computed.has(name)) computed.set(name, compute())
    return computed.get(name) as T
  })
  // Numbers only: nothing in it could end the element early.
  const element = (
    <script type="application/json" id={id} dangerouslySetInnerHTML={{ __html: JSON.stringify(still) }} />
  )
  return [still, element]
}
