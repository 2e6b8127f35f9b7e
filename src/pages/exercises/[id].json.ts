import type { APIRoute } from 'astro'
import type { Exercise } from '../../exercises/schema.ts'
import { exerciseBook } from '../../site/exerciseBook.ts'

/** Every exercise as data, in both languages: the pages of assignments fetch those they need, and no more. */
export async function getStaticPaths() {
  const { exercises } = await exerciseBook
  return [...exercises.values()].map((exercise) => ({ params: { id: exercise.id }, props: { exercise } }))
}

export const GET: APIRoute<{ exercise: Exercise }> = ({ props }) => Response.json(props.exercise)
