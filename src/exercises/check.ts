import { createRandom } from '../core/numerics/random.ts'
import { fillIn, grade, gradeRaw, parse } from './grade.ts'
import { rightOptions } from './kinds/choice.ts'
import type { Variant } from './life.ts'
import { prepare } from './prepare.ts'
import type { Exercise } from './schema.ts'
import { guessOf, selfTest } from './selfTest.ts'
import type { Solver } from './solver.ts'

export interface CheckResult {
  readonly exercise: string
  readonly kind: Exercise['kind']
  readonly seeds: number
  /** Different variants among them. */
  readonly variants: number
  /** Smallest and largest chance of a blind guess; null where it cannot be told. */
  readonly guess: readonly [number, number] | null
  readonly problems: readonly string[]
}

export interface CheckOptions {
  readonly seeds?: number
  /** Objectives by chapter, in both languages: the check compares their number. */
  readonly chapters?: Readonly<
    Record<string, { readonly en: readonly string[]; readonly zh: readonly string[] }>
  >
}

/** Above this chance a blind guess passes too often to mean anything. */
const GUESSED = 0.5
/** How many times easier one variant may be to guess than another. */
const COMPARABLE = 5
/** Variants whose chance of a blind guess is measured: for targets each costs a sample of solved models. */
const MEASURED = 8
const SHOWN = 5

/**
 * Draws 1,000 seeds of an exercise and checks that every variant can be solved, that what must fail fails, that
 * malformed answers are refused, that texts are complete in both languages, and that variants are comparable.
 * Seeds that draw the same variant share the work.
 */
export function checkExercise(
  exercise: Exercise,
  solver: Solver | undefined,
  { seeds = 1000, chapters }: CheckOptions = {},
): CheckResult {
  const problems = new Set<string>()
  const variants = new Map<string, Variant>()
  for (let seed = 1; seed <= seeds && problems.size < SHOWN; seed++) {
    try {
      const variant = prepare(exercise, seed, solver)
      const key = JSON.stringify(variant.drawn)
      if (variants.has(key)) continue
      variants.set(key, variant)
      for (const problem of checkVariant(exercise, variant, solver)) problems.add(problem)
    } catch (error) {
      problems.add(`seed ${seed}: ${(error as Error).message}`)
    }
  }
  const guesses = guessesOf(exercise, [...variants.values()], solver, problems)
  for (const problem of checkChapter(exercise, chapters)) problems.add(problem)
  if (exercise.variant && variants.size < 2 && problems.size === 0)
    problems.add('its variants are all the same: draw more, or drop "variant"')
  return {
    exercise: exercise.id,
    kind: exercise.kind,
    seeds,
    variants: variants.size,
    guess: guesses.length > 0 ? [Math.min(...guesses), Math.max(...guesses)] : null,
    problems: [...problems],
  }
}

function* checkVariant(exercise: Exercise, variant: Variant, solver: Solver | undefined): Generator<string> {
  const where = Object.keys(variant.drawn).length > 0 ? ` (${JSON.stringify(variant.drawn)})` : ''
  const { right, wrong, malformed } = selfTest(exercise, variant, solver)
  for (const raw of right) {
    const { score, problem, pending } = gradeRaw(exercise, variant, raw, solver)
    if (problem) yield `the worked answer ${show(raw)} cannot be read${where}: ${problem.en}`
    else if (!pending && score !== 1) yield `the worked answer ${show(raw)} scores ${score}${where}`
  }
  for (const raw of wrong) {
    const { score, problem } = gradeRaw(exercise, variant, raw, solver)
    if (problem) yield `the wrong answer ${show(raw)} cannot even be read${where}: ${problem.en}`
    else if (score === 1)
      yield `the answer ${show(raw)} should fail and passes${where}: the right one is not unique`
  }
  for (const raw of malformed)
    if (!parse(exercise, variant, raw, solver).problem)
      yield `the malformed answer ${show(raw)} is accepted${where}`
  yield* checkTexts(exercise, variant, solver, right[0])
  yield* checkTags(exercise, variant)
}

/** Every wrong option names the idea behind it: the gradebook counts by these names. */
function* checkTags(exercise: Exercise, variant: Variant): Generator<string> {
  if (exercise.kind !== 'choice') return
  const right = rightOptions(exercise, variant)
  for (const { id, misconception } of exercise.options)
    if (!right.includes(id) && misconception === undefined)
      yield `the option "${id}" can be wrong and has no "misconception"`
}

/** Every text comes out complete, without "none", NaN or braces, in both languages. */
function* checkTexts(
  exercise: Exercise,
  variant: Variant,
  solver: Solver | undefined,
  worked: unknown,
): Generator<string> {
  const { answer } = parse(exercise, variant, worked, solver)
  const texts = [
    exercise.prompt,
    exercise.solution,
    ...(exercise.hints ?? []),
    ...(exercise.kind === 'choice'
      ? exercise.options.flatMap((option) => [option.text, option.feedback])
      : []),
    ...(exercise.kind === 'predict' ? (exercise.outcomes ?? []).map((outcome) => outcome.text) : []),
  ].map((text) => fillIn(text, variant))
  for (const { text } of grade(exercise, variant, answer, solver).feedback) texts.push(text)
  for (const text of texts)
    for (const [language, words] of Object.entries(text)) {
      if (/[{}]|NaN|undefined|Infinity/.test(words))
        yield `the ${language} text does not come out: "${words}"`
    }
}

function guessesOf(
  exercise: Exercise,
  variants: readonly Variant[],
  solver: Solver | undefined,
  problems: Set<string>,
): number[] {
  if (problems.size > 0) return []
  // A fixed choice of variants, spread over all of them.
  const random = createRandom(variants.length)
  const measured =
    exercise.kind === 'target' && variants.length > MEASURED
      ? Array.from({ length: MEASURED }, () => variants[Math.floor(random() * variants.length)]!)
      : variants
  const guesses = measured
    .map((variant) => guessOf(exercise, variant, solver))
    .filter((guess) => guess !== null)
  if (guesses.length === 0) return guesses
  const [least, most] = [Math.min(...guesses), Math.max(...guesses)]
  if (most > GUESSED)
    problems.add(`a blind guess passes with chance ${most.toFixed(2)}; at most ${GUESSED} is allowed`)
  const limit = exercise.comparable ?? COMPARABLE
  if (most > limit * least)
    problems.add(
      `variants are not comparable: a blind guess passes with ${least.toPrecision(2)} to ${most.toPrecision(2)}, more than ${limit} times apart`,
    )
  return guesses
}

function* checkChapter(exercise: Exercise, chapters: CheckOptions['chapters']): Generator<string> {
  if (!chapters) return
  const objectives = chapters[exercise.chapter]
  if (!objectives) {
    yield `there is no chapter "${exercise.chapter}"`
    return
  }
  for (const language of ['en', 'zh'] as const)
    if (exercise.objective > objectives[language].length)
      yield `objective ${exercise.objective}: the chapter has ${objectives[language].length} (${language})`
}

const show = (raw: unknown) => JSON.stringify(raw) ?? String(raw)
