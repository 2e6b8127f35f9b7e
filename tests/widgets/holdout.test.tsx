import { render } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import type { SplitReport } from '../../src/core/loyalty/analysis/customerDesk.ts'
import type { Judgement } from '../../src/core/loyalty/analysis/holdoutAccuracy.ts'
import { CDNOW } from '../../src/core/loyalty/btyd/published.ts'
import { bgnbd } from '../../src/core/loyalty/btyd/bgnbd.ts'
import { HoldoutPanel } from '../../src/widgets/customers/HoldoutPanel.tsx'

const split = { holdout: 39, holdoutBuyers: 10, customers: 40, holdoutPurchases: 30 } as SplitReport
const judgement = (by: string, score: Judgement['score'], auc: number): Judgement => ({
  by,
  score,
  accuracy: { auc, meanAbsoluteError: null, rootMeanSquareError: null, total: null },
  standardError: 0.05,
})

const panel = (judgements: readonly Judgement[], language: 'en' | 'zh') =>
  render(
    <HoldoutPanel
      {...{ judgements, split, language }}
      pictures={undefined}
      unit="week"
      name="BG/NBD"
      busy={false}
    />,
  )

it.each([
  ['en', 'alive, with P(alive) = 1'],
  ['zh', 'P(alive) 一律为 1'],
] as const)('says why BG/NBD ranks worse than a coin by P(alive), where it does (%s)', (language, reason) => {
  expect(bgnbd.probabilityAlive(CDNOW.bgnbd, { x: 0, tx: 0, T: 30 })).toBe(1)
  const rule = judgement('recency', 'rule', 0.7)
  const expected = judgement('bgnbd', 'expected', 0.75)
  expect(panel([rule, expected, judgement('bgnbd', 'alive', 0.4)], language)).toContain(reason)
  expect(panel([rule, expected, judgement('paretonbd', 'alive', 0.6)], language)).not.toContain(reason)
})
