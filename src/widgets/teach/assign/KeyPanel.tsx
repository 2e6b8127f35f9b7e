import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import { sha256 } from '../../../exercises/hash.ts'
import { type PrivateKeyJwk, type PublicKeyJwk, createKeyPair } from '../../../exercises/sealing.ts'
import { download } from '../../download.ts'
import { OpenFile } from '../OpenFile.tsx'
import { assignWords } from './assignWords.ts'
import type { Draft } from './draft.ts'

interface KeyPanelProps {
  draft: Draft
  language: Language
  onKey: (key: PublicKeyJwk | null, said: string) => void
}

/** A short name for a key, by which its two halves can be told to belong together. */
const nameOf = ({ x, y }: PublicKeyJwk) => sha256(`${x}.${y}`).slice(0, 8)

/** Sealing: a key pair made here, whose private half is saved as a file and kept nowhere else. */
export function KeyPanel({ draft, language, onKey }: KeyPanelProps) {
  const t = assignWords[language]
  const id = useId()
  const [made, setMade] = useState<PrivateKeyJwk | null>(null)
  const [problem, setProblem] = useState('')
  const { publicKey } = draft
  const save = (key: PrivateKeyJwk) =>
    download(`private-key-${nameOf(key)}.json`, `${JSON.stringify(key, null, 2)}\n`, 'application/json')
  const create = async () => {
    try {
      const pair = await createKeyPair()
      setProblem('')
      setMade(pair.privateKey)
      save(pair.privateKey)
      onKey(pair.publicKey, t.keyMade(nameOf(pair.publicKey)))
    } catch {
      setProblem(t.noCrypto)
    }
  }
  const open = (text: string) => {
    const key = readKey(text)
    setProblem(key ? '' : t.noKey)
    if (key) onKey(key, t.keyOpened(nameOf(key)))
  }
  return (
    <section class="keys" aria-labelledby={`${id}-keys`}>
      <h2 id={`${id}-keys`}>{t.sealing}</h2>
      <p>{t.sealingLead}</p>
      {publicKey === null ? (
        <>
          <p>
            <button type="button" class="button" onClick={() => void create()}>
              {t.makeKey}
            </button>
          </p>
          <p class="hint">{t.keyWarning}</p>
          <OpenFile label={t.openKey} hint={t.openKeyHint} language={language} onText={open} />
        </>
      ) : (
        <>
          <p>
            <b>{t.isSealed(nameOf(publicKey))}</b>
          </p>
          <p class="warning">{t.keyWarning}</p>
          <p>
            {made && nameOf(made) === nameOf(publicKey) && (
              <>
                <button type="button" class="button" onClick={() => save(made)}>
                  {t.saveKeyAgain}
                </button>{' '}
              </>
            )}
            <button type="button" class="quiet" onClick={() => onKey(null, t.keyRemoved)}>
              {t.noSealing}
            </button>
          </p>
        </>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}

/** A coordinate of a point of P-256 in base64url. */
const isHalf = (half: unknown) => typeof half === 'string' && /^[A-Za-z0-9_-]{40,50}$/.test(half)

/** The public half of a key file, private or public. */
function readKey(text: string): PublicKeyJwk | undefined {
  try {
    const key = JSON.parse(text) as Partial<PublicKeyJwk>
    if (key.kty !== 'EC' || key.crv !== 'P-256' || !isHalf(key.x) || !isHalf(key.y)) return undefined
    return { kty: 'EC', crv: 'P-256', x: key.x!, y: key.y! }
  } catch {
    return undefined
  }
}
