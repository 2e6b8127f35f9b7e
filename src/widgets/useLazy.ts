import { useEffect, useState } from 'preact/hooks'

export interface Lazy<T> {
  /** What was loaded; none before, or when it could not be. */
  readonly part: T | undefined
  /** Asks for it again, where it could not be loaded. */
  readonly again: (() => void) | null
}

/** A part of the page that is loaded when it is first asked for. */
export function useLazy<T>(wanted: boolean, load: () => Promise<T>): Lazy<T> {
  const [part, setPart] = useState<T>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted || failed || part !== undefined) return
    let isThere = true
    load().then(
      (loaded) => isThere && setPart(() => loaded),
      () => isThere && setFailed(true),
    )
    return () => {
      isThere = false
    }
  }, [wanted, failed])
  return { part, again: failed ? () => setFailed(false) : null }
}
