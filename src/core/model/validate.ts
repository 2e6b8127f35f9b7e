import { type Issue, InvalidInput, show } from './issue.ts'
import { type AnyModel, type Constraint, type Parameters, type ValuesOf, defaults } from './model.ts'
import { nearest } from './nearest.ts'
import { parseValue } from './parseValue.ts'

export type { Issue, IssueKind } from './issue.ts'
export { InvalidInput } from './issue.ts'
export { parseValue, parseSeed, parseNumber, ruleOf } from './parseValue.ts'

export interface Validated<V> {
  readonly values: V
  readonly issues: readonly Issue[]
}

/**
 * Values of every parameter from what a link, a field, a file or the command line gave.
 *
 * What is good is kept; what is not stays at `base` and becomes an issue. Parameters that break a constraint
 * together all return to `base`; should `base` break it too, to the defaults.
 *
 * @param raw some of the parameters by name, as strings or typed values; `undefined` counts as not given
 * @param base where parameters that are not given, or not valid, stand: the defaults unless told
 */
export function validate<M extends AnyModel>(
  model: M,
  raw: Readonly<Record<string, unknown>>,
  base: ValuesOf<M> = defaults<Parameters>(model) as ValuesOf<M>,
): Validated<ValuesOf<M>> {
  const parameters: Parameters = model.parameters
  const values: Record<string, unknown> = { ...base }
  const issues: Issue[] = []
  for (const [name, given] of Object.entries(raw)) {
    if (given === undefined) continue
    if (!Object.hasOwn(parameters, name)) {
      issues.push(unknownParameter(name, given, parameters))
      continue
    }
    const { value, issue } = parseValue(name, parameters[name]!, given)
    if (issue) issues.push(issue)
    else values[name] = value
  }
  for (const fallback of [base, defaults<Parameters>(model)]) {
    issues.push(...obeyConstraints(model, values, fallback as Record<string, unknown>, raw))
  }
  return { values: values as ValuesOf<M>, issues }
}

/** As `validate`, for callers that cannot go on with bad input. Throws `InvalidInput` with every issue. */
export function validateOrThrow<M extends AnyModel>(
  model: M,
  raw: Readonly<Record<string, unknown>>,
  base?: ValuesOf<M>,
): ValuesOf<M> {
  const { values, issues } = validate(model, raw, base)
  if (issues.length > 0) throw new InvalidInput(issues)
  return values
}

/** The constraints that these values break: what a sweep or a sensitivity must leave out. */
export function brokenConstraints<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
): readonly Constraint<ValuesOf<M>>[] {
  const constraints: readonly Constraint<ValuesOf<M>>[] = model.constraints ?? []
  return constraints.filter((constraint) => !constraint.holds(values))
}

/** An issue for a name that no parameter has, with the nearest name that one has. */
export function unknownParameter(name: string, value: unknown, parameters: Parameters): Issue {
  const names = Object.keys(parameters)
  const near = nearest(name, names)
  const rule = near
    ? { en: `did you mean ${near}?`, zh: `是否指 ${near}？` }
    : { en: `the parameters are ${names.join(', ')}`, zh: `可用的参数有 ${names.join('、')}` }
  return {
    kind: 'unknown',
    parameter: name,
    parameters: [name],
    rule,
    value: show(value),
    message: {
      en: `unknown parameter "${show(name)}" (given ${show(value)}); ${rule.en}`,
      zh: `没有名为“${show(name)}”的参数（给出的值是 ${show(value)}）；${rule.zh}`,
    },
  }
}

/** Sets what breaks a constraint to `fallback`, in place, until nothing does or nothing is left to set. */
function obeyConstraints(
  model: AnyModel,
  values: Record<string, any>,
  fallback: Readonly<Record<string, unknown>>,
  raw: Readonly<Record<string, unknown>>,
): Issue[] {
  const issues: Issue[] = []
  // Returning the parameters of one constraint may break another, so the constraints are asked anew; each round
  // returns at least one parameter more, which bounds the rounds.
  for (;;) {
    const broken = brokenConstraints(model, values).find((constraint) =>
      constraint.parameters.some((name) => values[name] !== fallback[name]),
    )
    if (!broken) return issues
    issues.push(brokenConstraint(broken, model.parameters, values, raw))
    for (const name of broken.parameters) values[name] = fallback[name]
  }
}

function brokenConstraint(
  { parameters: names, rule }: Constraint<any>,
  parameters: Parameters,
  values: Readonly<Record<string, unknown>>,
  raw: Readonly<Record<string, unknown>>,
): Issue {
  const value = names.map((name) => `${name} = ${show(values[name])}`).join(', ')
  const label = (language: 'en' | 'zh') => names.map((name) => parameters[name]!.label[language])
  return {
    kind: 'constraint',
    parameter: names.find((name) => Object.hasOwn(raw, name)) ?? names[0]!,
    parameters: names,
    rule,
    value,
    message: {
      en: `${label('en').join(' and ')}: ${rule.en.replace(/\.$/, '')}; got ${value}`,
      zh: `${label('zh').join('与')}：${rule.zh.replace(/。$/, '')}；给出的是 ${value}`,
    },
  }
}
