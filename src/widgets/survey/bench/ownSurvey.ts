import type { ColumnSummary } from '../../../workers/survey.worker.ts'
import type { ResponseRanges, Scales } from '../../../core/survey/surveyTable.ts'
import type { Survey } from '../survey.ts'

/** More classes than this make no groups to compare. */
const mostClasses = 12

/** What a reader assigned: which items make which scale, and which of them run the other way. */
export interface Assignment {
  readonly scales: Scales
  readonly reversed: readonly string[]
  /** What the questionnaire offered for an answer, by scale, where the reader said it. */
  readonly ranges?: ResponseRanges
}

/** A reader's own table as a survey: columns of numbers as items, columns of few classes as groups. */
export function ownSurvey(
  id: string,
  title: string,
  columns: readonly ColumnSummary[],
  assignment: Assignment,
): Survey {
  return {
    id,
    title: { en: title, zh: title },
    labels: {},
    wording: {},
    codes: {},
    items: columns.filter((column) => column.type === 'numeric').map((column) => column.name),
    groups: columns
      .filter(
        (column) => column.type !== 'constant' && column.distinct >= 2 && column.distinct <= mostClasses,
      )
      .map((column) => column.name)
      .filter((name) => !Object.values(assignment.scales).some((items) => items.includes(name))),
    observed: Object.fromEntries(columns.flatMap(({ name, range }) => (range ? [[name, range]] : []))),
    ranges: {},
    ...assignment,
  }
}

/** Items whose names differ in a number at the end only (SAT1, SAT2, …) probably make a scale. */
export function proposeScales(columns: readonly ColumnSummary[]): Scales {
  const names = new Set(columns.map((column) => column.name))
  const scales: Record<string, string[]> = {}
  for (const { name, type } of columns) {
    const stem = /^(.*?\D)[_. -]?\d+$/.exec(name)?.[1]?.replace(/[_. -]+$/, '')
    if (type === 'numeric' && stem) (scales[stem] ??= []).push(name)
  }
  // A scale must not take the name of a column.
  return Object.fromEntries(
    Object.entries(scales)
      .filter(([, items]) => items.length >= 2)
      .map(([stem, items]) => [names.has(stem) ? `${stem}_mean` : stem, items]),
  )
}

const storageKey = (names: readonly string[]) => `cvt-survey-scales:${names.join('\u001f')}`

/** The reader's assignment for a table with these columns, kept in this browser. */
export function loadAssignment(names: readonly string[]): Assignment | null {
  try {
    const {
      scales,
      reversed,
      ranges = {},
    } = JSON.parse(localStorage.getItem(storageKey(names)) ?? '') as Assignment
    const known = new Set(names)
    const all = [...Object.values(scales).flat(), ...reversed]
    return all.every((name) => known.has(name)) ? { scales, reversed, ranges } : null
  } catch {
    return null
  }
}

export function saveAssignment(names: readonly string[], assignment: Assignment): void {
  try {
    localStorage.setItem(storageKey(names), JSON.stringify(assignment))
  } catch {
    // Without storage the assignment lasts as long as the page.
  }
}
