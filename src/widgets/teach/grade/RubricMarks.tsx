import { useId, useState } from 'preact/hooks'
import type { Language } from '../../../core/text.ts'
import type { ExerciseOf } from '../../../exercises/schema.ts'
import { Inline } from '../../exercises/Inline.tsx'
import { pointsText } from '../attempt/pointsText.ts'
import { gradeWords } from './gradeWords.ts'

interface RubricMarksProps {
  rubric: ExerciseOf<'explain'>['rubric']
  /** What the item brings in this assignment. */
  points: number
  marks: Readonly<Record<string, boolean | number>> | undefined
  comment: string
  language: Language
  onMark: (marks: Readonly<Record<string, number>> | null, comment: string) => void
}

/** The one thing that no program does: an explanation is marked by its criteria, and a word may be said to it. */
export function RubricMarks({ rubric, points, marks, comment, language, onMark }: RubricMarksProps) {
  const t = gradeWords[language]
  const id = useId()
  const [text, setText] = useState(comment)
  const all = rubric.reduce((sum, criterion) => sum + criterion.points, 0)
  const [own, setOwn] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(Object.entries(marks ?? {}).map(([name, met]) => [name, Number(met)])),
  )
  /** Marks count once every criterion has one. */
  const isWhole = (given: Readonly<Record<string, number>>) =>
    rubric.every((criterion) => Object.hasOwn(given, criterion.id))
  const set = (next: Readonly<Record<string, number>>) => {
    setOwn(next)
    if (isWhole(next)) onMark(next, text)
  }
  return (
    <fieldset class="rubric">
      <legend>{marks ? t.marked : t.toMark}</legend>
      {rubric.map((criterion) => {
        const worth = (points * criterion.points) / all
        return (
          <div
            key={criterion.id}
            class="criterion"
            role="radiogroup"
            aria-labelledby={`${id}-${criterion.id}`}
          >
            <span id={`${id}-${criterion.id}`}>
              <Inline text={criterion.text[language]} />
            </span>
            <span class="degrees">
              {([1, 0.5, 0] as const).map((met) => (
                <label key={met}>
                  <input
                    type="radio"
                    name={`${id}-${criterion.id}`}
                    checked={own[criterion.id] === met}
                    onChange={() => set({ ...own, [criterion.id]: met })}
                  />
                  {t.degrees[met]} ({pointsText(worth * met, language)})
                </label>
              ))}
            </span>
          </div>
        )
      })}
      <label class="comment" for={`${id}-comment`}>
        {t.comment}
      </label>
      <textarea
        id={`${id}-comment`}
        rows={2}
        maxLength={4000}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onChange={() => onMark(isWhole(own) ? own : null, text)}
      />
      {marks && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setOwn({})
            onMark(null, text)
          }}
        >
          {t.unmark}
        </button>
      )}
    </fieldset>
  )
}
