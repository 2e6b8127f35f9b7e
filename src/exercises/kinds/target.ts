import type { AnyModel, Output, Parameter, Parameters, Value } from '../../core/model/model.ts'
import { brokenConstraints, validate } from '../../core/model/validate.ts'
import type { Text } from '../../core/text.ts'
import {
  type Comparison,
  type Expression,
  type Scalar,
  compareScalars,
  evaluateParsed,
  parseExpression,
} from '../expression.ts'
import { fill } from '../fill.ts'
import { formatValue } from '../../core/model/formatValue.ts'
import type { Kind, KindTest } from '../kind.ts'
import type { Part, Variant } from '../life.ts'
import type { ExerciseOf } from '../schema.ts'
import { scopeAt, valueOf } from '../scope.ts'
import type { Solver } from '../solver.ts'

type TargetExercise = ExerciseOf<'target'>
type Goal = TargetExercise['goals'][number]
type Setting = Readonly<Record<string, Value>>

/** Parameters set until the model's outputs have stated properties: any setting that has them is right. */
export const target: Kind<TargetExercise, Setting> = {
  expressions: ({ answer, wrong = [] }) => [answer, ...wrong].flatMap((setting) => Object.values(setting)),
  arrange: () => [],
  parse(exercise, variant, raw, solver) {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { problem: SHAPE }
    const given = raw as Readonly<Record<string, unknown>>
    const { model } = need(solver, exercise)
    const foreign = Object.keys(given).find((name) => !exercise.free.includes(name))
    if (foreign !== undefined) return { problem: notFree(exercise, model) }
    const { values, issues } = validate(model, given, variant.parameters as never)
    const [issue] = issues
    if (issue) return { problem: issue.message }
    return { answer: Object.fromEntries(exercise.free.map((name) => [name, (values as Setting)[name]!])) }
  },
  mark(exercise, variant, answer, solver) {
    const parts = goalParts(exercise, variant, answer, need(solver, exercise))
    const met = parts.filter((part) => part.met).length
    const all = met === parts.length
    return { score: exercise.partial ? met / parts.length : Number(all), parts }
  },
}

export const targetTest: KindTest<TargetExercise> = {
  selfTest(exercise, variant, _, solver) {
    const settingOf = (terms: TargetExercise['answer']) =>
      Object.fromEntries(
        Object.entries(terms).map(([name, term]) => [name, valueOf(term, (n) => variant.names[n])]),
      )
    const start = Object.fromEntries(exercise.free.map((name) => [name, variant.parameters[name]]))
    const number = Object.entries<Parameter>(need(solver, exercise).model.parameters).find(
      ([name, parameter]) =>
        exercise.free.includes(name) && parameter.kind !== 'choice' && parameter.kind !== 'switch',
    )?.[0]
    return {
      right: [settingOf(exercise.answer)],
      wrong: [start, {}, ...(exercise.wrong ?? []).map(settingOf)],
      malformed: [
        null,
        'x',
        [],
        { nobody: 1 },
        ...(number ? [{ [number]: 1e12 }, { [number]: 'x' }, { [number]: NaN }] : []),
      ],
    }
  },
  // The part of all settings of the free parameters that reaches the goals, by a fixed even sample.
  guess(exercise, variant, solver) {
    const needed = need(solver, exercise)
    let hits = 0
    let tried = 0
    for (let i = 1; i <= SAMPLE; i++) {
      const setting = sampleSetting(exercise, needed.model, i)
      if (brokenConstraints(needed.model, { ...variant.parameters, ...setting } as never).length > 0) continue
      tried++
      if (goalParts(exercise, variant, setting, needed).every((part) => part.met)) hits++
    }
    // One is added: with none in the sample the chance is small, not nothing.
    return (hits + 1) / (tried + 2)
  },
}

const SAMPLE = 48

function need(solver: Solver | undefined, exercise: TargetExercise): Solver {
  if (!solver) throw new Error(`exercise ${exercise.id}: a target needs its model`)
  return solver
}

function goalParts(exercise: TargetExercise, variant: Variant, setting: Setting, solver: Solver): Part[] {
  const values = { ...variant.parameters, ...setting }
  const lookUp = scopeAt(solver.model, variant.names, values, solver.outputs(values))
  return exercise.goals.map((goal, i) => goalPart(goal, i, solver.model, lookUp))
}

