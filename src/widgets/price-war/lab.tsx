import { model } from '../../core/loyalty/price-war/model.ts'
import type { LabFigures } from '../lab/Lab.tsx'
import LoyalPrices from './LoyalPrices.tsx'
import Patience from './Patience.tsx'

export default {
  model,
  figures: [
    {
      title: { en: 'Keeping prices up, or undercutting', zh: '维持价格，还是降价' },
      Figure: ({ language, embedded }) => (
        <Patience language={language} controls={embedded ? undefined : []} />
      ),
    },
    {
      title: { en: 'Prices between loyal customers', zh: '有忠诚顾客时的价格' },
      Figure: ({ language, embedded }) => (
        <LoyalPrices language={language} controls={embedded ? undefined : []} />
      ),
    },
  ],
} satisfies LabFigures
