import * as v from 'valibot'
import { badSymbols } from './inline.ts'
import { parseExpression } from './expression.ts'
import { placeholders } from './fill.ts'

/**
 * What an exercise file says. The types of the whole engine are inferred from here, by `import type` only: the files
 * are validated when the site is built, so that this module and valibot never reach a chapter's page.
 */

const Name = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*$/, 'not a camelCase name'))
const Id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'not lower-case words joined by hyphens'))
const FilledText = v.pipe(v.string(), v.nonEmpty('the text is empty'))

/** A text in both languages, with `{expression:format}` places and the inline marks `*…*`, `**…**`, `$…$`. */
export const Words = v.pipe(
  v.strictObject({ en: FilledText, zh: FilledText }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const expression of placeholders(dataset.value))
      complain(addIssue, () => parseExpression(expression))
    for (const text of Object.values(dataset.value)) {
      const [bad] = badSymbols(text)
      if (bad) addIssue({ message: `"$${bad}$" is more than a symbol; write formulas in plain text` })
      if (/[{}]/.test(text.replace(/\{[^{}]*\}/g, ''))) addIssue({ message: `unmatched brace in "${text}"` })
    }
  }),
)

/** A number, true or false, or an expression over drawn values, parameters and outputs. */
export const Term = v.union([
  v.number(),
  v.boolean(),
  v.pipe(
    v.string(),
    v.rawCheck(({ dataset, addIssue }) => {
      if (dataset.typed) complain(addIssue, () => parseExpression(dataset.value))
    }),
  ),
])

function complain(addIssue: (issue: { message: string }) => void, parse: () => void) {
  try {
    parse()
  } catch (error) {
    addIssue({ message: (error as Error).message })
  }
}

const Terms = v.record(Name, Term)
const Share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const Positive = v.pipe(v.number(), v.gtValue(0))
const Count = v.pipe(v.number(), v.integer(), v.minValue(1))

export const Draw = v.union([
  v.strictObject({ from: v.number(), to: v.number(), step: Positive }),
  v.strictObject({ choose: v.pipe(v.array(v.union([v.number(), v.string(), v.boolean()])), v.minLength(1)) }),
])

/** Absolute (in the answer's unit) or relative (a part of the answer); the boundary itself counts as right. */
export const Tolerance = v.union([v.strictObject({ absolute: Term }), v.strictObject({ relative: Share })])

/** Kebab-case name of a mistaken idea, the same wherever the idea shows itself. */
const Misconception = Id

const common = {
  id: Id,
  /** Raised whenever what counts as right changes. */
  version: Count,
  title: Words,
  /** Path of the chapter below content/book: `sharing/deciding-to-share`. */
  chapter: v.pipe(v.string(), v.regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/)),
  /** Number of the chapter's objective it serves, from 1. */
  objective: Count,
  /** How long it takes, for whoever puts an assignment together. */
  minutes: v.optional(Positive),
  points: v.optional(Positive),
  attempts: v.optional(Count),
  model: v.optional(Id),
  /** Parameters of the model that differ from its defaults. */
  parameters: v.optional(Terms),
  /** Further settings of the model, whose values are called `case.name`: what changes from `parameters`. */
  cases: v.optional(v.record(Name, Terms)),
  variant: v.optional(
    v.strictObject({
      draw: v.record(Name, Draw),
      /** Named intermediate values. */
      let: v.optional(Terms),
      /** Conditions a draw must meet. */
      where: v.optional(v.array(v.string())),
    }),
  ),
  prompt: Words,
  hints: v.optional(v.array(Words)),
  /** The worked solution. */
  solution: Words,
  feedback: v.optional(v.strictObject({ right: v.optional(Words), wrong: v.optional(Words) })),
  /** How unequal the variants may be: the largest chance of a blind guess over the smallest. */
  comparable: v.optional(v.pipe(v.number(), v.minValue(1))),
}

const Target = v.strictObject({
  ...common,
  kind: v.literal('target'),
  /** The parameters the reader sets. */
  free: v.pipe(v.array(Name), v.minLength(1)),
  goals: v.pipe(
    v.array(
      v.strictObject({
        /** A comparison such as `fit >= 0.9`, or an output that is true or false, or `not` one. */
        that: v.string(),
        /** What the left side is, when it is no output with a label of its own. */
        label: v.optional(Words),
        /** How far beyond the boundary still counts, in the left side's unit; a billionth of the bound unless said. */
        tolerance: v.optional(v.pipe(v.number(), v.minValue(0))),
        format: v.optional(v.string()),
        /** Said when this goal is missed. */
        feedback: v.optional(Words),
        misconception: v.optional(Misconception),
      }),
    ),
    v.minLength(1),
  ),
  /** Is each goal worth its part, or nothing unless all are met? */
  partial: v.optional(v.boolean()),
  /** One setting that reaches the goals. */
  answer: Terms,
  /** Settings that must not. The start is one always. */
  wrong: v.optional(v.array(Terms)),
})

const NumberExercise = v.strictObject({
  ...common,
  kind: v.literal('number'),
  answer: Term,
  tolerance: Tolerance,
  unit: v.optional(Words),
  /** Is it a share, to be shown as a percentage? (A percent sign may always be typed.) */
  percent: v.optional(v.boolean()),
  /** Credit for coming near. */
  near: v.optional(v.strictObject({ tolerance: Tolerance, credit: Share })),
  /** Answers that a known mistake leads to. */
  wrong: v.optional(
    v.array(v.strictObject({ answer: Term, feedback: Words, misconception: v.optional(Misconception) })),
  ),
})

