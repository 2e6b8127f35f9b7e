import { matrixOf, type SimplexValues } from './model.ts'
import { handShapes, numbered, presets, type StrategyNames } from './presets.ts'

/** What the three strategies of a game are called: as in the preset with its payoffs, or by their numbers. */
export function strategyNames(values: SimplexValues): StrategyNames {
  const payoffs = matrixOf(values).flat()
  const known = Object.values(presets).find((preset) =>
    matrixOf({ ...values, ...preset.values })
      .flat()
      .every((payoff, i) => payoff === payoffs[i]),
  )
  return known?.names ?? (isRockPaperScissors(values) ? handShapes : numbered)
}

/** Does each strategy lose to the next and beat the one before, by the same amounts all round? */
function isRockPaperScissors({ a11, a12, a13, a21, a22, a23, a31, a32, a33 }: SimplexValues): boolean {
  const same = (...payoffs: number[]) => payoffs.every((payoff) => payoff === payoffs[0])
  return same(a11, a22, a33) && same(a12, a23, a31) && same(a13, a21, a32) && a12 < a11 && a13 > a11
}
