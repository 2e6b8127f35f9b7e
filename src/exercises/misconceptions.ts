import * as v from 'valibot'
import type { Text } from '../core/text.ts'
import { parseContent } from './contentYaml.ts'

const Words = v.pipe(v.string(), v.trim(), v.minLength(1))
const Titles = v.record(v.string(), v.strictObject({ en: Words, zh: Words }))

/**
 * The titles of the misconception tags: the wrong idea in a short sentence, by tag. For the build, which gives pages
 * the words of their language.
 *
 * @throws Error that names the tag and what is wrong with it
 */
export function readMisconceptions(yaml: string): Readonly<Record<string, Text>> {
  const { success, output, issues } = v.safeParse(Titles, parseContent(yaml))
  if (!success)
    throw new Error(
      `content/teach/misconceptions.yaml: ${v.getDotPath(issues[0]) ?? ''}: ${issues[0].message}`,
    )
  return output
}
