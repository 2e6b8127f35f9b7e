import type { Text } from '../../core/text.ts'
import { type Kind, type KindTest, shuffle } from '../kind.ts'
import type { ExerciseOf } from '../schema.ts'

type OrderExercise = ExerciseOf<'order'>

/** Items put in order. Credit is Kendall's τ with the right order, where it is positive; equal ranks may swap. */
export const order: Kind<OrderExercise, readonly string[]> = {
  expressions: () => [],
  arrange(exercise, random) {
    const ids = exercise.items.map((item) => item.id)
    for (let attempt = 0; attempt < 20; attempt++) {
      const mixed = shuffle(ids, random)
      // The start must not be half the answer already.
      if (concordance(exercise, mixed) <= 0.34) return mixed
    }
    return ids.toReversed()
  },
  parse({ items }, _, raw) {
    if (!Array.isArray(raw) || !raw.every((id) => typeof id === 'string')) return { problem: SHAPE }
    const complete = raw.length === items.length && items.every((item) => raw.includes(item.id))
    return complete ? { answer: raw as string[] } : { problem: COMPLETE }
  },
  mark(exercise, _, answer) {
    const tau = concordance(exercise, answer)
    if (tau === 1) return { score: 1, parts: [{ id: 'order', met: true }] }
    const ranks = answer.map((id) => rankOf(exercise, id))
    const sorted = ranks.toSorted((a, b) => a - b)
    const inPlace = ranks.filter((rank, place) => rank === sorted[place]).length
    return {
      score: Math.max(0, tau),
      parts: [{ id: 'order', met: false, text: inPlaceText(inPlace, answer.length) }],
    }
  },
}

export const orderTest: KindTest<OrderExercise> = {
  selfTest(exercise, variant, random) {
    const ids = exercise.items.map((item) => item.id)
    const swapped = [ids[1]!, ids[0]!, ...ids.slice(2)]
    const mixed = Array.from({ length: 3 }, () => shuffle(ids, random))
    return {
      right: [ids],
      wrong: [ids.toReversed(), variant.order, swapped, ...mixed].filter(
        (wrong) => concordance(exercise, wrong) < 1,
      ),
      malformed: [null, 'abc', [], ids.slice(1), [...ids, ids[0]], ids.map(() => ids[0]), [1, 2, 3], {}],
    }
  },
  guess({ items }) {
    const ranks = items.map((item, i) => item.rank ?? i + 1)
    const ways = [...new Set(ranks)].map((rank) => factorial(ranks.filter((other) => other === rank).length))
    return ways.reduce((product, n) => product * n, 1) / factorial(items.length)
  },
}

const rankOf = ({ items }: OrderExercise, id: string): number => {
  const place = items.findIndex((item) => item.id === id)
  return items[place]!.rank ?? place + 1
}

/** Kendall's τ over the pairs whose order matters: 1 right, −1 reversed. */
function concordance(exercise: OrderExercise, answer: readonly string[]): number {
  const ranks = answer.map((id) => rankOf(exercise, id))
  let sum = 0
  let pairs = 0
  for (let i = 0; i < ranks.length; i++)
    for (let j = i + 1; j < ranks.length; j++) {
      if (ranks[i] === ranks[j]) continue
      sum += ranks[i]! < ranks[j]! ? 1 : -1
      pairs++
    }
  return pairs === 0 ? 1 : sum / pairs
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))

const SHAPE: Text = { en: 'The answer must be a list of items.', zh: '答案须为各项的列表。' }
const COMPLETE: Text = { en: 'Every item must occur exactly once.', zh: '每一项须恰好出现一次。' }
const inPlaceText = (right: number, all: number): Text => ({
  en: `${right} of ${all} stand where they belong.`,
  zh: `${all} 项中有 ${right} 项位置正确。`,
})
