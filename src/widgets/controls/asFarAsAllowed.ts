import type { AnyModel, Value, ValuesOf } from '../../core/model/model.ts'
import { brokenConstraints } from '../../core/model/validate.ts'

/**
 * Where a slider on its way to `target` stops: the last step before a rule of the model would be broken. Where no
 * step will do, the target itself, so that the store can say which rule forbids it.
 */
export function asFarAsAllowed<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  name: string,
  target: Value,
): Value {
  const parameter = model.parameters[name]!
  const present = (values as Record<string, Value>)[name]
  if (typeof target !== 'number' || typeof present !== 'number' || !('step' in parameter)) return target
  const step = Math.sign(present - target) * parameter.step
  const steps = step === 0 ? 0 : Math.floor((present - target) / step + 1e-9)
  for (let k = 0; k <= steps; k++) {
    const at = Number((target + k * step).toPrecision(12))
    if (brokenConstraints(model, { ...values, [name]: at }).length === 0) return at
  }
  return target
}
