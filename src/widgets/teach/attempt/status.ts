import { isEmpty } from '../../exercises/Answer.tsx'
import type { ItemView } from './itemView.ts'

/** What a student is told of an item in one word; `refused` where a field of it holds what could not be taken. */
export function statusOf(view: ItemView | undefined, refused = false) {
  if (!view) return 'missing'
  const { state, grade, exercise, variant, checks, gradeOf } = view
  if (refused) return 'unreadable'
  if (state.answer === undefined || isEmpty(exercise, variant, state.answer)) return 'empty'
  if (gradeOf(state.answer).problem) return 'unreadable'
  if (exercise.kind === 'explain') return 'pending'
  if (!grade) return checks ? 'unchecked' : 'saved'
  return grade.score === 1 ? 'right' : grade.score > 0 ? 'partly' : 'wrong'
}
