import type { Text } from '../text.ts'

export type IssueKind =
  /** No parameter has this name. */
  | 'unknown'
  /** Not written as a number. */
  | 'number'
  | 'integer'
  | 'range'
  | 'choice'
  | 'switch'
  /** A rule that several parameters obey together. */
  | 'constraint'
  | 'seed'
  /** The link as a whole: garbled, of another model, of a newer version. */
  | 'link'

/** What is wrong with one input: plain text, to be shown beside the control or on one line of a terminal. */
export interface Issue {
  readonly kind: IssueKind
  /** The parameter's name as written; of a constraint, the first concerned; '' when it is the whole link. */
  readonly parameter: string
  /** Every parameter concerned: more than one for a constraint, none for the whole link. */
  readonly parameters: readonly string[]
  readonly rule: Text
  /** The value refused, made fit to show. */
  readonly value: string
  /** Names the parameter, the rule and the value. */
  readonly message: Text
}

/** Thrown where bad input cannot be left out; its message is the issues' own, in English. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message.en).join('\n'))
    this.issues = issues
  }
}

/**
 * A value as it may stand in a message: on one line, short, and without angle brackets, so that a link made to
 * deceive cannot put markup or a page of text before the reader.
 */
export function show(value: unknown): string {
  if (Array.isArray(value)) return '[list]'
  if (typeof value === 'object' && value !== null) return '[object]'
  const characters = [
    ...String(value)
      .slice(0, 200)
      .replace(/[\p{C}\p{Z}]+/gu, ' '),
  ]
  const short = characters.length > 40 ? `${characters.slice(0, 39).join('')}…` : characters.join('')
  return short.replaceAll('<', '‹').replaceAll('>', '›')
}

/** "Synergy (synergy) must be a number from 0.5 to 4; got 12". */
export function issueOf(
  kind: IssueKind,
  { name, label, rule, value }: { name: string; label: Text; rule: Text; value: unknown },
): Issue {
  const shown = show(value)
  const given = typeof value === 'string' && kind !== 'constraint' ? `"${shown}"` : shown
  const givenZh = typeof value === 'string' && kind !== 'constraint' ? `“${shown}”` : ` ${shown}`
  return {
    kind,
    parameter: name,
    parameters: [name],
    rule,
    value: shown,
    message: {
      en: `${label.en} (${name}) must be ${rule.en}; got ${given}`,
      zh: `${label.zh}（${name}）须为${rule.zh}；给出的是${givenZh}`,
    },
  }
}