const Choice = v.strictObject({
  ...common,
  kind: v.literal('choice'),
  options: v.pipe(
    v.array(
      v.strictObject({
        id: Id,
        text: Words,
        /** Is it right? May depend on the variant. */
        correct: v.optional(Term),
        feedback: Words,
        misconception: v.optional(Misconception),
      }),
    ),
    v.minLength(2),
  ),
  /** May more than one be right? Then each is judged for itself. */
  several: v.optional(v.boolean()),
  /** Keep the order of the file, as for steps of a scale. */
  ordered: v.optional(v.boolean()),
})

const Predict = v.strictObject({
  ...common,
  kind: v.literal('predict'),
  /** To choose from: exactly one comes true when the model runs. */
  outcomes: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          id: Id,
          text: Words,
          when: v.string(),
          feedback: v.optional(Words),
          misconception: v.optional(Misconception),
        }),
      ),
      v.minLength(2),
    ),
  ),
  /** Or to draw: an output of the model at several values of one parameter. */
  sketch: v.optional(
    v.strictObject({
      parameter: Name,
      at: v.pipe(v.array(v.number()), v.minLength(3)),
      output: Name,
      min: v.number(),
      max: v.number(),
      /** How far off a point may lie, in the output's unit. */
      tolerance: Positive,
      format: v.optional(v.string()),
    }),
  ),
})

const ARROW = /^[a-z][A-Za-z0-9]*(->|<->)[a-z][A-Za-z0-9]*$/
const Arrow = v.pipe(v.string(), v.regex(ARROW, 'not an arrow, such as trust->sharing or a<->b'))

const Path = v.strictObject({
  ...common,
  kind: v.literal('path'),
  nodes: v.pipe(
    v.array(v.strictObject({ id: Name, text: Words, column: v.optional(Count), row: v.optional(Count) })),
    v.minLength(2),
  ),
  /** The arrows that must be there; `a<->b` is one without direction. */
  arrows: v.pipe(v.array(Arrow), v.minLength(1)),
  /** Arrows that may be there or not. */
  also: v.optional(v.array(Arrow)),
  /** Arrows that stand in the diagram at the start; some may be wrong. */
  given: v.optional(v.array(Arrow)),
  wrong: v.optional(
    v.array(v.strictObject({ arrow: Arrow, feedback: Words, misconception: v.optional(Misconception) })),
  ),
})

const Order = v.strictObject({
  ...common,
  kind: v.literal('order'),
  /** In the right order; items of the same `rank` may change places. */
  items: v.pipe(v.array(v.strictObject({ id: Id, text: Words, rank: v.optional(Count) })), v.minLength(3)),
})

const Explain = v.strictObject({
  ...common,
  kind: v.literal('explain'),
  rubric: v.pipe(v.array(v.strictObject({ id: Id, text: Words, points: Positive })), v.minLength(1)),
  /** Characters; 20 to 4,000 unless told. */
  length: v.optional(v.strictObject({ least: Count, most: Count })),
})

export const exerciseSchema = v.pipe(
  v.variant('kind', [Target, NumberExercise, Choice, Predict, Path, Order, Explain]),
  v.rawCheck(({ dataset, addIssue }) => {
    if (dataset.typed) for (const message of inconsistencies(dataset.value)) addIssue({ message })
  }),
)

export type Exercise = v.InferOutput<typeof exerciseSchema>
export type ExerciseKind = Exercise['kind']
export type ExerciseOf<K extends ExerciseKind> = Extract<Exercise, { kind: K }>
export type Term = v.InferOutput<typeof Term>
export type ToleranceOf = v.InferOutput<typeof Tolerance>

/** What a single field cannot show. */
function inconsistencies(exercise: Exercise): string[] {
  const found: string[] = []
  const once = (ids: readonly string[], what: string) => {
    for (const twice of new Set(ids.filter((id, i) => ids.indexOf(id) !== i)))
      found.push(`${what} "${twice}" occurs twice`)
  }
  for (const condition of exercise.variant?.where ?? [])
    complain(
      (issue) => found.push(issue.message),
      () => parseExpression(condition),
    )
  switch (exercise.kind) {
    case 'target':
      if (!exercise.model) found.push('a target needs a model')
      for (const goal of exercise.goals)
        complain(
          (issue) => found.push(issue.message),
          () => parseExpression(goal.that),
        )
      for (const name of Object.keys(exercise.answer))
        if (!exercise.free.includes(name)) found.push(`the answer sets "${name}", which is not free`)
      once(exercise.free, 'free parameter')
      break
    case 'choice':
      once(
        exercise.options.map((option) => option.id),
        'option',
      )
      break
    case 'predict':
      if (!exercise.model) found.push('a prediction needs a model')
      if (Boolean(exercise.outcomes) === Boolean(exercise.sketch))
        found.push('a prediction has either outcomes to choose or a sketch to draw')
      for (const outcome of exercise.outcomes ?? [])
        complain(
          (issue) => found.push(issue.message),
          () => parseExpression(outcome.when),
        )
      once(
        (exercise.outcomes ?? []).map((outcome) => outcome.id),
        'outcome',
      )
      break
    case 'path': {
      const nodes = exercise.nodes.map((node) => node.id)
      once(nodes, 'node')
      const { arrows, also = [], given = [], wrong = [] } = exercise
      for (const arrow of [...arrows, ...also, ...given, ...wrong.map((entry) => entry.arrow)])
        for (const end of arrow.split(/<?->/))
          if (!nodes.includes(end)) found.push(`the arrow ${arrow} has an end "${end}" that is no node`)
      once([...arrows, ...also], 'arrow')
      break
    }
    case 'order':
    case 'explain':
      once(
        (exercise.kind === 'order' ? exercise.items : exercise.rubric).map((item) => item.id),
        exercise.kind === 'order' ? 'item' : 'criterion',
      )
  }
  return found
}
