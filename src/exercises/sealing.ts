import * as v from 'valibot'
import { PublicKey } from './assignment.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { expectKind } from './formats.ts'
import { FileError, readJson } from './readJson.ts'

/**
 * Sealing a submission to the instructor's public key: ECDH P-256 with a key made for the one file, HKDF-SHA-256,
 * AES-256-GCM.
 *
 * This one file of the core uses WebCrypto. Encryption needs keys that nobody can guess, so it cannot take its
 * randomness from a seeded argument; and `globalThis.crypto` is the same in browsers, workers and Node, so it is no
 * API of one platform. Nothing that is graded depends on it: a sealed file opens to the same text as an unsealed one.
 */

const SEALED_FORMAT = 'cvt-sealed/1'

const Base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'not base64'))

export const sealedSchema = v.strictObject({
  format: v.literal(SEALED_FORMAT),
  /** The public half of the file's own key. */
  key: PublicKey,
  salt: Base64,
  iv: Base64,
  ciphertext: Base64,
})

export type Sealed = v.InferOutput<typeof sealedSchema>
export type PublicKeyJwk = v.InferOutput<typeof PublicKey>
export interface PrivateKeyJwk extends PublicKeyJwk {
  readonly d: string
}

interface CryptoKey {
  readonly type: string
}
/** The part of WebCrypto that is used; the core is typed without the DOM. */
interface Subtle {
  generateKey(
    algorithm: object,
    extractable: boolean,
    uses: string[],
  ): Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }>
  exportKey(format: 'jwk', key: CryptoKey): Promise<Record<string, string>>
  importKey(
    format: string,
    key: unknown,
    algorithm: unknown,
    extractable: boolean,
    uses: string[],
  ): Promise<CryptoKey>
  deriveBits(algorithm: object, key: CryptoKey, length: number): Promise<ArrayBuffer>
  deriveKey(
    algorithm: object,
    key: CryptoKey,
    derived: object,
    extractable: boolean,
    uses: string[],
  ): Promise<CryptoKey>
  encrypt(algorithm: object, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>
  decrypt(algorithm: object, key: CryptoKey, data: Uint8Array): Promise<ArrayBuffer>
}
interface Platform {
  readonly crypto: { readonly subtle: Subtle; getRandomValues(bytes: Uint8Array): Uint8Array }
  readonly TextEncoder: new () => { encode(text: string): Uint8Array }
  readonly TextDecoder: new (
    label?: string,
    options?: { fatal?: boolean },
  ) => { decode(bytes: Uint8Array): string }
}
const platform = globalThis as unknown as Platform
const subtle = () => platform.crypto.subtle

const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const publicPart = ({ x, y }: { x: string; y: string }): PublicKeyJwk => ({ kty: 'EC', crv: 'P-256', x, y })

/** A new key pair for an instructor. The private half never leaves the page that made it unless it is saved. */
export async function createKeyPair(): Promise<{ publicKey: PublicKeyJwk; privateKey: PrivateKeyJwk }> {
  const pair = await subtle().generateKey(CURVE, true, ['deriveBits'])
  const jwk = (await subtle().exportKey('jwk', pair.privateKey)) as unknown as PrivateKeyJwk
  return { publicKey: publicPart(jwk), privateKey: { ...publicPart(jwk), d: jwk.d } }
}

/** Seals a text so that only the holder of the private key can read it. */
export async function seal(text: string, publicKey: PublicKeyJwk): Promise<Sealed> {
  const own = await createKeyPair()
  const salt = platform.crypto.getRandomValues(new Uint8Array(16))
  const iv = platform.crypto.getRandomValues(new Uint8Array(12))
  const key = await sharedKey(own.privateKey, publicKey, salt, own.publicKey)
  const ciphertext = await subtle().encrypt(
    { name: 'AES-GCM', iv },
    key,
    new platform.TextEncoder().encode(text),
  )
  return {
    format: SEALED_FORMAT,
    key: own.publicKey,
    salt: toBase64(salt),
    iv: toBase64(iv),
    ciphertext: toBase64(new Uint8Array(ciphertext)),
  }
}

/** The text of a sealed file. Throws `FileError` when the key does not fit or the file was changed. */
export async function unseal(sealed: Sealed, privateKey: PrivateKeyJwk): Promise<string> {
  try {
    const key = await sharedKey(privateKey, sealed.key, fromBase64(sealed.salt), sealed.key)
    const iv = fromBase64(sealed.iv)
    const plain = await subtle().decrypt({ name: 'AES-GCM', iv }, key, fromBase64(sealed.ciphertext))
    return new platform.TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(plain))
  } catch {
    throw new FileError({
      en: 'The sealed file cannot be opened: it was sealed to another key, or changed.',
      zh: '无法打开加密文件：它是用另一把密钥加密的，或已被改动。',
    })
  }
}

/** ECDH → HKDF-SHA-256 (the file's public key in `info` binds the key to the file) → AES-256-GCM. */
async function sharedKey(
  privateKey: PrivateKeyJwk,
  publicKey: PublicKeyJwk,
  salt: Uint8Array,
  ephemeral: PublicKeyJwk,
): Promise<CryptoKey> {
  const mine = await subtle().importKey('jwk', privateKey, CURVE, false, ['deriveBits'])
  const theirs = await subtle().importKey('jwk', publicPart(publicKey), CURVE, false, [])
  const secret = new Uint8Array(await subtle().deriveBits({ name: 'ECDH', public: theirs }, mine, 256))
  const material = await subtle().importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = new platform.TextEncoder().encode(`${SEALED_FORMAT} ${ephemeral.x}.${ephemeral.y}`)
  const how = { name: 'HKDF', hash: 'SHA-256', salt, info }
  return subtle().deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const LIMITS = { characters: 8_000_000, depth: 4 }

/** Is this the text of a sealed file? (By its first words, so that a large file is not parsed to be refused.) */
export const looksSealed = (text: string): boolean => text.slice(0, 2000).includes(`"${SEALED_FORMAT}"`)

export function readSealed(text: string): Sealed {
  expectKind(text, 'cvt-sealed')
  return readJson(text, sealedSchema, LIMITS)
}
