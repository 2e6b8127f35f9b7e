import { accounts } from './accounts.ts'
import { applyLevers } from './applyLevers.ts'
import { evaluate } from './evaluate.ts'
import { leverNames, spending, type LeverName, type Mix } from './levers.ts'
import type { PolicyValues } from './parameters.ts'
import { situation as start } from './situation.ts'
import type { Random } from '../numerics/random.ts'

/** From levers to money: the situation they make, what the three models say of it, and the accounts. */
export function decide(values: PolicyValues, random: Random) {
  const mix = mixOf(values)
  const { situation, changes } = applyLevers(start, mix)
  const prospects = evaluate(situation, values.runs, random)
  const spent = spending(mix)
  return {
    situation,
    changes,
    prospects,
    accounts: accounts(situation, prospects, spent, values),
    /** Rounding in the sum of prices must not break a budget spent to the last. */
    withinBudget: spent <= values.budget + 1e-9,
  }
}

export type Decision = ReturnType<typeof decide>

export function mixOf(values: PolicyValues): Mix {
  return Object.fromEntries(leverNames.map((name) => [name, values[name]])) as Record<LeverName, number>
}
