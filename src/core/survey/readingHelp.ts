import type { Text } from '../text.ts'
import { comparisonHelp } from './readingHelp/comparison.ts'
import { descriptionHelp } from './readingHelp/description.ts'
import { factorHelp } from './readingHelp/factors.ts'
import { measurementHelp } from './readingHelp/measurement.ts'
import { relationHelp } from './readingHelp/relations.ts'

export interface CutOff {
  readonly rule: Text
  /** Who proposed it, as a reader would cite it. */
  readonly source: string
  /** Is the value on the side that the rule asks for? Absent where the rule only names sizes. */
  readonly holds?: (value: number) => boolean
}

/** How to read one number of a table. */
export interface ReadingHelp {
  readonly label: Text
  /** What it says, in one or two sentences without formulae. */
  readonly says: Text
  readonly cutOff?: CutOff
  /** What it is often taken for and is not. */
  readonly caution?: Text
}

/** Reading help by the name that the number has in our results. */
export const readingHelp = {
  ...descriptionHelp,
  ...measurementHelp,
  ...factorHelp,
  ...relationHelp,
  ...comparisonHelp,
} as const satisfies Readonly<Record<string, ReadingHelp>>

export type ReadingHelpName = keyof typeof readingHelp
