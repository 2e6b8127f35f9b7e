import type { AnyModel, Value, ValuesOf } from '../../core/model/model.ts'
import { brokenConstraints } from '../../core/model/validate.ts'

/** Changes under way, each in turn as far as the rules of the model allow with those before it. */
export function asFarAsAllowed<M extends AnyModel>(
  model: M,
  values: ValuesOf<M>,
  changes: Partial<ValuesOf<M>>,
): Partial<ValuesOf<M>> {
  const reached: Record<string, Value> = {}
  for (const [name, target] of Object.entries(changes as Record<string, Value | undefined>)) {
    if (target !== undefined) reached[name] = lastAllowed(model, { ...values, ...reached }, name, target)
  }
  return reached as Partial<ValuesOf<M>>
}

/**
 * Where one parameter on its way to `target` stops: the last step before a rule would be broken. Where no step will
 * do, the target itself, so that the store can say which rule forbids it.
 */
function lastAllowed<M extends AnyModel>(model: M, values: ValuesOf<M>, name: string, target: Value): Value {
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
