import { logAddExp } from '../../numerics/special.ts'
import { bgnbd } from './bgnbd.ts'
import type { PurchaseModel } from './purchaseModel.ts'

type P = 'r' | 'alpha' | 'a' | 'b'
type Values = Readonly<Record<P, number>>

/** The customer may leave after the first purchase too; who stays is a BG/NBD customer of Beta(a, b + 1). */
const stayed = ({ r, alpha, a, b }: Values): Record<P, number> => ({ r, alpha, a, b: b + 1 })
const staying = ({ a, b }: Values) => b / (a + b)

/**
 * MBG/NBD: the BG/NBD whose customers may leave after any purchase, the first one too, so that somebody who
 * never came back may be gone.
 *
 *   L = Γ(r + x) α^r / Γ(r) · { B(a, b + x + 1)/B(a, b) · (α + T)^−(r+x) + B(a + 1, b + x)/B(a, b) · (α + tx)^−(r+x) }
 *
 * @see Batislam, Denizel & Filiztekin (2007), Empirical validation and comparison of models for customer base
 *   analysis. International Journal of Research in Marketing 24, 201–209
 */
export const mbgnbd: PurchaseModel<P> = {
  id: 'mbgnbd',
  name: 'MBG/NBD',
  parameters: ['r', 'alpha', 'a', 'b'],
  logLikelihood: (parameters) => {
    const one = bgnbd.logLikelihood(stayed(parameters))
    const stay = Math.log(staying(parameters))
    const leave = Math.log1p(-staying(parameters))
    return (history) => {
      const ifStayed = stay + one(history)
      return history.x === 0 ? logAddExp(ifStayed, leave) : ifStayed
    }
  },
  probabilityAlive: ({ r, alpha, a, b }, { x, tx, T }) =>
    1 / (1 + (a / (b + x)) * ((alpha + T) / (alpha + tx)) ** (r + x)),
  posterior: (parameters, history) => bgnbd.posterior(stayed(parameters), history),
  expectedPurchases: (parameters, t) => staying(parameters) * bgnbd.expectedPurchases(stayed(parameters), t),
  probabilityOfPurchases: (parameters, t, n) =>
    staying(parameters) * bgnbd.probabilityOfPurchases(stayed(parameters), t, n) +
    (n === 0 ? 1 - staying(parameters) : 0),
  whileAlive: bgnbd,
  draw: (parameters, T, random) =>
    random() < staying(parameters) ? bgnbd.draw(stayed(parameters), T, random) : [],
  start: bgnbd.start,
}
