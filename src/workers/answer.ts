import type { Text } from '../core/text.ts'

/** What a worker was asked for, or why there is none: an error keeps its words in both languages only as plain data. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Text; readonly cancelled?: boolean }

/** Thrown by work that finds its job cancelled. */
export class Cancelled extends Error {}

/** Computes, and turns what is refused into an answer. */
export async function answer<T>(compute: () => T | Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, value: await compute() }
  } catch (error) {
    // The core's errors for readers (SurveyError, FileError) carry their words in both languages.
    const { message, text } = error as Error & { readonly text?: Text }
    const problem = text ?? { en: message, zh: message }
    return { ok: false, problem, ...(error instanceof Cancelled ? { cancelled: true } : {}) }
  }
}
