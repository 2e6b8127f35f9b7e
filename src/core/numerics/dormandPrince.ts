/**
 * The Butcher tableau of Dormand & Prince's method of order 5(4), first same as last, and the coefficients of
 * its continuous extension of order 4 (Hairer, Nørsett & Wanner 1993, Solving Ordinary Differential Equations I,
 * table II.5.2 and section II.6; the extension as in their code DOPRI5).
 */
export const nodes = [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1, 1] as const

/** Row s gives stage s + 2 from the stages before it; the last row is also the solution of order 5. */
export const weights = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
] as const

/** Order 5 less order 4: the estimate of the error of a step. */
export const errorWeights = [
  71 / 57600,
  0,
  -71 / 16695,
  71 / 1920,
  -17253 / 339200,
  22 / 525,
  -1 / 40,
] as const

/** The part of the continuous extension that the values and slopes at both ends do not fix. */
export const denseWeights = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
] as const
