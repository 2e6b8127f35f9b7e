import * as v from 'valibot'
import { parse } from 'yaml'
import plan from '../../content/teach/demonstration.yaml?raw'
import { demonstrate } from '../exercises/demonstration.ts'
import { demonstrationSchema } from '../exercises/demonstrationSchema.ts'
import { exerciseBook } from './exerciseBook.ts'

/** The simulated class, made once a build from the exercises as they are. */
export const demonstration = exerciseBook.then((bank) =>
  demonstrate(v.parse(demonstrationSchema, parse(plan)), bank),
)

/** Its texts whose names end so, as paths of a route without the ending. */
export async function demonstrationPaths(ending: string) {
  const { texts } = await demonstration
  return Object.entries(texts)
    .filter(([name]) => name.endsWith(ending))
    .map(([name, content]) => ({ params: { file: name.slice(0, -ending.length) }, props: { content } }))
}
