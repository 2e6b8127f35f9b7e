import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { Text } from '../core/text.ts'
import { type Assignment, readAssignment } from './assignment.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { FileError } from './readJson.ts'

/** Raised when older pages could no longer read the links. */
const LINK_VERSION = 1

/** Characters; beyond this no link of ours is. */
const LONGEST = 200_000
/** Bytes that a link may unfold to, so that a few characters cannot fill the memory. */
const LARGEST = 2_000_000

/** An assignment as the fragment of a link, `1.` and its file deflated, in the letters that URLs leave alone. */
export function encodeAssignment(assignment: Assignment): string {
  const packed = deflateSync(strToU8(JSON.stringify(assignment)), { level: 9 })
  const letters = toBase64(packed).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return `${LINK_VERSION}.${letters}`
}

/**
 * The assignment of a fragment, with or without its `#`.
 *
 * @throws FileError that says whether the link is of something else, newer, cut off, or its assignment not to be used
 */
export function decodeAssignment(fragment: string): Assignment {
  const text = fragment.replace(/^#/, '').trim()
  const [, version, letters] = /^(\d{1,4})\.(.*)$/s.exec(text) ?? []
  if (version === undefined || letters === undefined) throw new FileError(FOREIGN)
  if (Number(version) > LINK_VERSION) throw new FileError(NEWER)
  if (letters.length > LONGEST || !/^[A-Za-z0-9_-]+$/.test(letters)) throw new FileError(DAMAGED)
  return readAssignment(unfold(letters))
}

function unfold(letters: string): string {
  let json: string
  try {
    const packed = fromBase64(letters.replaceAll('-', '+').replaceAll('_', '/'))
    json = strFromU8(inflateSync(packed, { out: new Uint8Array(LARGEST) }))
    JSON.parse(json)
  } catch {
    throw new FileError(DAMAGED)
  }
  return json
}

const FOREIGN: Text = {
  en: 'This link holds no assignment. Perhaps it was cut off, or is of another page.',
  zh: '这个链接里没有作业。它可能不完整，或属于别的页面。',
}
const NEWER: Text = {
  en: 'This link was made with a newer edition of this book. Reload the page, or open it where it was made.',
  zh: '这个链接由本书较新的版本生成。请刷新页面，或到生成它的网站上打开。',
}
const DAMAGED: Text = {
  en: 'This link is damaged or was cut off, as mail programs do with long links. Ask for it again, or for the file assignment.json.',
  zh: '这个链接已损坏或不完整；邮件软件有时会截断长链接。请重新索取链接，或索取 assignment.json 文件。',
}
