/**
 * Parameters published for CDNOW's 2,357 customers of early 1997, in weeks and dollars: Fader, Hardie & Lee (2005),
 * table 2, and Fader & Hardie (2013), note 025. Batislam's model: BTYDplus. The NBD is our own estimate (log-likelihood
 * −9763.66).
 */
export const CDNOW = {
  nbd: { r: 0.385, alpha: 12.072 },
  bgnbd: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 },
  mbgnbd: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  paretonbd: { r: 0.553, alpha: 10.578, s: 0.606, beta: 11.669 },
  gammaGamma: { p: 6.25, q: 3.74, gamma: 15.44 },
} as const
