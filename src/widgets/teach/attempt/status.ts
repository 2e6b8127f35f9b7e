import type { ItemView } from './itemView.ts'

/** What a student is told of an item in one word. */
export function statusOf(view: ItemView | undefined) {
  if (!view) return 'missing'
  const { state, grade, exercise, checks } = view
  if (state.answer === undefined) return 'empty'
  if (exercise.kind === 'explain') return 'pending'
  if (!grade) return checks ? 'unchecked' : 'saved'
  return grade.score === 1 ? 'right' : grade.score > 0 ? 'partly' : 'wrong'
}
