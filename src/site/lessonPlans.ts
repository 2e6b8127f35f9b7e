import * as v from 'valibot'
import { parseContent } from '../exercises/contentYaml.ts'

const Words = v.pipe(v.string(), v.trim(), v.minLength(1))
const Text = v.strictObject({ en: Words, zh: Words })

/** What a class does in a step; every plan asks, lets predict, runs and explains. */
const Deed = v.picklist(['ask', 'predict', 'run', 'explain', 'work', 'discuss', 'close'])

const Step = v.strictObject({
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1)),
  do: Deed,
  en: Words,
  zh: Words,
})

const Plan = v.strictObject({
  minutes: v.picklist([15, 45, 90]),
  steps: v.pipe(v.array(Step), v.minLength(4)),
  /** Exercises to set afterwards, by id. */
  set: v.pipe(v.array(Words), v.minLength(1)),
})

const ChapterPlans = v.strictObject({
  /** The chapter's path in the book. */
  chapter: Words,
  plans: v.pipe(v.array(Plan), v.length(3)),
  /** Wrong ideas that are common, and what to put against each. */
  ideas: v.pipe(v.array(v.strictObject({ idea: Text, answer: Text })), v.minLength(2)),
})

export type ChapterPlans = v.InferOutput<typeof ChapterPlans>
export type LessonDeed = v.InferOutput<typeof Deed>

/** @throws Error that names the file and the first place that is wrong */
export function readLessonPlans(yaml: string, file: string): ChapterPlans {
  const { success, output, issues } = v.safeParse(ChapterPlans, parseContent(yaml))
  if (!success) throw new Error(`${file}: ${v.getDotPath(issues[0]) ?? ''}: ${issues[0].message}`)
  return output
}

/** What the text of a step is made of. */
export type LessonPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly id: string }
  | { readonly kind: 'exercise'; readonly id: string }
  | {
      readonly kind: 'slider'
      readonly model: string
      readonly parameter: string
      /** Where to move it; absent when the plan leaves that open. */
      readonly to: string | null
    }
  | { readonly kind: 'example'; readonly model: string; readonly preset: string }
  | { readonly kind: 'lab'; readonly model: string }

const MARK = /\{(?:#([\w-]+)|!([\w-]+)|=([\w-]+)\.(\w+)(?: ([^\s{}]+))?|~([\w-]+)\.(\w+)|@([\w-]+))\}/g

/**
 * The text of a step taken apart: `{#portrait}` is a figure of the chapter, `{!tipping-number}` an exercise,
 * `{=replicator.synergy 3}` a slider and where to move it, `{~one-customer.earlySlump}` an example to choose,
 * `{@journey}` a model's page in the lab.
 *
 * @throws Error on a brace that opens none of these
 */
export function lessonPieces(text: string): LessonPiece[] {
  const pieces: LessonPiece[] = []
  const say = (plain: string) => {
    if (/[{}]/.test(plain)) throw new Error(`invalid lesson text; a brace that marks nothing: ${plain}`)
    if (plain) pieces.push({ kind: 'text', text: plain })
  }
  let end = 0
  for (const found of text.matchAll(MARK)) {
    say(text.slice(end, found.index))
    end = found.index + found[0].length
    const [, figure, exercise, model, parameter, to, example, preset, lab] = found
    if (figure) pieces.push({ kind: 'figure', id: figure })
    else if (exercise) pieces.push({ kind: 'exercise', id: exercise })
    else if (lab) pieces.push({ kind: 'lab', model: lab })
    else if (example) pieces.push({ kind: 'example', model: example, preset: preset! })
    else pieces.push({ kind: 'slider', model: model!, parameter: parameter!, to: to ?? null })
  }
  say(text.slice(end))
  return pieces
}

/** A title that ends a sentence by itself, “… not yet written down?”, takes no full stop after it. */
export const withoutDoubledStops = <P extends { readonly says: string }>(pieces: readonly P[]): P[] =>
  pieces.map((piece, i) =>
    /[.?!。？！]$/.test(pieces[i - 1]?.says ?? '')
      ? { ...piece, says: piece.says.replace(/^[.。]/, '') }
      : piece,
  )

/** The figures of a chapter's source: id to number, counted as the chapter counts them, and title. */
export function figuresOf(mdx: string): Map<string, { readonly number: string; readonly title: string }> {
  const chapter = /^chapter: (\d+)$/m.exec(mdx)?.[1]
  const figures = new Map<string, { number: string; title: string }>()
  for (const [, id, title] of mdx.matchAll(/<Figure\s+id="([^"]+)"\s+title="([^"]+)"/g))
    figures.set(id!, { number: `${chapter}.${figures.size + 1}`, title: title! })
  return figures
}

/** The exercises that stand in a chapter's source. */
export const exercisesOf = (mdx: string): string[] =>
  [...mdx.matchAll(/<Exercise id="([^"]+)"/g)].map(([, id]) => id!)
