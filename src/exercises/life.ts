import type { Text } from '../core/text.ts'
import type { Value } from '../core/model/model.ts'
import type { Scalar } from './expression.ts'

/** One variant of an exercise as plain data: what a page shows, a worker grades and a file need not hold. */
export interface Variant {
  readonly exercise: string
  readonly version: number
  readonly seed: number
  /** The value of every name that the exercise's texts and answers mention. */
  readonly names: Readonly<Record<string, Scalar>>
  /** The drawn values alone: what distinguishes this variant from another. */
  readonly drawn: Readonly<Record<string, number | string | boolean>>
  /** Every parameter of the model at this variant; empty without a model. */
  readonly parameters: Readonly<Record<string, Value>>
  /** Ids of options or items in the order shown. */
  readonly order: readonly string[]
}

/** An answer that can be graded, or what is wrong with it, in words. */
export type Parsed<A> =
  { readonly answer: A; readonly problem?: never } | { readonly answer?: never; readonly problem: Text }

/** One thing an answer is judged by. */
export interface Part {
  readonly id: string
  readonly met: boolean
  /** What is to be said about it. */
  readonly text?: Text
  readonly misconception?: string
  /** By how much a goal is missed, in its own unit; null when the value does not exist. */
  readonly distance?: number | null
}

export interface Marks {
  /** 0 to 1. */
  readonly score: number
  readonly parts: readonly Part[]
  /** An instructor marks it: the score counts nothing yet. */
  readonly pending?: boolean
}

export interface Feedback {
  readonly tone: 'right' | 'partly' | 'wrong' | 'pending' | 'detail'
  readonly text: Text
  readonly misconception?: string
}

export interface Grade extends Marks {
  readonly feedback: readonly Feedback[]
}

/** Answers, as a page would send them, that a working exercise takes, refuses and cannot read. */
export interface SelfTest {
  readonly right: readonly unknown[]
  readonly wrong: readonly unknown[]
  readonly malformed: readonly unknown[]
}
