import { sha256 as sha256Of } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Exercise } from './schema.ts'

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export const sha256 = (text: string): string => bytesToHex(sha256Of(utf8ToBytes(text)))

/**
 * JSON with the names of every object in order, so that equal values have equal texts (RFC 8785 for the values that
 * occur here). What JSON lacks (`undefined`) is left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  // In the order of UTF-16 code units, which is that of RFC 8785 and of `sort`.
  let parts = ''
  for (const name of Object.keys(value).sort()) {
    const part = (value as Record<string, unknown>)[name]
    if (part !== undefined) parts += `${parts && ','}${JSON.stringify(name)}:${canonicalJson(part)}`
  }
  return `{${parts}}`
}

/** The hash of what an exercise says and asks: any change of its file that is not mere layout changes it. */
export function exerciseHash(exercise: Exercise): string {
  const known = hashes.get(exercise)
  if (known !== undefined) return known
  const hash = sha256(canonicalJson(exercise))
  hashes.set(exercise, hash)
  return hash
}

/** A class asks for the hash of the same exercise once a student. */
const hashes = new WeakMap<Exercise, string>()

/** How a student's id is compared: width, case and surrounding blanks make no difference. */
export const studentKey = (id: string): string => id.normalize('NFKC').trim().toLowerCase()

/**
 * The seed of a student's variant of an item: the first 48 bits of SHA-256 over seed, student and item. Nobody can
 * choose an id that gives a wished-for variant of every item at once.
 */
export function variantSeed(seed: number, student: string, item: string): number {
  return Number.parseInt(sha256(canonicalJson([seed, studentKey(student), item])).slice(0, 12), 16)
}
