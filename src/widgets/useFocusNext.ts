import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/**
 * Where the focus goes when what has it gives way to something else. Left alone it falls back to the top of the page,
 * and whoever works by keyboard begins anew.
 *
 * @returns a ref for the part of the page concerned, and a function that gives the focus to the first match of a
 *   selector in it (to the part itself without one) once the next rendering stands
 */
export function useFocusNext<E extends HTMLElement>() {
  const root = useRef<E>(null)
  const [wanted, setWanted] = useState<{ selector?: string | undefined } | null>(null)
  useLayoutEffect(() => {
    if (!wanted || !root.current) return
    const { activeElement, body } = document
    // Who has gone elsewhere in the meantime stays there.
    if (activeElement && activeElement !== body && !root.current.contains(activeElement)) return
    const next = wanted.selector ? root.current.querySelector<HTMLElement>(wanted.selector) : root.current
    next?.focus()
  }, [wanted])
  return [root, (selector?: string) => setWanted({ selector })] as const
}
