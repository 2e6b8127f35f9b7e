export interface Bass {
  /** Innovation: adoption without others, per year. */
  readonly p: number
  /** Imitation: adoption through those who have, per year. */
  readonly q: number
}

/** F(t) = (1 − e^(−(p+q)t))/(1 + (q/p) e^(−(p+q)t)), the share that has adopted (Bass 1969). */
export function adopted({ p, q }: Bass, t: number): number {
  const decay = Math.exp(-(p + q) * t)
  return (1 - decay) / (1 + (q / p) * decay)
}

/** f(t) = F′(t) = (p + qF)(1 − F). */
export function adopting(bass: Bass, t: number): number {
  const share = adopted(bass, t)
  return (bass.p + bass.q * share) * (1 - share)
}

/** t* = ln(q/p)/(p + q), when most adopt; 0 when imitation is not stronger than innovation. */
export function peakTime({ p, q }: Bass): number {
  return q > p ? Math.log(q / p) / (p + q) : 0
}

/**
 * New customers that one customer leads to through reviews, the claim being that three good reviews make one:
 * w reviews a period while staying, r the retention: R₀ = (w/3)/(1 − r).
 */
export function reviewReproduction(
  reviewsPerPeriod: number,
  retention: number,
  reviewsPerCustomer = 3,
): number {
  return reviewsPerPeriod / reviewsPerCustomer / (1 - retention)
}
