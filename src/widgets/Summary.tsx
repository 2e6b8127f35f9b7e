import { useEffect, useState } from 'preact/hooks'

/**
 * The text of a figure. It follows every move on the page, and is read out only when the reader pauses:
 * a screen reader told of every step of a drag would never stop.
 */
export function Summary({ text }: { text: string }) {
  return (
    <>
      <p class="summary">{text}</p>
      <Spoken text={text} />
    </>
  )
}

/** The same for what is seen in another form: read out, and not seen. */
export function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState('')
  const [first] = useState(text)
  useEffect(() => {
    if (text === first && spoken === '') return
    const timer = setTimeout(() => setSpoken(text), 700)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p class="sr-only" aria-live="polite">
      {spoken}
    </p>
  )
}
