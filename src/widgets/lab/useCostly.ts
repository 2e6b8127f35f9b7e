import { useEffect, useState } from 'preact/hooks'

/**
 * A computation that may take long, done after the page has drawn and again when `key` changes; meanwhile the last
 * one stays. A reader who drags a slider sees the figure at once and this when the slider rests.
 */
export function useCostly<T>(key: string, compute: () => T): T | undefined {
  const [value, setValue] = useState<T>()
  useEffect(() => {
    const timer = setTimeout(() => setValue(() => compute()), 120)
    return () => clearTimeout(timer)
  }, [key])
  return value
}

/** How many points a figure may afford: as many as fit in about half a second, given what one solution takes. */
export function affordable(solveOnce: () => unknown, most: number, least: number): number {
  const start = performance.now()
  solveOnce()
  const each = Math.max(performance.now() - start, 0.01)
  return Math.max(least, Math.min(most, Math.floor(500 / each)))
}
