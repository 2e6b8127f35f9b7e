import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { tokenise } from '../../../core/sem/tokens.ts'
import type { Language } from '../../../core/text.ts'
import type { FitProblem } from '../../../workers/semFit.ts'
import { Spoken } from '../../Summary.tsx'

interface ModelEditorProps {
  language: Language
  value: string
  problem: FitProblem | null
  onInput: (value: string) => void
}

/** A model's text, coloured as it is read, with its first mistake named where it stands. */
export function ModelEditor({ language, value, problem, onInput }: ModelEditorProps) {
  const t = words[language]
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const back = useRef<HTMLPreElement>(null)
  const [typed, setTyped] = useState(value)
  // What comes from elsewhere (the diagram, an example) replaces the text; what is typed here is here already.
  useEffect(() => setTyped(value), [value])
  const line = problem?.line
  const goThere = () => {
    const { current } = field
    if (!current || line === undefined) return
    const start =
      typed
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    current.focus()
    current.setSelectionRange(start + (problem?.column ?? 1) - 1, start + (problem?.column ?? 1))
  }
  return (
    <div class="model-editor">
      <label for={id}>{t.label}</label>
      <div class="text">
        <pre ref={back} aria-hidden="true">
          {coloured(typed, line)}
          {'\n'}
        </pre>
        <textarea
          id={id}
          ref={field}
          value={typed}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          rows={Math.min(Math.max(typed.split('\n').length + 1, 9), 24)}
          aria-invalid={problem?.kind === 'model'}
          aria-describedby={problem ? `${id}-problem` : undefined}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            onInput(event.currentTarget.value)
          }}
          onScroll={(event) => {
            back.current!.scrollTop = event.currentTarget.scrollTop
            back.current!.scrollLeft = event.currentTarget.scrollLeft
          }}
        />
      </div>
      <Spoken text={problem?.text[language] ?? ''} />
      {problem && (
        <p class="problem" id={`${id}-problem`}>
          {problem.text[language]}{' '}
          {line !== undefined && (
            <button type="button" class="quiet" onClick={goThere}>
              {t.show}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** The text in spans by kind of token; a text that cannot be read is coloured up to its mistake. */
function coloured(source: string, wrongLine: number | undefined) {
  return source.split('\n').map((line, i) => (
    <span key={i} class={wrongLine === i + 1 ? 'wrong' : undefined}>
      {i > 0 && '\n'}
      {piecesOf(line).map(({ kind, text }, k) => (
        <span key={k} class={kind}>
          {text}
        </span>
      ))}
    </span>
  ))
}

function piecesOf(line: string): readonly { kind: string; text: string }[] {
  const pieces: { kind: string; text: string }[] = []
  let at = 0
  let tokens: ReturnType<typeof tokenise>
  try {
    tokens = tokenise(line)
  } catch {
    // A character that is none of the language ends what can be coloured.
    const known = knownPart(line)
    return [...(known > 0 ? piecesOf(line.slice(0, known)) : []), { kind: 'bad', text: line.slice(known) }]
  }
  for (const { kind, text, offset } of tokens) {
    if (offset > at) pieces.push({ kind: 'space', text: line.slice(at, offset) })
    if (kind !== 'end') pieces.push({ kind, text })
    at = offset + text.length
  }
  if (at < line.length) pieces.push({ kind: 'space', text: line.slice(at) })
  return pieces
}

/** How much of a line can be read. */
function knownPart(text: string): number {
  for (let length = text.length - 1; length > 0; length--) {
    try {
      tokenise(text.slice(0, length))
      return length
    } catch {
      // Shorter.
    }
  }
  return 0
}

const words = {
  en: { label: 'Model', show: 'Show the place' },
  zh: { label: '模型', show: '定位' },
}
