import type { Language } from '../core/text.ts'
import { createAssignment } from '../exercises/assignment.ts'
import { encodeAssignment } from '../exercises/assignmentLink.ts'
import { exerciseBook } from './exerciseBook.ts'
import { figuresOf, readLessonPlans } from './lessonPlans.ts'

const files = import.meta.glob<string>('/content/teach/lesson-plans/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const chapters = import.meta.glob<string>('/content/book/**/*.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every lesson plan of the book, by the path of its chapter; read and validated once a build. */
export const lessonPlans = new Map(
  Object.entries(files).map(([file, text]) => {
    const plans = readLessonPlans(text, file)
    return [plans.chapter, plans] as const
  }),
)

/** The figures of a chapter in one language: id to number and title. */
export const figuresOfChapter = (chapter: string, language: Language) =>
  figuresOf(chapters[`/content/book/${language === 'zh' ? 'zh-cn/' : ''}${chapter}.mdx`] ?? '')

/** The exercises that a plan sets, as an assignment in a link's fragment: the builder opens it to be completed. */
export async function homeworkFragment(
  chapter: string,
  { minutes, set }: { readonly minutes: number; readonly set: readonly string[] },
): Promise<string> {
  const number = Number(/^chapter: (\d+)$/m.exec(chapters[`/content/book/${chapter}.mdx`] ?? '')?.[1])
  const assignment = createAssignment(
    {
      id: `chapter-${number}-${minutes}`,
      title: { en: `Homework, chapter ${number}`, zh: `第 ${number} 章作业` },
      seed: number * 100 + minutes,
      items: set.map((id) => ({ id })),
      policy: {},
    },
    (await exerciseBook).exercises,
  )
  return encodeAssignment(assignment)
}
