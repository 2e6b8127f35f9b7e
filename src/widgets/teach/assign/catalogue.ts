import type { ExerciseKind } from '../../../exercises/schema.ts'
import type { Text } from '../../../core/text.ts'

/** What the builder knows of every exercise before it fetches any. */
export interface CatalogueEntry {
  readonly id: string
  readonly title: Text
  /** Of the question, in the page's language: for searching. */
  readonly prompt: string
  /** Path of the chapter. */
  readonly chapter: string
  readonly kind: ExerciseKind
  readonly model: string | null
  readonly minutes: number | null
  readonly points: number
  /** Checks that are allowed unless the assignment says otherwise. */
  readonly attempts: number
  /** Do students get different numbers? */
  readonly varies: boolean
}

export interface Catalogue {
  readonly entries: readonly CatalogueEntry[]
  /** In the order of the book. */
  readonly chapters: readonly { readonly slug: string; readonly title: string }[]
  /** Titles of the models, by id. */
  readonly models: Readonly<Record<string, string>>
}

export interface Filter {
  readonly search: string
  readonly chapter: string
  readonly model: string
  readonly kind: string
  /** '' or one of `LENGTHS`. */
  readonly length: string
}

export const NO_FILTER: Filter = { search: '', chapter: '', model: '', kind: '', length: '' }

/** Minutes, from and up to. */
export const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  short: [0, 2],
  medium: [3, 4],
  long: [5, Infinity],
}

/** The entries that every part of the filter lets through; each word of the search must occur somewhere. */
export function filterCatalogue(entries: readonly CatalogueEntry[], filter: Filter): CatalogueEntry[] {
  const words = normal(filter.search).split(/\s+/).filter(Boolean)
  const [least, most] = LENGTHS[filter.length] ?? [0, Infinity]
  return entries.filter((entry) => {
    const text = normal([entry.id, entry.title.en, entry.title.zh, entry.prompt].join(' '))
    return (
      (filter.chapter === '' || entry.chapter === filter.chapter) &&
      (filter.model === '' || entry.model === filter.model) &&
      (filter.kind === '' || entry.kind === filter.kind) &&
      (filter.length === '' || (entry.minutes !== null && entry.minutes >= least && entry.minutes <= most)) &&
      words.every((word) => text.includes(word))
    )
  })
}

const normal = (text: string) => text.normalize('NFKC').toLowerCase()
