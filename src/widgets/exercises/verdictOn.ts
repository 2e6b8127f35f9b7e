import type { Part } from '../../exercises/life.ts'

/** What the last check said of one part of an answer; undefined where it said nothing. */
export function verdictOn(id: string, parts: readonly Part[] | null): 'right' | 'wrong' | undefined {
  const part = parts?.find((one) => one.id === id)
  return part && (part.met ? 'right' : 'wrong')
}
