import * as v from 'valibot'
import { readJson } from './readJson.ts'

/**
 * What a reader's browser keeps of one exercise. The file of the same name holds all of them, to be carried to
 * another browser. (Chapters import the types only; the schema is for the page that reads such files.)
 */
const RecordSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  chapter: v.pipe(v.string(), v.maxLength(200)),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  seed: v.pipe(v.number(), v.safeInteger()),
  /** As typed or set, checked or not. */
  answer: v.unknown(),
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  hints: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Of the last check of this variant; null before it. */
  score: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Of all variants. */
  best: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  gaveUp: v.boolean(),
  note: v.pipe(v.string(), v.maxLength(20_000)),
  /** Milliseconds since 1970. */
  updated: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})

export const PROGRESS_FORMAT = 'cvt-progress/1'

const progressSchema = v.strictObject({
  format: v.literal(PROGRESS_FORMAT),
  records: v.pipe(v.array(RecordSchema), v.maxLength(5000)),
})

export type ProgressRecord = v.InferOutput<typeof RecordSchema>
export type ProgressFile = v.InferOutput<typeof progressSchema>

const LIMITS = { characters: 20_000_000, depth: 32 }

/** A reader's progress from its file. Throws `FileError` in words. */
export const readProgress = (text: string): ProgressFile => readJson(text, progressSchema, LIMITS)

/** Of two states of one exercise the later, with the better of the two best scores. */
export function mergeRecords(a: ProgressRecord, b: ProgressRecord): ProgressRecord {
  const [older, newer] = a.updated <= b.updated ? [a, b] : [b, a]
  return { ...newer, best: Math.max(a.best, b.best), note: newer.note || older.note }
}
