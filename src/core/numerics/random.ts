import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A source of uniform numbers in [0, 1): pass it to d3-random's `.source(random)` for other distributions. */
export type Random = () => number

/**
 * A seeded source, the same sequence on every machine: xoroshiro128+ (Blackman & Vigna 2018),
 * 53 random bits to a number.
 *
 * @param seed any integer; the same seed gives the same sequence
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`invalid seed; not an integer: ${seed}`)
  const generator = xoroshiro128plus(mix(seed, 0))
  return () => {
    const high = generator.next() >>> 5
    const low = generator.next() >>> 6
    return (high * 67108864 + low) / 9007199254740992
  }
}

/** The seed of run `index` of an ensemble that starts from `seed`, from 0 to 2³¹ − 1: runs get unrelated sequences. */
export function seedOfRun(seed: number, index: number): number {
  const mixed = mix(seed, index + 1)
  return mixed < 0 ? ~mixed : mixed
}

/** One number of both; neighbouring seeds must not give neighbouring sequences. */
function mix(seed: number, index: number): number {
  // What is beyond 32 bits, the sign among it, counts too: −1 must not fall on 0, nor 2³² on 1.
  const beyond = finalise(Math.floor(seed / 4294967296))
  return finalise(seed ^ beyond ^ Math.imul(index, 0x9e3779b9))
}

/** Murmur3's finaliser: each bit of 32 changes about half of them; 0 stays 0. */
function finalise(bits: number): number {
  let h = bits | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
