import { inlinePieces } from '../../exercises/inline.ts'
import { symbolParts } from '../controls/Symbol.tsx'

/** A text of an exercise with its marks. Everything is put into text nodes: nothing in it can become markup. */
export function Inline({ text }: { text: string }) {
  return (
    <>
      {inlinePieces(text).map(({ kind, text: piece }, i) => {
        if (kind === 'emphasis') return <em key={i}>{piece}</em>
        if (kind === 'strong') return <strong key={i}>{piece}</strong>
        return kind === 'symbol' ? <MathSymbol key={i} tex={piece} /> : piece
      })}
    </>
  )
}

/** A symbol that is read aloud too, unlike the one beside a label. */
function MathSymbol({ tex }: { tex: string }) {
  return (
    <span class="symbol">
      {symbolParts(tex).map(({ text, as: Tag }, i) =>
        Tag ? <Tag key={i}>{text}</Tag> : <i key={i}>{text}</i>,
      )}
    </span>
  )
}
