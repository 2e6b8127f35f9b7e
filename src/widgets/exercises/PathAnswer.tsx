import { useId, useState } from 'preact/hooks'
import { plainText } from '../../exercises/inline.ts'
import { arrowLabel, canonicalArrow } from '../../exercises/kinds/path.ts'
import { startAnswer } from '../../exercises/startAnswer.ts'
import { useFocusNext } from '../useFocusNext.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'
import { PathDrawing } from './PathDrawing.tsx'

/** Arrows added from two lists, turned or removed by buttons; the drawing follows and can be pressed as well. */
export function PathAnswer({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
  parts,
}: AnswerProps<'path'>) {
  const t = exerciseWords[language]
  const id = useId()
  const arrows = (answer ?? startAnswer(exercise, variant)) as string[]
  const hasUndirected = [...exercise.arrows, ...(exercise.given ?? [])].some((arrow) => arrow.includes('<->'))
  const [from, setFrom] = useState(variant.order[0]!)
  const [to, setTo] = useState(variant.order[1]!)
  const [sign, setSign] = useState('->')
  const [list, focusNext] = useFocusNext<HTMLUListElement>()
  const labelOf = (arrow: string) => plainText(arrowLabel(exercise, arrow)[language])
  const add = (start: string, end: string) => {
    const arrow = canonicalArrow(`${start}${sign}${end}`)!
    if (start !== end && !arrows.includes(arrow)) onAnswer([...arrows, arrow])
  }
  const turn = (place: number, turned: string) => {
    onAnswer(arrows.with(place, turned))
    focusNext(`li:nth-child(${place + 1}) .turn`)
  }
  const remove = (place: number) => {
    onAnswer(arrows.toSpliced(place, 1))
    // To the arrow that takes its place, or to the last; the list itself says that none is left.
    focusNext(
      arrows.length > 1 ? `li:nth-child(${Math.min(place + 1, arrows.length - 1)}) .remove` : undefined,
    )
  }
  const nodes = variant.order.map((name) => (
    <option key={name} value={name}>
      {plainText(exercise.nodes.find((node) => node.id === name)!.text[language])}
    </option>
  ))
  return (
    <>
      <PathDrawing
        exercise={exercise}
        arrows={arrows}
        wrong={parts?.filter((part) => !part.met).map((part) => part.id) ?? []}
        language={language}
        onPair={closed ? undefined : add}
      />
      <p class="entry arrow-entry">
        <label for={`${id}-from`}>{t.from}</label>
        <select
          id={`${id}-from`}
          value={from}
          disabled={closed}
          onChange={(event) => setFrom(event.currentTarget.value)}
        >
          {nodes}
        </select>
        <label for={`${id}-to`}>{t.to}</label>
        <select
          id={`${id}-to`}
          value={to}
          disabled={closed}
          onChange={(event) => setTo(event.currentTarget.value)}
        >
          {nodes}
        </select>
        {hasUndirected && (
          <select
            aria-label={t.kindOfArrow}
            value={sign}
            disabled={closed}
            onChange={(event) => setSign(event.currentTarget.value)}
          >
            <option value="->">{t.directed}</option>
            <option value="<->">{t.undirected}</option>
          </select>
        )}
        <button type="button" class="button" disabled={closed || from === to} onClick={() => add(from, to)}>
          {t.addArrow}
        </button>
      </p>
      <ul ref={list} class="ordering arrows" aria-label={t.arrows} tabIndex={-1}>
        {arrows.length === 0 && <li>{t.noArrows}</li>}
        {arrows.map((arrow, place) => {
          const [start, end] = arrow.split(/<?->/) as [string, string]
          const turned = `${end}->${start}`
          return (
            <li key={arrow}>
              <div class="movable">
                <span>
                  <Inline text={arrowLabel(exercise, arrow)[language]} />
                  {parts && (parts.find((part) => part.id === arrow)?.met === false ? ' ✗' : ' ✓')}
                </span>
                {!arrow.includes('<->') && (
                  <button
                    type="button"
                    class="turn"
                    aria-label={t.turnArrow(labelOf(arrow))}
                    disabled={closed || arrows.includes(turned)}
                    onClick={() => turn(place, turned)}
                  >
                    ⇄
                  </button>
                )}
                <button
                  type="button"
                  class="remove"
                  aria-label={t.removeArrow(labelOf(arrow))}
                  disabled={closed}
                  onClick={() => remove(place)}
                >
                  ×
                </button>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
