import type { FunctionComponent } from 'preact'
import type { ProcedureArguments, ProcedureName, ProcedureResults } from '../../core/survey/procedures.ts'
import type { ReadingHelpName } from '../../core/survey/readingHelp.ts'
import type { Language, Text } from '../../core/text.ts'
import type { StatTableData } from './StatTable.tsx'
import type { Survey } from './survey.ts'

export interface ControlsProps<S> {
  readonly survey: Survey
  readonly settings: S
  readonly change: (part: Partial<S>) => void
  readonly language: Language
}

export interface ViewProps<S, K extends ProcedureName> {
  readonly survey: Survey
  readonly settings: S
  readonly result: ProcedureResults[K]
  readonly language: Language
}

/**
 * One step of the road from a questionnaire to a model: what the reader chooses, what is asked of the core, and how the
 * answer is shown. Chapters and the workbench are made of these.
 */
export interface Step<S extends object, K extends ProcedureName> {
  readonly id: string
  readonly title: Text
  readonly procedure: K
  /** What is chosen before the reader has chosen anything. */
  readonly start: (survey: Survey) => S
  /** How many scales of two items or more it needs at least; left out where single columns do. */
  readonly scales?: number
  /** Null while there is too little to compute from. */
  readonly request: (settings: S, survey: Survey) => ProcedureArguments[K] | null
  readonly Controls: FunctionComponent<ControlsProps<S>>
  /** The picture. Where the table is coloured, it is the picture. */
  readonly Picture?: FunctionComponent<ViewProps<S, K>>
  readonly tables: (view: ViewProps<S, K>) => readonly StatTableData[]
  /** The finding in words, computed. */
  readonly summary: (view: ViewProps<S, K>) => string
  readonly help: readonly ReadingHelpName[]
}

// oxlint-disable-next-line typescript/no-explicit-any -- a list of steps of all kinds
export type AnyStep = Step<any, any>
