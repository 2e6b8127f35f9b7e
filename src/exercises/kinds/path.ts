import type { Text } from '../../core/text.ts'
import { show } from '../../core/model/issue.ts'
import { fill } from '../fill.ts'
import type { Kind, KindTest } from '../kind.ts'
import type { Part, Variant } from '../life.ts'
import type { ExerciseOf } from '../schema.ts'

type PathExercise = ExerciseOf<'path'>

/**
 * Arrows added, removed or turned in a path diagram. The score is the number of right arrows less that of wrong
 * ones, over all there should be; a turned arrow is wrong and the right one missing, and is told as one mistake.
 */
export const path: Kind<PathExercise, readonly string[]> = {
  expressions: () => [],
  arrange: ({ nodes }) => nodes.map((node) => node.id),
  parse({ nodes }, _, raw) {
    if (!Array.isArray(raw) || !raw.every((arrow) => typeof arrow === 'string')) return { problem: SHAPE }
    if (raw.length > nodes.length ** 2) return { problem: MANY }
    const arrows = new Set<string>()
    for (const text of raw as string[]) {
      const arrow = canonicalArrow(text)
      const ends = arrow && endsOf(arrow)
      if (!ends || ends[0] === ends[1] || !ends.every((end) => nodes.some((node) => node.id === end)))
        return { problem: noArrow(text) }
      arrows.add(arrow)
    }
    return { answer: [...arrows] }
  },
  mark(exercise, variant, drawn) {
    const wanted = exercise.arrows.map((arrow) => canonicalArrow(arrow)!)
    const allowed = (exercise.also ?? []).map((arrow) => canonicalArrow(arrow)!)
    const hits = wanted.filter((arrow) => drawn.includes(arrow))
    const extra = drawn.filter((arrow) => !wanted.includes(arrow) && !allowed.includes(arrow))
    const missing = wanted.filter((arrow) => !drawn.includes(arrow))
    const score = Math.max(0, (hits.length - extra.length) / wanted.length)
    const parts: Part[] = [
      ...hits.map((arrow) => ({ id: arrow, met: true })),
      ...extra.map((arrow) => ({ id: arrow, met: false, ...wordsOn(exercise, variant, arrow, missing) })),
    ]
    const untold = missing.filter((arrow) => !extra.some((other) => samePair(other, arrow)))
    if (untold.length > 0) parts.push({ id: 'missing', met: false, text: missingText(untold.length) })
    return { score, parts }
  },
}

export const pathTest: KindTest<PathExercise> = {
  selfTest(exercise) {
    const { arrows, also = [], given = [], nodes, wrong = [] } = exercise
    const right = arrows.map((arrow) => canonicalArrow(arrow)!)
    const turned = right.map((arrow) => turn(arrow)).filter((arrow) => arrow !== undefined)
    return {
      right: [right, right.toReversed(), [...right, ...also], arrows],
      wrong: [
        right.slice(1),
        ...(sameSet(given, right) ? [] : [given]),
        ...turned.slice(0, 3).map((arrow) => [...right.filter((other) => !samePair(other, arrow)), arrow]),
        ...wrong.map(({ arrow }) => [...right, arrow]),
      ],
      malformed: [null, 'a', [`${nodes[0]!.id}->${nodes[0]!.id}`], ['nobody->none'], ['->'], [1], {}],
    }
  },
  // Each pair of nodes has no arrow or one of two directions.
  guess: ({ nodes }) => 3 ** -((nodes.length * (nodes.length - 1)) / 2),
}

const endsOf = (arrow: string) => arrow.split(/<?->/) as [string, string]
const samePair = (a: string, b: string) => endsOf(a).toSorted().join() === endsOf(b).toSorted().join()
const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((arrow) => b.includes(canonicalArrow(arrow)!))

/** An arrow without direction has its ends in alphabetical order; undefined for what is no arrow. */
export function canonicalArrow(text: string): string | undefined {
  const match = /^\s*(\w+)\s*(<?->)\s*(\w+)\s*$/.exec(text.slice(0, 200))
  if (!match) return undefined
  const [, from, sign, to] = match as unknown as [string, string, string, string]
  return sign === '<->' && from > to ? `${to}<->${from}` : `${from}${sign}${to}`
}

function turn(arrow: string): string | undefined {
  const [from, to] = endsOf(arrow)
  return arrow.includes('<->') ? undefined : `${to}->${from}`
}

function wordsOn(
  exercise: PathExercise,
  variant: Variant,
  arrow: string,
  missing: readonly string[],
): Pick<Part, 'text' | 'misconception'> {
  const known = exercise.wrong?.find((entry) => canonicalArrow(entry.arrow) === arrow)
  if (known) {
    const { feedback, misconception } = known
    return {
      text: fill(feedback, (name) => variant.names[name]),
      ...(misconception ? { misconception } : {}),
    }
  }
  const label = arrowLabel(exercise, arrow)
  if (missing.includes(turn(arrow) ?? ''))
    return { text: turnedText(label), misconception: 'direction-reversed' }
  if (missing.some((other) => samePair(other, arrow))) return { text: otherKindText(label) }
  return { text: extraText(label) }
}

/** An arrow in words, “trust → sharing”. */
export function arrowLabel({ nodes }: PathExercise, arrow: string): Text {
  const [from, to] = endsOf(arrow).map((end) => nodes.find((node) => node.id === end)!.text) as [Text, Text]
  const sign = arrow.includes('<->') ? '↔' : '→'
  return { en: `${from.en} ${sign} ${to.en}`, zh: `${from.zh} ${sign} ${to.zh}` }
}

const SHAPE: Text = { en: 'The answer must be a list of arrows.', zh: '答案须为箭头的列表。' }
const MANY: Text = { en: 'There are more arrows than pairs of nodes.', zh: '箭头比节点对还多。' }
const noArrow = (text: string): Text => ({
  en: `“${show(text)}” is no arrow between two different nodes.`,
  zh: `“${show(text)}”不是两个不同节点之间的箭头。`,
})
const turnedText = (label: Text): Text => ({
  en: `${label.en}: the two are connected, but the arrow points the other way.`,
  zh: `${label.zh}：两者有联系，但箭头方向相反。`,
})
const otherKindText = (label: Text): Text => ({
  en: `${label.en}: the two are connected, but by another kind of arrow.`,
  zh: `${label.zh}：两者有联系，但应是另一种箭头。`,
})
const extraText = (label: Text): Text => ({
  en: `${label.en}: this arrow does not belong here.`,
  zh: `${label.zh}：这里不应有这支箭头。`,
})
const missingText = (count: number): Text => ({
  en: count === 1 ? 'One arrow is missing.' : `${count} arrows are missing.`,
  zh: `还缺 ${count} 支箭头。`,
})
