import * as v from 'valibot'
import { show } from '../core/model/issue.ts'
import type { Text } from '../core/text.ts'

/** A file that cannot be used, with the reason in both languages. */
export class FileError extends Error {
  override readonly name = 'FileError'
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

export interface JsonLimits {
  readonly characters: number
  readonly depth: number
}

/**
 * A value of a schema from JSON that a stranger wrote. Size and depth are bounded before it is parsed, so neither a
 * file of 50 MB nor one of a million brackets is ever built up in memory.
 *
 * @throws FileError that says what is wrong and where
 */
export function readJson<S extends v.GenericSchema>(
  text: string,
  schema: S,
  { characters, depth }: JsonLimits,
): v.InferOutput<S> {
  const json = text.replace(/^\uFEFF/, '')
  if (json.length > characters) throw new FileError(tooLarge(json.length, characters))
  if (json.trim() === '') throw new FileError(EMPTY)
  if (deeperThan(json, depth)) throw new FileError(tooDeep(depth))
  let raw: unknown
  try {
    raw = JSON.parse(json)
  } catch (error) {
    throw new FileError(notJson((error as Error).message))
  }
  const result = v.safeParse(schema, raw, { abortPipeEarly: true })
  if (result.success) return result.output
  const [issue] = result.issues
  throw new FileError(notInForm(v.getDotPath(issue) ?? '', issue))
}

/** Are the brackets outside of strings nested deeper than this? */
export function deeperThan(json: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < json.length; i++) {
    const character = json.charCodeAt(i)
    if (inString) {
      if (character === BACKSLASH) i++
      else if (character === QUOTE) inString = false
    } else if (character === QUOTE) inString = true
    else if (character === BRACE || character === BRACKET) {
      if (++depth > limit) return true
    } else if (character === BRACE + 2 || character === BRACKET + 2) depth--
  }
  return false
}

const [QUOTE, BACKSLASH, BRACE, BRACKET] = ['"', '\\', '{', '['].map((c) => c.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
]

const EMPTY: Text = { en: 'The file is empty.', zh: '文件是空的。' }
const tooLarge = (size: number, limit: number): Text => ({
  en: `The file is too large: ${size} characters; at most ${limit} are read.`,
  zh: `文件太大：共 ${size} 个字符，最多读取 ${limit} 个。`,
})
const tooDeep = (limit: number): Text => ({
  en: `The file is nested more than ${limit} levels deep; no file of ours is.`,
  zh: `文件的嵌套超过 ${limit} 层；正常的文件不会如此。`,
})
const notJson = (message: string): Text => ({
  en: `The file is not JSON, or was cut off (${show(message)}).`,
  zh: `文件不是 JSON，或内容不完整（${show(message)}）。`,
})
function notInForm(path: string, { expected, received, message }: v.BaseIssue<unknown>): Text {
  const found = whatIsWrong(expected, received, message)
  return {
    en: `The file is not in the expected form${path ? ` at ${show(path)}` : ''}: ${found.en}.`,
    zh: `文件格式不符${path ? `（位于 ${show(path)}）` : ''}：${found.zh}。`,
  }
}

function whatIsWrong(expected: string | null, received: string, message: string): Text {
  if (expected === null) return { en: show(message), zh: show(message) }
  if (expected === 'never')
    return { en: `unknown field ${show(received)}`, zh: `没有 ${show(received)} 这个字段` }
  return {
    en: `expected ${show(expected)}, got ${show(received)}`,
    zh: `应为 ${show(expected)}，实为 ${show(received)}`,
  }
}
