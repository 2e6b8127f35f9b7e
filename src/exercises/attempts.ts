import type { Exercise } from './schema.ts'

/**
 * How often an answer may be checked unless an assignment says otherwise. A prediction is made once, before the model
 * runs; an explanation is read by a person.
 */
export const attemptsOf = ({ kind, attempts = 3 }: Exercise): number =>
  kind === 'predict' || kind === 'explain' ? 1 : attempts
