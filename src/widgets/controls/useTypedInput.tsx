import { useEffect, useId, useState } from 'preact/hooks'

/** What a text means, or a sentence on why it means nothing. */
export type Read<T> =
  { readonly value: T; readonly problem?: never } | { readonly value?: never; readonly problem: string }

interface TypedInputOptions<T> {
  /** The value as it may be typed again. */
  shown: string
  read: (text: string) => Read<T>
  /** Told when Enter is pressed or the field is left, and the text can be used. */
  onTake: (value: T) => void
}

/**
 * What every field shares that is typed into: the properties of its input, and the message to show beside it. A text
 * that cannot be used stays in the field with what is wrong about it; until it is put right the last value holds.
 */
export function useTypedInput<T>({ shown, read, onTake }: TypedInputOptions<T>) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState('')
  const forget = () => {
    setTyped(null)
    setProblem('')
  }
  // What comes from elsewhere (undo, another file) takes the place of what was typed.
  useEffect(forget, [shown])

  const type = (text: string) => {
    setTyped(text)
    // Nobody is told that a number is wrong while writing it; but a message that no longer holds goes at once.
    if (problem && !read(text).problem) setProblem('')
  }
  const leave = () => {
    if (typed === null) return
    const { value, problem: wrong } = read(typed)
    if (wrong !== undefined) return setProblem(wrong)
    forget()
    onTake(value as T)
  }
  return {
    id,
    refused: problem !== '',
    input: {
      id,
      type: 'text',
      autocomplete: 'off' as const,
      value: typed ?? shown,
      'aria-invalid': problem !== '',
      'aria-describedby': problem ? `${id}-problem` : undefined,
      onInput: (event: { currentTarget: HTMLInputElement }) => type(event.currentTarget.value),
      onBlur: leave,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter') leave()
        if (event.key === 'Escape') forget()
      },
    },
    message: problem && (
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    ),
  }
}
