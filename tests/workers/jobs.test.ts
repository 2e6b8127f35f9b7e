import { describe, expect, it } from 'vitest'
import { createJobs } from '../../src/workers/jobs.ts'

/** Steps of a job until it is cancelled or has made all. */
const steps = (all: number) => async (isCancelled: () => boolean) => {
  let made = 0
  for (; made < all && !isCancelled(); made++) await Promise.resolve()
  return made
}

describe('the jobs of a worker', () => {
  it('stops the job that is cancelled, and no other', async () => {
    const jobs = createJobs()
    const [first, second] = [jobs.run(1, steps(50)), jobs.run(2, steps(50))]
    await Promise.resolve()
    jobs.cancel(1)
    expect(await first).toBeLessThan(50)
    expect(await second).toBe(50)
  })
  it('forgets a cancellation that comes after the end', async () => {
    const jobs = createJobs()
    await jobs.run(1, steps(3))
    jobs.cancel(1)
    expect(await jobs.run(1, steps(3))).toBe(3)
  })
  it('is done with a job that fails', async () => {
    const jobs = createJobs()
    await expect(jobs.run(1, () => Promise.reject(new Error('oh')))).rejects.toThrow('oh')
    jobs.cancel(1)
    expect(await jobs.run(1, steps(3))).toBe(3)
  })
})
