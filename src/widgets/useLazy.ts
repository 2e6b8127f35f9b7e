import { useEffect, useState } from 'preact/hooks'

/** A part of the page that is loaded when it is first asked for. */
export function useLazy<T>(wanted: boolean, load: () => Promise<T>): T | undefined {
  const [part, setPart] = useState<T>()
  useEffect(() => {
    if (!wanted || part !== undefined) return
    let isThere = true
    void load().then((loaded) => isThere && setPart(() => loaded))
    return () => {
      isThere = false
    }
  }, [wanted])
  return part
}
