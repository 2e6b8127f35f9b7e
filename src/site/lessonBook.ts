import type { Language } from '../core/text.ts'
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
