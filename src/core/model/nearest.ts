/**
 * The name most like what was written, for "did you mean …": Levenshtein distance, case ignored,
 * at most a third of the letters (and always two) wrong; `undefined` when nothing is that near.
 */
export function nearest(written: string, names: Iterable<string>): string | undefined {
  const wanted = written.slice(0, 60).toLowerCase()
  let best: string | undefined
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1
  for (const name of names) {
    const distance = editDistance(wanted, name.toLowerCase())
    // Two letters wrong in a name of two letters is any other name.
    if (distance < least && distance < name.length) {
      best = name
      least = distance
    }
  }
  return best
}

/** Levenshtein (1966), one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
