import { detectEncoding } from '../core/survey/detectEncoding.ts'
import type { Decode } from './readBatch.ts'
import type { PrivateKeyJwk } from './sealing.ts'
import type { NamedBytes } from './unpack.ts'

/** What an instructor may drop on the gradebook. */
export type SortedFile =
  | { readonly kind: 'assignment' | 'roster' | 'gradebook'; readonly text: string }
  | { readonly kind: 'key'; readonly key: PrivateKeyJwk }
  | { readonly kind: 'submissions' }

/** Larger files are submissions, and refused there with the reason. */
const LARGEST = 20e6

/** What a file is, by its contents, so that everything may be dropped in one go. */
export function sortFile({ name, bytes }: NamedBytes, decode: Decode): SortedFile {
  if (bytes.length > LARGEST) return { kind: 'submissions' }
  const head = decode(bytes.subarray(0, 4000), detectEncoding(bytes.subarray(0, 4000)))
  const text = () => decode(bytes, detectEncoding(bytes))
  if (/^\uFEFF?\s*\{/.test(head)) {
    const [, format] = /"format"\s*:\s*"cvt-(assignment|gradebook)\//.exec(head) ?? []
    if (format) return { kind: format as 'assignment' | 'gradebook', text: text() }
    const key = bytes.length < 10_000 ? privateKeyIn(text()) : undefined
    return key ? { kind: 'key', key } : { kind: 'submissions' }
  }
  return /\.(csv|tsv|txt)$/i.test(name) ? { kind: 'roster', text: text() } : { kind: 'submissions' }
}

/** A private key of the kind that assignments are sealed to, alone or within a file that says more. */
export function privateKeyIn(text: string): PrivateKeyJwk | undefined {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
  const candidates = [value, (value as { privateKey?: unknown } | null)?.privateKey]
  return candidates.find(isPrivateKey)
}

function isPrivateKey(value: unknown): value is PrivateKeyJwk {
  const { kty, crv, x, y, d } = (value ?? {}) as Record<string, unknown>
  return kty === 'EC' && crv === 'P-256' && [x, y, d].every((part) => typeof part === 'string')
}
