/** Akaike's information criterion, 2k − 2 ln L. */
export function aic(logLikelihood: number, parameters: number): number {
  return 2 * parameters - 2 * logLikelihood
}

/** Schwarz's (Bayesian) information criterion, k ln n − 2 ln L, for n customers. */
export function bic(logLikelihood: number, parameters: number, customers: number): number {
  return parameters * Math.log(customers) - 2 * logLikelihood
}
