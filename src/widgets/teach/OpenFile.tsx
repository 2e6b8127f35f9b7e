import { useRef, useState } from 'preact/hooks'
import { detectEncoding } from '../../core/survey/detectEncoding.ts'
import type { Language } from '../../core/text.ts'

interface OpenFileProps {
  label: string
  hint?: string
  language: Language
  onText: (text: string, name: string) => void
}

/** Larger files are none of ours, and are not read into memory. */
const LARGEST = 10_000_000

/** A button that opens a file of text, which may also be dropped on it. */
export function OpenFile({ label, hint, language, onText }: OpenFileProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState('')
  const read = async (file: File | null | undefined) => {
    if (!file) return
    setProblem('')
    if (file.size > LARGEST) setProblem(TOO_LARGE[language])
    else
      try {
        const bytes = new Uint8Array(await file.arrayBuffer())
        onText(new TextDecoder(detectEncoding(bytes)).decode(bytes), file.name)
      } catch {
        setProblem(UNREADABLE[language])
      }
  }
  return (
    <div
      class={over ? 'open-file over' : 'open-file'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        void read(event.dataTransfer?.files[0])
      }}
    >
      <button type="button" class="button" onClick={() => chooser.current?.click()}>
        {label}
      </button>{' '}
      {hint && <span class="hint">{hint}</span>}
      <input
        ref={chooser}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          void read(file)
          currentTarget.value = ''
        }}
      />
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}

const TOO_LARGE = { en: 'The file is too large to be one of ours.', zh: '文件太大，不是这里能用的文件。' }
const UNREADABLE = { en: 'The file could not be read.', zh: '无法读取文件。' }
