export interface Queue {
  /** P(a customer has to wait), Erlang's C. */
  readonly waits: number
  /** Mean wait W_q, in hours if the rates are per hour; Infinity when staff cannot keep up. */
  readonly meanWait: number
  /** λ / (cμ). */
  readonly utilisation: number
}

/**
 * The queue M/M/c: Poisson arrivals λ, c servers of rate μ, one line.
 *
 *     B₀ = 1,  B_n = a B_{n−1} / (n + a B_{n−1}),  a = λ/μ        (Erlang's loss, by recursion: no factorials)
 *     C = B_c / (1 − ρ (1 − B_c)),   W_q = C / (cμ − λ)
 *
 * @param arrivals λ, customers per unit of time, such as an hour
 * @param rate μ, customers whom one server serves in that unit
 * @param servers c
 * @throws RangeError unless arrivals ≥ 0, rate > 0 and servers is a positive integer
 * @see Gross, Shortle, Thompson & Harris 2008, Fundamentals of Queueing Theory, sections 2.3 and 2.4
 */
export function erlangC(arrivals: number, rate: number, servers: number): Queue {
  if (!(arrivals >= 0)) throw new RangeError(`invalid arrivals; negative: ${arrivals}`)
  if (!(rate > 0)) throw new RangeError(`invalid rate; not positive: ${rate}`)
  if (!(Number.isInteger(servers) && servers > 0))
    throw new RangeError(`invalid servers; not a positive integer: ${servers}`)
  const utilisation = arrivals / (servers * rate)
  if (utilisation >= 1) return { waits: 1, meanWait: Infinity, utilisation }
  const load = arrivals / rate
  let loss = 1
  for (let n = 1; n <= servers; n++) loss = (load * loss) / (n + load * loss)
  const waits = loss / (1 - utilisation * (1 - loss))
  return { waits, meanWait: waits / (servers * rate - arrivals), utilisation }
}
