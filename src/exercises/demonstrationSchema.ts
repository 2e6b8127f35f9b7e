import * as v from 'valibot'
import type { Policy } from './assignment.ts'

const Words = v.strictObject({ en: v.string(), zh: v.string() })
const Number = v.pipe(v.string(), v.digits(), v.transform(globalThis.Number))
const Students = v.array(v.pipe(v.number(), v.integer(), v.minValue(1)))
const List = v.pipe(v.array(v.string()), v.minLength(1))

/** What content/teach/demonstration.yaml says of the class that is simulated. */
export const demonstrationSchema = v.strictObject({
  id: v.string(),
  title: Words,
  seed: v.pipe(v.number(), v.safeInteger()),
  students: v.pipe(v.number(), v.integer(), v.minValue(1)),
  participants: v.pipe(v.number(), v.integer()),
  policy: v.custom<Policy>((policy) => typeof policy === 'object' && policy !== null),
  items: v.array(
    v.strictObject({
      id: v.string(),
      difficulty: v.number(),
      discrimination: v.number(),
      harder: v.optional(v.strictObject({ by: v.string(), over: v.number() })),
    }),
  ),
  explain: v.record(
    v.string(),
    v.strictObject({ opening: Words, criteria: v.record(v.string(), Words), otherwise: Words }),
  ),
  unmarked: v.pipe(v.number(), v.integer(), v.minValue(2)),
  mishaps: v.strictObject({
    late: v.record(Number, v.number()),
    extension: Students,
    twice: Students,
    lent: v.record(Number, v.number()),
    edited: Students,
    cut: Students,
    boasts: Students,
    otherAssignment: Students,
    truncated: Students,
    photo: Students,
    absent: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  names: v.strictObject({ family: List, given: List, familyZh: List, givenZh: List }),
})

export type Demonstration = v.InferOutput<typeof demonstrationSchema>
