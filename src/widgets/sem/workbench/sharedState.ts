import { settingsOf, type SemOptions } from '../../../core/sem/options.ts'
import type { Text } from '../../../core/text.ts'
import type { DataSource } from './dataSource.ts'
import { examples } from './examples.ts'

/** What a link and this tab's memory hold: the model, its options, and the data when they are the book's or small. */
export interface SharedState {
  readonly model: string
  readonly options: SemOptions
  /** Absent: the data were too large to travel. */
  readonly source?: DataSource
}

export interface DecodedLink {
  readonly state: SharedState | null
  /** What could not be used. */
  readonly problems: readonly Text[]
}

/** Checks what comes from outside: every part that cannot be used is left out and named. */
export function validated(content: unknown): DecodedLink {
  const problems: Text[] = []
  if (!isRecord(content) || typeof content.model !== 'string')
    return refused('The link holds no model.', '链接中没有模型。')
  let options: SemOptions = {}
  if (isRecord(content.options)) {
    try {
      settingsOf(content.options)
      options = content.options
    } catch (error) {
      problems.push({
        en: `The options were left out: ${(error as Error).message}.`,
        zh: `选项未采用：${(error as Error).message}。`,
      })
    }
  }
  const source = sourceOf(content.source)
  if (source === null)
    problems.push({
      en: 'The data of the link cannot be used; the data that were there stay.',
      zh: '链接中的数据无法使用，保留原有数据。',
    })
  else if (source === undefined)
    problems.push({
      en: 'The link came without data, because they were too large: open the file here.',
      zh: '数据过大，链接没有附带数据：请在此打开数据文件。',
    })
  return { state: { model: content.model, options, ...(source && { source }) }, problems }
}

/** null: it is there and wrong. */
function sourceOf(value: unknown): DataSource | null | undefined {
  if (value === undefined) return undefined
  if (!isRecord(value)) return null
  const { kind, name, text, n } = value
  if (typeof name !== 'string' || name.length > 200) return null
  if (kind === 'book') return examples.some((example) => example.name === name) ? { kind, name } : null
  if (typeof text !== 'string') return null
  if (kind === 'csv') return { kind, name, text }
  if (kind !== 'matrix' || (n !== undefined && !Number.isInteger(n))) return null
  return { kind, name, text, ...(n !== undefined && { n: n as number }) }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const refused = (en: string, zh: string): DecodedLink => ({ state: null, problems: [{ en, zh }] })
