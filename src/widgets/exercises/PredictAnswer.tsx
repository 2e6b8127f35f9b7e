import { useId } from 'preact/hooks'
import { formatValue } from '../../core/model/formatValue.ts'
import { fillIn } from '../../exercises/fillIn.ts'
import { curveOf } from '../../exercises/kinds/predict.ts'
import { startAnswer } from '../../exercises/startAnswer.ts'
import type { AnswerProps } from './answerProps.ts'
import { exerciseWords } from './exerciseWords.ts'
import { Inline } from './Inline.tsx'
import { Options } from './Options.tsx'
import { verdictOn } from './verdictOn.ts'

/** An outcome to choose, or a curve to draw, before the model runs. */
export function PredictAnswer(props: AnswerProps<'predict'>) {
  return props.exercise.outcomes ? <Outcomes {...props} /> : <Sketch {...props} />
}

function Outcomes({ exercise, variant, language, answer, onAnswer, closed, parts }: AnswerProps<'predict'>) {
  return (
    <Options
      options={exercise.outcomes!.map(({ id, text }) => ({
        id,
        text: <Inline text={fillIn(text, variant)[language]} />,
        verdict: verdictOn(id, parts),
      }))}
      chosen={typeof answer === 'string' ? [answer] : []}
      label={exerciseWords[language].answer}
      closed={closed}
      onToggle={onAnswer}
    />
  )
}

const [WIDTH, HEIGHT, MARGIN] = [320, 180, 28]

/** A slider for each point; the curve is drawn from them, and the model's is laid over it afterwards. */
function Sketch({
  exercise,
  variant,
  language,
  answer,
  onAnswer,
  closed,
  parts,
  solver,
  parameters,
  outputLabel,
}: AnswerProps<'predict'>) {
  const t = exerciseWords[language]
  const id = useId()
  const { parameter, output, at, min, max, format } = exercise.sketch!
  const heights = (answer ?? startAnswer(exercise, variant)) as number[]
  const labels = { x: parameters?.[parameter]?.label[language] ?? parameter, y: outputLabel ?? output }
  const x = (value: number) => MARGIN + ((value - at[0]!) / (at.at(-1)! - at[0]!)) * (WIDTH - 2 * MARGIN)
  const y = (value: number) => HEIGHT - MARGIN - ((value - min) / (max - min)) * (HEIGHT - 2 * MARGIN)
  const line = (values: readonly number[]) => at.map((value, i) => `${x(value)},${y(values[i]!)}`).join(' ')
  const real = parts && solver ? curveOf(exercise, variant, solver) : null
  return (
    <div class="sketch">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.sketch(labels.x, labels.y)}>
        <path d={`M${MARGIN},${MARGIN}V${HEIGHT - MARGIN}H${WIDTH - MARGIN}`} class="axis" />
        {[min, max].map((value) => (
          <text key={value} x={MARGIN - 4} y={y(value) + 4} text-anchor="end">
            {formatValue(value, language, format)}
          </text>
        ))}
        {at.map((value) => (
          <text key={value} x={x(value)} y={HEIGHT - MARGIN + 16} text-anchor="middle">
            {formatValue(value, language)}
          </text>
        ))}
        <polyline points={line(heights)} class="drawn" />
        {heights.map((height, i) => (
          <circle key={at[i]} cx={x(at[i]!)} cy={y(height)} r={4} class="drawn" />
        ))}
        {real && <polyline points={line(real)} class="real" />}
      </svg>
      {real && (
        <p class="legend">
          <span class="drawn">── {t.yours}</span> <span class="real">- - {t.model}</span>
        </p>
      )}
      <div class="points">
        {at.map((value, i) => (
          <p key={value}>
            <label for={`${id}-${i}`}>{t.at(labels.x, formatValue(value, language))}</label>
            <input
              id={`${id}-${i}`}
              type="range"
              min={min}
              max={max}
              step={(max - min) / 100}
              value={heights[i]}
              disabled={closed}
              style={{ '--at': `${((heights[i]! - min) / (max - min)) * 100}%` }}
              aria-valuetext={formatValue(heights[i]!, language, format)}
              onInput={(event) => onAnswer(heights.with(i, Number(event.currentTarget.value)))}
            />
            <output for={`${id}-${i}`}>{formatValue(heights[i]!, language, format)}</output>
          </p>
        ))}
      </div>
    </div>
  )
}
