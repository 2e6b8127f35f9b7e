import { expose } from 'comlink'
import type { PolicyValues } from '../core/policy/parameters.ts'
import { searchMix, type SearchStep } from '../core/policy/searchMix.ts'

/** Money moved at a time: first in large portions, then in small ones from the best mix of the large. */
const portions = [20, 5]

const worker = {
  /**
   * Looks for a mix, reporting each improvement; whoever wants it to stop ends the worker.
   * @returns when no single move betters the last mix
   */
  async search(values: PolicyValues, seed: number, report: (step: SearchStep) => void): Promise<void> {
    let mix = {}
    let before = 0
    for (const portion of portions) {
      let tried = 0
      for (const step of searchMix({ ...values, ...mix }, seed, { portion })) {
        report({ ...step, tried: before + step.tried })
        mix = step.mix
        tried = step.tried
      }
      before += tried
    }
  },
}

export type MixSearchWorker = typeof worker

expose(worker)
