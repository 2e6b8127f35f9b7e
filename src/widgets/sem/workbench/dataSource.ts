import type { SemData } from '../../../core/sem/sampleMoments.ts'
import type { Text } from '../../../core/text.ts'

/** Where data come from; what was pasted or opened travels with its text. */
export type DataSource =
  | { readonly kind: 'book'; readonly name: string }
  | { readonly kind: 'csv'; readonly name: string; readonly text: string }
  | { readonly kind: 'matrix'; readonly name: string; readonly text: string; readonly n?: number }

export interface VariableNote {
  readonly name: string
  readonly type: 'numeric' | 'constant' | 'text'
  readonly missing: number
}

/** Data ready to be fitted, with a report of what was read and what was refused. */
export interface LoadedData {
  readonly source: DataSource
  readonly data: SemData
  readonly rows: number
  readonly variables: readonly VariableNote[]
  readonly read: Text
  readonly refused: readonly Text[]
  /** How many were refused, of which `refused` names the first. */
  readonly refusedCount: number
}

/** More than this makes every view slow, and no model of this kind needs it. */
export const limits = { rows: 20_000, columns: 400, characters: 12_000_000 }
