export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * The encoding of a text file, a label for `TextDecoder` (which is the caller's: it is no part of the language).
 *
 * By its byte-order mark; without one, UTF-16 when every other byte of a Latin text is zero, UTF-8 when the bytes are
 * valid UTF-8, else GB 18030, in which Chinese spreadsheets save.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const head = bytes.subarray(0, 2000)
  head.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2]!++
  })
  if (zeros[1]! > head.length / 5) return 'utf-16le'
  if (zeros[0]! > head.length / 5) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

/** Lead bytes followed by as many continuation bytes as they announce (RFC 3629, §4). */
function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!
    const following =
      lead < 0x80
        ? 0
        : lead >= 0xc2 && lead < 0xe0
          ? 1
          : lead >= 0xe0 && lead < 0xf0
            ? 2
            : lead >= 0xf0 && lead < 0xf5
              ? 3
              : -1
    if (following < 0) return false
    for (let k = 0; k < following; k++) if ((bytes[++i] ?? 0) >> 6 !== 2) return false
  }
  return true
}