/** One goal at one setting: met or not, and when not, which inequality fails and by how much. */
function goalPart(
  goal: Goal,
  index: number,
  model: AnyModel,
  lookUp: (name: string) => Scalar | undefined,
): Part {
  const id = `goal-${index + 1}`
  const parsed = parseExpression(goal.that)
  if (parsed.kind !== 'comparison') {
    const met = evaluateParsed(parsed, goal.that, lookUp) === true
    const wanted = parsed.kind !== 'not'
    const label = labelOf(goal, parsed.kind === 'not' ? parsed.of : parsed, model)
    return met ? { id, met } : { id, met, ...said(goal, lookUp, shouldBe(label, wanted)) }
  }
  const left = evaluateParsed(parsed.left, goal.that, lookUp)
  const right = evaluateParsed(parsed.right, goal.that, lookUp)
  const rounding = 1e-9 * Math.max(1, typeof right === 'number' ? Math.abs(right) : 0)
  const strict = parsed.op === '<' || parsed.op === '>'
  const tolerance = goal.tolerance ?? (strict ? 0 : rounding)
  if (within(parsed.op, left, right, tolerance)) return { id, met: true }
  const distance = typeof left === 'number' && typeof right === 'number' ? Math.abs(left - right) : null
  const label = labelOf(goal, parsed.left, model)
  const show = (value: Scalar, language: 'en' | 'zh') => formatValue(value, language, goal.format)
  return {
    id,
    met: false,
    distance,
    ...said(goal, lookUp, {
      en: `${label.en} is ${show(left, 'en')}; it should be ${BOUNDS[parsed.op].en} ${show(right, 'en')}${distance === null ? '' : ` (off by ${show(distance, 'en')})`}.`,
      zh: `${label.zh}现为 ${show(left, 'zh')}，应${BOUNDS[parsed.op].zh} ${show(right, 'zh')}${distance === null ? '' : `（相差 ${show(distance, 'zh')}）`}。`,
    }),
  }
}

/** A goal counts as met up to `tolerance` beyond its boundary, so that rounding never decides. */
function within(op: Comparison, left: Scalar, right: Scalar, tolerance: number): boolean {
  if (typeof left !== 'number' || typeof right !== 'number') return compareScalars(op, left, right)
  if (op === '<') return left < right + tolerance
  if (op === '<=') return left <= right + tolerance
  if (op === '>') return left > right - tolerance
  if (op === '>=') return left >= right - tolerance
  return op === '=' ? Math.abs(left - right) <= tolerance : Math.abs(left - right) > tolerance
}

/** The goal's own label, or that of the output or parameter it is about. */
function labelOf(goal: Goal, subject: Expression, model: AnyModel): Text {
  if (goal.label) return goal.label
  const name = subject.kind === 'name' ? subject.name : ''
  const output = (model.outputs as Readonly<Record<string, Output<never, never>>>)[name]
  return output?.label ?? (model.parameters as Parameters)[name]?.label ?? { en: goal.that, zh: goal.that }
}

function said(goal: Goal, lookUp: (name: string) => Scalar | undefined, text: Text) {
  const own = goal.feedback && fill(goal.feedback, lookUp)
  return {
    text: own ? { en: `${text.en} ${own.en}`, zh: `${text.zh}${own.zh}` } : text,
    ...(goal.misconception ? { misconception: goal.misconception } : {}),
  }
}

/** Halton's sequence (1960) over the free parameters, one prime a parameter. */
function sampleSetting(exercise: TargetExercise, model: AnyModel, index: number): Setting {
  return Object.fromEntries(
    exercise.free.map((name, k) => {
      const parameter: Parameter = model.parameters[name]
      const share = halton(index, PRIMES[k % PRIMES.length]!)
      if (parameter.kind === 'switch') return [name, share < 0.5]
      if (parameter.kind === 'choice') {
        const options = Object.keys(parameter.options)
        return [name, options[Math.floor(share * options.length)]!]
      }
      const value = parameter.min + share * (parameter.max - parameter.min)
      return [name, parameter.integer ? Math.round(value) : value]
    }),
  )
}

const PRIMES = [2, 3, 5, 7, 11, 13, 17, 19]

function halton(index: number, base: number): number {
  let [result, fraction] = [0, 1 / base]
  for (let i = index; i > 0; i = Math.floor(i / base), fraction /= base) result += fraction * (i % base)
  return result
}

const BOUNDS: Readonly<Record<Comparison, Text>> = {
  '<': { en: 'less than', zh: '小于' },
  '<=': { en: 'at most', zh: '不高于' },
  '>': { en: 'more than', zh: '大于' },
  '>=': { en: 'at least', zh: '不低于' },
  '=': { en: 'equal to', zh: '等于' },
  '!=': { en: 'other than', zh: '不等于' },
}
const SHAPE: Text = { en: 'The answer must be settings by name.', zh: '答案须为各参数的设定。' }
const shouldBe = (label: Text, wanted: boolean): Text => ({
  en: `This should ${wanted ? '' : 'not '}hold: ${label.en}.`,
  zh: `应当${wanted ? '成立' : '不成立'}：${label.zh}。`,
})
const notFree = ({ free }: TargetExercise, model: AnyModel): Text => {
  const label = (language: 'en' | 'zh') => free.map((name) => model.parameters[name].label[language])
  return {
    en: `Only these may be set here: ${label('en').join(', ')}.`,
    zh: `这里只能调整：${label('zh').join('、')}。`,
  }
}
