import type { Random } from '../../numerics/random.ts'

/** Event times in (0, until] of a Poisson process of that rate. */
export function poissonTimes(rate: number, until: number, random: Random): number[] {
  const times: number[] = []
  for (let time = exponential(rate, random); time <= until; time += exponential(rate, random))
    times.push(time)
  return times
}

/** A waiting time of that rate. */
export function exponential(rate: number, random: Random): number {
  return -Math.log1p(-random()) / rate
}
