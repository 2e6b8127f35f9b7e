import { fillIn } from '../../exercises/fillIn.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'
import { Options } from './Options.tsx'
import { verdictOn } from './verdictOn.ts'

/** One option or several. */
export function ChoiceAnswer({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
  parts,
}: AnswerProps<'choice'>) {
  const t = exerciseWords[language]
  const several = exercise.several === true
  const chosen = Array.isArray(answer) ? (answer as string[]) : []
  const toggle = (id: string) => {
    if (!several) onAnswer([id])
    else onAnswer(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  }
  return (
    <>
      {several && <p class="hint">{t.several}</p>}
      <Options
        options={variant.order.map((id) => ({
          id,
          text: (
            <Inline text={fillIn(exercise.options.find((one) => one.id === id)!.text, variant)[language]} />
          ),
          verdict: verdictOn(id, parts),
        }))}
        chosen={chosen}
        several={several}
        label={t.answer}
        closed={closed}
        onToggle={toggle}
      />
    </>
  )
}
