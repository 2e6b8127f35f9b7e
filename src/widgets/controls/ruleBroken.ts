import type { Issue } from '../../core/model/issue.ts'
import type { AnyModel, Value, ValuesOf } from '../../core/model/model.ts'
import { validate } from '../../core/model/validate.ts'

/** What keeps a value that was typed from being taken: it is named and left standing, not put at another place. */
export const ruleBroken = <M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  name: string,
  value: Value,
): Issue | undefined => validate(model, { [name]: value }, values).issues[0]
