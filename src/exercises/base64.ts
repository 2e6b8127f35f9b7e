/** What browsers, workers and Node alike have; the core is typed without the DOM. */
const platform = globalThis as unknown as { btoa(text: string): string; atob(text: string): string }

export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return platform.btoa(text)
}

/** Throws when the text is no base64. */
export const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(platform.atob(text), (c) => c.charCodeAt(0))
