import { strToU8, zipSync } from 'fflate'
import type { Language, Text } from '../core/text.ts'
import { answerText } from './answerText.ts'
import type { Assignment } from './assignment.ts'
import type { ExerciseBank } from './bank.ts'
import { formatValue } from '../core/model/formatValue.ts'
import { fillIn } from './grade.ts'
import type { BatchResult, StudentResult } from './gradeBatch.ts'
import type { ItemResult } from './gradeSubmission.ts'
import { variantSeed } from './hash.ts'
import { plainText } from './inline.ts'
import { lmsFileOf } from './lmsFile.ts'
import { prepare } from './prepare.ts'

export interface FeedbackOptions {
  readonly language: Language
  readonly format: 'html' | 'markdown'
  /** Worked solutions too: once nobody works on it any more. */
  readonly solutions: boolean
}

/** What one student is told, as plain text: no markup yet, and none of the student's own is taken for such. */
export interface FeedbackText {
  readonly title: string
  readonly student: string
  readonly total: string
  readonly items: readonly {
    readonly title: string
    readonly points: string
    readonly prompt: string
    readonly answer: string
    readonly lines: readonly string[]
    readonly comment: string
    readonly solution: string
  }[]
}

/** A file for each student whose file counts, in a zip. */
export function feedbackZip(batch: BatchResult, bank: ExerciseBank, options: FeedbackOptions): Uint8Array {
  const names = new Set<string>()
  const files = batch.results
    .filter((result) => result.counts)
    .map((result) => {
      const text = feedbackText(result, batch.assignment, bank, options)
      const written =
        options.format === 'html'
          ? feedbackHtml(text, options.language)
          : feedbackMarkdown(text, options.language)
      return [fileName(result, options, names), strToU8(written)] as const
    })
  // A date of its own would make every zip another; 1980 is the first that zips know.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) })
}

/** Points, answers and what is to be said to them. */
export function feedbackText(
  { student, roster, items, earned, possible, pending }: StudentResult,
  assignment: Assignment,
  bank: ExerciseBank,
  { language, solutions }: Pick<FeedbackOptions, 'language' | 'solutions'>,
): FeedbackText {
  const t = words[language]
  const show = (value: number) => formatValue(value, language)
  return {
    title: assignment.title[language] || assignment.title.en || assignment.title.zh,
    student: `${roster?.name || student.name} (${student.id})`.trim(),
    total: `${t.points(show(earned), show(possible))}${pending ? ` ${t.pending}` : ''}`,
    items: items.map((item) => {
      const said = itemTexts(item, student.id, assignment, bank)
      return {
        title: plainText(said.title[language]),
        points: `${t.status[item.status](show(item.earned), show(item.points))}${item.kept < 1 ? ` ${t.kept(formatValue(item.kept, language, '.0%'))}` : ''}`,
        prompt: plainText(said.prompt[language]),
        answer: said.answer ? answerInPlain(said.answer[language], item.answer) : t.none,
        lines: item.feedback.map(({ text }) => plainText(text[language])),
        comment: item.comment ?? '',
        solution: solutions ? plainText(said.solution[language]) : '',
      }
    }),
  }
}

/** Words of the book lose their marks; what a student wrote, `$5 to $6` perhaps, stays as it was written. */
const answerInPlain = (words: string, raw: unknown): string => (words === raw ? words : plainText(words))

/** The texts of an item as this student's variant reads, and the answer in words where there is one. */
export function itemTexts(
  { item, answer }: Pick<ItemResult, 'item' | 'answer'>,
  student: string,
  { seed }: Pick<Assignment, 'seed'>,
  bank: ExerciseBank,
): { title: Text; prompt: Text; solution: Text; answer: Text | null } {
  const exercise = bank.exercises.get(item)
  const raw = JSON.stringify(answer) ?? ''
  const verbatim = answer === undefined ? null : { en: raw, zh: raw }
  const untold: Text = { en: item, zh: item }
  const empty: Text = { en: '', zh: '' }
  if (!exercise) return { title: untold, prompt: empty, solution: empty, answer: verbatim }
  const solver = exercise.model === undefined ? undefined : bank.solvers.get(exercise.model)
  try {
    const variant = prepare(exercise, variantSeed(seed, student, item), solver)
    return {
      title: fillIn(exercise.title, variant),
      prompt: fillIn(exercise.prompt, variant),
      solution: fillIn(exercise.solution, variant),
      answer:
        answer === undefined ? null : inWords(() => answerText(exercise, variant, answer, solver), verbatim),
    }
  } catch {
    return { title: exercise.title, prompt: exercise.prompt, solution: empty, answer: verbatim }
  }
}

/** An answer that no program wrote may have any shape; it is then shown as it came. */
function inWords(say: () => Text, otherwise: Text | null): Text | null {
  try {
    return say()
  } catch {
    return otherwise
  }
}

