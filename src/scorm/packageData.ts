import * as v from 'valibot'
import { type Assignment, readAssignment } from '../exercises/assignment.ts'
import type { Exercise } from '../exercises/schema.ts'
import type { ScormVersion } from './version.ts'

/** What a package carries beside the player: the assignment and its exercises, so that it asks nobody for anything. */
export interface PackageData {
  readonly version: ScormVersion
  /** In which the player starts. */
  readonly language: 'en' | 'zh'
  readonly assignment: Assignment
  readonly exercises: readonly Exercise[]
}

/** The element of the page that holds it. */
export const DATA_ELEMENT = 'package'

const Outline = v.object({
  version: v.picklist(['1.2', '2004']),
  language: v.picklist(['en', 'zh']),
  assignment: v.unknown(),
  exercises: v.array(v.looseObject({ id: v.string() })),
})

/** JSON that is safe within a `script` element: nothing in it can end the element. */
export const writePackageData = (data: PackageData): string => JSON.stringify(data).replaceAll('<', '\\u003c')

/** @throws FileError when the assignment was changed after the package was made */
export function readPackageData(text: string): PackageData {
  const { assignment, exercises, ...rest } = v.parse(Outline, JSON.parse(text))
  return {
    ...rest,
    assignment: readAssignment(JSON.stringify(assignment)),
    exercises: exercises as unknown as Exercise[],
  }
}
