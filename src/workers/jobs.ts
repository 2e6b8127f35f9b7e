/** The jobs a worker is at, by their numbers. Cancelling one that has ended leaves nothing behind. */
export function createJobs() {
  const running = new Set<number>()
  return {
    /** Does the work of a job, which asks now and then whether it is cancelled. */
    async run<T>(job: number, work: (isCancelled: () => boolean) => Promise<T>): Promise<T> {
      running.add(job)
      try {
        return await work(() => !running.has(job))
      } finally {
        running.delete(job)
      }
    },
    cancel(job: number): void {
      running.delete(job)
    },
  }
}