/**
 * Where a student's file goes: by the names in which Moodle and Canvas take feedback back, for uploads in one zip;
 * else by name and id, of which only letters and digits are kept.
 */
function fileName(
  { file, student, roster }: StudentResult,
  { format }: FeedbackOptions,
  names: Set<string>,
): string {
  const ending = format === 'html' ? 'html' : 'md'
  const lms = lmsFileOf(file)
  const path = file.split('/').map(safe)
  const stem =
    lms?.lms === 'moodle' && path.length > 1
      ? `${path.at(-2)}/feedback`
      : lms
        ? path.at(-1)!.replace(/\.[a-z]{2,4}$/i, '')
        : safe(`${roster?.name || student.name} ${student.id}`)
  let unique = stem
  for (let n = 2; names.has(unique.toLowerCase()); n++) unique = `${stem} ${n}`
  names.add(unique.toLowerCase())
  return `${unique}.${ending}`
}

/** A name that is one everywhere: no separators, no marks, nothing hidden, not too long. */
const safe = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ._,'()（）-]/gu, '-')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 100) || 'student'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

export function feedbackHtml(text: FeedbackText, language: Language): string {
  const t = words[language]
  const part = (tag: string, content: string, label = '') =>
    content === ''
      ? ''
      : `<${tag}>${label && `<b>${escapeHtml(label)}</b> `}${escapeHtml(content).replaceAll('\n', '<br>')}</${tag}>\n`
  const items = text.items.map(
    ({ title, points, prompt, answer, lines, comment, solution }, i) =>
      `<h2>${i + 1}. ${escapeHtml(title)}</h2>\n` +
      part('p', points) +
      part('blockquote', prompt) +
      part('p', answer, t.answer) +
      lines.map((line) => part('p', line)).join('') +
      part('p', comment, t.comment) +
      part('p', solution, t.solution),
  )
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(text.title)}</title>
<style>body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}blockquote{margin:0 0 1rem;padding-left:1rem;border-left:3px solid #999;color:#444}h2{font-size:1.1rem;margin-top:2rem}</style>
</head>
<body>
<h1>${escapeHtml(text.title)}</h1>
<p>${escapeHtml(text.student)}</p>
<p><b>${escapeHtml(text.total)}</b></p>
${items.join('\n')}</body>
</html>
`
}

/** Everything that Markdown would read as markup, HTML among it, is escaped. */
const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_{}[\]<>()#+\-.!|~&$]/g, '\\$&')
    .replaceAll('\r', '')
    .replaceAll('\n', '  \n')

export function feedbackMarkdown(text: FeedbackText, language: Language): string {
  const t = words[language]
  const part = (content: string, label = '', before = '') =>
    content === ''
      ? ''
      : `${before}${label && `**${label}** `}${escapeMarkdown(content).replaceAll('\n', `\n${before}`)}\n\n`
  const items = text.items.map(
    ({ title, points, prompt, answer, lines, comment, solution }, i) =>
      `## ${i + 1}. ${escapeMarkdown(title)}\n\n` +
      part(points) +
      part(prompt, '', '> ') +
      part(answer, t.answer) +
      lines.map((line) => part(line)).join('') +
      part(comment, t.comment) +
      part(solution, t.solution),
  )
  return `# ${escapeMarkdown(text.title)}\n\n${escapeMarkdown(text.student)}\n\n${part(text.total)}${items.join('')}`
}

const words = {
  en: {
    points: (earned: string, possible: string) => `${earned} of ${possible} points`,
    pending: '(an answer has still to be marked)',
    kept: (share: string) => `(late: ${share} kept)`,
    none: 'No answer.',
    answer: 'Your answer:',
    comment: 'From your instructor:',
    solution: 'Solution:',
    status: {
      graded: (earned: string, points: string) => `${earned} of ${points}`,
      pending: (_: string, points: string) => `not marked yet, of ${points}`,
      missing: (_: string, points: string) => `0 of ${points}: no answer`,
      ungraded: () => 'could not be graded',
      dropped: () => 'does not count',
    },
  },
  zh: {
    points: (earned: string, possible: string) => `得分 ${earned}/${possible}`,
    pending: '（还有题目待教师评分）',
    kept: (share: string) => `（迟交，按 ${share} 计）`,
    none: '未作答。',
    answer: '你的答案：',
    comment: '教师评语：',
    solution: '解答：',
    status: {
      graded: (earned: string, points: string) => `${earned}/${points}`,
      pending: (_: string, points: string) => `待评分，满分 ${points}`,
      missing: (_: string, points: string) => `0/${points}：未作答`,
      ungraded: () => '无法评分',
      dropped: () => '不计分',
    },
  },
} as const
