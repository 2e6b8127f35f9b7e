import { randomNormal } from 'd3-random'
import { createRandom } from '../../../src/core/numerics/random.ts'
import { table } from './table.ts'

const SEED = 20030101

/** Four quarterly waves of answers after a service contact; nothing changes between them but who is asked. */
export const design = { waves: 4, answers: 300 } as const

const scale = (x: number, low: number, high: number) => Math.min(high, Math.max(low, Math.round(x)))
const logistic = (u: number) => 1 / (1 + Math.exp(-u))

/**
 * A customer's liking of the firm and the ease of one contact make the answers:
 *
 *   effort          1 to 7, mean 3.3, a point more by telephone (channel 2), less for who likes the firm
 *   expectation     −3 to 3, service against expectation
 *   recommend       0 to 10, rising with liking and service, falling with effort
 *   left            within the year after: logistic(−3.6 + 0.7 (effort − 1) + 0.6 shortfall − 0.4 liking),
 *                   nothing for delight
 */
export function files(): Record<string, string> {
  const random = createRandom(SEED)
  const normal = randomNormal.source(random)(0, 1)
  const names = ['respondent', 'wave', 'channel', 'effort', 'expectation', 'satisfaction', 'recommend', 'left'] as const
  const columns = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    (typeof names)[number],
    number[]
  >
  for (let i = 0; i < design.waves * design.answers; i++) {
    const liking = normal()
    const channel = random() < 0.35 ? 2 : 1
    const effort = scale(2.95 + (channel === 2 ? 1 : 0) - 0.3 * liking + 1.4 * normal(), 1, 7)
    const expectation = scale(0.1 + 0.4 * liking - 0.2 * (effort - 3) + normal(), -3, 3)
    const experience = 0.9 * liking + 0.5 * expectation - 0.35 * (effort - 3)
    const shortfall = Math.max(0, -expectation)
    const row = {
      respondent: i + 1,
      wave: 1 + Math.floor(i / design.answers),
      channel,
      effort,
      expectation,
      satisfaction: scale(5 + 0.7 * experience + 0.7 * normal(), 1, 7),
      recommend: scale(7.7 + 1.3 * experience + 1.1 * normal(), 0, 10),
      left: random() < logistic(-3.6 + 0.7 * (effort - 1) + 0.6 * shortfall - 0.4 * liking) ? 1 : 0,
    }
    for (const name of names) columns[name].push(row[name])
  }
  return { 'nps-effort-survey.csv': table(columns) }
}
