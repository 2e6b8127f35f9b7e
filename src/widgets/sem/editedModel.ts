/** A model with some paths fixed to zero, so that it stays nested in the first, and others added. */
export const editedModel = (model: string, off: Iterable<string>, on: Iterable<string>): string =>
  [model, ...[...off].map((path) => path.replace(/~\s*/, '~ 0*')), ...on].join('\n')
