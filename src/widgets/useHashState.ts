import { useEffect, useRef } from 'preact/hooks'

/**
 * Follows the state that a link holds behind its #. Coming back to the same one, as from a jump within the page, brings
 * nothing anew: what the reader made of it since would be lost.
 *
 * @param apply takes what stands behind the #, at first and whenever it changes; says whether it held a state
 * @returns puts a state into the address, as the one that stands
 */
export function useHashState(apply: (hash: string) => boolean): (hash: string) => void {
  const last = useRef<string | null>(null)
  const latest = useRef(apply)
  latest.current = apply
  useEffect(() => {
    const follow = () => {
      const { hash } = location
      if (hash !== last.current && latest.current(hash)) last.current = hash
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return (hash) => {
    history.replaceState(history.state, '', hash)
    last.current = location.hash
  }
}
