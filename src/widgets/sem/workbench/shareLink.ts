import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { settingsOf, type SemOptions } from '../../../core/sem/options.ts'
import type { Text } from '../../../core/text.ts'
import type { DataSource } from './dataSource.ts'
import { examples } from './examples.ts'

/** What a link holds: the model, its options, and the data when they are the book's or small. */
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

/** Data longer than this, compressed, stay at home: links of some 30,000 characters are the most that mail and chat keep whole. */
const longestLink = 30_000
/** A link that unfolds to more than this was not made here. */
const longestText = 2_000_000
const prefix = 'sem1='

/** The part of the address after "#". */
export function encodeLink(state: SharedState): { readonly fragment: string; readonly withData: boolean } {
  const { source, ...rest } = state
  const full = source ? pack({ ...rest, source }) : pack(rest)
  if (source && (source.kind === 'book' || full.length <= longestLink))
    return { fragment: full, withData: true }
  return { fragment: pack(rest), withData: false }
}

function pack(value: object): string {
  const bytes = deflateSync(strToU8(JSON.stringify(value)), { level: 9 })
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return prefix + btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Reads a fragment; null when it is not one of ours, and every part that cannot be used is named. */
export function decodeLink(fragment: string): DecodedLink | null {
  const text = fragment.replace(/^#/, '')
  if (!/^sem\d*=/.test(text)) return null
  if (!text.startsWith(prefix))
    return refused(
      'The link was made by another version of this page.',
      '这个链接是由本页的另一个版本生成的。',
    )
  let content: unknown
  try {
    content = JSON.parse(unpack(text.slice(prefix.length)))
  } catch {
    return refused('The link is damaged: it may have been cut off.', '链接已损坏，可能不完整。')
  }
  return validated(content)
}

function unpack(encoded: string): string {
  const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  )
  const parts: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((part) => {
    length += part.length
    if (length > longestText) throw new RangeError(`invalid link; longer than ${longestText}`)
    parts.push(part)
  })
  inflate.push(bytes, true)
  return parts.map((part) => strFromU8(part)).join('')
}

function validated(content: unknown): DecodedLink {
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

const refused = (en: string, zh: string): DecodedLink => ({ state: null, problems: [{ en, zh }] })
