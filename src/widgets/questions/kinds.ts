/** What a question asks for. */
export type QuestionKind =
  | { kind: 'choice'; options: readonly { text: string; correct?: boolean; feedback: string }[] }
  | { kind: 'number'; answer: number; tolerance: number; unit?: string; feedback?: string }
  | { kind: 'order'; items: readonly string[]; feedback?: string }
  | {
      kind: 'target'
      goal: readonly Goal[]
      parameters: readonly string[]
      model?: string
      feedback?: string
    }

/** A property of a model's output that the reader is to bring about. */
export interface Goal {
  output: string
  atLeast?: number
  atMost?: number
  is?: boolean
}
