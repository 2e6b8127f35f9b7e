import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { refused, validated, type DecodedLink, type SharedState } from './sharedState.ts'

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
