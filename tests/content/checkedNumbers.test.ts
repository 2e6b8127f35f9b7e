import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkedNumbers } from '../../src/site/checkedNumbers.ts'

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../reference/${file}.json`, import.meta.url), 'utf8'))
const [sharing] = read('models/replicator')
const [contract] = read('models/incentive')
const { fit } = read('sem/hs-cfa')

const golden: Record<string, number> = {
  timeToBoth95: sharing.timeToBoth95,
  fullSharingReach: sharing.basinOfFullSharing,
  contractProfit: contract.profit,
  chiSquare: fit.chisq,
  cfi: fit.cfi,
  alpha: read('stats/reliability').cronbach_alpha,
  sbgAlpha: read('clv/reference').sbg.high7.params[0],
  catalogueCustomer: read('value/pfeifer-carraway').V_inf[0],
}

it('the numbers beside ours are those under tests/reference', () => {
  expect(Object.fromEntries(checkedNumbers().map(({ ours, reference }) => [ours, reference]))).toEqual(golden)
})

it('ours agree with them to the decimals the page shows', () => {
  for (const { ours, own, reference, decimals } of checkedNumbers())
    expect(Math.abs(own - reference), ours).toBeLessThan(10 ** -decimals)
})
