import type { Language, Text } from '../../../core/text.ts'
import type { Assignment } from '../../../exercises/assignment.ts'
import type { Exercise } from '../../../exercises/schema.ts'

export interface TakenFile {
  readonly name: string
  readonly content: string | Uint8Array<ArrayBuffer>
  readonly type: string
}

/** A form in which an assignment can be taken away: one entry is one button of the builder. */
export interface Take {
  readonly id: string
  readonly label: Text
  /** What it is for. */
  readonly describe: Text
  readonly make: (
    assignment: Assignment,
    context: { readonly language: Language; readonly exercises: ReadonlyMap<string, Exercise> },
  ) => TakenFile | Promise<TakenFile>
}

export const takes: readonly Take[] = [
  {
    id: 'json',
    label: { en: 'assignment.json', zh: 'assignment.json' },
    describe: {
      en: 'The assignment as a file: students drop it on the assignment page, you drop it on the gradebook, and on this page to go on editing.',
      zh: '作业文件：学生把它拖到作业页上，你把它拖到成绩册，也可以拖回本页继续编辑。',
    },
    make: (assignment) => ({
      name: 'assignment.json',
      content: `${JSON.stringify(assignment, null, 2)}\n`,
      type: 'application/json',
    }),
  },
]
