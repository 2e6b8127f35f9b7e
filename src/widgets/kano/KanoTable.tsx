import { ANSWERS, kanoCategory, type KanoCategory } from '../../core/loyalty/kano/kano.ts'
import { model } from '../../core/loyalty/kano/model.ts'
import type { Language } from '../../core/text.ts'
import { Area } from '../../figures/Area.tsx'
import { Handle } from '../../figures/Handle.tsx'
import { Label } from '../../figures/Label.tsx'
import { Plot } from '../../figures/Plot.tsx'
import { ModelFigure } from '../ModelFigure.tsx'
import type { Live } from '../useStore.ts'

interface KanoTableProps {
  language: Language
  controls?: readonly (keyof (typeof model)['parameters'] & string)[]
}

/** Kano's table: the two answers of a customer meet in a cell, and the cell says what the feature is to her. */
export default function KanoTable({ language, controls = ['functional', 'dysfunctional'] }: KanoTableProps) {
  return (
    <ModelFigure
      model={model}
      language={language}
      controls={controls}
      summary={({ values, result }) => ({
        en: `“${answerOf(values.functional, 'en')}” if it has the feature, “${answerOf(values.dysfunctional, 'en')}” if it has not: ${words.en.meaning[result.category]}`,
        zh: `具备时回答“${answerOf(values.functional, 'zh')}”，不具备时回答“${answerOf(values.dysfunctional, 'zh')}”：${words.zh.meaning[result.category]}`,
      })}
      series={() => ({
        functional: [...ANSWERS],
        ...Object.fromEntries(ANSWERS.map((d) => [d, ANSWERS.map((f) => kanoCategory(f, d))])),
      })}
    >
      {(live) => <Table live={live} language={language} />}
    </ModelFigure>
  )
}

function Table({
  live: { values, result, store, pinned },
  language,
}: {
  live: Live<typeof model>
  language: Language
}) {
  const t = words[language]
  const [row, column] = [ANSWERS.indexOf(values.functional), ANSWERS.indexOf(values.dysfunctional)]
  const choose = (x: number, y: number) => store.set({ functional: at(y), dysfunctional: at(x) })
  return (
    <Plot
      x={{ domain: [-0.5, 4.5], label: '' }}
      y={{ domain: [4.5, -0.5], label: '' }}
      label={t.label}
      height={400}
      margin={{ top: 78, left: 104, right: 6, bottom: 8 }}
      bare
      onPlace={(x, y) => {
        choose(x, y)
        store.settle()
      }}
      handles={
        <Handle
          x={column}
          y={row}
          stepX={1}
          stepY={-1}
          label={t.answers}
          text={`${answerOf(values.functional, language)}, ${answerOf(values.dysfunctional, language)}: ${t.names[result.category]}`}
          onMove={choose}
          onSettle={store.settle}
        />
      }
    >
      <Label x={2} y={-0.5} dy={-62} anchor="middle" class="soft">
        {t.without}
      </Label>
      <Label x={-0.5} y={-0.5} dx={-98} dy={-26} class="soft">
        {t.with}
      </Label>
      {ANSWERS.map((answer, i) => (
        <g key={answer}>
          {t.short[answer].map((word, line, { length }) => (
            <Label key={word} x={i} y={-0.5} dy={-12 - 19 * (length - 1 - line)} anchor="middle">
              {word}
            </Label>
          ))}
          <Label x={-0.5} y={i} dx={-10} anchor="end">
            {t.short[answer].join(language === 'zh' ? '' : ' ')}
          </Label>
        </g>
      ))}
      {ANSWERS.flatMap((functional, y) =>
        ANSWERS.map((dysfunctional, x) => {
          const category = kanoCategory(functional, dysfunctional)
          const chosen = x === column && y === row
          const kept =
            pinned?.parameters.functional === functional && pinned.parameters.dysfunctional === dysfunctional
          return (
            <g key={`${x}${y}`}>
              <Area
                outline={cell(x, y)}
                class={`kano-${category} ${chosen ? 'chosen' : ''} ${kept ? 'kept' : ''}`}
              />
              <Label
                x={x}
                y={y}
                anchor="middle"
                class={chosen ? 'accent' : category === 'I' ? 'soft' : 'strong'}
              >
                {category}
              </Label>
            </g>
          )
        }),
      )}
    </Plot>
  )
}

const at = (i: number) => ANSWERS[Math.min(Math.max(Math.round(i), 0), 4)]!
const answerOf = (answer: (typeof ANSWERS)[number], language: Language) =>
  model.parameters.functional.options[answer][language]
const cell = (x: number, y: number) =>
  ([[-1, -1], [1, -1], [1, 1], [-1, 1]] as const).map(([i, j]) => [x + 0.47 * i, y + 0.47 * j] as const) // prettier-ignore

type CategoryText = Record<KanoCategory, string>

const words = {
  en: {
    label: 'Kano’s table of answers: rows if the feature is there, columns if it is not.',
    answers: 'the two answers',
    without: 'if it has not',
    with: 'if it has',
    short: {
      like: ['like'],
      must: ['must', 'be'],
      neutral: ['neutral'],
      live: ['live', 'with'],
      dislike: ['dislike'],
    },
    names: {
      A: 'attractive',
      O: 'one-dimensional',
      M: 'must-be',
      I: 'indifferent',
      R: 'reverse',
      Q: 'questionable',
    } satisfies CategoryText,
    meaning: {
      A: 'A, attractive. Its presence delights, its absence does not hurt.',
      O: 'O, one-dimensional. The more the better, the less the worse.',
      M: 'M, must-be. Nobody thanks for it, everybody misses it.',
      I: 'I, indifferent. It makes no difference.',
      R: 'R, reverse. This customer would rather not have it.',
      Q: 'Q, questionable. The two answers contradict each other; ask again.',
    } satisfies CategoryText,
  },
  zh: {
    label: '卡诺评价表：行为具备该功能时的回答，列为不具备时的回答。',
    answers: '两个回答',
    without: '如果不具备',
    with: '如果具备',
    short: {
      like: ['喜欢'],
      must: ['理应'],
      neutral: ['无所谓'],
      live: ['忍受'],
      dislike: ['不喜欢'],
    },
    names: {
      A: '魅力型',
      O: '期望型',
      M: '必备型',
      I: '无差异',
      R: '反向型',
      Q: '可疑结果',
    } satisfies CategoryText,
    meaning: {
      A: 'A，魅力型。有则惊喜，无也不失望。',
      O: 'O，期望型。越多越好，越少越糟。',
      M: 'M，必备型。有了没人感谢，没有人人抱怨。',
      I: 'I，无差异。有没有都一样。',
      R: 'R，反向型。这位顾客宁可没有它。',
      Q: 'Q，可疑结果。两个回答自相矛盾，应当再问。',
    } satisfies CategoryText,
  },
}
